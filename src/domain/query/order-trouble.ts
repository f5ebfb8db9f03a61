/** Why a portal cannot be left to sort, or to be walked by key. */
import type { ColumnType, RowCapabilities, SortKey } from './ast.ts';
import { quoted } from './literal.ts';
import { TYPE_WORDS } from './operators.ts';
import type { Split } from './split.ts';
import type { Column } from './table.ts';

export interface Orderable {
  readonly split: Split;
  readonly capabilities: RowCapabilities;
  /** Of the table, all of them. */
  readonly columns: readonly Column[];
  readonly key: string | null;
}

/** Null: the portal can sort so. Else why not, in a sentence. */
export function orderTrouble(
  { capabilities, columns }: Orderable,
  orderBy: readonly SortKey[],
): string | null {
  const able = capabilities.orderBy;
  if (orderBy.length === 0) return null;
  if (able === null) return 'The portal cannot sort, so all rows are read and sorted here.';
  if (orderBy.length > able.maxKeys)
    return `The portal sorts by no more than ${String(able.maxKeys)} columns at a time, so all rows are read and sorted here.`;
  const byName = new Map(columns.map((column) => [column.name, column]));
  for (const key of orderBy) {
    const because = keyTrouble(key, byName.get(key.column), able);
    if (because !== null) return because;
  }
  return null;
}

type Sorting = NonNullable<RowCapabilities['orderBy']>;

function keyTrouble(key: SortKey, column: Column | undefined, able: Sorting): string | null {
  const type: ColumnType = column?.type ?? 'json';
  if (!able.types.includes(type))
    return `The portal cannot sort by column ${quoted(key.column)} (${TYPE_WORDS[type]}), so all rows are read and sorted here.`;
  if (column?.nullable === false || able.nulls === 'choose' || able.nulls === key.nulls) return null;
  const where =
    able.nulls === 'unspecified' ? 'does not say where it puts nulls' : `puts nulls ${able.nulls}`;
  return `The portal ${where}, and column ${quoted(key.column)} may hold some, so all rows are read and sorted here.`;
}

export function hasCollation(capabilities: RowCapabilities): boolean {
  return capabilities.orderBy?.text === 'collation';
}

/** Null: pages can be cut by comparing with the last key of the page before. */
export function keysetTrouble(question: Orderable, direction: 'asc' | 'desc'): string | null {
  const { key, capabilities, columns, split } = question;
  const type = columns.find((column) => column.name === key)?.type;
  if (key === null || type === undefined) return 'No column names every row';
  const op = direction === 'asc' ? 'gt' : 'lt';
  if (capabilities.filter[op]?.[type] !== 'exact')
    return `The portal cannot compare its key ${quoted(key)} with "${op}"`;
  if (split.pushed !== null && !capabilities.logic.includes('and'))
    return 'The portal takes one condition at a time, so pages cannot be cut by key';
  // Never null by definition, so where nulls go does not matter.
  const isSortable = capabilities.orderBy?.types.includes(type) === true;
  if (!isSortable) return `The portal cannot sort by its key ${quoted(key)}`;
  return type === 'text' && hasCollation(capabilities)
    ? `The portal sorts its key ${quoted(key)} by a collation of its own, and compares it otherwise`
    : null;
}
