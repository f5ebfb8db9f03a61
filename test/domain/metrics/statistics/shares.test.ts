import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sampleSize,
  shrunk,
  stratifiedShare,
  wilson,
} from '../../../../src/domain/metrics/statistics/shares.ts';

describe('the interval of a share', () => {
  it.each([
    [0, 10, 0, 0.277533],
    [5, 10, 0.236593, 0.763407],
    [10, 10, 0.722467, 1],
    [45, 50, 0.786398, 0.956524],
    [361, 381, 0.920314, 0.965765],
    [29, 30, 0.833296, 0.994091],
    [30, 40, 0.5981, 0.8581],
  ])('of %i in %i is Wilson’s', (k, n, lower, upper) => {
    const [low, high] = wilson(k / n, n) ?? [Number.NaN, Number.NaN];
    expect(low).toBeCloseTo(lower, 4);
    expect(high).toBeCloseTo(upper, 4);
  });

  it('holds the share, and is nothing of nothing', () => {
    expect(wilson(0.5, 0)).toBeNull();
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (k, n) => {
        const share = Math.min(k, n) / n;
        const [low, high] = wilson(share, n) ?? [Number.NaN, Number.NaN];
        expect(low <= share + 1e-12 && share <= high + 1e-12 && low >= 0 && high <= 1).toBe(true);
      }),
    );
  });
});

it('tells how many to look at, also of few', () => {
  const table = [
    [500, 218, 341, 414, 476],
    [5_000, 357, 880, 1_623, 3_289],
    [50_000, 382, 1_045, 2_291, 8_057],
    [500_000, 384, 1_065, 2_390, 9_423],
  ];
  for (const [population = 0, ...sizes] of table)
    expect([0.05, 0.03, 0.02, 0.01].map((error) => sampleSize(population, error))).toEqual(sizes);
});

it('estimates a share from strata, with the number that the sample is worth', () => {
  const strata = [
    { size: 30_000, sampled: 240, passed: 236 },
    { size: 15_000, sampled: 100, passed: 80 },
    { size: 5_000, sampled: 42, passed: 21 },
  ];
  const estimate = stratifiedShare(strata);
  expect(estimate?.share).toBeCloseTo(0.88, 9);
  expect(estimate?.variance).toBeCloseTo(2.29437e-4, 8);
  expect(estimate?.effective).toBeCloseTo(460.257, 2);
  expect(estimate?.interval?.[0]).toBeCloseTo(0.847123, 5);
  expect(estimate?.interval?.[1]).toBeCloseTo(0.906586, 5);
  expect(stratifiedShare([{ size: 10, sampled: 10, passed: 10 }])?.effective).toBe(10);
  expect(stratifiedShare([{ size: 10, sampled: 0, passed: 0 }])).toBeNull();
});

it('pulls small numbers towards the mean', () => {
  expect(shrunk(9, 10, 0.6)).toBeCloseTo(0.65, 9);
  expect(shrunk(900, 1_000, 0.6)).toBeCloseTo(0.8857, 4);
});
