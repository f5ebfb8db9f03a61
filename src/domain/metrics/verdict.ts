/** Makes results, so that each has the bounds that its state means. */
import type { Json } from '../json.ts';
import type { Evidence, IndicatorResult, MeasurementState } from './result.ts';

/** A verdict before it is known which indicator's it is. */
export interface Verdict {
  readonly state: MeasurementState;
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
}

const NO_EVIDENCE: readonly Evidence[] = [];
export const PASS: Verdict = { state: 'PASS', reason: null, evidence: NO_EVIDENCE };
export const UNSEEN: Verdict = { state: 'UNKNOWN', reason: 'FIELD_NOT_OBSERVED', evidence: NO_EVIDENCE };
export const ABSENT: Verdict = { state: 'FAIL', reason: 'ABSENT', evidence: NO_EVIDENCE };

export function evidence(field: string, value: Json, url?: string | null): readonly Evidence[] {
  return [url === undefined || url === null ? { field, value } : { field, value, url }];
}
export function pass(found: readonly Evidence[] = NO_EVIDENCE): Verdict {
  return { state: 'PASS', reason: null, evidence: found };
}
export function fail(reason: string, found: readonly Evidence[] = NO_EVIDENCE): Verdict {
  return { state: 'FAIL', reason, evidence: found };
}
export function unknown(reason: string, found: readonly Evidence[] = NO_EVIDENCE): Verdict {
  return { state: 'UNKNOWN', reason, evidence: found };
}
export function notApplicable(reason: string): Verdict {
  return { state: 'NOT_APPLICABLE', reason, evidence: NO_EVIDENCE };
}

const VALUES = { PASS: 1, FAIL: 0, UNKNOWN: null, NOT_APPLICABLE: null } as const;
const LOWER = { PASS: 1, FAIL: 0, UNKNOWN: 0, NOT_APPLICABLE: null } as const;
const UPPER = { PASS: 1, FAIL: 0, UNKNOWN: 1, NOT_APPLICABLE: null } as const;

export function resultOf(indicator: string, { state, reason, evidence: found }: Verdict): IndicatorResult {
  return {
    indicator,
    state,
    value: VALUES[state],
    lower: LOWER[state],
    upper: UPPER[state],
    reason,
    evidence: found,
  };
}

/** The share that passes: of what is known, with bounds by what is not. `scale`: what the whole is worth. */
export function shareOf(
  indicator: string,
  states: readonly MeasurementState[],
  reasons: { readonly none: string; readonly unknown?: string | null },
  found: readonly Evidence[] = NO_EVIDENCE,
): IndicatorResult {
  let [passed, failed, open] = [0, 0, 0];
  for (const state of states) {
    if (state === 'PASS') passed += 1;
    else if (state === 'FAIL') failed += 1;
    else if (state === 'UNKNOWN') open += 1;
  }
  const n = passed + failed + open;
  if (n === 0) return resultOf(indicator, notApplicable(reasons.none));
  const known = passed + failed;
  const isUnknown = known === 0;
  return {
    indicator,
    state: isUnknown ? 'UNKNOWN' : null,
    value: isUnknown ? null : passed / known,
    lower: passed / n,
    upper: (passed + open) / n,
    reason: open > 0 ? (reasons.unknown ?? 'FIELD_NOT_OBSERVED') : null,
    evidence: found,
  };
}

export interface Amount {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly reason?: string | null;
  readonly evidence?: readonly Evidence[];
}
/** A quantity that is known; there is no doubt of how much. */
export function exactAmount(
  indicator: string,
  value: number,
  found: readonly Evidence[] = NO_EVIDENCE,
): IndicatorResult {
  return amountOf(indicator, { value, lower: value, upper: value, evidence: found });
}
/** A quantity of which nothing is known but, where that is given, the most that it can be. */
export function unknownAmount(
  indicator: string,
  { reason, evidence: found }: Pick<Verdict, 'reason' | 'evidence'>,
  upper: number | null = null,
): IndicatorResult {
  return amountOf(indicator, { value: null, lower: 0, upper, reason, evidence: found });
}
/** A quantity; without a value it is UNKNOWN. */
export function amountOf(indicator: string, amount: Amount): IndicatorResult {
  const { value, lower, upper, reason = null, evidence: found = NO_EVIDENCE } = amount;
  return {
    indicator,
    state: value === null ? 'UNKNOWN' : null,
    value,
    lower,
    upper,
    reason,
    evidence: found,
  };
}
