/** What one criterion gives for one dataset, before it is known whether it is required. */
import type { Json } from '../json.ts';
import type { IndicatorResult, MeasurementState } from '../metrics/result.ts';
import type { CheckOutcome } from './evaluation.ts';
import type { CheckName } from './rules.ts';
import { TRUE, UNKNOWN, type Truth } from './truth.ts';

/** Without the name of the criterion and its place in the rule. */
export interface Finding {
  readonly state: MeasurementState;
  readonly observed: Json;
  readonly expected: Json;
  readonly reason: string | null;
  readonly indicator: string | null;
}

/** Failing these is a matter of age alone. */
const TIME: ReadonlySet<string> = new Set(['fresh', 'temporalUntil']);
export function classOf(check: CheckName): CheckOutcome['class'] {
  return TIME.has(check) ? 'time' : 'other';
}

export function stateOfTruth(truth: Truth): MeasurementState {
  return truth === TRUE ? 'PASS' : truth === UNKNOWN ? 'UNKNOWN' : 'FAIL';
}

export interface FindingParts {
  readonly observed: Json;
  readonly expected: Json;
  readonly indicator?: string;
}
export function found(
  state: MeasurementState,
  reason: string | null,
  { observed, expected, indicator }: FindingParts,
): Finding {
  return { state, observed, expected, reason, indicator: indicator ?? null };
}
/** By whether it holds; `because`: why not. */
export function judged(truth: Truth, because: string, parts: FindingParts): Finding {
  return found(stateOfTruth(truth), truth === TRUE ? null : truth === UNKNOWN ? 'NOT_KNOWN' : because, parts);
}

const NOT_MEASURED = 'NOT_MEASURED';

/** As the indicator says; what it rests on is what was observed. */
export function byIndicator(result: IndicatorResult | null, indicator: string, expected: Json): Finding {
  if (result === null) return found('UNKNOWN', NOT_MEASURED, { observed: null, expected, indicator });
  const state = result.state ?? 'UNKNOWN';
  const observed = result.evidence[0]?.value ?? null;
  return found(state, state === 'PASS' ? null : result.reason, { observed, expected, indicator });
}

/** By the bounds of a quantity; without a result nothing is known. */
export function byBounds(
  result: IndicatorResult | null,
  compare: (bounds: { readonly lower: number | null; readonly upper: number | null }) => Truth,
  {
    expected,
    indicator,
    because,
  }: { readonly expected: Json; readonly indicator: string; readonly because: string },
): Finding {
  if (result === null) return found('UNKNOWN', NOT_MEASURED, { observed: null, expected, indicator });
  const { state, value, lower, upper, reason } = result;
  const parts = { observed: value, expected, indicator };
  if (state === 'NOT_APPLICABLE') return found(state, reason, parts);
  const truth = lower === null && upper === null ? UNKNOWN : compare({ lower, upper });
  const finding = judged(truth, because, parts);
  return finding.state === 'UNKNOWN' && reason !== null ? { ...finding, reason } : finding;
}
