/** In which order rows come, and whether the portal can bring them so. Pure. */
import type { RowCapabilities, SortKey } from '../../domain/query/ast.ts';
import type { Column, TableSchema } from '../../domain/query/table.ts';

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

export type OrderPush = { readonly pushed: true } | { readonly pushed: false; readonly because: string };

/** Can the portal sort by these? The key as a tie-break is the connector's to add. */
export function canPushOrder(orderBy: readonly SortKey[], schema: TableSchema): OrderPush {
  const { orderBy: able } = schema.capabilities;
  if (orderBy.length === 0) return { pushed: true };
  if (able === null) return { pushed: false, because: 'The portal cannot sort.' };
  if (orderBy.length > able.maxKeys)
    return { pushed: false, because: `The portal sorts by at most ${able.maxKeys} columns.` };
  const columns = new Map(schema.columns.map((column) => [column.name, column]));
  for (const sortKey of orderBy) {
    const because = whyNot(sortKey, columns.get(sortKey.column), schema);
    if (because !== null) return { pushed: false, because };
  }
  return { pushed: true };
}

function whyNot(
  { column: name, nulls }: SortKey,
  column: Column | undefined,
  { capabilities: { orderBy: able }, key }: TableSchema,
): string | null {
  if (able === null || column === undefined || !able.types.includes(column.type))
    return `The portal cannot sort by the column "${name}".`;
  if (!column.nullable || name === key || able.nulls === 'choose' || able.nulls === nulls) return null;
  return able.nulls === 'unspecified'
    ? `Where the portal puts rows without a value of "${name}" is not known.`
    : `The portal puts rows without a value of "${name}" ${able.nulls}.`;
}

/** Is the portal's order of this column the order that is used here? Only such a column can be compared by both. */
export function isSharedOrder(column: Column, capabilities: RowCapabilities): boolean {
  return column.type !== 'text' || capabilities.orderBy?.text === 'code-point';
}
