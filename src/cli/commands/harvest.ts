import { GatewayError } from '../../domain/errors.ts';
import type { Gateway } from '../../gateway.ts';
import type { RemapReport } from '../../ports/harvester.ts';
import { flagOption, textArguments, type Command, type Invocation } from '../command.ts';
import { acceptCommand } from '../accept-command.ts';
import { openGateway, requirePortals, type Options } from '../load.ts';
import type { Output } from '../output.ts';
import { summaryColumns, totalLine } from '../progress-lines.ts';
import { showProgress, type Shown } from '../show-progress.ts';
import type { Column } from '../table.ts';
import { count, plain } from '../text.ts';
import { CliError, type ExitCode, type World } from '../world.ts';
import { harvestAccept } from './harvest-accept.ts';
import { CONTACT_HINT } from './serve.ts';

export interface Failed {
  readonly portal: string;
  readonly message: string;
}
export interface HarvestEnd {
  readonly shown: Shown;
  readonly failed: readonly Failed[];
  readonly isStopped: boolean;
}

async function tryEach<T>(
  slugs: readonly string[],
  work: (slug: string) => Promise<T>,
): Promise<{ readonly done: readonly T[]; readonly failed: readonly Failed[] }> {
  const settled = await Promise.allSettled(slugs.map(work));
  const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.flatMap((one, index) => {
    if (one.status === 'fulfilled') return [];
    if (!(one.reason instanceof GatewayError)) throw one.reason;
    return [{ portal: slugs[index] ?? '', message: one.reason.message }];
  });
  return { done, failed };
}

/** Harvests these portals, as many at a time as the gateway allows, and shows how it goes. Closes nothing. */
export async function harvestAll(
  world: World,
  output: Output,
  gateway: Gateway,
  slugs: readonly string[],
  isFull: boolean,
): Promise<HarvestEnd> {
  const stopping = world.stopping();
  const shown = showProgress(world, slugs.length, output.isJson ? 'silent' : 'live');
  const unsubscribe = gateway.harvester.subscribe((event) => {
    if (!slugs.includes(event.portal)) return;
    if (output.isJson) output.ndjson(event);
    shown.apply(event);
  });
  const stop = (): void => {
    shown.end();
    output.say('Stopping after the page under way. Ctrl-C again stops at once.');
    void gateway.harvester.close();
  };
  if (stopping.aborted) stop();
  else stopping.addEventListener('abort', stop, { once: true });
  try {
    const { failed } = await tryEach(slugs, (slug) => gateway.harvester.harvest(slug, { full: isFull }));
    return { shown, failed, isStopped: stopping.aborted };
  } finally {
    stopping.removeEventListener('abort', stop);
    unsubscribe();
    shown.end();
  }
}

export function printHarvests(
  world: World,
  output: Output,
  options: Options,
  { shown, failed, isStopped }: HarvestEnd,
): void {
  const { tally } = shown;
  const inOrder = [...tally.finished()].sort((a, b) => (a.portal < b.portal ? -1 : 1));
  if (output.isJson) {
    const verdicts = inOrder.map(({ portal, run }) => ({ portal, verdict: run.verdict, reason: run.reason }));
    output.ndjson({ type: 'summary', stopped: isStopped, verdicts, failed });
  } else if (inOrder.length > 0) output.table(inOrder, summaryColumns);
  if (!isStopped) output.say(...failed.map(({ portal, message }) => `${portal}: ${plain(message)}`));
  output.say(totalLine(tally, world.now().getTime()));
  const held = inOrder.filter(({ run }) => run.verdict === 'HELD');
  for (const { portal, run } of held)
    output.say(
      `${portal} would lose ${count(run.heldRemovals)} datasets, so nothing was removed. ` +
        `To see them and accept: ${acceptCommand(portal, options)}`,
    );
  if (isStopped)
    output.say('Stopped. What was read is stored; the same command goes on from there within a day.');
}

/** 3 when a portal could not be read, 1 when a harvest is not whole for another reason. */
export function harvestExit({ shown, failed, isStopped }: HarvestEnd): ExitCode {
  if (isStopped) return 1;
  const runs = shown.tally.finished().map(({ run }) => run);
  if (runs.some(({ verdict }) => verdict === 'BROKEN')) return 3;
  return failed.length > 0 || runs.some(({ verdict }) => verdict !== 'COMPLETE') ? 1 : 0;
}

const remapColumns: readonly Column<RemapReport>[] = [
  { title: 'Portal', of: ({ portal }) => portal },
  { title: 'Read', align: 'right', of: ({ read }) => count(read) },
  { title: 'Changed', align: 'right', of: ({ changed }) => count(changed) },
  { title: 'Rejected', align: 'right', of: ({ rejected }) => count(rejected) },
];

async function remapAll(output: Output, gateway: Gateway, slugs: readonly string[]): Promise<ExitCode> {
  const unsubscribe = gateway.harvester.subscribe((event) => {
    if (output.isJson && event.type === 'remapped') output.ndjson(event);
  });
  const reports: RemapReport[] = [];
  const failures: Failed[] = [];
  for (const slug of slugs) {
    const { done, failed } = await tryEach([slug], (name) => gateway.harvester.remap(name));
    reports.push(...done);
    failures.push(...failed);
  }
  unsubscribe();
  if (!output.isJson) output.table(reports, remapColumns);
  output.say(...failures.map(({ portal, message }) => `${portal}: ${plain(message)}`));
  return failures.length > 0 ? 1 : 0;
}

function checkUse(slugs: readonly string[], options: Invocation['options']): void {
  const isAll = flagOption(options, 'all');
  if (slugs.length === 0 && !isAll)
    throw new CliError(
      2,
      'Name the portals to harvest, or --all for every enabled one.',
      'Names: civicgraph portals list.',
    );
  if (slugs.length > 0 && isAll) throw new CliError(2, 'Either names of portals or --all, not both.');
  if (flagOption(options, 'full') && flagOption(options, 'remap'))
    throw new CliError(2, 'Either --full (asks the portal) or --remap (asks nobody), not both.');
}

async function run(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const named = [...new Set(textArguments(invocation, 0))];
  checkUse(named, options);
  const isMoving = world.stderr.isTTY && !output.isJson;
  const opened = await openGateway(world, options, isMoving ? 'error' : 'warn', (registry) =>
    requirePortals(registry, named),
  );
  const { gateway, config, settings } = opened;
  const enabled = config.registry.portals.filter((portal) => portal.enabled).map(({ slug }) => slug);
  const slugs = named.length > 0 ? named : enabled;
  try {
    if (flagOption(options, 'remap')) return await remapAll(output, gateway, slugs);
    if (settings.contact === null && !config.allowLoopback) output.say(CONTACT_HINT);
    const end = await harvestAll(world, output, gateway, slugs, flagOption(options, 'full'));
    printHarvests(world, output, options, end);
    return harvestExit(end);
  } finally {
    await gateway.close();
  }
}

export const harvest: Command = {
  usage: 'harvest [portals...]',
  summary: 'read the catalogues of portals now',
  details:
    'Only what changed is read where a portal can tell, everything otherwise. Ctrl-C stops after the page under way; ' +
    'the same command goes on from there. With --json every event is a line (NDJSON). Exit code 3: a portal could ' +
    'not be read; 1: a harvest is uneven, held or stopped.',
  options: [
    { flags: '--all', help: 'every enabled portal' },
    { flags: '--full', help: 'everything, even where the portal could tell what changed' },
    { flags: '--remap', help: 'map stored records again, without asking any portal' },
  ],
  examples: [
    ['civicgraph harvest toronto', 'one portal'],
    ['civicgraph harvest --all --parallel-portals 8', 'all of them, eight at a time'],
    ['civicgraph harvest buenos-aires --full --json', 'events for a program'],
  ],
  commands: [harvestAccept],
  run,
};
