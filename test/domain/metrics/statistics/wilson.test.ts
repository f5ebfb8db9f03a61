import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson } from '../../../../src/domain/metrics/statistics/wilson.ts';

describe('wilson', () => {
  it('gives the published intervals', () => {
    const cases = [
      [0, 10, 0, 0.2775327998628892],
      [5, 10, 0.236593090512564, 0.7634069094874361],
      [10, 10, 0.7224672001371107, 1],
      [45, 50, 0.7863976856252035, 0.9565242350681096],
      [361, 381, 0.9203144072992226, 0.965764761626491],
      [29, 30, 0.8332960900859082, 0.9940914096183874],
      [30, 40, 0.5981, 0.8581],
    ] as const;
    for (const [k, n, lower, upper] of cases) {
      const interval = wilson(k, n);
      expect(interval?.[0]).toBeCloseTo(lower, k === 30 ? 4 : 14);
      expect(interval?.[1]).toBeCloseTo(upper, k === 30 ? 4 : 14);
    }
  });

  it('holds the share it is of, within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (passed, failed) => {
        const n = passed + failed;
        const interval = wilson(passed, n);
        if (n === 0) return interval === null;
        if (interval === null) return false;
        const [lower, upper] = interval;
        return 0 <= lower && lower <= passed / n && passed / n <= upper && upper <= 1;
      }),
    );
  });

  it('is narrower with a smaller z, so the z given is used', () => {
    expect(wilson(5, 10, 1)?.[0]).toBeGreaterThan(0.3);
  });
});
