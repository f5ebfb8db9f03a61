import { describe, expect, it } from 'vitest';
import { consultationDays, feedbackCounts } from '../../../src/domain/commitments/plan-figures.ts';
import { COMMITMENT_INDICATORS } from '../../../src/domain/commitments/figure-indicators.ts';
import { aConsultation, aPlan } from '../../support/commitment-builders.ts';

const days = COMMITMENT_INDICATORS.find(({ id }) => id === 'plan.consultationDays');

describe('feedback on plans', () => {
  const counts = (feedback: Parameters<typeof aConsultation>[0]) =>
    feedbackCounts([aPlan('p', { consultation: aConsultation(feedback) })]);

  it('is answered where it was accepted, in part or not', () => {
    const told = { received: 10, accepted: 2, partlyAccepted: 1, rejected: 3, unanswered: 4 };
    expect(counts({ feedback: told })).toEqual({ passed: 6, failed: 4, unknown: 0 });
    expect(counts({ feedback: { ...told, unanswered: null } })).toEqual({ passed: 6, failed: 4, unknown: 0 });
  });

  it('is unknown where it was not told, which is not unanswered', () => {
    expect(counts({ feedback: { received: 10, accepted: 2 } })).toEqual({ passed: 2, failed: 0, unknown: 8 });
    expect(counts({ feedback: { received: 10, unanswered: 4 } })).toEqual({
      passed: 6,
      failed: 4,
      unknown: 0,
    });
    expect(counts({ feedback: { accepted: 2 } })).toEqual({ passed: 0, failed: 0, unknown: 0 });
    expect(feedbackCounts([aPlan('p')])).toEqual({ passed: 0, failed: 0, unknown: 0 });
  });
});

describe('days of consultation', () => {
  const open = (startedOn: string | null, endedOn: string | null) =>
    aPlan('p', { consultation: aConsultation({ startedOn, endedOn }) });

  it('are counted with the first and the last, on average over plans that tell them', () => {
    if (days === undefined) throw new Error('no indicator');
    const plans = [open('2013-01-01', '2013-01-30'), open('2013-03-01', '2013-03-10')];
    expect(consultationDays(days, plans)).toMatchObject({
      value: 20,
      lower: 20,
      upper: 20,
      n: 2,
      coverage: 1,
    });
    expect(consultationDays(days, [...plans, open('2013-01', '2013-02'), aPlan('q')])).toMatchObject({
      ...{ value: 20, lower: 10, upper: null, n: 4, known: 2, unknown: 2, coverage: 0.5 },
    });
    expect(consultationDays(days, [aPlan('q')])).toMatchObject({ value: null, lower: 0, upper: null });
    expect(consultationDays(days, [])).toMatchObject({ value: null, n: 0, reason: 'NOTHING_APPLICABLE' });
  });
});
