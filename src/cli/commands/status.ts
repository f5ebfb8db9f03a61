import { textArguments, textOption, type Command, type Invocation } from '../command.ts';
import { acceptCommand } from '../accept-command.ts';
import { openGateway, requirePortals } from '../load.ts';
import { portalStates, type PortalState } from '../portal-states.ts';
import type { Column } from '../table.ts';
import { count, relativeTime, type Colour } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

const STATES = ['NEVER', 'RUNNING', 'FRESH', 'STALE', 'FAILING', 'HELD', 'BLOCKED'] as const;
/** States that a person should look at. */
const TROUBLE = ['FAILING', 'HELD', 'BLOCKED'];

function colourOf(state: string): Colour | null {
  if (TROUBLE.includes(state)) return 'red';
  return state === 'FRESH' ? 'green' : state === 'STALE' ? 'yellow' : state === 'NEVER' ? 'dim' : null;
}

function dueText(nextDue: string | null, now: Date): string {
  return nextDue !== null && Date.parse(nextDue) <= now.getTime() ? 'now' : relativeTime(nextDue, now);
}

function columns(now: Date): readonly Column<PortalState>[] {
  return [
    { title: 'Portal', of: ({ portal }) => portal },
    { title: 'City', of: ({ city }) => city ?? '–' },
    { title: 'Platform', of: ({ platform }) => platform },
    { title: 'State', of: ({ state }) => state, colour: ({ state }) => colourOf(state) },
    { title: 'Datasets', align: 'right', of: ({ datasets }) => count(datasets) },
    { title: 'Last complete', of: ({ lastComplete }) => relativeTime(lastComplete, now) },
    {
      title: 'Next due',
      of: ({ enabled, nextDue }) => (enabled ? dueText(nextDue, now) : 'not enabled'),
    },
    { title: 'Last verdict', of: ({ verdict }) => verdict ?? '–' },
    { title: 'Reason', of: ({ reason }) => reason ?? '', isElastic: true },
  ];
}

function countStates(states: readonly PortalState[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { state } of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

function wantedState(text: string | null): string | null {
  if (text === null) return null;
  const state = STATES.find((known) => known === text.toUpperCase());
  if (state === undefined) throw new CliError(2, `Unknown state "${text}".`, `Known: ${STATES.join(', ')}.`);
  return state;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const named = textArguments(invocation, 0);
  const wanted = wantedState(textOption(options, 'state'));
  const { gateway } = await openGateway(world, options, 'warn', (registry) =>
    requirePortals(registry, named),
  );
  try {
    const states = (await portalStates(gateway, world.now())).filter(
      ({ portal, state }) =>
        (named.length === 0 || named.includes(portal)) && (wanted === null || state === wanted),
    );
    const byState = countStates(states);
    const datasets = states.reduce((sum, state) => sum + state.datasets, 0);
    if (output.isJson) output.json({ byState: Object.fromEntries(byState), datasets, portals: states });
    else {
      output.table(states, columns(world.now()));
      const told = [...byState].map(([state, portals]) => `${count(portals)} ${state}`).join(', ');
      output.say(
        `${count(states.length)} portals${told === '' ? '' : `: ${told}`}; ${count(datasets)} datasets`,
      );
      for (const { portal, heldRemovals } of states.filter((one) => one.heldRemovals > 0))
        output.say(
          `${portal}: ${count(heldRemovals)} removals wait. To see them and accept: ${acceptCommand(portal, options)}`,
        );
    }
    return states.some(({ state }) => TROUBLE.includes(state)) ? 1 : 0;
  } finally {
    await gateway.close();
  }
}

export const status: Command = {
  usage: 'status [portals...]',
  summary: 'how fresh what is stored is, portal by portal',
  details:
    'From the store: no portal is asked. "Next due" is when a server with these settings would harvest. Exit code 1: a portal is FAILING, HELD or BLOCKED.',
  options: [{ flags: '--state <state>', help: `only portals in this state: ${STATES.join(', ')}` }],
  examples: [
    ['civicgraph status', 'all portals'],
    ['civicgraph status --state failing', 'those whose last harvests broke'],
    ['civicgraph status toronto austin --json', 'two of them, for a program'],
  ],
  run,
};
