/** A page of rows that are sorted here: all that match are read, and the first ones kept. */
import type { Row } from '../../domain/query/ast.ts';
import { compileCondition } from '../../domain/query/evaluate.ts';
import { rowOrder } from '../../domain/query/sort.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import { SourceTrouble } from './failure.ts';
import type { RowLimits } from './limits.ts';
import type { PagePlan } from './page-plan.ts';
import type { Asking } from './portal-calls.ts';
import type { Cut, PageRead } from './page-read.ts';
import { scan, type ScanEnd, type Table } from './scan.ts';
import { createTopRows } from '../../domain/query/top-rows.ts';

export async function readSorted(
  { plan, start, need }: PagePlan,
  table: Table,
  asking: Asking,
  limits: RowLimits,
): Promise<PageRead> {
  const { columns, key } = table.schema;
  const typeOf = typesOf(columns);
  const order = rowOrder(plan.order, typeOf);
  const matches = compileCondition(plan.residual, typeOf);
  const after = key === null || start.values === null ? null : rowOf(plan.order, start.values);
  const skipped = after === null ? start.offset : 0;
  const top = createTopRows(skipped + need, order);
  let scanned = 0;
  let matching = 0;

  const page = (cut: Cut | null, trouble: SourceTrouble | null): PageRead => {
    const rows = top.result().slice(skipped);
    const found = rows.map((row, index) => ({ row, offset: start.offset + index + 1 }));
    const total = cut === null ? ({ value: matching, precision: 'exact' } as const) : null;
    return { found, last: null, total, cut, scanned, trouble };
  };
  try {
    const end = await scan(table, { ...plan.pushed, window: null }, asking, (batch) => {
      for (const row of batch.rows) {
        scanned += 1;
        if (!matches(row)) continue;
        matching += 1;
        if (after === null || order(row, after) > 0) top.add(row);
      }
      return scanned >= limits.scanRows ? 'enough' : 'more';
    });
    return page(cutOf(end), null);
  } catch (error) {
    if (matching === 0 || !(error instanceof SourceTrouble)) throw error;
    asking.note(error);
    return page('failure', error);
  }
}

function cutOf(end: ScanEnd): Cut | null {
  return end === 'enough' ? 'rows' : end === 'budget' ? 'budget' : null;
}

/** A row that has what a cursor carries. */
function rowOf(order: PagePlan['plan']['order'], values: readonly Row[string][]): Row {
  return Object.fromEntries(order.map(({ column }, index) => [column, values[index] ?? null]));
}
