/**
 * Orders over slots, and the positions in them that cursors carry. Every order is a number per slot, ascending, with
 * unknown as Infinity (nulls last both ways); titles that begin alike are compared as texts; ties by portal and id.
 */
import type { CursorPart } from '../../domain/cursor.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { DatasetKey } from '../../domain/ids.ts';
import type { DatasetOrder } from '../../ports/store.ts';
import type { Columns } from './columns.ts';
import { MAX_SCORE } from './relevance.ts';

export interface Position extends DatasetKey {
  readonly key: number;
  /** Only where titles order. */
  readonly title: string;
}
export const POSITION_PARTS = 4;

/** Freshness within a score, in milliseconds either side of 1970: 1830 to 2109. */
const HALF_SPAN = 2 ** 42;
const SPAN = 2 ** 43;

export interface Ordering {
  /** Aligned with the slots asked for; equal keys are decided by `breakTie`. */
  readonly keys: Float64Array;
  breakTie(slot: number, other: Position): number;
  position(index: number): Position;
}

export interface Matching {
  readonly slots: Uint32Array;
  /** By slot; without them relevance is freshness alone. */
  readonly scores: Uint16Array | null;
}

/** `keys` is written to: room for one number per matching slot. */
export function orderingOf(
  order: DatasetOrder,
  columns: Columns,
  { slots, scores }: Matching,
  keys: Float64Array,
): Ordering {
  fillKeys(keys, order, columns, scores, slots);
  const sign = order.by !== 'TITLE' ? 0 : order.direction === 'ASC' ? 1 : -1;
  return {
    keys,
    breakTie(slot, other) {
      const title = sign === 0 ? 0 : sign * compare(columns.title[slot] ?? '', other.title);
      return (
        title ||
        compare(columns.portalOf(slot), other.portal) ||
        compare(columns.localId[slot] ?? '', other.localId)
      );
    },
    position(index) {
      const slot = slots[index] ?? 0;
      const title = sign === 0 ? '' : (columns.title[slot] ?? '');
      return { key: keys[index] ?? Infinity, title, ...columns.key(slot) };
    },
  };
}

function fillKeys(
  keys: Float64Array,
  { by, direction }: DatasetOrder,
  columns: Columns,
  scores: Uint16Array | null,
  slots: Uint32Array,
): void {
  const sign = direction === 'ASC' ? 1 : -1;
  switch (by) {
    case 'RELEVANCE':
      return scores === null
        ? numberKeys(keys, columns.modified.data, sign, slots)
        : relevanceKeys(keys, scores, columns.modified.data, sign, slots);
    case 'TITLE':
      return numberKeys(keys, columns.titleKey.data, sign, slots);
    case 'ISSUED':
      return numberKeys(keys, columns.issued.data, sign, slots);
    case 'METADATA_MODIFIED':
      return numberKeys(keys, columns.metadataModified.data, sign, slots);
    case 'DATA_MODIFIED':
      return numberKeys(keys, columns.dataModified.data, sign, slots);
    case 'FIRST_SEEN':
      return numberKeys(keys, columns.firstSeen.data, sign, slots);
  }
}

function numberKeys(keys: Float64Array, numbers: Float64Array, sign: number, slots: Uint32Array): void {
  for (let i = 0; i < slots.length; i += 1) {
    const value = numbers[slots[i] ?? 0] ?? NaN;
    keys[i] = Number.isNaN(value) ? Infinity : sign * value;
  }
}

/** Score first; among equals the freshest first, in either direction, the undated last. */
function relevanceKeys(
  keys: Float64Array,
  scores: Uint16Array,
  modified: Float64Array,
  sign: number,
  slots: Uint32Array,
): void {
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i] ?? 0;
    const score = scores[slot] ?? 0;
    const at = modified[slot] ?? NaN;
    const age = Number.isNaN(at) ? SPAN - 1 : Math.min(SPAN - 2, Math.max(0, HALF_SPAN - at));
    keys[i] = (sign > 0 ? score : MAX_SCORE - score) * SPAN + age;
  }
}

/** Negative: the slot with this key stands before the position. */
export function compareTo(ordering: Ordering, slot: number, key: number, other: Position): number {
  return key < other.key ? -1 : key > other.key ? 1 : ordering.breakTie(slot, other);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function positionParts({ key, title, portal, localId }: Position): readonly CursorPart[] {
  return [key === Infinity ? null : key, title, portal, localId];
}

/** Throws BAD_CURSOR when the parts are not those of a position. */
export function positionFrom(parts: readonly CursorPart[]): Position {
  const [first, title, portal, localId] = parts;
  const key = first ?? Infinity;
  if (
    typeof key !== 'number' ||
    typeof title !== 'string' ||
    typeof portal !== 'string' ||
    typeof localId !== 'string'
  )
    throw new GatewayError('BAD_CURSOR', 'The cursor holds no position in this order.');
  return { key, title, portal, localId };
}
