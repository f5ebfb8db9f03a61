/** One page of rows, read as planned. */
import type { Count, TableSchema } from '../../domain/query/table.ts';
import type { RowLimits } from './limits.ts';
import type { PagePlan } from './page-plan.ts';
import { EMPTY_PAGE, type PageRead } from './page-read.ts';
import type { Asking } from './portal-calls.ts';
import { readSorted } from './read-sorted.ts';
import { readWalk } from './read-walk.ts';
import type { Table } from './scan.ts';

/** Throws what the source throws when there is not a single row to show for it. */
export async function readPage(
  page: PagePlan,
  table: Table,
  asking: Asking,
  limits: RowLimits,
): Promise<PageRead> {
  if (page.requests.atMost === 0) return readNothing(page, table.schema);
  asking.reserve(page.requests.atLeast, 'Reading rows');
  return page.plan.how === 'sort'
    ? readSorted(page, table, asking, limits)
    : readWalk(page, table, asking, limits);
}

/** Without asking anybody; the page's estimate of requests is zero. */
export function readNothing(page: PagePlan, schema: TableSchema): PageRead {
  const { start, need, plan } = page;
  if (plan.how === 'nothing') return { ...EMPTY_PAGE, total: { value: 0, precision: 'exact' } };
  const total = freeTotal(page, schema);
  if (!page.isInSample) return { ...EMPTY_PAGE, total };
  const rows = (schema.sample ?? []).slice(start.offset, start.offset + need);
  const found = rows.map((row, index) => ({ row, offset: start.offset + index + 1 }));
  return { ...EMPTY_PAGE, found, total };
}

/** Rows in all, where nothing is filtered and the schema says it. */
function freeTotal({ plan }: PagePlan, schema: TableSchema): Count | null {
  return plan.pushed.where === null && plan.residual === null ? schema.count : null;
}
