import { cursorScope, decodeCursor, encodeCursor } from '../../domain/cursor.ts';
import type { Page, PageRequest } from '../../ports/store.ts';
import { GatewayError } from '../../domain/errors.ts';

export interface KeysetList<R, T> {
  /** Rows beyond a sequence number, in the list's order; null: from its beginning. */
  rows(after: number | null, limit: number): readonly R[];
  total(): number;
  item(row: R): T;
}

/** One page of a list of rows that have a sequence number. Throws BAD_CURSOR for a cursor of another list. */
export function keysetPage<R extends { readonly sequence: number }, T>(
  page: PageRequest,
  name: readonly string[],
  list: KeysetList<R, T>,
): Page<T> {
  const scope = cursorScope(name);
  const after = page.after === null ? null : decodeCursor(scope, page.after, 1)[0];
  if (after !== null && typeof after !== 'number')
    throw new GatewayError('BAD_CURSOR', 'The cursor holds no position in this list.');
  const rows = list.rows(after, page.first + 1);
  return {
    items: rows
      .slice(0, page.first)
      .map((row) => ({ item: list.item(row), cursor: encodeCursor(scope, [row.sequence]) })),
    total: list.total(),
    hasNextPage: rows.length > page.first,
  };
}
