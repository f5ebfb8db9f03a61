import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRank, judgeChecks, type Ranked } from '../../../src/domain/commitments/candidate.ts';
import { quantify } from '../../../src/domain/commitments/quantify.ts';
import type { CheckOutcome } from '../../../src/domain/commitments/evaluation.ts';

const outcome: fc.Arbitrary<CheckOutcome> = fc.record({
  check: fc.constant('openLicence'),
  state: fc.constantFrom('PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'),
  observed: fc.constant(null),
  expected: fc.constant(null),
  required: fc.boolean(),
  class: fc.constantFrom('time', 'other'),
  reason: fc.constant(null),
  indicator: fc.constant(null),
});
const someCandidates: fc.Arbitrary<readonly Ranked[]> = fc
  .array(fc.tuple(fc.array(outcome, { maxLength: 4 }), fc.boolean()), { minLength: 1, maxLength: 8 })
  .map((all) =>
    all
      .map(([checks, isPinned], at) => ({
        ...judgeChecks(checks),
        ...{ isPinned, uri: `u${at}`, portal: 'p', localId: `d${at}` },
      }))
      .toSorted(byRank),
  );
const unknown = fc.integer({ min: 0, max: 5 });
const share = fc.constantFrom(0.1, 0.25, 0.3, 0.5, 0.7, 0.8, 0.99, 1);

describe('quantifiers', () => {
  it('that are met are met where less is asked for', () => {
    fc.assert(
      fc.property(
        someCandidates,
        fc.integer({ min: 1, max: 10 }),
        share,
        share,
        unknown,
        (all, n, a, b, open) => {
          if (quantify({ atLeast: n + 1 }, all, open).state === 'FULFILLED')
            expect(quantify({ atLeast: n }, all, open).state).toBe('FULFILLED');
          if (quantify({ share: Math.max(a, b) }, all, open).state === 'FULFILLED')
            expect(quantify({ share: Math.min(a, b) }, all, open).state).toBe('FULFILLED');
          if (quantify({ all: true }, all, open).state === 'FULFILLED') {
            expect(quantify({ share: a }, all, open).state).toBe('FULFILLED');
            expect(quantify({ atLeast: Math.min(n, all.length) }, all, open).state).toBe('FULFILLED');
          }
        },
      ),
    );
  });

  it('ask of a whole share what they ask of all', () => {
    fc.assert(
      fc.property(someCandidates, (all) => {
        const [one, other] = [quantify({ share: 1 }, all, 0), quantify({ all: true }, all, 0)];
        expect(one.state === 'FULFILLED').toBe(other.state === 'FULFILLED');
        expect([one.lower, one.upper]).toEqual([other.lower, other.upper]);
      }),
    );
  });

  it('give bounds in order, 1 to what is fulfilled, and less to no one for a better candidate', () => {
    const better: Ranked = {
      state: 'FULFILLED',
      lower: 1,
      upper: 1,
      isPinned: false,
      uri: 'a',
      portal: 'p',
      localId: 'a',
    };
    fc.assert(
      fc.property(someCandidates, fc.integer({ min: 1, max: 10 }), unknown, (all, n, open) => {
        const before = quantify({ atLeast: n }, all, open);
        expect(before.lower).toBeLessThanOrEqual(before.upper);
        if (before.state === 'FULFILLED') expect(before.lower).toBe(1);
        const after = quantify({ atLeast: n }, [better, ...all].toSorted(byRank), open);
        expect(after.lower).toBeGreaterThanOrEqual(before.lower - 1e-12);
        expect(after.upper).toBeGreaterThanOrEqual(before.upper - 1e-12);
      }),
    );
  });

  it('leave it open where what cannot be seen may make up for what is missing', () => {
    const good: Ranked = {
      state: 'FULFILLED',
      lower: 1,
      upper: 1,
      isPinned: false,
      uri: 'a',
      portal: 'p',
      localId: 'a',
    };
    expect(quantify({ atLeast: 3 }, [good], 0)).toMatchObject({
      state: 'PARTIAL',
      reason: 'ONLY_1_OF_3',
      upper: 1 / 3,
    });
    expect(quantify({ atLeast: 3 }, [good], 1)).toMatchObject({
      state: 'PARTIAL',
      reason: 'ONLY_1_OF_3',
      upper: 2 / 3,
    });
    expect(quantify({ atLeast: 3 }, [good], 2)).toMatchObject({
      state: 'UNVERIFIABLE',
      reason: 'FIELD_NOT_OBSERVED',
      upper: 1,
    });
  });

  it('take shares exactly', () => {
    const of = (states: readonly Ranked['state'][], asked: number): string =>
      quantify(
        { share: asked },
        states.map((state) => ({ state, lower: 1, upper: 1 })),
        0,
      ).state;
    const ten = (good: number, rest: Ranked['state']): readonly Ranked['state'][] =>
      Array.from({ length: 10 }, (_, at) => (at < good ? 'FULFILLED' : rest));
    expect([of(ten(7, 'PARTIAL'), 0.7), of(ten(6, 'PARTIAL'), 0.7)]).toEqual(['FULFILLED', 'PARTIAL']);
    expect([of(ten(6, 'STALE'), 0.7), of(ten(6, 'UNVERIFIABLE'), 0.7)]).toEqual(['STALE', 'UNVERIFIABLE']);
    expect(of(['FULFILLED', 'UNVERIFIABLE', 'STALE', 'STALE'], 0.8)).toBe('STALE');
    expect(of(['FULFILLED', 'UNVERIFIABLE', 'STALE', 'PARTIAL'], 0.8)).toBe('PARTIAL');
  });
});

describe('ranking', () => {
  it('puts what may be perfect before what is known to fail, and pins first among equals', () => {
    const one = (state: Ranked['state'], lower: number, uri: string, isPinned = false): Ranked => ({
      ...{ state, lower, upper: 1, uri, isPinned, portal: 'p', localId: uri },
    });
    const order = [
      one('FULFILLED', 1, 'b', true),
      one('FULFILLED', 1, 'a'),
      one('UNVERIFIABLE', 0.2, 'c'),
      one('STALE', 0.8, 'd'),
      one('PARTIAL', 0.9, 'f', true),
      one('PARTIAL', 0.8, 'e'),
    ];
    expect(order.toReversed().toSorted(byRank)).toEqual(order);
  });
});
