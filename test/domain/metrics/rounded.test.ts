import { describe, expect, it } from 'vitest';
import { rounded } from '../../../src/domain/metrics/rounded.ts';

describe('a figure as it is shown', () => {
  it('is rounded half up, to four decimals or to as many as are asked for', () => {
    expect([0.123456, 0.00005, -0.00005, 2].map((value) => rounded(value))).toEqual([0.1235, 0.0001, 0, 2]);
    expect([0.125, 0.124, 66.666].map((value) => rounded(value, 2))).toEqual([0.13, 0.12, 66.67]);
  });

  it('is none where there is none', () => {
    expect(rounded(null)).toBeNull();
  });
});
