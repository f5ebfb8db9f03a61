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
    figure('a dataset', 'µs', ({ firstMs, datasets }) => (1_000 * firstMs) / datasets, null),
    figure('measured again, nothing changed', 's', ({ againMs }) => againMs / 1_000, 1),
    figure('peak memory', 'MB', ({ peakMb }) => peakMb, 400),
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
    const task: MetricsTask = { store, portals: corpus.portals };
    done.push(await runChild<MetricsDone>('metrics/measure', task));
    note(`metrics ${run}/${runs}`);
  }
  const cities = done[0]?.cities ?? 0;
  return {
    part: 'metrics',
    on: `${done[0]?.datasets ?? 0} datasets (${corpus.source}), each portal a city; ${cities} cities compared by 5 indicators`,
    figures: figuresOf(done),
  };
}
