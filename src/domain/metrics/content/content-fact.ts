/** How far the data inside a dataset reach, as its table was asked. */
import type { DatasetKey } from '../../ids.ts';

export interface ContentFact extends DatasetKey {
  /** RFC 3339 UTC. */
  readonly probedAt: string;
  /** Table that was asked, as in `TableKey`. */
  readonly table: string;
  /** The column whose newest value counts; null: it has none that tells. */
  readonly column: string | null;
  /** Newest day in it that is not after the day of the probe, "2026-11-22"; null: none. */
  readonly newest: string | null;
  /** false: not all rows could be read, so that there may be newer ones. */
  readonly isWhole: boolean;
  /** The latest day after the day of the probe, which is no date of the data ("8291-01-01"); null: there was none. */
  readonly future: string | null;
  /** Why nothing is known: NO_DATE_COLUMN, NO_DATES, TOO_COSTLY, or the code of what went wrong; null: it is known. */
  readonly reason: string | null;
}

const DAY_MS = 86_400_000;
const AGAIN_DAYS = 30;
/** Settled, though nothing is known: nothing of it changes by tomorrow. */
const LASTING: ReadonlySet<string> = new Set(['NO_DATE_COLUMN', 'NO_DATES', 'TOO_COSTLY']);

/** Asked again after 30 days; what went wrong, after one. `now`: RFC 3339 UTC. */
export function isProbeDue(before: ContentFact | null, now: string): boolean {
  if (before === null) return true;
  const isSettled = before.reason === null || LASTING.has(before.reason);
  const days = (Date.parse(now) - Date.parse(before.probedAt)) / DAY_MS;
  return days >= (isSettled ? AGAIN_DAYS : 1);
}
