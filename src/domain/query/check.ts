/** Questions held against a table's columns: names, types, literals. What passes can be evaluated and pushed. */
import { GatewayError } from '../errors.ts';
import type { Condition, RowQuery, SortKey } from './ast.ts';
import { checkWhere } from './check-where.ts';
import { columnsByName, type ColumnOf } from './columns-by-name.ts';
import { QUERY_LIMITS } from './limits.ts';
import { quoted } from './literal.ts';
import { SORT_TYPES, TYPE_WORDS } from './operators.ts';
import type { Column } from './table.ts';

export { checkAggregate, type CheckedAggregate } from './check-aggregate.ts';
export { checkWhere } from './check-where.ts';

export interface CheckedRows {
  readonly columns: readonly Column[];
  /** Literals are cells of their columns. Null: every row. */
  readonly where: Condition | null;
  readonly orderBy: readonly SortKey[];
}

/** Throws BAD_INPUT: unknown column (with the nearest known one), wrong type, bad literal, too large. */
export function checkRows(
  query: Omit<RowQuery, 'offset' | 'limit'>,
  columns: readonly Column[],
): CheckedRows {
  const columnOf = columnsByName(columns);
  return {
    columns: chosen(query.columns, columns, columnOf),
    where: checkWhere(query.where, columns),
    orderBy: checkOrder(query.orderBy, columnOf),
  };
}

function chosen(names: RowQuery['columns'], columns: readonly Column[], columnOf: ColumnOf) {
  if (names === 'all') return columns.filter((column) => !column.system);
  if (names.length === 0) throw new GatewayError('BAD_INPUT', 'Expected at least one column, got none.');
  return [...new Set(names)].map(columnOf);
}

function checkOrder(orderBy: readonly SortKey[], columnOf: ColumnOf): readonly SortKey[] {
  if (orderBy.length > QUERY_LIMITS.sortKeys)
    throw new GatewayError(
      'BAD_INPUT',
      `Expected at most ${String(QUERY_LIMITS.sortKeys)} columns to order by, got ${String(orderBy.length)}.`,
    );
  const seen = new Set<string>();
  return orderBy.filter(({ column }) => {
    const { type } = columnOf(column);
    if (!SORT_TYPES.includes(type))
      throw new GatewayError(
        'BAD_INPUT',
        `Column ${quoted(column)} holds ${TYPE_WORDS[type]}, which have no order to sort by.`,
      );
    // A column that came before has settled its order already.
    const isNew = !seen.has(column);
    seen.add(column);
    return isNew;
  });
}
