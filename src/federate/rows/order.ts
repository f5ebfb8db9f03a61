/** In which order rows come. Pure. */
import type { RowCapabilities, SortKey } from '../../domain/query/ast.ts';
import type { Column } from '../../domain/query/table.ts';

/** `orderBy` made total by the table's key, where it has one; nothing behind the key can matter. */
export function totalOrder(orderBy: readonly SortKey[], key: string | null): readonly SortKey[] {
  const at = orderBy.findIndex(({ column }) => column === key);
  if (at >= 0) return orderBy.slice(0, at + 1);
  return key === null ? orderBy : [...orderBy, { column: key, direction: 'asc', nulls: 'last' }];
}

/** Not even the key's own order is asked for but that which comes by itself. */
export function isKeyOrder(orderBy: readonly SortKey[], key: string | null): boolean {
  const [first] = orderBy;
  return first === undefined || (first.column === key && first.direction === 'asc');
}

/** Is the portal's order of this column the order that is used here? Only such a column can be compared by both. */
export function isSharedOrder(column: Column, capabilities: RowCapabilities): boolean {
  return column.type !== 'text' || capabilities.orderBy?.text === 'code-point';
}
