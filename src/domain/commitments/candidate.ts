/** What the checks of one dataset come to. */
import type { CandidateOutcome, CheckOutcome, VerdictState } from './evaluation.ts';

export interface Judged {
  readonly state: VerdictState;
  readonly lower: number;
  readonly upper: number;
}

/**
 * By required criteria that apply. Not knowing is no failing; failing by age alone is STALE. Progress counts the
 * dataset itself as one more that passed.
 */
export function judgeChecks(checks: readonly CheckOutcome[]): Judged {
  let passed = 0;
  let open = 0;
  let failed = 0;
  let failedOther = 0;
  for (const { required, state, class: kind } of checks) {
    if (!required) continue;
    if (state === 'PASS') passed += 1;
    else if (state === 'UNKNOWN') open += 1;
    else if (state === 'FAIL') {
      failed += 1;
      if (kind === 'other') failedOther += 1;
    }
  }
  const all = 1 + passed + open + failed;
  const state: VerdictState =
    failed === 0 ? (open === 0 ? 'FULFILLED' : 'UNVERIFIABLE') : failedOther === 0 ? 'STALE' : 'PARTIAL';
  return { state, lower: (1 + passed) / all, upper: (1 + passed + open) / all };
}

/** One that may be perfect comes before one that is known to fail. */
const RANK: Readonly<Record<VerdictState, number>> = {
  FULFILLED: 0,
  UNVERIFIABLE: 1,
  STALE: 2,
  PARTIAL: 3,
  NOT_FOUND: 4,
};
export interface Ranked extends Judged, Pick<CandidateOutcome, 'uri' | 'portal' | 'localId'> {
  /** Named by the rule: comes first among equals. */
  readonly isPinned: boolean;
}
/** Best first; total, so that the order in which they came does not matter. */
export function byRank(a: Ranked, b: Ranked): number {
  return (
    RANK[a.state] - RANK[b.state] ||
    b.lower - a.lower ||
    Number(b.isPinned) - Number(a.isPinned) ||
    byText(a.uri, b.uri) ||
    byText(a.portal, b.portal) ||
    byText(a.localId, b.localId)
  );
}
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
