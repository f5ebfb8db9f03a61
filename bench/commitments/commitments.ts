/** How long it takes to judge 2,000 promises over 100,000 datasets, and to explain one of them. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.ts';
import { spreadOf } from '../measure.ts';
import type { MetricsDone, MetricsTask } from '../metrics/measure.ts';
import type { Figure, PartOptions, PartResult } from '../part.ts';
import { openCorpus } from '../search/corpus.ts';
import type { EvaluateDone, EvaluateTask } from './evaluate.ts';

const PROMISES = 2_000;

function figuresOf(runs: readonly EvaluateDone[]): readonly Figure[] {
  const figure = (
    what: string,
    unit: string,
    pick: (run: EvaluateDone) => number,
    most: number | null,
  ): Figure => ({
    ...{ what, unit, value: spreadOf(runs.map(pick)), aim: most === null ? null : { most } },
  });
  return [
    figure('judged', 's', ({ evaluateMs }) => evaluateMs / 1_000, 30),
    figure('judged, time of the processor', 's', ({ evaluateCpuMs }) => evaluateCpuMs / 1_000, null),
    figure('a bare loop that looks for one word each', 's', ({ bareMs }) => bareMs / 1_000, null),
    figure('bare loop : judged', '', ({ bareMs, evaluateMs }) => bareMs / evaluateMs, null),
    figure('peak memory', 'MB', ({ peakMb }) => peakMb, null),
    figure('one promise explained by the graph, p50', 'ms', ({ explainP50 }) => explainP50, null),
    figure('one promise explained by the graph, p95', 'ms', ({ explainP95 }) => explainP95, 20),
  ];
}

export async function benchCommitments({ runs, seed, folder, note }: PartOptions): Promise<PartResult> {
  const corpus = await openCorpus(seed, note);
  const measured = join(folder, 'commitments.sqlite');
  copyFileSync(corpus.files.store, measured);
  note('measuring what promises are judged by');
  const measuring: MetricsTask = { store: measured, portals: corpus.portals, seed };
  await runChild<MetricsDone>('metrics/measure', measuring);
  const done: EvaluateDone[] = [];
  for (let run = 1; run <= runs; run += 1) {
    const store = join(folder, `commitments-${run}.sqlite`);
    copyFileSync(measured, store);
    const task: EvaluateTask = { store, portals: corpus.portals, promises: PROMISES, seed };
    done.push(await runChild<EvaluateDone>('commitments/evaluate', task));
    note(`commitments ${run}/${runs}`);
  }
  const states = Object.entries(done[0]?.states ?? {}).toSorted();
  const shares = states.map(([state, count]) => `${count} ${state}`).join(', ');
  return {
    part: 'commitments',
    on: `${PROMISES} promises (${shares}) over ${done[0]?.datasets ?? 0} datasets (${corpus.source}), all of one city`,
    figures: figuresOf(done),
  };
}
