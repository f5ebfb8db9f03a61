import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decompose,
  mannKendall,
  theilSen,
  trendOf,
} from '../../../../src/domain/metrics/statistics/trend.ts';

const VALUES = [200, 205, 204, 212, 215, 221];
const points = (values: readonly number[]) => values.map((y, x) => ({ x, y }));

describe('a trend', () => {
  it('is that of the worked example', () => {
    expect(theilSen(points(VALUES))).toBe(4);
    const { s, z, p } = mannKendall(VALUES);
    expect(s).toBe(13);
    expect(z).toBeCloseTo(2.254407, 5);
    expect(p).toBeCloseTo(0.02417, 4);
    expect(trendOf(points(VALUES), 405, 'more').word).toBe('improving');
    expect(trendOf(points(VALUES), 405, 'less').word).toBe('declining');
  });

  it('is stable when it does not move or hardly, and none of three points', () => {
    expect(trendOf(points([1, 1, 1, 1, 1]), 1, 'more')).toMatchObject({ word: 'stable', p: 1 });
    expect(trendOf(points(VALUES.map((value) => value / 1e4)), 405, 'more').word).toBe('stable');
    expect(trendOf(points([1, 2, 3]), 1, 'more').word).toBe('insufficient');
  });

  it('has a chance between nought and one, the smaller the farther out', () => {
    const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, (some) => {
        const { p } = mannKendall(some);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
    const rising = mannKendall(Array.from({ length: 30 }, (_, at) => at));
    expect(rising.p).toBeGreaterThan(0);
    expect(rising.p).toBeLessThan(1e-12);
  });
});

describe('a change of a mean', () => {
  it('is what left, what stayed and what came', () => {
    const before = new Map([
      ['d1', 100],
      ['d2', 200],
      ['d3', 300],
    ]);
    const after = new Map([
      ['d1', 150],
      ['d2', 200],
      ['d4', 400],
    ]);
    expect(decompose(before, after)).toEqual({ exit: -50, within: 25, entry: 75, change: 50 });
    expect(decompose(before, new Map([['d9', 1]]))).toBeNull();
  });

  it('adds up', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 405 }));
    fc.assert(
      fc.property(values, values, (before, after) => {
        const parts = decompose(new Map(Object.entries(before)), new Map(Object.entries(after)));
        if (parts !== null) expect(parts.exit + parts.within + parts.entry).toBeCloseTo(parts.change, 9);
      }),
    );
  });
});
