/** Runs the criteria of a rule on a dataset that it chose. */
import { byIndicator, classOf, type Finding } from './check-outcome.ts';
import { alive, format, licence } from './distribution-checks.ts';
import type { CheckOutcome } from './evaluation.ts';
import { accessRights, columns, contactable, documented, mqa, rowCount } from './record-checks.ts';
import type { CheckName, Criterion } from './rules.ts';
import type { EvidenceDataset } from './sweep-input.ts';
import { fresh, publishedBy, temporalFrom, temporalUntil } from './time-checks.ts';

/** Some need the moment of the snapshot, which is known at the end; `at`: RFC 3339. */
export type LateCheck = CheckOutcome | ((at: string) => CheckOutcome);

type Immediate = Exclude<CheckName, 'exists' | 'temporalUntil'>;
/** `date`: the criterion's own, or the day that is due; null: there is none. */
type Check = (evidence: EvidenceDataset, criterion: Criterion, date: string | null) => Finding;

function indicated(indicator: string, expected: string): Check {
  return (evidence) => byIndicator(evidence.result(indicator), indicator, expected);
}
const CHECKS: Readonly<Record<Immediate, Check>> = {
  machineReadable: indicated('open.machineReadable', 'a machine-readable format'),
  nonProprietary: indicated('open.format', 'a non-proprietary format'),
  bulk: indicated('open.bulk', 'the whole dataset as a file'),
  api: indicated('open.api', 'a queryable interface'),
  openLicence: indicated('open.licence', 'an open licence'),
  format,
  licence,
  accessRights,
  alive,
  fresh,
  temporalFrom: (evidence, _criterion, date) => temporalFrom(evidence, date),
  columns,
  rowCount,
  publishedBy,
  mqa,
  documented,
  contactable,
};

/**
 * In the order of the rule; `exists` is not among them, since it goes without saying. `dueOn`: the day on which what
 * the rule proves is due; null: none.
 */
export function runCriteria(
  evidence: EvidenceDataset,
  criteria: readonly Criterion[],
  dueOn: string | null,
): readonly LateCheck[] {
  const checks: LateCheck[] = [];
  for (const criterion of criteria) {
    const { check } = criterion;
    if (check === 'exists') continue;
    if (check === 'temporalUntil') {
      const { temporalEnd, fieldsObserved } = evidence.dataset;
      checks.push(late(temporalEnd, fieldsObserved.includes('temporal'), criterion));
    } else {
      const date = criterion.date === 'dueOn' ? dueOn : (criterion.date ?? null);
      checks.push(outcomeOf(criterion, CHECKS[check](evidence, criterion, date)));
    }
  }
  return checks;
}

/** A function of its own, so that what is kept holds on to no dataset. */
function late(end: string | null, isSeen: boolean, criterion: Criterion): (at: string) => CheckOutcome {
  return (at) => outcomeOf(criterion, temporalUntil(end, isSeen, criterion, at));
}

function outcomeOf({ check, required }: Criterion, finding: Finding): CheckOutcome {
  const { state, observed, expected, reason, indicator } = finding;
  return { check, state, observed, expected, required, class: classOf(check), reason, indicator };
}
