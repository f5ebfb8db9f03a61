/** Positions in the list of changed verdicts: newest first, those of one moment by commitment. */
import { cursorScope, decodeCursor, encodeCursor } from '../domain/cursor.ts';
import { GatewayError } from '../domain/errors.ts';
import type { VerdictChangeKind } from '../domain/commitments/verdict-change.ts';
import type { VerdictChange } from '../ports/commitments.ts';
import type { Page, PageRequest } from '../ports/page.ts';

export interface ChangePlace {
  readonly at: string;
  readonly commitment: string;
}
export interface ChangeQuestion {
  readonly kinds: readonly VerdictChangeKind[] | null;
  readonly commitments: readonly string[] | null;
}

function scopeOf({ kinds, commitments }: ChangeQuestion): string {
  return cursorScope(['verdict changes', kinds?.toSorted() ?? null, commitments?.toSorted() ?? null]);
}

/** Where the page begins, behind that place; null: at the newest. Throws BAD_CURSOR for a cursor of another list. */
export function changeStart(question: ChangeQuestion, page: PageRequest): ChangePlace | null {
  if (page.after === null) return null;
  const [at, commitment] = decodeCursor(scopeOf(question), page.after, 2);
  if (typeof at !== 'string' || typeof commitment !== 'string')
    throw new GatewayError('BAD_CURSOR', 'The cursor holds no position in this list.');
  return { at, commitment };
}

/** `found`: from the start on, at least one more than the page holds where there are more. */
export function changePage(
  question: ChangeQuestion,
  page: PageRequest,
  found: readonly VerdictChange[],
  total: number,
): Page<VerdictChange> {
  const scope = scopeOf(question);
  return {
    items: found
      .slice(0, page.first)
      .map((item) => ({ item, cursor: encodeCursor(scope, [item.at, item.commitment]) })),
    total,
    hasNextPage: found.length > page.first,
  };
}

export function isNewerChange(a: ChangePlace, b: ChangePlace): boolean {
  return a.at === b.at ? a.commitment < b.commitment : a.at > b.at;
}
