import { cursorScope, decodeCursor, encodeCursor } from '../domain/cursor.ts';
import type { Page, PageRequest } from '../ports/store.ts';

/**
 * One page of a list held whole. A cursor names the item it stands at (`position`); when that item has left the list
 * the page is empty. Throws BAD_CURSOR for a cursor of another list (`name`).
 */
export function pageOf<T, U>(
  list: readonly T[],
  page: PageRequest,
  name: readonly string[],
  position: (item: T) => string,
  shown: (item: T) => U,
): Page<U> {
  const scope = cursorScope(name);
  const after = page.after === null ? null : (decodeCursor(scope, page.after, 1)[0] ?? null);
  const start = after === null ? 0 : list.findIndex((item) => position(item) === after) + 1;
  const from = after !== null && start === 0 ? list.length : start;
  const items = list.slice(from, from + page.first).map((item) => ({
    item: shown(item),
    cursor: encodeCursor(scope, [position(item)]),
  }));
  return { items, total: list.length, hasNextPage: from + page.first < list.length };
}
