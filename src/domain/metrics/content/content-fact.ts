/** How far the data inside a dataset reach and how many rows they are, as its tables were asked. */
import type { DatasetKey } from '../../ids.ts';

/** Rows of the tables of one dataset, as its portal counts them. */
export interface RowsFound {
  /** Of the largest table that was counted exactly; null: none was. */
  readonly most: number | null;
  /** The largest of the portal's estimates where it gives no better, which may err to either side; null: none. */
  readonly estimate: number | null;
  /** Tables without an exact count; files are among them, since none is fetched for it. */
  readonly uncounted: number;
  /**
   * Why the first of those has none: ESTIMATE_ONLY, NOT_COUNTABLE, TOO_MANY_TABLES, TOO_COSTLY, FILE_TABLE, or the code
   * of what went wrong; null: all are counted.
   */
  readonly reason: string | null;
}

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
  /** As of the probe; left out: kept from when rows were not counted yet. */
  readonly rows?: RowsFound;
}

const DAY_MS = 86_400_000;
/** How long what was found counts, and when it is asked again. */
export const PROBE_DAYS = 30;
const LASTING: ReadonlySet<string> = new Set(['NO_DATE_COLUMN', 'NO_DATES', 'TOO_COSTLY']);
/** Nothing that is found so changes by tomorrow, even where it means that nothing is known. */
export function isLasting(reason: string | null): boolean {
  return reason === null || LASTING.has(reason);
}

/** Asked again after 30 days; what went wrong or is waited for, after one. `now`: RFC 3339 UTC. */
export function isProbeDue(before: ContentFact | null, now: string, isWaitedFor = false): boolean {
  if (before === null || (isWaitedFor && before.rows === undefined)) return true;
  const isSettled = !isWaitedFor && isLasting(before.reason);
  const days = (Date.parse(now) - Date.parse(before.probedAt)) / DAY_MS;
  return days >= (isSettled ? PROBE_DAYS : 1);
}
