import { GatewayError } from '../../domain/errors.ts';
import type { Gateway } from '../../gateway.ts';
import { flagOption, textArgument, type Command, type Invocation } from '../command.ts';
import { openGateway, requirePortals } from '../load.ts';
import type { Output } from '../output.ts';
import type { Column } from '../table.ts';
import { count, plain, relativeTime } from '../text.ts';
import { CliError, type ExitCode } from '../world.ts';

interface HeldDataset {
  readonly localId: string;
  readonly title: string | null;
  readonly lastSeenAt: string | null;
}
interface Held {
  readonly portal: string;
  readonly runId: string;
  readonly startedAt: string;
  readonly reason: string | null;
  /** Datasets of the portal that are not removed, these among them. */
  readonly living: number;
  readonly datasets: readonly HeldDataset[];
}

/** A person reads no more at once; --json has them all. */
const MOST_SHOWN = 50;

async function readHeld(gateway: Gateway, portal: string): Promise<Held> {
  const held = await gateway.log.heldRemovals(portal);
  if (held === null || held.localIds.length === 0)
    throw new CliError(2, `No removals of "${portal}" wait.`, `See civicgraph status ${portal}.`);
  const stored = await gateway.catalogue.datasets(held.localIds.map((localId) => ({ portal, localId })));
  const [living = 0] = await gateway.catalogue.counts([portal]);
  const datasets = held.localIds.map((localId, index) => ({
    localId,
    title: stored[index]?.dataset.title ?? null,
    lastSeenAt: stored[index]?.lastSeenAt ?? null,
  }));
  const { id, startedAt, reason } = held.run;
  return { portal, runId: id, startedAt, reason, living, datasets };
}

function columns(now: Date): readonly Column<HeldDataset>[] {
  return [
    { title: 'Id', of: ({ localId }) => localId },
    { title: 'Last seen', of: ({ lastSeenAt }) => relativeTime(lastSeenAt, now) },
    { title: 'Title', of: ({ title }) => title ?? '–', isElastic: true },
  ];
}

function show(output: Output, held: Held, now: Date): void {
  output.table(held.datasets.slice(0, MOST_SHOWN), columns(now));
  const more = held.datasets.length - MOST_SHOWN;
  if (more > 0) output.say(`… and ${count(more)} more; --json lists all.`);
  if (held.reason !== null) output.say(plain(held.reason));
  output.say(
    `${count(held.datasets.length)} of the ${count(held.living)} datasets of ${held.portal} would be removed, ` +
      `after the harvest of ${held.startedAt}. Their histories are kept; one that is seen again lives again.`,
  );
}

type Answer = 'yes' | 'no' | 'nobody';

async function ask({ world, options }: Invocation, held: Held): Promise<Answer> {
  if (flagOption(options, 'yes')) return 'yes';
  const text = await world.ask(`Remove ${count(held.datasets.length)} datasets of ${held.portal}? [y/N] `);
  if (text === null) return 'nobody';
  return /^\s*y(es)?\s*$/i.test(text) ? 'yes' : 'no';
}

/** null: something else waits now than what was shown. */
async function accept(gateway: Gateway, held: Held): Promise<number | null> {
  try {
    return (await gateway.harvester.acceptHeld(held.portal, held.runId)).removed;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

async function decide(invocation: Invocation, gateway: Gateway, held: Held): Promise<ExitCode> {
  const { output } = invocation;
  const answer = await ask(invocation, held);
  const removed = answer === 'yes' ? await accept(gateway, held) : null;
  if (output.isJson) output.json({ ...held, accepted: removed !== null, removed: removed ?? 0 });
  if (answer === 'nobody')
    throw new CliError(2, 'Nothing was removed: nobody said yes.', 'Without a terminal, --yes says so.');
  if (answer === 'no') output.say('Nothing was removed.');
  else if (removed === null)
    output.say('Nothing was removed: a harvest has ended meanwhile, and not the same is held. Look again.');
  else output.say(`${count(removed)} datasets of ${held.portal} were removed.`);
  return removed === null ? 1 : 0;
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const portal = textArgument(invocation, 0);
  for (const flag of ['all', 'full', 'remap'])
    if (flagOption(options, flag)) throw new CliError(2, `Accepting takes one portal and no --${flag}.`);
  const { gateway } = await openGateway(world, options, 'warn', (registry) =>
    requirePortals(registry, [portal]),
  );
  try {
    const held = await readHeld(gateway, portal);
    if (!output.isJson) show(output, held, world.now());
    return await decide(invocation, gateway, held);
  } finally {
    await gateway.close();
  }
}

export const harvestAccept: Command = {
  usage: 'accept <portal>',
  summary: 'let the removals go through that a harvest has held',
  details:
    'A harvest that would remove more than a fifth of a portal removes nothing and is HELD. This shows which datasets ' +
    'would go, asks, and removes them. No portal is asked. Exit code 1: nobody said yes, or something else is held by ' +
    'now; 2: nothing is held, or there is no terminal and no --yes.',
  options: [{ flags: '--yes', help: 'remove them without asking' }],
  examples: [
    ['civicgraph harvest accept toronto', 'look, then decide'],
    ['civicgraph harvest accept toronto --yes --json', 'from a program'],
  ],
  run,
};
