/** Absence is not deletion: which absences of a complete full walk become tombstones, and when to stop and ask. */
import type { Absence } from '../ports/store.ts';

export interface Disappearance {
  /** Counted as absent once more. */
  readonly missed: readonly string[];
  /** May be turned into tombstones now. */
  readonly remove: readonly string[];
  /** Waiting for a person. */
  readonly held: readonly string[];
  /** Why they wait, in a sentence; null when nothing does. */
  readonly reason: string | null;
}

/** A fifth, rounded down but at least one, so that a small portal can lose a dataset; never all that there is. */
export function mostAbsent(living: number): number {
  return Math.min(Math.max(1, Math.floor(living / 5)), Math.max(0, living - 1));
}

/**
 * `living`: datasets before the walk. A dataset goes when it was absent from this walk and from the complete full
 * walk before. When one walk misses more than a fifth of a portal, or all of it, nothing goes and all that was
 * missed waits: the first such walk raises the alarm, not the second.
 */
export function decideDisappearance(living: number, absent: readonly Absence[]): Disappearance {
  const missed = absent.map(({ localId }) => localId);
  if (absent.length > mostAbsent(living)) {
    const share = living === 0 ? 100 : Math.round((absent.length / living) * 100);
    const reason = `${absent.length} of ${living} datasets (${share} %) were not there any more: nothing is removed until a person accepts it.`;
    return { missed, remove: [], held: missed, reason };
  }
  const remove = absent.filter(({ missedBefore }) => missedBefore >= 1).map(({ localId }) => localId);
  return { missed, remove, held: [], reason: null };
}
