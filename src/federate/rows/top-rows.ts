/** The first so many rows in an order, out of any number of them, without holding them all. */
import type { Row } from '../../domain/query/ast.ts';

export interface TopRows {
  add(row: Row): void;
  /** In order; rows that compare equal in the order in which they came. */
  result(): readonly Row[];
}

/** Holds at most twice `limit` rows and a thousand more. */
export function createTopRows(limit: number, order: (a: Row, b: Row) => number): TopRows {
  let held: Row[] = [];
  const cut = (): void => {
    // Sorting is stable, and what came before stands before: equal rows stay in their order.
    held = held.sort(order).slice(0, limit);
  };
  return {
    add(row) {
      held.push(row);
      if (held.length > 2 * limit + 1_000) cut();
    },
    result() {
      cut();
      return held;
    },
  };
}
