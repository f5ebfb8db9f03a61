import type { MeasureOutcome, MeasureProgress } from '../../gateway.ts';
import { flagOption, textArguments, type Command, type Invocation } from '../command.ts';
import { openGateway, requirePortals } from '../load.ts';
import { createMovingLine } from '../moving-line.ts';
import type { Column } from '../table.ts';
import { count } from '../text.ts';
import type { ExitCode } from '../world.ts';
import { NOT_MEASURED } from './metrics.ts';

/** `springfield: 3,500 of 16,000 datasets measured` */
export function progressLine({ portal, done, of }: MeasureProgress): string {
  return `${portal}: ${count(done)} of ${count(of)} datasets measured`;
}

function outcomeText(outcome: MeasureOutcome): string {
  switch (outcome.is) {
    case 'measured':
      return `measured, as of ${outcome.snapshot.at}`;
    case 'unchanged':
      return `as it was, as of ${outcome.snapshot.at}`;
    case 'never-harvested':
      return 'never harvested completely';
  }
}
const outcomeColumns: readonly Column<MeasureOutcome>[] = [
  { title: 'Portal', of: ({ portal }) => portal },
  {
    title: 'Datasets',
    align: 'right',
    of: (outcome) => ('snapshot' in outcome ? count(outcome.snapshot.datasets) : ''),
  },
  { title: 'What', of: outcomeText, isElastic: true },
];

async function compute(invocation: Invocation): Promise<ExitCode> {
  const { world, output, options } = invocation;
  const named = textArguments(invocation, 0);
  const { gateway, config } = await openGateway(world, options, 'warn', (registry) =>
    requirePortals(registry, named),
  );
  const stopping = world.stopping();
  const line = createMovingLine(world, output.isJson ? 'silent' : 'live');
  try {
    const portals =
      named.length > 0
        ? named
        : config.registry.portals.filter(({ enabled }) => enabled).map(({ slug }) => slug);
    const outcomes: MeasureOutcome[] = [];
    for (const [index, portal] of portals.entries()) {
      const hear = (progress: MeasureProgress): void => line.show(progressLine(progress));
      const outcome = await gateway.measure(portal, flagOption(options, 'anew'), hear, stopping);
      if (outcome.is !== 'never-harvested' || named.length > 0) outcomes.push(outcome);
      if (output.isJson) output.ndjson(outcome);
      else if (outcome.is === 'measured') line.say(`${index + 1} of ${portals.length}: ${portal}`);
    }
    line.end();
    if (!output.isJson && outcomes.length > 0) output.table(outcomes, outcomeColumns);
    if (outcomes.length === 0) output.say(`No portal has been harvested completely yet. ${NOT_MEASURED}`);
    return outcomes.some(({ is }) => is === 'never-harvested') ? 1 : 0;
  } catch (error) {
    if (!stopping.aborted) throw error;
    line.end();
    output.say('Stopped. Portals that were not finished are as they were; the same command measures them.');
    return 1;
  } finally {
    line.end();
    await gateway.close();
  }
}

export const metricsCompute: Command = {
  usage: 'compute [portal...]',
  summary: 'measures portals as of their last complete harvest, and their cities',
  details:
    'Every harvest and every check of links does so by itself; this is for stores made before, and for new versions of ' +
    'indicators. What has not changed since the last time is not measured again. Ctrl-C stops and leaves a portal as it was.',
  options: [{ flags: '--anew', help: 'every dataset, whether it has changed or not' }],
  examples: [['civicgraph metrics compute --anew alder-bay', 'all of one portal']],
  run: compute,
};
