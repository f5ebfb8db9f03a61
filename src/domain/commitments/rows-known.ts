/** How many rows a dataset is known to have, as far as what was counted is still a fact of now. */
import type { Dataset } from '../dataset.ts';
import { PROBE_DAYS, type ContentFact, type RowsFound } from '../metrics/content/content-fact.ts';
import { tablesOf } from '../tables.ts';
import { DAY_MS, spanOfMoment } from './date-span.ts';
import type { CheckOutcome } from './evaluation.ts';

/** Of the largest table. */
export interface RowsKnown {
  /** A table was counted to have so many; null: none was. */
  readonly least: number | null;
  /** No table has more, since all of them were counted; null: one was not. */
  readonly most: number | null;
  /** What the portal guesses, which may err to either side; null: nothing, or it is known better. */
  readonly estimate: number | null;
  /**
   * Why not both bounds are known: NO_TABLE, ROWS_NOT_COUNTED, CHANGED_SINCE_COUNT, COUNT_TOO_OLD, or as in `RowsFound`;
   * null: they are.
   */
  readonly reason: string | null;
}

/** Probing again tells no more of these. */
const SETTLED: ReadonlySet<string> = new Set([
  ...['NO_TABLE', 'ESTIMATE_ONLY', 'NOT_COUNTABLE', 'TOO_MANY_TABLES', 'TOO_COSTLY', 'FILE_TABLE'],
]);
export function awaitsCount({ check, state, reason }: CheckOutcome): boolean {
  return check === 'rowCount' && state === 'UNKNOWN' && reason !== null && !SETTLED.has(reason);
}

/**
 * A count is a fact of `at` (RFC 3339 UTC) unless the record tells of a later change of the data, or it is more than 30
 * days old. A change that is told by its day alone may have come after a count of that day. `fact`: null: never asked.
 */
export function rowsKnown(dataset: Dataset, fact: ContentFact | null, at: string): RowsKnown {
  if (fact?.rows === undefined) {
    const hasTable = tablesOf(dataset).some(({ via }) => via === 'api');
    return notKnown(hasTable ? 'ROWS_NOT_COUNTED' : 'NO_TABLE');
  }
  const countedAt = Date.parse(fact.probedAt);
  if (countedAt < changedAt(dataset)) return notKnown('CHANGED_SINCE_COUNT');
  if (Date.parse(at) - countedAt > PROBE_DAYS * DAY_MS) return notKnown('COUNT_TOO_OLD');
  return bounds(fact.rows);
}

function notKnown(reason: string): RowsKnown {
  return { least: null, most: null, estimate: null, reason };
}
function bounds({ most, estimate, uncounted, reason }: RowsFound): RowsKnown {
  return { least: most, most: uncounted === 0 ? most : null, estimate, reason };
}

/** The last moment of what the record says of changes of its data, in milliseconds; -Infinity: it says nothing. */
function changedAt({ dataModified, distributions }: Dataset): number {
  const told = [dataModified, ...distributions.map(({ modified }) => modified)];
  return Math.max(...told.map((moment) => (moment === null ? -Infinity : spanOfMoment(moment).end - 1)));
}
