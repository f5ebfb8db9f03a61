/** "Behind this row" as a condition, so that a page begins where the last one ended, whatever came before it. Pure. */
import { GatewayError } from '../../domain/errors.ts';
import type { Cell, Condition, RowCapabilities, Scalar, SortKey } from '../../domain/query/ast.ts';
import { compareCells } from '../../domain/query/compare.ts';
import { literalFor } from '../../domain/query/literal.ts';
import { junction } from '../../domain/query/normal.ts';
import { splitCondition } from '../../domain/query/split.ts';
import type { Column, TableSchema } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import { isSharedOrder } from './order.ts';

/**
 * Holds of the rows behind the one that has these values, aligned with `order`: a total order, which ends in a column
 * that is never null and never the same in two rows.
 */
export function keysetCondition(
  order: readonly SortKey[],
  values: readonly (Scalar | null)[],
  columns: readonly Column[],
): Condition {
  const branches: Condition[] = [];
  const equal: Condition[] = [];
  for (const [index, sortKey] of order.entries()) {
    const value = values[index] ?? null;
    const isKey = index === order.length - 1;
    const isNullable = !isKey && (columns.find(({ name }) => name === sortKey.column)?.nullable ?? true);
    const behind = behindValue(sortKey, value, isNullable);
    if (behind !== null) branches.push(junction('and', [...equal, behind]));
    equal.push(value === null ? isNull(sortKey.column) : { op: 'eq', column: sortKey.column, value });
  }
  return junction('or', branches);
}

function isNull(column: string): Condition {
  return { op: 'isNull', column };
}
function isScalar(value: Cell): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Strictly behind this value in this one column; null: nothing is. */
function behindValue(
  { column, direction, nulls }: SortKey,
  value: Scalar | null,
  isNullable: boolean,
): Condition | null {
  if (value === null) return nulls === 'first' ? { op: 'notNull', column } : null;
  const further: Condition | null =
    typeof value === 'boolean'
      ? furtherBoolean(column, direction, value)
      : { op: direction === 'asc' ? 'gt' : 'lt', column, value };
  const none = isNullable && nulls === 'last' ? isNull(column) : null;
  if (further === null || none === null) return further ?? none;
  return junction('or', [further, none]);
}

/** False comes before true, and there is no "greater" for them. */
function furtherBoolean(column: string, direction: SortKey['direction'], value: boolean): Condition | null {
  const isLast = direction === 'asc' ? value : !value;
  return isLast ? null : { op: 'eq', column, value: !value };
}

/** The condition, where the portal can hold it exactly and in the same order as here; else null. */
export function usableKeyset(
  order: readonly SortKey[],
  values: readonly Cell[] | null,
  schema: TableSchema,
  capabilities: RowCapabilities,
): Condition | null {
  if (values === null || schema.key === null || order.at(-1)?.column !== schema.key) return null;
  const byName = new Map(schema.columns.map((column) => [column.name, column]));
  const literals = order.map(({ column: name }, index) => {
    const column = byName.get(name);
    const isShared = column !== undefined && isSharedOrder(column, capabilities);
    return isShared ? ownValue(column, values[index]) : undefined;
  });
  if (!literals.every((literal) => literal !== undefined) || literals.at(-1) === null) return null;
  const condition = keysetCondition(order, literals, schema.columns);
  const { pushed, residual } = splitCondition(condition, capabilities, typesOf(schema.columns));
  return residual === null ? pushed : null;
}

/**
 * Cursors come from clients: what they hold is sent to a portal only as a value that a query could hold as well.
 * undefined: this is none.
 */
function ownValue(column: Column, value: Cell | undefined): Scalar | null | undefined {
  if (value === undefined || value === null) return value;
  if (!isScalar(value)) return undefined;
  try {
    const literal = literalFor(column, value);
    return compareCells(literal, value, column.type) === 0 ? literal : undefined;
  } catch (error) {
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
}
