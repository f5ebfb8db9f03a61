/** Pages of lists that are held whole, in an order of their own. */
import { cursorScope, decodeCursor, encodeCursor } from '../domain/cursor.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Page, PageRequest } from '../ports/page.ts';

export interface ListOrder<T> {
  /** Members of each place. */
  readonly parts: number;
  /** Unique among the items. */
  readonly placeOf: (item: T) => readonly string[];
  /** Negative: `a` comes first. */
  readonly compare: (a: readonly string[], b: readonly string[]) => number;
}

/**
 * One page of a list that is in this order. A cursor holds the place itself, so that it outlives what comes and goes,
 * and is bound to the question (`scope`): BAD_CURSOR for any other.
 */
export function keysetPage<T>(
  list: readonly T[],
  request: PageRequest,
  scope: Json,
  { parts, placeOf, compare }: ListOrder<T>,
): Page<T> {
  const bound = cursorScope(scope);
  const after = request.after === null ? null : placeIn(bound, request.after, parts);
  const rest = after === null ? list : list.filter((item) => compare(placeOf(item), after) > 0);
  const items = rest.slice(0, request.first);
  return {
    items: items.map((item) => ({ item, cursor: encodeCursor(bound, placeOf(item)) })),
    total: list.length,
    hasNextPage: rest.length > items.length,
  };
}

function placeIn(scope: string, cursor: string, parts: number): readonly string[] {
  const place = decodeCursor(scope, cursor, parts);
  if (place.every((part) => typeof part === 'string')) return place;
  throw new GatewayError('BAD_CURSOR', 'The cursor holds no place in this list.');
}
