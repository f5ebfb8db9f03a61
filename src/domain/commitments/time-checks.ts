/** Criteria on time: how old the data are, up to when and from when they reach, when they were published. */
import { byBounds, byIndicator, found, judged, type Finding } from './check-outcome.ts';
import { DAY_MS, endOf, isBefore, spanOfMoment, spanOfText, startOf } from './date-span.ts';
import type { Criterion } from './rules.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import { truthOf } from './truth.ts';
import { compareBounds } from './value-tests.ts';

/** Grace of a quarter, as Canada's Treasury Board gives it. */
export const FRESH_GRACE = 0.25;
/** New York counts a release as on time for a fortnight. */
export const PUBLISHED_GRACE_DAYS = 14;
const VARIANTS: ReadonlyMap<number, string> = new Map([
  [0, 'time.fresh.0'],
  [FRESH_GRACE, 'time.fresh'],
  [1, 'time.fresh.1'],
]);

/** A span that is written out has no grace unless one is written too. */
export function fresh(evidence: EvidenceDataset, { within = 'declared', grace }: Criterion): Finding {
  if (typeof within === 'object') return withinDays(evidence, within.days, within.days * (1 + (grace ?? 0)));
  const share = grace ?? FRESH_GRACE;
  const expected = { within, grace: share };
  if (within === 'observed') return byHabit(evidence, share, expected);
  const variant = VARIANTS.get(share);
  if (variant !== undefined)
    return withDate(evidence, byIndicator(evidence.result(variant), variant, expected));
  const indicator = 'time.delayRatio';
  const finding = byBounds(evidence.result(indicator), (ratio) => compareBounds(ratio, 'lte', 1 + share), {
    ...{ expected, indicator, because: 'OVERDUE' },
  });
  return withDate(evidence, finding);
}
function withinDays(evidence: EvidenceDataset, days: number, most: number): Finding {
  const indicator = 'time.age';
  const finding = byBounds(evidence.result(indicator), (age) => compareBounds(age, 'lte', most), {
    ...{ expected: { days }, indicator, because: 'TOO_OLD' },
  });
  return withDate(evidence, finding);
}
function byHabit(evidence: EvidenceDataset, share: number, expected: Finding['expected']): Finding {
  if (share === FRESH_GRACE) {
    const indicator = 'time.freshObserved';
    return withDate(evidence, byIndicator(evidence.result(indicator), indicator, expected));
  }
  const period = evidence.result('time.observedPeriod')?.value ?? null;
  const indicator = 'time.age';
  if (period === null) return found('UNKNOWN', 'TOO_FEW_CHANGES', { observed: null, expected, indicator });
  const most = period * (1 + share);
  const finding = byBounds(evidence.result(indicator), (age) => compareBounds(age, 'lte', most), {
    ...{ expected, indicator, because: 'OVERDUE' },
  });
  return withDate(evidence, finding);
}
/** An age is another one every day, a date is not: so a verdict stays the same while nothing but time passes. */
function withDate(evidence: EvidenceDataset, finding: Finding): Finding {
  return { ...finding, observed: evidence.dataDate() };
}

const NOT_DECLARED = 'NOT_DECLARED';
/** `at`: the moment of the snapshot, RFC 3339. */
export function temporalUntil(
  end: string | null,
  isSeen: boolean,
  { lagDays = 0 }: Criterion,
  at: string,
): Finding {
  const parts = { observed: end, expected: { lagDays } };
  const span = end === null ? null : spanOfText(end);
  if (span === null) return found('UNKNOWN', isSeen ? NOT_DECLARED : 'FIELD_NOT_OBSERVED', parts);
  return judged(truthOf(span.end > Date.parse(at) - lagDays * DAY_MS), 'ENDS_EARLIER', parts);
}

export function temporalFrom({ dataset }: EvidenceDataset, date: string | null): Finding {
  const parts = { observed: dataset.temporalStart, expected: { from: date } };
  const limit = date === null ? null : endOf(date);
  if (limit === null) return found('UNKNOWN', 'NO_DUE_DATE', parts);
  const start = dataset.temporalStart === null ? null : startOf(dataset.temporalStart);
  if (start === null) {
    const isSeen = dataset.fieldsObserved.includes('temporal');
    return found('UNKNOWN', isSeen ? NOT_DECLARED : 'FIELD_NOT_OBSERVED', parts);
  }
  return judged(truthOf(start < limit), 'STARTS_LATER', parts);
}

/** What was seen by then was there by then, whatever its date says. */
export function publishedBy(evidence: EvidenceDataset, { grace }: Criterion, date: string | null): Finding {
  const { issued, fieldsObserved } = evidence.dataset;
  const expected = { by: date, graceDays: grace ?? PUBLISHED_GRACE_DAYS };
  const end = date === null ? null : endOf(date);
  if (end === null) return found('UNKNOWN', 'NO_DUE_DATE', { observed: issued?.at ?? null, expected });
  const limit = end + expected.graceDays * DAY_MS;
  if (Date.parse(evidence.firstSeenAt) < limit)
    return found('PASS', null, { observed: issued?.at ?? evidence.firstSeenAt, expected });
  if (issued === null) {
    const isSeen = fieldsObserved.includes('issued');
    return found('UNKNOWN', isSeen ? 'NO_DATE' : 'FIELD_NOT_OBSERVED', { observed: null, expected });
  }
  return judged(isBefore(spanOfMoment(issued), limit), 'TOO_LATE', { observed: issued.at, expected });
}
