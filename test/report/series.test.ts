import { describe, expect, it } from 'vitest';
import { exactly } from '../../src/domain/metrics/aggregate/point.ts';
import { indicatorOf } from '../../src/domain/metrics/indicators.ts';
import type { SeriesEntry, Snapshot } from '../../src/ports/metrics.ts';
import { askedIndicators } from '../../src/report/asked-indicators.ts';
import { seriesOf } from '../../src/report/series.ts';

function entry(day: number, value: number, change: Partial<Snapshot> = {}, version = '1.0.0'): SeriesEntry {
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
      records: 1,
      datasets: 1,
    },
    ...change,
  };
  return { snapshot, point: exactly('p.mqa', 10, value, { version }) };
}
function series(...entries: readonly SeriesEntry[]) {
  const definition = indicatorOf('p.mqa');
  if (definition === null) throw new TypeError('no such indicator');
  return seriesOf(definition, entries);
}

describe('a series', () => {
  it('has a trend', () => {
    const values = [200, 205, 204, 212, 215, 221];
    expect(series(...values.map((value, at) => entry(at + 1, value))).trend).toMatchObject({
      word: 'improving',
      slope: 4,
    });
    expect(series(entry(1, 200)).trend.word).toBe('insufficient');
  });

  it('breaks where the indicator, the connector or the platform changes, and has no trend across it', () => {
    const { breaks, trend } = series(
      entry(1, 100),
      entry(2, 200, { mapVersion: 2 }),
      entry(3, 210, { mapVersion: 2 }, '1.1.0'),
      entry(4, 300, { mapVersion: 2, platform: 'socrata' }, '1.1.0'),
      entry(5, 301, { mapVersion: 2, platform: 'socrata' }, '1.1.0'),
    );
    expect(breaks.map(({ at, kind }) => [at.slice(0, 10), kind])).toEqual([
      ['2026-11-02', 'ADAPTER'],
      ['2026-11-03', 'INDICATOR'],
      ['2026-11-04', 'PLATFORM_MIGRATION'],
    ]);
    expect(trend.word).toBe('insufficient');
  });
});

it('suggests the indicator that was meant', () => {
  expect(() => askedIndicators(['p.mqa', 'c.hvdCoverag'])).toThrow(
    'Unknown indicator "c.hvdCoverag". Did you mean "c.hvdCoverage"?',
  );
});
