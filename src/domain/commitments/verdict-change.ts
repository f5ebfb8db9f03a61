/** What it means that a verdict is another one than before. */
import type { CommitmentVerdict, VerdictState } from './evaluation.ts';

export type VerdictChangeKind = 'FIRST_JUDGED' | 'NEWLY_FULFILLED' | 'GONE_STALE' | 'REGRESSED' | 'CHANGED';

const FAILING: readonly VerdictState[] = ['PARTIAL', 'NOT_FOUND'];

/**
 * null: the state is the same, whatever else differs. What was fulfilled and cannot be told any more has not regressed:
 * that is CHANGED. `before` null: never judged.
 */
export function verdictChange(
  before: VerdictState | null,
  after: Pick<CommitmentVerdict, 'state' | 'flags'>,
): VerdictChangeKind | null {
  if (before === null) return 'FIRST_JUDGED';
  if (before === after.state) return null;
  if (after.state === 'FULFILLED') return 'NEWLY_FULFILLED';
  if (after.state === 'STALE') return 'GONE_STALE';
  const wasFulfilled = before === 'FULFILLED' || after.flags.includes('REGRESSED');
  return FAILING.includes(after.state) && !FAILING.includes(before) && wasFulfilled ? 'REGRESSED' : 'CHANGED';
}
