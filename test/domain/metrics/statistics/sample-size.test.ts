import { describe, expect, it } from 'vitest';
import { sampleSize } from '../../../../src/domain/metrics/statistics/sample-size.ts';

describe('sampleSize', () => {
  it('gives the published table', () => {
    const table = {
      500: [218, 341, 414, 476],
      5000: [357, 880, 1623, 3289],
      50000: [382, 1045, 2291, 8057],
      500000: [384, 1065, 2390, 9423],
    };
    for (const [population, sizes] of Object.entries(table)) {
      expect([0.05, 0.03, 0.02, 0.01].map((margin) => sampleSize(Number(population), margin))).toEqual(sizes);
    }
  });

  it('never asks for more than there are', () => {
    expect([sampleSize(0, 0.05), sampleSize(3, 0.001)]).toEqual([0, 3]);
  });
});
