/** The order of rows. */
import type { Row, SortKey } from './ast.ts';
import { cellOrder } from './compare.ts';
import { cellOf } from './row.ts';
import type { TypeOf } from './type-of.ts';

/** By one key after the other, nulls where each key wants them, whatever its direction; 0 where none tells them apart. */
export function rowOrder(orderBy: readonly SortKey[], typeOf: TypeOf): (a: Row, b: Row) => number {
  const orders = orderBy.map((key) => keyOrder(key, typeOf));
  const [only] = orders;
  if (only !== undefined && orders.length === 1) return only;
  return (a, b) => {
    for (const order of orders) {
      const found = order(a, b);
      if (found !== 0) return found;
    }
    return 0;
  };
}

function keyOrder({ column, direction, nulls }: SortKey, typeOf: TypeOf): (a: Row, b: Row) => number {
  const order = cellOrder(typeOf(column));
  const nullBefore = nulls === 'first' ? -1 : 1;
  return (a, b) => {
    const [left, right] = [cellOf(a, column), cellOf(b, column)];
    if (left === null || right === null) return left === right ? 0 : left === null ? nullBefore : -nullBefore;
    return direction === 'asc' ? order(left, right) : order(right, left);
  };
}
