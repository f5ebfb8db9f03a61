import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedShare, type Stratum } from '../../../../src/domain/metrics/statistics/stratified.ts';

const stratum = (size: number, n: number, passed: number, unknown = 0) => ({
  size,
  passed,
  failed: n - passed,
  unknown,
});

describe('stratifiedShare', () => {
  it('gives the published estimate, which pooling does not', () => {
    const estimate = stratifiedShare([
      stratum(30_000, 240, 236),
      stratum(15_000, 100, 80),
      stratum(5_000, 42, 21),
    ]);
    expect(estimate.share).toBeCloseTo(0.88, 12);
    expect(estimate.share).not.toBeCloseTo(337 / 382, 3);
    expect(estimate.variance).toBeCloseTo(2.29437e-4, 9);
    expect(estimate.effective).toBeCloseTo(460.257, 3);
    expect(estimate.interval?.[0]).toBeCloseTo(0.847123, 6);
    expect(estimate.interval?.[1]).toBeCloseTo(0.906586, 6);
    expect(estimate.isSample).toBe(true);
  });

  it('takes the number checked where nothing varies', () => {
    const estimate = stratifiedShare([stratum(100, 10, 10), stratum(50, 5, 5)]);
    expect(estimate).toMatchObject({ share: 1, variance: 0, effective: 15, lower: 1, upper: 1 });
    expect(estimate.interval?.[0]).toBeCloseTo(0.7961, 4);
  });

  it('is no sample when every member was looked at', () => {
    expect(stratifiedShare([stratum(4, 3, 2, 1)]).isSample).toBe(false);
  });

  it('leaves a stratum that nobody saw out of the share and wholly in the bounds', () => {
    const estimate = stratifiedShare([stratum(50, 10, 5), stratum(50, 0, 0)]);
    expect(estimate).toMatchObject({ share: 0.5, lower: 0.25, upper: 0.75 });
  });

  it('has no share of nothing known', () => {
    expect(stratifiedShare([])).toMatchObject({ share: null, lower: null, upper: null, interval: null });
    expect(stratifiedShare([stratum(9, 0, 0, 2)])).toMatchObject({ share: null, lower: 0, upper: 1 });
  });

  it('takes one member of many for the widest spread', () => {
    const estimate = stratifiedShare([stratum(100, 1, 1), stratum(100, 50, 25)]);
    expect(estimate.variance).toBeGreaterThan(0.06);
    expect(Number.isFinite(estimate.effective)).toBe(true);
  });

  it('keeps lower <= share <= upper', () => {
    const some = fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50))
      .map(([passed, failed, unknown, left]) => ({
        size: passed + failed + unknown + left,
        passed,
        failed,
        unknown,
      }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (strata) => {
        const { share, lower, upper } = stratifiedShare(strata);
        if (share === null || lower === null || upper === null) return true;
        return lower <= share && share <= upper;
      }),
    );
  });

  /** An answer is lost. `seen`: how strata are told. */
  function neverInwards(seen: (stratum: Stratum) => Stratum): void {
    const someStratum = fc
      .record({ passed: fc.nat(4), failed: fc.nat(4), unknown: fc.nat(3), left: fc.nat(9) })
      .map(({ left, ...one }): Stratum => ({ ...one, size: one.passed + one.failed + one.unknown + left }));
    const strata = fc.array(someStratum, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(strata, fc.nat(3), fc.constantFrom('passed', 'failed'), (all, at, of) => {
        const place = at % all.length;
        fc.pre((all[place]?.[of] ?? 0) > 0);
        const lost = all.map((one, index) =>
          index === place ? { ...one, [of]: one[of] - 1, unknown: one.unknown + 1 } : one,
        );
        const [was, is] = [stratifiedShare(all.map(seen)), stratifiedShare(lost.map(seen))];
        expect(is.lower).toBeLessThanOrEqual((was.lower ?? 0) + 1e-12);
        expect(is.upper).toBeGreaterThanOrEqual((was.upper ?? 1) - 1e-12);
      }),
      { numRuns: 500 },
    );
  }

  it('never moves its bounds inwards when an answer is lost, also the only one of a stratum', () => {
    neverInwards((stratum) => stratum);
    expect(() => neverInwards((stratum) => ({ ...stratum, unknown: 0 }))).toThrow();
  });
});
