/** The first rows of an order, out of many, holding no more than are wanted. */
import type { Row } from './ast.ts';
import { Heap } from './heap.ts';

export interface TopRows {
  add(row: Row): void;
  /** In order; rows that the order cannot tell apart as they came. */
  result(): readonly Row[];
}

interface Entry {
  readonly row: Row;
  readonly at: number;
}

/** `limit`: how many are kept. */
export function createTopRows(limit: number, order: (a: Row, b: Row) => number): TopRows {
  const inOrder = (a: Entry, b: Entry) => order(a.row, b.row) || a.at - b.at;
  // The worst of the best on top, to be thrown out first.
  const best = new Heap<Entry>((a, b) => inOrder(b, a));
  const kept: Entry[] = [];
  let seen = 0;
  return {
    add(row) {
      const entry = { row, at: seen };
      seen += 1;
      const worst = best.peek();
      if (best.size < limit) best.push(entry);
      else if (worst !== undefined && inOrder(entry, worst) < 0) best.replace(entry);
    },
    result() {
      for (let entry = best.pop(); entry !== undefined; entry = best.pop()) kept.push(entry);
      for (const entry of kept) best.push(entry);
      return kept
        .splice(0)
        .sort(inOrder)
        .map((entry) => entry.row);
    },
  };
}
