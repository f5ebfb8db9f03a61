import type { LinkCheckReport, LinkCheckRequest } from '../../ports/links.ts';
import { flagOption, textArguments, textOption, type Command, type Invocation } from '../command.ts';
import { showLinksProgress, tallyLine } from '../links-progress.ts';
import { openGateway, requirePortals, type Options } from '../load.ts';
import type { Output } from '../output.ts';
import type { Column } from '../table.ts';
import { count, type Colour } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';
import { CONTACT_HINT } from './serve.ts';

function readBudget(options: Options): number | null {
  const text = textOption(options, 'budget');
  if (text === null) return null;
  if (/^[1-9]\d{0,7}$/.test(text)) return Number(text);
  throw new CliError(2, `--budget: expected a number from 1 to 99999999, got "${text}".`);
}

function readRequest(portals: readonly string[], options: Options): LinkCheckRequest {
  const request: LinkCheckRequest = {
    portals,
    budget: readBudget(options),
    all: flagOption(options, 'all'),
    tls: flagOption(options, 'lenientTls') ? 'lenient' : 'strict',
  };
  if (request.all && request.budget !== null)
    throw new CliError(2, 'Either --all (every address) or --budget (so many requests), not both.');
  return request;
}

interface Verdict {
  readonly verdict: 'alive' | 'dead' | 'unknown';
  readonly reason: string;
  readonly addresses: number;
}
const COLOURS: Readonly<Record<Verdict['verdict'], Colour>> = {
  alive: 'green',
  dead: 'red',
  unknown: 'yellow',
};
const columns: readonly Column<Verdict>[] = [
  { title: 'Verdict', of: ({ verdict }) => verdict, colour: ({ verdict }) => COLOURS[verdict] },
  { title: 'Reason', of: ({ reason }) => reason },
  { title: 'Addresses', align: 'right', of: ({ addresses }) => count(addresses) },
];

function verdictsOf({ alive, dead, unknown }: LinkCheckReport): readonly Verdict[] {
  const rows = (verdict: Verdict['verdict'], counts: Readonly<Record<string, number>>): readonly Verdict[] =>
    Object.entries(counts).map(([reason, addresses]) => ({ verdict, reason, addresses }));
  const living: Verdict = { verdict: 'alive', reason: '–', addresses: alive };
  return [living, ...rows('dead', dead), ...rows('unknown', unknown)];
}

function print(output: Output, report: LinkCheckReport): void {
  if (output.isJson) {
    output.ndjson({ type: 'summary', ...report });
    return;
  }
  if (report.checked > 0) output.table(verdictsOf(report), columns);
  output.say(tallyLine(report, null, report.durationMs));
  const left = `${count(report.left)} due ${report.left === 1 ? 'address is' : 'addresses are'} left`;
  if (report.stopped === 'ABORTED')
    output.say(`Stopped; ${left}. What was checked is stored, the same command goes on from there.`);
  else if (report.stopped === 'BUDGET')
    output.say(`The budget is spent; ${left}. The same command goes on from there.`);
  else if (report.left > 0) output.say(`${left}: their hosts had their requests for today. Go on tomorrow.`);
  else if (report.checked === 0) output.say(nothingLine(report));
  if (report.stopped !== 'ABORTED') for (const line of judgedLines(report)) output.say(line);
}

/** Whose promises were judged again since their documents were checked, and whose should have been. */
export function judgedLines({
  cities,
  judged,
}: Pick<LinkCheckReport, 'cities' | 'judged'>): readonly string[] {
  const left = cities.filter((city) => !judged.includes(city));
  return [
    ...(judged.length > 0 ? [`Commitments judged again: ${judged.join(', ')}.`] : []),
    ...left.map(
      (city) => `Not judged again: ${city}. Try it by itself: civicgraph commitments evaluate ${city}`,
    ),
  ];
}

function nothingLine({ portals }: LinkCheckReport): string {
  return portals.some(({ addresses }) => addresses > 0)
    ? 'Nothing is due: what was checked is not asked again so soon.'
    : 'There are no addresses. Read the catalogues first: civicgraph harvest.';
}

function exitOf({ stopped, dead }: LinkCheckReport): ExitCode {
  return stopped === 'ABORTED' || Object.keys(dead).length > 0 ? 1 : 0;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const named = [...new Set(textArguments(invocation, 0))];
  const request = readRequest(named, options);
  const opened = await openGateway(world, options, 'warn', (registry) => requirePortals(registry, named));
  const { gateway, config, settings } = opened;
  const stopping = world.stopping();
  const progress = showLinksProgress(world, output.isJson ? 'silent' : 'live');
  const stop = (): void => {
    progress.end();
    output.say('Stopping. Ctrl-C again stops at once.');
  };
  stopping.addEventListener('abort', stop, { once: true });
  try {
    if (settings.contact === null && !config.allowLoopback) output.say(CONTACT_HINT);
    const report = await gateway.links.check(
      request,
      (event) => {
        if (output.isJson) output.ndjson(event);
        progress.apply(event);
      },
      stopping,
    );
    progress.end();
    print(output, report);
    return exitOf(report);
  } finally {
    stopping.removeEventListener('abort', stop);
    progress.end();
    await gateway.close();
  }
}

export const linksCheck: Command = {
  usage: 'check [portals...]',
  summary: 'ask the addresses that datasets name whether they answer',
  details:
    'Of the named portals, else of every enabled one: all addresses of a small portal, a sample of a large one, and only ' +
    'those that are due. HEAD first, one byte by GET where that is not believed; a host is asked once a second at most, and ' +
    'robots.txt is obeyed. Ctrl-C stops; the same command goes on from there. With --json every event is a line (NDJSON). ' +
    'Exit code 1: dead addresses were found, or it was stopped. How it judges: docs/links.md.',
  options: [
    { flags: '--budget <n>', help: 'requests at most; a later or larger budget extends the same sample' },
    { flags: '--all', help: 'every address that is due instead of a sample' },
    { flags: '--lenient-tls', help: 'an expired or untrusted certificate is a warning, not death' },
  ],
  examples: [
    ['civicgraph links check toronto', 'one portal'],
    ['civicgraph links check --budget 2000', 'every enabled portal, with at most 2,000 requests'],
    ['civicgraph links check buenos-aires --all --json', 'every address, events for a program'],
  ],
  run,
};
