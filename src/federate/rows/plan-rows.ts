/** What of a question the portal answers, and what is done here, wherever in the answer a page begins. Pure. */
import type { Condition, SortKey } from '../../domain/query/ast.ts';
import type { CheckedRows } from '../../domain/query/check.ts';
import { isNever } from '../../domain/query/normal.ts';
import { splitCondition } from '../../domain/query/split.ts';
import type { Column, TableSchema } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import { canPushOrder, isKeyOrder, totalOrder } from './order.ts';

/**
 * `nothing`: no row can match. `window`: the portal's answer is the answer. `walk`: it sorts, and rows are filtered
 * here until there are enough. `sort`: all its rows are read, filtered and sorted here.
 */
export type How = 'nothing' | 'window' | 'walk' | 'sort';

export interface RowsPlan {
  readonly how: How;
  readonly pushed: {
    readonly columns: readonly string[];
    readonly where: Condition | null;
    readonly orderBy: readonly SortKey[];
  };
  /** What rows are filtered by here. */
  readonly residual: Condition | null;
  /** Of the answer, made total by the table's key where there is one. */
  readonly order: readonly SortKey[];
  /** The order ends in a key, so that values of a row say where it stands. */
  readonly isKeyed: boolean;
  /** Of the answer. */
  readonly columns: readonly Column[];
  /** Why something is done here, in sentences. */
  readonly reasons: readonly string[];
}

export function planRows(checked: CheckedRows, schema: TableSchema): RowsPlan {
  const { columns, where } = checked;
  const split = splitCondition(where, schema.capabilities, typesOf(schema.columns));
  const order = totalOrder(checked.orderBy, schema.key);
  // The key's own order is what comes by itself, also from a portal that cannot sort.
  const wanted = isKeyOrder(checked.orderBy, schema.key) ? [] : checked.orderBy.slice(0, order.length);
  const push = canPushOrder(wanted, schema);
  const how = howOf(split.residual, push.pushed);
  return {
    how,
    pushed: {
      columns: namesOf(columns, split.residual, order),
      where: split.pushed,
      orderBy: how === 'sort' || how === 'nothing' ? [] : wanted,
    },
    residual: split.residual,
    order,
    isKeyed: schema.key !== null,
    columns,
    reasons: push.pushed ? split.reasons : [...split.reasons, push.because],
  };
}

function howOf(residual: Condition | null, isOrderPushed: boolean): How {
  if (residual !== null && isNever(residual)) return 'nothing';
  if (!isOrderPushed) return 'sort';
  return residual === null ? 'window' : 'walk';
}

/** What is asked for, and what is needed besides: to filter, to sort, and to say where a page ends. */
function namesOf(
  columns: readonly Column[],
  residual: Condition | null,
  order: readonly SortKey[],
): readonly string[] {
  const needed = [...columnsOf(residual), ...order.map(({ column }) => column)];
  return [...new Set([...columns.map(({ name }) => name), ...needed])];
}

export function columnsOf(condition: Condition | null): readonly string[] {
  if (condition === null) return [];
  return 'of' in condition ? [...new Set(condition.of.flatMap(columnsOf))] : [condition.column];
}
