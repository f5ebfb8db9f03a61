import { describe, expect, it } from 'vitest';
import { emptyPoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import {
  seriesOf,
  type SeriesBreak,
  type TimedPoint,
} from '../../../../src/domain/metrics/aggregate/series.ts';
import { aDefinition } from '../../../support/measured.ts';

const definition = aDefinition('p.mqa', 'quantity', [0, 405]);
const at = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
function timed(values: readonly (number | null)[], version = '1.0.0', from = 0): TimedPoint[] {
  return values.map((value, i) => ({
    at: at(from + i),
    completeness: 'COMPLETE',
    point: { ...emptyPoint({ ...definition, version }, null), value },
  }));
}
const aBreak = (day: number, scope = 'x'): SeriesBreak => ({
  scope,
  at: at(day),
  kind: 'ADAPTER',
  note: 'n',
});
const rising = [200, 205, 204, 212, 215, 221];

describe('seriesOf', () => {
  it('gives the published trend', () => {
    const series = seriesOf(definition, 'x', timed(rising).toReversed(), []);
    expect(series).toMatchObject({ trend: 'improving', comparable: 6 });
    expect(series.slope).toBeCloseTo(4, 10);
    expect(series.p).toBeCloseTo(0.02417, 5);
    expect(series.entries.map(({ delta }) => delta)).toEqual([null, 5, -1, 8, 3, 6]);
  });

  it('reads less as better where it is, and as neither where it is neither', () => {
    const word = (better: 'more' | 'less' | null, values: readonly number[]) =>
      seriesOf({ ...definition, better }, 'x', timed(values), []).trend;
    expect(word('less', rising)).toBe('declining');
    expect(word('less', rising.toReversed())).toBe('improving');
    expect(word('more', rising.toReversed())).toBe('declining');
    expect([word(null, rising), word(null, rising.toReversed())]).toEqual(['rising', 'falling']);
  });

  it('calls small and uncertain changes stable, and few points insufficient', () => {
    const word = (values: readonly (number | null)[]) => seriesOf(definition, 'x', timed(values), []).trend;
    expect(word(rising.map((value) => value / 100))).toBe('stable');
    expect(word([1, 300, 2, 299, 3, 298])).toBe('stable');
    expect(word([1, 2, 3])).toBe('insufficient');
    expect(word([1, null, 2, 3])).toBe('insufficient');
    expect(word([])).toBe('insufficient');
  });

  it('has no change across a break, and forgets what is before it', () => {
    const series = seriesOf(definition, 'x', timed(rising), [aBreak(2), aBreak(4, 'another portal')]);
    expect(series.entries.map(({ delta }) => delta)).toEqual([null, 5, null, 8, 3, 6]);
    expect(series).toMatchObject({ comparable: 4, breaks: [{ at: at(2) }] });
  });

  it('breaks where the version changes', () => {
    const points = [...timed([1, 2]), ...timed([3, 4], '2.0.0', 2)];
    const series = seriesOf(definition, 'x', points, []);
    expect(series.entries.map(({ delta }) => delta)).toEqual([null, 1, null, 1]);
    expect(series.breaks).toMatchObject([{ kind: 'INDICATOR', at: at(2), note: 'p.mqa 1.0.0 became 2.0.0' }]);
    const recorded: SeriesBreak = { scope: 'x', at: at(2), kind: 'INDICATOR', note: 'new formula' };
    expect(seriesOf(definition, 'x', points, [recorded]).breaks).toEqual([recorded]);
  });

  it('leaves incomplete harvests out', () => {
    const points = timed([1, 2, 3]).map((point, i) =>
      i === 1 ? { ...point, completeness: 'PARTIAL' as const } : point,
    );
    expect(seriesOf(definition, 'x', points, []).entries.map(({ delta }) => delta)).toEqual([null, 2]);
  });

  it('looks at twelve points at most', () => {
    expect(seriesOf(definition, 'x', timed(Array.from({ length: 30 }, (_, i) => i)), []).comparable).toBe(12);
  });

  it('measures against the series where the range has no end', () => {
    const open = aDefinition('p.size', 'quantity', [0, null]);
    expect(seriesOf({ ...open, better: 'more' }, 'x', timed(rising), []).trend).toBe('improving');
  });
});
