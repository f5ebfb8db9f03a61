/** What of a question the portal answers, and what is done here, wherever in the answer a page begins. Pure. */
import type { Condition, SortKey } from '../../domain/query/ast.ts';
import type { CheckedRows } from '../../domain/query/check.ts';
import { splitCondition } from '../../domain/query/split.ts';
import type { Column, TableSchema } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import { planWindow, type WindowPlan } from '../../domain/query/window.ts';
import { isKeyOrder, totalOrder } from './order.ts';

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
  /** What one should know of the answer, in sentences. */
  readonly notes: readonly string[];
}

export function planRows(checked: CheckedRows, schema: TableSchema): RowsPlan {
  const { columns, where } = checked;
  const { capabilities, key } = schema;
  const split = splitCondition(where, capabilities, typesOf(schema.columns));
  const order = totalOrder(checked.orderBy, key);
  // The key's own order is what comes by itself, also from a portal that cannot sort.
  const orderBy = isKeyOrder(checked.orderBy, key) ? [] : checked.orderBy.slice(0, order.length);
  const question = { split, orderBy, capabilities, columns: schema.columns, key };
  // Who sorts and who cuts is the same for every page; where a page begins, and how far a portal reaches, comes later.
  const plan = planWindow({ ...question, offset: 0, limit: 1 });
  const how = HOW[plan.kind];
  return {
    how,
    pushed: {
      columns: namesOf(columns, split.residual, order),
      where: split.pushed,
      orderBy: how === 'sort' || how === 'nothing' ? [] : orderBy,
    },
    residual: split.residual,
    order,
    isKeyed: key !== null,
    columns,
    reasons: plan.reasons,
    notes: plan.notes,
  };
}

const HOW: Readonly<Record<WindowPlan['kind'], How>> = {
  nothing: 'nothing',
  window: 'window',
  scan: 'walk',
  sort: 'sort',
};

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
