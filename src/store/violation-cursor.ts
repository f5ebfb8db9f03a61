/** Pages of violations, in the one order that every store gives them. */
import { cursorScope, decodeCursor, encodeCursor } from '../domain/cursor.ts';
import type { KeptViolation } from '../ports/metrics.ts';
import type { Page, PageRequest } from '../ports/store.ts';

function inOrder(a: KeptViolation, b: KeptViolation): number {
  if (a.points !== b.points) return b.points - a.points;
  if (a.localId !== b.localId) return a.localId < b.localId ? -1 : 1;
  return a.indicator === b.indicator ? 0 : a.indicator < b.indicator ? -1 : 1;
}

/** Goes on behind a violation that may be mended by now. Throws BAD_CURSOR for a cursor of another list. */
export function violationPage(
  all: readonly KeptViolation[],
  page: PageRequest,
  name: readonly string[],
): Page<KeptViolation> {
  const scope = cursorScope(name);
  const sorted = all.toSorted(inOrder);
  const start = page.after === null ? 0 : startOf(sorted, decodeCursor(scope, page.after, 3));
  const items = sorted.slice(start, start + page.first).map((item) => ({
    item,
    cursor: encodeCursor(scope, [item.points, item.localId, item.indicator]),
  }));
  return { items, total: sorted.length, hasNextPage: start + page.first < sorted.length };
}
function startOf(sorted: readonly KeptViolation[], [points, localId, indicator]: readonly unknown[]): number {
  const last = { points: Number(points), localId: String(localId), indicator: String(indicator) };
  const next = sorted.findIndex((item) => inOrder(item, last) > 0);
  return next < 0 ? sorted.length : next;
}
