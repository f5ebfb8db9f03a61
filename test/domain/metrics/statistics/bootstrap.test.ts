import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapIntervals,
  quantileOf,
  seedKey,
} from '../../../../src/domain/metrics/statistics/bootstrap.ts';

const scores = [380, 245, 40, 300, 310, 120, 221, 351, 180, 265];
const key = 'portal:exampleville|snap:2026-11-23|mqa.total';

describe('bootstrapIntervals', () => {
  it('gives the published intervals of mean and median', () => {
    const { mean, median } = bootstrapIntervals(scores, key) ?? {};
    expect(mean?.[0]).toBeCloseTo(175.795, 10);
    expect(mean?.[1]).toBeCloseTo(299.3025, 10);
    expect(median).toEqual([170.5, 310]);
  });

  it('gives another interval for another key', () => {
    expect(bootstrapIntervals(scores, key.replace('23', '24'))).not.toEqual(bootstrapIntervals(scores, key));
  });

  it('stays within the values, and says nothing of none', () => {
    expect(bootstrapIntervals([], key)).toBeNull();
    expect(bootstrapIntervals([7], key)).toEqual({ mean: [7, 7], median: [7, 7] });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 405 }), { minLength: 1, maxLength: 12 }), (values) => {
        const intervals = bootstrapIntervals(values, 'k');
        if (intervals === null) return false;
        const [least, most] = [Math.min(...values), Math.max(...values)];
        return [intervals.mean, intervals.median].every(([low, high]) => least <= low && high <= most);
      }),
      { numRuns: 20 },
    );
  });
});

describe('quantileOf', () => {
  it('interpolates between neighbours', () => {
    expect(quantileOf([1, 2, 3, 5], 0.5)).toBe(2.5);
    expect(quantileOf([1, 2, 3, 5], 1)).toBe(5);
    expect(quantileOf([], 0.5)).toBeNaN();
  });
});

describe('seedKey', () => {
  it('takes the day of the moment', () => {
    expect(seedKey('exampleville', '2026-11-23T04:05:06Z', 'mqa.total')).toBe(key);
  });
});
