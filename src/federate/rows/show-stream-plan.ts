/** Plans for all rows of a table as they are shown. Pure. */
import type { TableSchema } from '../../domain/query/table.ts';
import type { RowPlan } from '../../ports/rows.ts';
import { jsonOf } from './keepable.ts';
import type { RowLimits } from './limits.ts';
import type { RowsPlan } from './plan-rows.ts';
import { knownRows, pagesOf } from './scan-cost.ts';
import { costSentence, counted, filterSentences, orderText, type Via } from './show-plan.ts';

export interface StreamShown {
  readonly limit: number | null;
  readonly schema: TableSchema;
  readonly limits: RowLimits;
  readonly via: Via;
}

/** Of all rows, or the first `limit`. */
export function showStreamPlan(plan: RowsPlan, { limit, schema, limits, via }: StreamShown): RowPlan {
  const isNothing = plan.how === 'nothing' || limit === 0;
  const { columns, where, orderBy } = plan.pushed;
  const window = plan.how === 'window' && limit !== null ? { offset: 0, limit } : null;
  const known = knownRows(schema, where);
  const rows = Math.min(known ?? Infinity, plan.how === 'window' ? (limit ?? Infinity) : Infinity);
  const pages = Number.isFinite(rows) ? pagesOf(rows, schema) : 1;
  const cost =
    Number.isFinite(rows) || via === 'file'
      ? costSentence({ atLeast: pages, atMost: pages }, via)
      : 'Nobody knows how many requests it costs.';
  const what = limit === null ? 'all rows' : counted(limit, 'row', 'rows');
  return {
    pushed: isNothing ? null : jsonOf({ columns, where, orderBy, window }),
    local: jsonOf({
      where: plan.residual,
      orderBy: plan.how === 'sort' ? plan.order : null,
      limit: window === null ? limit : null,
      heldRows: plan.how === 'sort' ? limits.scanRows : 0,
      reasons: plan.reasons,
    }),
    upstreamRequests: isNothing || via === 'file' ? 0 : pages,
    text: isNothing
      ? 'No row can match or none is wanted, so nobody is asked.'
      : [
          ...filterSentences(where, plan.residual, via),
          plan.how === 'sort'
            ? `All rows are read and put in order here${orderText(plan.order)}.`
            : `Given as they come: ${what}${orderText(orderBy)}.`,
          ...plan.reasons,
          ...plan.notes,
          cost,
        ].join(' '),
  };
}
