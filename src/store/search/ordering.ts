/** Orders over slots, and the positions in them that cursors carry. Nulls last both ways; ties by portal and id. */
import { GatewayError } from '../../domain/errors.ts';
import type { DatasetOrder } from '../../ports/store.ts';
import type { CursorPart } from '../cursor.ts';
import type { Columns } from './columns.ts';

/** What a slot is sorted by, ascending: unknown is Infinity. */
export interface Position {
  readonly primary: number | string;
  readonly secondary: number;
  readonly portal: string;
  readonly localId: string;
}
export interface Ordering {
  compare(a: number, b: number): number;
  /** Negative: the slot stands before the position. */
  compareTo(slot: number, position: Position): number;
  position(slot: number): Position;
}
export const POSITION_PARTS = 4;

type Key = (slot: number) => number | string;

/** `scores` are by slot; without them relevance is freshness alone. */
export function orderingOf(order: DatasetOrder, columns: Columns, scores: Uint16Array | null): Ordering {
  const sign = order.direction === 'ASC' ? 1 : -1;
  const numeric =
    (values: ArrayLike<number>, factor: number): ((slot: number) => number) =>
    (slot) => {
      const value = values[slot] ?? NaN;
      return Number.isNaN(value) ? Infinity : factor * value;
    };
  const freshest = numeric(columns.modified, -1);
  switch (order.by) {
    case 'RELEVANCE':
      return scores === null
        ? byKeys(columns, 1, numeric(columns.modified, sign), () => 0)
        : byKeys(columns, 1, numeric(scores, sign), freshest);
    case 'TITLE':
      return byKeys(
        columns,
        sign,
        (slot) => columns.title[slot] ?? '',
        () => 0,
      );
    case 'ISSUED':
      return byKeys(columns, 1, numeric(columns.issued, sign), () => 0);
    case 'METADATA_MODIFIED':
      return byKeys(columns, 1, numeric(columns.metadataModified, sign), () => 0);
    case 'DATA_MODIFIED':
      return byKeys(columns, 1, numeric(columns.dataModified, sign), () => 0);
    case 'FIRST_SEEN':
      return byKeys(columns, 1, numeric(columns.firstSeen, sign), () => 0);
  }
}

function byKeys(columns: Columns, sign: number, primary: Key, secondary: (slot: number) => number): Ordering {
  const rest = (slot: number, secondaryOther: number, portal: string, localId: string): number => {
    const own = secondary(slot);
    if (own !== secondaryOther) return own < secondaryOther ? -1 : 1;
    const ownPortal = columns.portalOf(slot);
    if (ownPortal !== portal) return ownPortal < portal ? -1 : 1;
    const ownId = columns.localId[slot] ?? '';
    return ownId === localId ? 0 : ownId < localId ? -1 : 1;
  };
  return {
    compare(a, b) {
      const [own, other] = [primary(a), primary(b)];
      if (own !== other) return own < other ? -sign : sign;
      return rest(a, secondary(b), columns.portalOf(b), columns.localId[b] ?? '');
    },
    compareTo(slot, position) {
      const own = primary(slot);
      if (own !== position.primary) return own < position.primary ? -sign : sign;
      return rest(slot, position.secondary, position.portal, position.localId);
    },
    position: (slot) => ({ primary: primary(slot), secondary: secondary(slot), ...columns.key(slot) }),
  };
}

export function positionParts(position: Position): readonly CursorPart[] {
  const { primary, secondary, portal, localId } = position;
  return [primary === Infinity ? null : primary, secondary === Infinity ? null : secondary, portal, localId];
}

/** Throws BAD_CURSOR when the parts are not those of a position in this order. */
export function positionFrom(parts: readonly CursorPart[], order: DatasetOrder): Position {
  const [first, second, portal, localId] = parts;
  const primary = first ?? Infinity;
  const secondary = second ?? Infinity;
  const asText = order.by === 'TITLE';
  if (
    (typeof primary === 'string') !== asText ||
    typeof secondary !== 'number' ||
    typeof portal !== 'string' ||
    typeof localId !== 'string'
  )
    throw new GatewayError('BAD_CURSOR', 'The cursor holds no position in this order.');
  return { primary, secondary, portal, localId };
}
