import { describe, expect, it } from 'vitest';
import { indicatorOf } from '../../src/domain/metrics/indicators.ts';
import type { MetricBook, Snapshot } from '../../src/ports/metrics.ts';
import { askedIndicators } from '../../src/report/asked-indicators.ts';
import { readSeries, type SeriesDeps } from '../../src/report/series.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aPortal } from '../support/graph.ts';
import { exactly } from '../support/exact-point.ts';

function aSnapshot(day: number): Snapshot {
  const at = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return {
    ...{ id: at, scope: 'portal:x', at, setVersion: 'v', isWhole: true, run: 'r', mapVersion: 1 },
    ...{ platform: 'ckan', records: 1, datasets: 1, linkMode: 'NONE', freshness: [] },
  };
}
function read(
  metrics: MetricBook,
  scope: string,
  indicator: string,
  registry: SeriesDeps['registry'] = { portals: [] },
) {
  const definition = indicatorOf(indicator);
  if (definition === null) throw new TypeError('no such indicator');
  return readSeries({ metrics, registry }, scope, definition, null, null);
}

type Given = readonly [day: number, value: number, change?: Partial<Snapshot>, version?: string];
async function series(...entries: readonly Given[]) {
  const { metrics } = createMemoryStore();
  for (const [day, value, change = {}, version = '1.0.0'] of entries) {
    const snapshot = { ...aSnapshot(day), ...change };
    await metrics.save({ snapshot, points: [exactly('p.mqa', 10, value, { version })], rows: [] });
  }
  return read(metrics, 'portal:x', 'p.mqa');
}

describe('a series', () => {
  it('has a trend', async () => {
    const values = [200, 205, 204, 212, 215, 221];
    expect(await series(...values.map((value, at): Given => [at + 1, value]))).toMatchObject({
      trend: 'improving',
      slope: 4,
    });
    expect((await series([1, 200])).trend).toBe('insufficient');
  });

  it('breaks where the indicator, the connector, the platform or the check of links changes', async () => {
    const moved = { mapVersion: 2, platform: 'socrata' };
    const { breaks, trend, entries } = await series(
      [1, 100],
      [2, 200, { mapVersion: 2 }],
      [3, 210, { mapVersion: 2 }, '1.1.0'],
      [4, 300, moved, '1.1.0'],
      [5, 301, { ...moved, linkMode: 'SAMPLED' }, '1.1.0'],
      [6, 302, { ...moved, linkMode: 'SAMPLED' }, '1.1.0'],
    );
    expect(breaks.map(({ at, kind }) => [at.slice(0, 10), kind])).toEqual([
      ['2026-11-02', 'ADAPTER'],
      ['2026-11-03', 'INDICATOR'],
      ['2026-11-04', 'PLATFORM_MIGRATION'],
      ['2026-11-05', 'SCOPE'],
    ]);
    expect(entries.map(({ delta }) => delta)).toEqual([null, null, null, null, null, 1]);
    expect(trend).toBe('insufficient');
  });

  it('tells every change between two snapshots, not the first of them only', async () => {
    const { breaks } = await series([1, 100], [2, 200, { mapVersion: 2, linkMode: 'ALL' }]);
    expect(breaks.map(({ kind }) => kind)).toEqual(['ADAPTER', 'SCOPE']);
  });

  it('breaks where an indicator that it is made of has a new version', async () => {
    const { metrics } = createMemoryStore();
    for (const [day, version] of [
      [1, '1.0.0'],
      [2, '1.1.0'],
    ] as const) {
      const points = [exactly('p.mqa', 1, 100), exactly('mqa.total', 1, 100, { version })];
      await metrics.save({ snapshot: aSnapshot(day), points, rows: [] });
    }
    const { breaks, entries } = await read(metrics, 'portal:x', 'p.mqa');
    expect(breaks).toMatchObject([{ kind: 'INDICATOR', note: 'mqa.total 1.0.0 became 1.1.0' }]);
    expect(entries.map(({ delta }) => delta)).toEqual([null, null]);
  });
});

describe('a series of a city', () => {
  const registry = {
    portals: [
      aPortal({ slug: 'a', city: 'x' }),
      aPortal({ slug: 'b', city: 'x' }),
      aPortal({ slug: 'c', city: 'y' }),
    ],
  };
  it('breaks where one of its portals does, or one comes', async () => {
    const { metrics } = createMemoryStore();
    const save = (scope: string, day: number, change: Partial<Snapshot>) =>
      metrics.save({
        snapshot: { ...aSnapshot(day), scope, ...change },
        points: [exactly('p.size', 1, 1), exactly('c.mqa', 1, day)],
        rows: [],
      });
    for (const [day, mapVersion] of [
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 2],
    ] as const) {
      await save('portal:a', day, { mapVersion });
      await save('portal:c', day, { mapVersion: day });
      const portals = day < 4 ? ['a'] : ['a', 'b'];
      await save('city:x', day, { mapVersion: null, platform: null, portals });
    }
    const { breaks, entries } = await read(metrics, 'city:x', 'c.mqa', registry);
    expect(breaks.map(({ scope, at, kind, note }) => [scope, at.slice(8, 10), kind, note])).toEqual([
      ['city:x', '02', 'ADAPTER', 'a: Records are read by version 2 of the connector, before by 1.'],
      ['city:x', '04', 'SCOPE', 'Portals measured: a, b; before a.'],
    ]);
    expect(entries.map(({ delta }) => delta)).toEqual([null, null, 1, null]);
  });
});

it('suggests the indicator that was meant', () => {
  expect(() => askedIndicators(['p.mqa', 'c.hvdCoverag'])).toThrow(
    'Unknown indicator "c.hvdCoverag". Did you mean "c.hvdCoverage"?',
  );
});
