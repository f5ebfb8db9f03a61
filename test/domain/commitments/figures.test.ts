import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commitment, StatusUpdate } from '../../../src/domain/commitments/book.ts';
import type { CommitmentVerdict } from '../../../src/domain/commitments/evaluation.ts';
import { COMMITMENT_INDICATORS } from '../../../src/domain/commitments/figure-indicators.ts';
import {
  commitmentFigures,
  fulfilmentCounts,
  type JudgedCommitment,
} from '../../../src/domain/commitments/figures.ts';
import { judgementsOf } from '../../../src/domain/commitments/judgements.ts';
import { aVerdict } from '../../support/an-evaluation.ts';
import { aCommitment, aMilestone, anUpdate } from '../../support/commitment-builders.ts';

function judged(
  verdict: Partial<CommitmentVerdict> | null,
  given: Partial<Commitment> = {},
  said: StatusUpdate['status'] | null = null,
  milestones: readonly CommitmentVerdict[] = [],
): JudgedCommitment {
  const commitment = aCommitment('a', given);
  const updates = said === null ? [] : [anUpdate('a', said)];
  const computed = verdict === null ? null : aVerdict(verdict);
  return {
    commitment,
    judgements: judgementsOf('a', computed, { updates, assessments: [] }, null),
    milestones,
  };
}
function figure(all: readonly JudgedCommitment[], id: string) {
  const point = commitmentFigures(all, []).find(({ indicator }) => indicator === `c.commitments.${id}`);
  if (point === undefined) throw new Error(`no ${id}`);
  const { value, lower, upper, n, known, unknown } = point;
  return { value, lower, upper, n, known, unknown };
}

describe('figures of commitments', () => {
  it('are one for each indicator, in its order, UNKNOWN where there are no commitments', () => {
    const none = commitmentFigures([], []);
    expect(none.map(({ indicator }) => indicator)).toEqual(COMMITMENT_INDICATORS.map(({ id }) => id));
    expect(none.find(({ indicator }) => indicator === 'c.commitments.fulfilledShare')).toMatchObject({
      ...{ value: null, lower: 0, upper: 1, reason: 'NOT_IMPORTED' },
    });
    expect(fulfilmentCounts([])).toBeNull();
  });

  it('leave the unverifiable out of the value, and hold them in the bounds', () => {
    const all = [
      judged({ state: 'FULFILLED' }),
      judged({ state: 'STALE' }),
      judged({ state: 'UNVERIFIABLE' }),
      judged(null),
    ];
    expect(figure(all, 'count')).toMatchObject({ value: 4, n: 1 });
    const half = { value: 0.5, lower: 0.25, upper: 0.75, n: 4, known: 2, unknown: 2 };
    expect(figure(all, 'fulfilledShare')).toEqual(half);
    expect(figure(all, 'staleShare')).toEqual(half);
    const verifiable = { value: 2 / 3, lower: 0.5, upper: 0.75, n: 4, known: 3, unknown: 1 };
    expect(figure(all, 'verifiableShare')).toEqual(verifiable);
    expect(fulfilmentCounts(all)).toEqual({ passed: 1, failed: 1, unknown: 2, notApplicable: 0 });
  });

  it('count what is on time, late, overdue, and what cannot be told', () => {
    const all = [
      judged({ flags: ['ON_TIME'], dueState: 'DUE' }),
      judged({ flags: ['LATE'], dueState: 'NOT_DUE' }),
      judged({ flags: ['ON_TIME_UNKNOWN'], dueState: 'NOT_DUE' }),
      judged({ state: 'NOT_FOUND', flags: ['OVERDUE'], dueState: 'OVERDUE' }),
      judged({ state: 'UNVERIFIABLE', flags: ['OVERDUE'], dueState: 'OVERDUE' }),
      judged({ state: 'PARTIAL', dueState: 'NOT_DUE' }),
      judged({ state: 'PARTIAL', dueState: 'NO_DUE_DATE' }),
    ];
    const onTime = { value: 1 / 3, lower: 1 / 5, upper: 3 / 5, n: 7, known: 3, unknown: 2 };
    expect(figure(all, 'onTimeShare')).toEqual(onTime);
    expect(figure(all, 'overdue')).toEqual({ value: 1, lower: 1, upper: 2, n: 7, known: 5, unknown: 1 });
  });

  it('count each milestone once, those not judged as unknown', () => {
    const milestones = ['m1', 'm2', 'm3'].map((id) => aMilestone(id));
    const all = [
      judged({}, { milestones }, null, [aVerdict(), aVerdict({ state: 'PARTIAL' })]),
      judged({}, {}),
    ];
    const reached = { value: 1 / 2, lower: 1 / 3, upper: 2 / 3, n: 3, known: 2, unknown: 1 };
    expect(figure(all, 'milestoneCompletion')).toEqual(reached);
  });

  it('say which themes and action types are covered, and what the unclassified may cover', () => {
    const all = [
      judged({}, { themes: ['T1', 'T3'], actionTypes: ['T1.1', 'T1.2', 'T3.1'] }),
      judged({}, { themes: ['T1'], actionTypes: ['T1.1'] }),
    ];
    expect(figure(all, 'themeCoverage')).toMatchObject({ value: 0.5, lower: 0.5, upper: 0.5 });
    expect(figure(all, 'actionTypeCoverage')).toMatchObject({ value: 0.25, lower: 0.25, upper: 0.25 });
    const open = [...all, judged({}, { themes: ['unclassified'], actionTypes: [] })];
    expect(figure(open, 'themeCoverage')).toMatchObject({ value: 0.5, lower: 0.5, upper: 1 });
    expect(figure(open, 'actionTypeCoverage')).toMatchObject({ value: 0.25, upper: 1 });
  });

  it('compare what is reported with what is seen where both can be', () => {
    const all = [
      judged({ suggestedStatus: 'SUBSTANTIAL' }, {}, 'COMPLETE'),
      judged({ suggestedStatus: 'COMPLETE' }, {}, 'COMPLETE'),
      judged({ suggestedStatus: 'COMPLETE' }, {}, 'LIMITED'),
      judged({ state: 'UNVERIFIABLE', suggestedStatus: 'NO_EVIDENCE' }, {}, 'COMPLETE'),
      judged({ suggestedStatus: 'COMPLETE' }, {}, 'WITHDRAWN'),
      judged({ suggestedStatus: 'COMPLETE' }),
    ];
    const higher = { value: 1 / 3, lower: 1 / 4, upper: 2 / 4, n: 6, known: 3, unknown: 1 };
    expect(figure(all, 'discrepancyShare')).toEqual(higher);
  });

  it('count what regressed, and what may have', () => {
    const all = [
      judged({ state: 'NOT_FOUND', flags: ['REGRESSED'], firstFulfilledAt: '2026-01-01T00:00:00.000Z' }),
      judged({ state: 'UNVERIFIABLE', firstFulfilledAt: '2026-01-01T00:00:00.000Z' }),
      judged({ state: 'UNVERIFIABLE' }),
      judged({ state: 'FULFILLED' }),
    ];
    expect(figure(all, 'regressions')).toMatchObject({ value: 1, lower: 1, upper: 2, known: 3, unknown: 1 });
  });

  it('never leave their bounds, whatever the verdicts, nor depend on their order', () => {
    const verdict = fc.record({
      state: fc.constantFrom('FULFILLED', 'PARTIAL', 'STALE', 'NOT_FOUND', 'UNVERIFIABLE'),
      dueState: fc.constantFrom('NO_DUE_DATE', 'NOT_DUE', 'DUE', 'OVERDUE'),
      flags: fc.uniqueArray(fc.constantFrom('REGRESSED', 'ON_TIME', 'LATE', 'ON_TIME_UNKNOWN', 'OVERDUE')),
    });
    const said = fc.option(fc.constantFrom('NOT_STARTED', 'LIMITED', 'COMPLETE', 'WITHDRAWN'));
    const theme = fc.constantFrom(['T1'], ['T2', 'T4'], ['unclassified']);
    const one = fc
      .tuple(fc.option(verdict), said, theme)
      .map(([given, status, themes]) => judged(given, { themes }, status));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (all) => {
        const points = commitmentFigures(all, []);
        for (const { value, lower, upper, n, known, unknown, notApplicable } of points) {
          expect(known + unknown + notApplicable).toBe(n);
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(lower ?? value);
          expect(value).toBeLessThanOrEqual(upper ?? value);
        }
        expect(commitmentFigures(all.toReversed(), [])).toEqual(points);
      }),
    );
  });
});
