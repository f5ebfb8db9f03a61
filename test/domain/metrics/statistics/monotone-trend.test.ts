import { describe, expect, it } from 'vitest';
import { mannKendall, theilSen } from '../../../../src/domain/metrics/statistics/monotone-trend.ts';
import { twoSidedP } from '../../../../src/domain/metrics/statistics/normal.ts';

const rising = [200, 205, 204, 212, 215, 221];

describe('theilSen', () => {
  it('gives the published slope', () => {
    expect(theilSen(rising.map((y, x) => ({ x, y })))).toBe(4);
  });

  it('has no slope of one moment', () => {
    expect(theilSen([{ x: 1, y: 2 }])).toBeNull();
    expect(
      theilSen([
        { x: 1, y: 2 },
        { x: 1, y: 2 },
      ]),
    ).toBeNull();
  });
});

describe('mannKendall', () => {
  it('gives the published statistic', () => {
    const { s, z, p } = mannKendall(rising);
    expect(s).toBe(13);
    expect(z).toBeCloseTo(2.254407, 6);
    expect(p).toBeCloseTo(0.02417, 5);
  });

  it('turns its sign with the series', () => {
    expect(mannKendall(rising.toReversed()).z).toBeCloseTo(-2.254407, 6);
  });

  it('takes ties into account', () => {
    expect(mannKendall([1, 1, 1, 1])).toEqual({ s: 0, z: 0, p: 1 });
    // Var = (4·3·13 − 2·1·9)/18 = 23/3, S = 5.
    expect(mannKendall([1, 2, 2, 3]).z).toBeCloseTo(4 / Math.sqrt(23 / 3), 12);
  });
});

describe('twoSidedP', () => {
  it('agrees with the tables, far out too', () => {
    expect(twoSidedP(0)).toBe(1);
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedP(-3.2905267314919255)).toBeCloseTo(0.001, 12);
    expect(twoSidedP(6) / 1.973175290075e-9).toBeCloseTo(1, 8);
  });
});
