import { describe, expect, it } from 'vitest';
import { INDICATORS, indicatorOf } from '../../src/domain/metrics/indicators.ts';
import { measureDataset } from '../../src/domain/metrics/measure-dataset.ts';
import { packOf } from '../../src/domain/metrics/pack.ts';
import type { IndicatorResult } from '../../src/domain/metrics/result.ts';
import { underlying } from '../../src/domain/metrics/underlying.ts';
import type { MetricBook, Snapshot } from '../../src/ports/metrics.ts';
import { decomposeSeries } from '../../src/report/decomposition.ts';
import { readSeries } from '../../src/report/series.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { exactly } from '../support/exact-point.ts';
import { EX_A } from '../support/measured-datasets.ts';

const registry = { portals: [] };
const { results } = measureDataset(EX_A);

/** A pack whose MQA total is this. */
function aPack(total: number) {
  const changed = results.map((result): IndicatorResult =>
    result.indicator === 'mqa.total' ? { ...result, value: total, lower: total, upper: total } : result,
  );
  return packOf({ results: changed });
}
type Scores = Readonly<Record<string, number>>;
async function save(
  metrics: MetricBook,
  day: string,
  scores: Scores,
  change: { readonly scope?: string; readonly value?: number } = {},
): Promise<void> {
  const { scope = 'portal:x' } = change;
  const at = `${day}T00:00:00.000Z`;
  const all = Object.values(scores);
  const snapshot: Snapshot = {
    ...{ id: at, scope, at, setVersion: 'v', isWhole: true, run: 'r', mapVersion: 1, platform: 'ckan' },
    ...{ records: all.length, datasets: all.length, linkMode: 'NONE', freshness: [], portals: ['x'] },
  };
  const value = change.value ?? all.reduce((sum, one) => sum + one, 0) / all.length;
  const rows = Object.entries(scores).map(([localId, total]) => ({
    ...{ localId, pack: aPack(total), quality: [total, total, total] as const, violations: [] },
  }));
  const id = scope.startsWith('city:') ? 'c.mqa' : 'p.mqa';
  const points = [exactly(id, all.length, value), exactly('p.size', 1, all.length)];
  await metrics.save({ snapshot, points, rows });
}
async function decomposed(metrics: MetricBook, scope = 'portal:x', indicator = 'p.mqa', states = 1_000) {
  const definition = indicatorOf(indicator);
  if (definition === null) throw new TypeError('no such indicator');
  const series = await readSeries({ metrics, registry }, scope, definition, null, null);
  const parts = await decomposeSeries({ metrics, registry }, definition, series, states);
  return { deltas: series.entries.map(({ delta }) => delta), parts: Object.fromEntries(parts) };
}
const [OCTOBER, NOVEMBER] = ['2026-10-10', '2026-11-10'];
const BEFORE: Scores = { d1: 100, d2: 200, d3: 300 };
const AFTER: Scores = { d1: 150, d2: 200, d4: 400 };

describe('a change of a figure', () => {
  it('is what left, what changed and what came', async () => {
    const { metrics } = createMemoryStore();
    await save(metrics, OCTOBER, BEFORE);
    await save(metrics, NOVEMBER, AFTER);
    expect(await decomposed(metrics)).toEqual({
      deltas: [null, 50],
      parts: { [`${NOVEMBER}T00:00:00.000Z`]: { is: 'parts', exit: -50, within: 25, entry: 75 } },
    });
  });

  it('is taken apart for a city out of the datasets of its portals', async () => {
    const { metrics } = createMemoryStore();
    for (const [day, scores] of [
      [OCTOBER, BEFORE],
      [NOVEMBER, AFTER],
    ] as const) {
      await save(metrics, day, scores);
      await save(metrics, day, scores, { scope: 'city:x' });
    }
    const { parts } = await decomposed(metrics, 'city:x', 'c.mqa');
    expect(Object.values(parts)).toEqual([{ is: 'parts', exit: -50, within: 25, entry: 75 }]);
  });

  it.each([
    ['NOT_REPRODUCED', 'p.mqa', 1_000, 260],
    ['TOO_MANY_DATASETS', 'p.mqa', 4, undefined],
    ['NOT_A_MEAN', 'p.size', 1_000, undefined],
  ] as const)('is not taken apart, and says %s', async (reason, indicator, states, value) => {
    const { metrics } = createMemoryStore();
    await save(metrics, OCTOBER, BEFORE);
    await save(metrics, NOVEMBER, AFTER, value === undefined ? {} : { value });
    const { parts } = await decomposed(metrics, 'portal:x', indicator, states);
    expect(Object.values(parts)).toEqual([{ is: 'refused', reason }]);
  });

  it('is not taken apart where datasets are kept for ends of months only', async () => {
    const { metrics } = createMemoryStore();
    await save(metrics, OCTOBER, BEFORE);
    await save(metrics, NOVEMBER, AFTER);
    await metrics.thin('2026-11-01T00:00:00.000Z', 10);
    expect(Object.values((await decomposed(metrics)).parts)).toEqual([
      { is: 'refused', reason: 'STATES_THINNED' },
    ]);
  });
});

describe('the indicator of datasets behind a figure', () => {
  it('is the one whose mean or share it is', () => {
    const of = (id: string) => INDICATORS.filter((one) => one.id === id).map(underlying)[0];
    expect(
      ['p.mqa', 'c.openLicence', 'p.odpw.ex.date', 'mqa.fin.theme', 'p.size', 'c.index'].map(of),
    ).toEqual(['mqa.total', 'open.licence', 'odpw.ex.date', 'mqa.fin.theme', null, null]);
  });
});
