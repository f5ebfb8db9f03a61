/** How long it takes to measure 100,000 datasets, in how much memory, and to compare cities. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { runChild } from '../child.ts';
import { spreadOf } from '../measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import { openCorpus } from '../search/corpus.ts';
import type { JoinTask } from './join.ts';
import type { MetricsDone, MetricsTask } from './measure.ts';

type Pick = (run: MetricsDone) => number;
function figuresOf(one: readonly MetricsDone[], many: readonly MetricsDone[]): readonly Figure[] {
  const of =
    (runs: readonly MetricsDone[]) =>
    (what: string, unit: string, pick: Pick, most: number | null): Figure => ({
      ...{ what, unit, value: spreadOf(runs.map(pick)), aim: most === null ? null : { most } },
    });
  const [whole, spread] = [of(one), of(many)];
  return [
    whole('measured from scratch', 's', ({ firstMs }) => firstMs / 1_000, 60),
    whole('the same, time of the processor', 's', ({ firstCpuMs }) => firstCpuMs / 1_000, null),
    whole('a dataset', 'µs', ({ firstMs, datasets }) => (1_000 * firstMs) / datasets, null),
    whole('bare loop that only reads them : measured', '', ({ bareMs, firstMs }) => bareMs / firstMs, null),
    whole('peak memory', 'MB', ({ peakMb }) => peakMb, 400),
    whole('measured again, one in a hundred changed', 's', ({ changedMs }) => changedMs / 1_000, 1),
    whole('the same, the longest of nine harvests', 's', ({ changedMostMs }) => changedMostMs / 1_000, null),
    whole('the same, time of the processor', 's', ({ changedCpuMs }) => changedCpuMs / 1_000, null),
    spread('many portals: measured from scratch', 's', ({ firstMs }) => firstMs / 1_000, 60),
    spread('many portals: peak memory', 'MB', ({ peakMb }) => peakMb, 400),
    spread(
      'many portals: measured again, some of each changed',
      's',
      ({ changedMs }) => changedMs / 1_000,
      null,
    ),
    spread('comparison, the first since', 'ms', ({ compareFirst }) => compareFirst, null),
    spread('comparison, p50', 'ms', ({ compareP50 }) => compareP50, null),
    spread('comparison, p95', 'ms', ({ compareP95 }) => compareP95, 20),
  ];
}

const ONE = 'one';

export async function benchMetrics({ runs, seed, folder, note }: PartOptions): Promise<PartResult> {
  const corpus = await openCorpus(seed, note);
  const [first] = corpus.portals;
  if (first === undefined) throw new Error('There is no portal.');
  const joined = join(folder, 'metrics-one.sqlite');
  note('joining them to one portal');
  const joining: JoinTask = { from: corpus.files.store, to: joined, portals: corpus.portals, portal: ONE };
  await runChild('metrics/join', joining, { isSource: true });
  const measured = async (file: string, portals: readonly PortalEntry[]): Promise<MetricsDone> => {
    const store = join(folder, 'metrics.sqlite');
    copyFileSync(file, store);
    const task: MetricsTask = { store, portals, seed };
    return runChild<MetricsDone>('metrics/measure', task);
  };
  const one: MetricsDone[] = [];
  const many: MetricsDone[] = [];
  for (let run = 1; run <= runs; run += 1) {
    one.push(await measured(joined, [{ ...first, slug: ONE }]));
    many.push(await measured(corpus.files.store, corpus.portals));
    note(`metrics ${run}/${runs}`);
  }
  const { datasets = 0, changed = 0 } = one[0] ?? {};
  const { cities = 0, changed: spread = 0 } = many[0] ?? {};
  const portals = corpus.portals.length;
  return {
    part: 'metrics',
    on: `${datasets} datasets (${corpus.source}) of one portal, ${changed} changed; of ${portals} portals, each a city, ${spread} changed; ${cities} cities compared by 5 indicators, asked of the graph`,
    figures: figuresOf(one, many),
  };
}
