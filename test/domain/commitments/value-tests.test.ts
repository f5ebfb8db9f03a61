import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FALSE, negation, TRUE, UNKNOWN, type Truth } from '../../../src/domain/commitments/truth.ts';
import {
  compareBounds,
  equalsBounds,
  isOrderOp,
  testBox,
  testDate,
  testMetric,
  testNumber,
} from '../../../src/domain/commitments/value-tests.ts';
import type { IndicatorResult } from '../../../src/domain/metrics/result.ts';

const ORDERS = {
  gt: (value: number, limit: number) => value > limit,
  gte: (value: number, limit: number) => value >= limit,
  lt: (value: number, limit: number) => value < limit,
  lte: (value: number, limit: number) => value <= limit,
} as const;

function resultWith(given: Partial<IndicatorResult>): IndicatorResult {
  return {
    ...{ indicator: 'time.fresh', state: null, value: null, lower: null, upper: null },
    ...{ reason: null, evidence: [] },
    ...given,
  };
}
/** What is so of every one of them, of none, or of some. */
function truthOfAll(holds: readonly boolean[]): Truth {
  if (holds.every((one) => one)) return TRUE;
  return holds.some((one) => one) ? UNKNOWN : FALSE;
}

describe('numbers between bounds', () => {
  const small = fc.integer({ min: -4, max: 4 });

  it('are compared as every number between them would be', () => {
    fc.assert(
      fc.property(small, small, small, fc.constantFrom('gt', 'gte', 'lt', 'lte'), (a, b, limit, op) => {
        const [lower, upper] = [Math.min(a, b), Math.max(a, b)];
        const all = Array.from({ length: (upper - lower) * 2 + 1 }, (_, at) => lower + at / 2);
        expect(isOrderOp(op)).toBe(true);
        expect(compareBounds({ lower, upper }, op, limit)).toBe(
          truthOfAll(all.map((value) => ORDERS[op](value, limit))),
        );
        expect(equalsBounds({ lower, upper }, limit)).toBe(truthOfAll(all.map((value) => value === limit)));
      }),
    );
  });

  it('may be anything where a bound is missing', () => {
    expect(compareBounds({ lower: 3, upper: null }, 'gte', 3)).toBe(TRUE);
    expect(compareBounds({ lower: 3, upper: null }, 'lte', 3)).toBe(UNKNOWN);
    expect(compareBounds({ lower: null, upper: 3 }, 'gt', 3)).toBe(FALSE);
    expect(equalsBounds({ lower: null, upper: null }, 0)).toBe(UNKNOWN);
  });
});

describe('a number of a field', () => {
  it('that cannot be seen leaves every question open', () => {
    for (const op of ['exists', 'absent', 'eq', 'ne', 'in', 'notIn', 'gt', 'lte'] as const)
      expect(testNumber('any', op, [1])).toBe(UNKNOWN);
  });

  it('that is not there is absent, unlike every number, and in no order', () => {
    expect([testNumber(null, 'exists', []), testNumber(null, 'absent', [])]).toEqual([FALSE, TRUE]);
    expect([testNumber(null, 'in', [1, 2]), testNumber(null, 'notIn', [1, 2])]).toEqual([FALSE, TRUE]);
    for (const op of ['gt', 'gte', 'lt', 'lte'] as const) expect(testNumber(null, op, [1])).toBe(FALSE);
  });

  it('is one of several where it is any of them; texts are never a number', () => {
    const seven = { lower: 7, upper: 7 };
    expect([testNumber(seven, 'in', [1, 7]), testNumber(seven, 'notIn', [1, 7])]).toEqual([TRUE, FALSE]);
    expect([testNumber(seven, 'eq', ['7']), testNumber(seven, 'lt', ['8'])]).toEqual([FALSE, FALSE]);
  });
});

describe('the result of an indicator', () => {
  it('is compared with the names of states, whatever their case', () => {
    const failed = resultWith({ state: 'FAIL', value: 0, lower: 0, upper: 0 });
    expect([testMetric(failed, 'eq', ['fail']), testMetric(failed, 'ne', ['FAIL'])]).toEqual([TRUE, FALSE]);
    expect([testMetric(failed, 'in', ['PASS']), testMetric(failed, 'notIn', ['PASS'])]).toEqual([
      FALSE,
      TRUE,
    ]);
  });

  it('that is unknown may be of any state, but for being asked whether it is unknown', () => {
    const open = resultWith({ state: 'UNKNOWN', lower: 0, upper: 1 });
    expect([testMetric(open, 'eq', ['PASS']), testMetric(open, 'ne', ['PASS'])]).toEqual([UNKNOWN, UNKNOWN]);
    expect(testMetric(open, 'eq', ['UNKNOWN'])).toBe(TRUE);
    expect([testMetric(open, 'exists', []), testMetric(open, 'absent', [])]).toEqual([UNKNOWN, UNKNOWN]);
    expect(testMetric(null, 'exists', [])).toBe(UNKNOWN);
  });

  it('is compared as a number by its bounds, and by its value where it has none', () => {
    expect(testMetric(resultWith({ value: 0.5, lower: 0.4, upper: 0.6 }), 'gte', [0.4])).toBe(TRUE);
    expect(testMetric(resultWith({ value: 0.5, lower: 0.4, upper: 0.6 }), 'gte', [0.5])).toBe(UNKNOWN);
    expect(testMetric(resultWith({ lower: 3 }), 'gt', [2])).toBe(TRUE);
    expect(testMetric(resultWith({ value: 0.5 }), 'eq', [0.5])).toBe(TRUE);
    expect(testMetric(resultWith({ state: 'NOT_APPLICABLE' }), 'exists', [])).toBe(FALSE);
  });
});

describe('a date of a field', () => {
  const DAY = 86_400_000;
  const may = { start: Date.parse('2026-05-01'), end: Date.parse('2026-06-01') };
  const tenth = { start: Date.parse('2026-05-10'), end: Date.parse('2026-05-10') + DAY };

  it('of a day is told from months, and of a month is open against days in it', () => {
    expect(testDate(tenth, 'eq', ['2026-05'])).toBe(TRUE);
    expect(testDate(may, 'eq', ['2026-05-10'])).toBe(UNKNOWN);
    expect([testDate(tenth, 'lt', ['2026-05-10']), testDate(tenth, 'lte', ['2026-05-10'])]).toEqual([
      FALSE,
      TRUE,
    ]);
    expect([testDate(tenth, 'gt', ['2026-05-10']), testDate(tenth, 'gte', ['2026-05-10'])]).toEqual([
      FALSE,
      TRUE,
    ]);
    for (const [op, other] of [
      ['lt', 'gte'],
      ['lte', 'gt'],
      ['eq', 'ne'],
    ] as const)
      for (const span of [may, tenth])
        expect(testDate(span, op, ['2026-05-10'])).toBe(negation(testDate(span, other, ['2026-05-10'])));
  });

  it('lies between two dates, ends included', () => {
    expect(testDate(tenth, 'intersects', ['2026-05-01', '2026-05-10'])).toBe(TRUE);
    expect(testDate(tenth, 'intersects', ['2026-05-11', '2026-05-12'])).toBe(FALSE);
    expect(testDate(may, 'intersects', ['2026-05-11', '2026-07-12'])).toBe(UNKNOWN);
  });

  it('that is none is unlike every date; what is no date is like none', () => {
    expect([testDate(null, 'ne', ['2026']), testDate(null, 'eq', ['2026'])]).toEqual([TRUE, FALSE]);
    expect([testDate(tenth, 'ne', ['soon']), testDate(tenth, 'eq', ['soon'])]).toEqual([FALSE, FALSE]);
    expect([testDate(null, 'absent', []), testDate(tenth, 'exists', [])]).toEqual([TRUE, TRUE]);
  });
});

describe('a box of a field', () => {
  it('meets one that it only touches, by every side, and none beyond', () => {
    for (const touching of [
      [2, 0, 3, 1],
      [-1, 0, 0, 1],
      [0, 1, 1, 2],
      [0, -2, 1, 0],
    ])
      expect(testBox([0, 0, 2, 1], 'intersects', touching)).toBe(TRUE);
    for (const beyond of [
      [2.1, 0, 3, 1],
      [-1, 0, -0.1, 1],
      [0, 1.1, 1, 2],
      [0, -2, 1, -0.1],
    ])
      expect(testBox([0, 0, 2, 1], 'intersects', beyond)).toBe(FALSE);
  });

  it('may be anywhere, or is nowhere', () => {
    expect(testBox('any', 'intersects', [0, 0, 1, 1])).toBe(UNKNOWN);
    expect(testBox(null, 'intersects', [0, 0, 1, 1])).toBe(FALSE);
    expect([testBox(null, 'absent', []), testBox('any', 'exists', [])]).toEqual([TRUE, TRUE]);
  });
});
