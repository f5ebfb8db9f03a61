/** Where entries stand: ledgers are in the order of their ids. */
import { compareIds } from '../../ids.ts';

/** Where an id stands among ids in the order of `compareIds`, or else would. */
export function placeFor(localIds: readonly string[], localId: string): number {
  let [from, to] = [0, localIds.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareIds(localIds[middle] ?? '', localId) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** null: it is not there. */
export function placeOf(localIds: readonly string[], localId: string): number | null {
  const place = placeFor(localIds, localId);
  return localIds[place] === localId ? place : null;
}
