/** What a portal contributed to an answer, as it is told. Pure. */
import type { RowsSource } from '../../ports/rows.ts';
import type { Described, Undescribed } from './describe.ts';
import type { SourceTrouble } from './failure.ts';
import type { Kept } from './kept-answers.ts';
import { addSpent, type Spent } from './portal-calls.ts';

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** Of a table that was described now or a while ago. */
export function describedSource(described: Described): RowsSource {
  const { located, trouble, describedAt, spent, fromCache, schema } = described;
  return {
    portal: located.key.portal,
    outcome: trouble === null ? 'OK' : 'STALE',
    error: trouble?.failure ?? null,
    asOf: located.via === 'file' ? (schema.asOf ?? describedAt) : describedAt,
    ...spent,
    fromCache,
  };
}

/** Of a portal that gave nothing. */
export function failedSource(portal: string, trouble: SourceTrouble, spent: Spent): RowsSource {
  return {
    portal,
    outcome: trouble.kind === 'skipped' ? 'SKIPPED' : 'FAILED',
    error: trouble.failure,
    asOf: null,
    ...spent,
    fromCache: false,
  };
}
/** After it was described. */
export function failedAnswer(described: Described, trouble: SourceTrouble, spent: Spent): RowsSource {
  return failedSource(described.located.key.portal, trouble, addSpent(described.spent, spent));
}
export function undescribedSource({ key, trouble, spent }: Undescribed): RowsSource {
  return failedSource(key.portal, trouble, spent);
}

/** Of an answer beyond the description; `spent` is what that cost besides. */
export function answeredSource(described: Described, kept: Kept<unknown>, spent: Spent): RowsSource {
  const { located, schema, describedAt } = described;
  const isOfLastCopy = located.via === 'file' && described.trouble !== null;
  const trouble = kept.trouble ?? (isOfLastCopy ? described.trouble : null);
  const isStale = kept.from === 'last' || isOfLastCopy;
  const outcome = trouble === null ? 'OK' : isStale ? 'STALE' : 'PARTIAL';
  // Rows of a state of the data are the rows for as long as the portal says that it is the state.
  const isConfirmed = schema.version !== null && kept.from !== 'last';
  const readAt = isConfirmed ? later(kept.loadedAt, describedAt) : kept.loadedAt;
  const isFile = located.via === 'file' && kept.from !== 'last';
  return {
    portal: located.key.portal,
    outcome,
    error: trouble?.failure ?? null,
    asOf: isFile ? (schema.asOf ?? readAt) : readAt,
    ...addSpent(described.spent, spent),
    fromCache: kept.from !== 'portal',
  };
}
