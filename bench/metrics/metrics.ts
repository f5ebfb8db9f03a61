/** How long it takes to measure 100,000 datasets, in how much memory, and to compare cities. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.ts';
import { spreadOf } from '../measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import { openCorpus } from '../search/corpus.ts';
import type { MetricsDone, MetricsTask } from './measure.ts';

function figuresOf(runs: readonly MetricsDone[]): readonly Figure[] {
  const figure = (
    what: string,
    unit: string,
    pick: (run: MetricsDone) => number,
    most: number | null,
  ): Figure => ({
    ...{ what, unit, value: spreadOf(runs.map(pick)), aim: most === null ? null : { most } },
  });
  return [
    figure('measured from scratch', 's', ({ firstMs }) => firstMs / 1_000, 60),
    figure('the same, time of the processor', 's', ({ firstCpuMs }) => firstCpuMs / 1_000, null),
    figure('a dataset', 'µs', ({ firstMs, datasets }) => (1_000 * firstMs) / datasets, null),
    figure('bare loop that only reads them : measured', '', ({ bareMs, firstMs }) => bareMs / firstMs, null),
    figure('peak memory', 'MB', ({ peakMb }) => peakMb, 400),
    figure('measured again, one in a hundred changed', 's', ({ changedMs }) => changedMs / 1_000, 1),
    figure('the same, time of the processor', 's', ({ changedCpuMs }) => changedCpuMs / 1_000, null),
    figure('comparison, the first since', 'ms', ({ compareFirst }) => compareFirst, null),
    figure('comparison, p50', 'ms', ({ compareP50 }) => compareP50, null),
    figure('comparison, p95', 'ms', ({ compareP95 }) => compareP95, 20),
  ];
}

export async function benchMetrics({ runs, seed, folder, note }: PartOptions): Promise<PartResult> {
  const corpus = await openCorpus(seed, note);
  const done: MetricsDone[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const store = join(folder, `metrics-${run}.sqlite`);
    copyFileSync(corpus.files.store, store);
    const task: MetricsTask = { store, portals: corpus.portals, seed };
    done.push(await runChild<MetricsDone>('metrics/measure', task));
    note(`metrics ${run}/${runs}`);
  }
  const cities = done[0]?.cities ?? 0;
  return {
    part: 'metrics',
    on: `${done[0]?.datasets ?? 0} datasets (${corpus.source}), each of the ${corpus.portals.length} portals a city; ${done[0]?.changed ?? 0} changed; ${cities} cities compared by 5 indicators, asked of the graph`,
    figures: figuresOf(done),
  };
}
