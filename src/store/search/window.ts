import type { Ordering, Position } from './ordering.ts';
import { compareTo } from './ordering.ts';

export interface Window {
  /** Indices into the slots, in order. */
  readonly best: readonly number[];
  /** Something stands at or before the position. */
  readonly precedes: boolean;
}

/**
 * The first `count` slots after a position, without sorting the rest: most are ruled out by one number. What is ruled
 * out so comes after the position too, since nothing that was kept stands before it.
 */
export function firstAfter(
  slots: Uint32Array,
  ordering: Ordering,
  from: Position | null,
  count: number,
): Window {
  const { keys } = ordering;
  const best: number[] = [];
  const positions: Position[] = [];
  let precedes = false;
  let worst = Infinity;
  for (let i = 0; i < slots.length; i += 1) {
    const key = keys[i] ?? Infinity;
    if (key > worst) continue;
    const slot = slots[i] ?? 0;
    if (from !== null && key <= from.key && compareTo(ordering, slot, key, from) <= 0) {
      precedes = true;
      continue;
    }
    const last = positions[count - 1];
    if (count === 0 || (last !== undefined && compareTo(ordering, slot, key, last) >= 0)) continue;
    const place = placeOf(ordering, positions, slot, key);
    best.splice(place, 0, i);
    positions.splice(place, 0, ordering.position(i));
    if (best.length > count) {
      best.pop();
      positions.pop();
    }
    if (best.length === count) worst = positions[count - 1]?.key ?? Infinity;
  }
  return { best, precedes };
}

function placeOf(ordering: Ordering, positions: readonly Position[], slot: number, key: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = positions[middle];
    if (other !== undefined && compareTo(ordering, slot, key, other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
