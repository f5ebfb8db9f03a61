import { describe, expect, it } from 'vitest';
import { indicatorOf } from '../../src/domain/metrics/indicators.ts';
import type { Snapshot } from '../../src/ports/metrics.ts';
import { askedIndicators } from '../../src/report/asked-indicators.ts';
import { readSeries } from '../../src/report/series.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { exactly } from '../support/exact-point.ts';

type Given = readonly [day: number, value: number, change?: Partial<Snapshot>, version?: string];
async function series(...entries: readonly Given[]) {
  const { metrics } = createMemoryStore();
  for (const [day, value, change = {}, version = '1.0.0'] of entries) {
    const at = `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
    const snapshot: Snapshot = {
      ...{
        id: at,
        scope: 'portal:x',
        at,
        setVersion: 'v',
        isWhole: true,
        run: 'r',
        mapVersion: 1,
        platform: 'ckan',
      },
      ...{ records: 1, datasets: 1, linkMode: 'NONE', freshness: [] },
      ...change,
    };
    await metrics.save({ snapshot, points: [exactly('p.mqa', 10, value, { version })], rows: [] });
  }
  const definition = indicatorOf('p.mqa');
  if (definition === null) throw new TypeError('no such indicator');
  return readSeries(metrics, 'portal:x', definition, null, null);
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
});

it('suggests the indicator that was meant', () => {
  expect(() => askedIndicators(['p.mqa', 'c.hvdCoverag'])).toThrow(
    'Unknown indicator "c.hvdCoverag". Did you mean "c.hvdCoverage"?',
  );
});
