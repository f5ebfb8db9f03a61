import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasurementState } from '../../../src/domain/metrics/result.ts';
import {
  amountOf,
  exactAmount,
  notApplicable,
  PASS,
  resultOf,
  shareOf,
  unknown,
  unknownAmount,
  UNSEEN,
} from '../../../src/domain/metrics/verdict.ts';

const states = fc.array(fc.constantFrom<MeasurementState>('PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'));

describe('a verdict as a result', () => {
  it('has the bounds of what may still come of it', () => {
    expect(resultOf('x', PASS)).toMatchObject({ state: 'PASS', value: 1, lower: 1, upper: 1 });
    expect(resultOf('x', UNSEEN)).toMatchObject({
      ...{ state: 'UNKNOWN', value: null, lower: 0, upper: 1, reason: 'FIELD_NOT_OBSERVED' },
    });
    expect(resultOf('x', notApplicable('NONE'))).toMatchObject({ value: null, lower: null, upper: null });
  });
});

describe('a share', () => {
  it('lies between what it would be if all that is open failed and if it passed', () => {
    fc.assert(
      fc.property(states, (all) => {
        const { value, lower, upper, state } = shareOf('x', all, { none: 'NONE' });
        const counted = all.filter((one) => one !== 'NOT_APPLICABLE');
        const shareIf = (open: MeasurementState) =>
          counted.filter((one) => one === 'PASS' || (one === 'UNKNOWN' && open === 'PASS')).length /
          counted.length;
        if (counted.length === 0) {
          expect([state, value, lower, upper]).toEqual(['NOT_APPLICABLE', null, null, null]);
          return;
        }
        expect([lower, upper]).toEqual([shareIf('FAIL'), shareIf('PASS')]);
        const known = counted.filter((one) => one !== 'UNKNOWN');
        expect(value === null).toBe(known.length === 0);
        if (value !== null) {
          expect(value).toBe(known.filter((one) => one === 'PASS').length / known.length);
          expect(value).toBeGreaterThanOrEqual(lower ?? 1);
          expect(value).toBeLessThanOrEqual(upper ?? 0);
        }
      }),
    );
  });

  it('says why where something is open, and only there', () => {
    expect(shareOf('x', ['PASS', 'UNKNOWN'], { none: 'NONE' }).reason).toBe('FIELD_NOT_OBSERVED');
    expect(shareOf('x', ['UNKNOWN'], { none: 'NONE', unknown: 'OPEN' })).toMatchObject({ reason: 'OPEN' });
    expect(shareOf('x', ['PASS', 'FAIL'], { none: 'NONE' }).reason).toBeNull();
    expect(shareOf('x', [], { none: 'NONE' }).reason).toBe('NONE');
  });
});

describe('a quantity', () => {
  it('is exact, or known between bounds, or unknown up to a most', () => {
    expect(exactAmount('x', 7)).toMatchObject({ state: null, value: 7, lower: 7, upper: 7, reason: null });
    expect(amountOf('x', { value: 3, lower: 2, upper: 5 })).toMatchObject({
      state: null,
      lower: 2,
      upper: 5,
    });
    expect(unknownAmount('x', unknown('WHY'), 5)).toMatchObject({
      ...{ state: 'UNKNOWN', value: null, lower: 0, upper: 5, reason: 'WHY' },
    });
    expect(unknownAmount('x', UNSEEN).upper).toBeNull();
  });
});
