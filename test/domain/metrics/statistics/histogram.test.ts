import { describe, expect, it } from 'vitest';
import {
  binOf,
  medianOfBins,
  medianOfWholes,
  pooledBins,
  quantileOfBins,
  wholeAt,
} from '../../../../src/domain/metrics/statistics/histogram.ts';

const points = { from: 0, width: 15, bins: 27 };
const shares = { from: 0, width: 0.05, bins: 20 };

describe('binOf', () => {
  it('puts edges into the bin above, and the upper end into the last', () => {
    expect([0, 14, 15, 404, 405, 900, -1].map((value) => binOf(points, value))).toEqual([
      0, 0, 1, 26, 26, 26, 0,
    ]);
    // 0.15 / 0.05 is 2.9999999999999996.
    expect([0.15, 0.3, 1].map((value) => binOf(shares, value))).toEqual([3, 6, 19]);
  });
});

describe('medianOfWholes', () => {
  it('is the middle number, or halfway between the middle two', () => {
    const wholes = { from: 10, width: 1, bins: 4 };
    expect(medianOfWholes({ ...wholes, counts: [1, 0, 1, 1] })).toBe(12);
    expect(medianOfWholes({ ...wholes, counts: [1, 0, 0, 1] })).toBe(11.5);
    expect(medianOfWholes({ ...wholes, counts: [0, 0, 0, 0] })).toBeNull();
    expect(wholeAt({ ...wholes, counts: [2, 0, 0, 1] }, 2)).toBe(13);
    expect(wholeAt({ ...wholes, counts: [2, 0, 0, 1] }, 3)).toBeNull();
  });
});

describe('quantileOfBins', () => {
  it('lies within a bin of the true median', () => {
    const counts = Array.from({ length: 27 }, () => 0);
    for (const value of [40, 245, 380]) {
      const bin = binOf(points, value);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    expect(medianOfBins({ ...points, counts })).toBeCloseTo(247.5, 10);
    expect(quantileOfBins({ ...points, counts }, 1)).toBe(390);
  });

  it('says nothing of no values', () => {
    expect(medianOfBins({ ...points, counts: [0, 0] })).toBeNull();
  });
});

describe('pooledBins', () => {
  it('adds bins of one shape and refuses others', () => {
    const one = { from: 0, width: 1, bins: 2, counts: [1, 2] };
    expect(pooledBins([one, one])?.counts).toEqual([2, 4]);
    expect(pooledBins([one, { ...one, width: 2 }])).toBeNull();
    expect(pooledBins([])).toBeNull();
  });
});
