/** Plans as they are shown: as data and in sentences. Pure. */
import type { Condition, SortKey } from '../../domain/query/ast.ts';
import { printFilter } from '../../domain/query/print.ts';
import type { TableSchema } from '../../domain/query/table.ts';
import type { RowPlan } from '../../ports/rows.ts';
import { jsonOf } from './keepable.ts';
import type { RowLimits } from './limits.ts';
import type { Estimate, PagePlan } from './page-plan.ts';
import type { RowsPlan } from './plan-rows.ts';
import { knownRows, pagesOf } from './scan-cost.ts';

export function counted(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en-GB')} ${value === 1 ? one : many}`;
}

/** Before: what it may cost. */
export function showPagePlan(page: PagePlan, limits: RowLimits): RowPlan {
  const { plan, requests } = page;
  return {
    pushed: pushedOf(page),
    local: jsonOf({
      where: plan.residual,
      orderBy: plan.how === 'sort' ? plan.order : null,
      window:
        plan.how === 'sort' || plan.how === 'walk' ? { offset: page.start.offset, limit: page.first } : null,
      scanRows: plan.how === 'sort' || plan.how === 'walk' ? limits.scanRows : 0,
      reasons: plan.reasons,
    }),
    upstreamRequests: requests.atMost,
    text: [...pageSentences(page, limits), ...plan.reasons, ...plan.notes, costSentence(requests)].join(' '),
  };
}

function pushedOf(page: PagePlan): RowPlan['pushed'] {
  const { plan, behind, start, need, requests } = page;
  if (requests.atMost === 0) return null;
  const { columns, where, orderBy } = plan.pushed;
  const window = plan.how === 'window' ? { offset: behind === null ? start.offset : 0, limit: need } : null;
  return jsonOf({ columns, where, orderBy, behind, window });
}

function pageSentences(page: PagePlan, limits: RowLimits): readonly string[] {
  const { plan, isInSample, first } = page;
  if (plan.how === 'nothing') return ['No row can match, so nobody is asked.'];
  if (first === 0) return ['No rows are asked for.'];
  if (isInSample) return ['The rows came with the description of the table.'];
  return [...filterSentences(plan.pushed.where, plan.residual), ...readingSentences(page, limits)];
}

function readingSentences(page: PagePlan, limits: RowLimits): readonly string[] {
  const { plan, start, need, behind } = page;
  const most = counted(limits.scanRows, 'row', 'rows');
  const from =
    behind !== null
      ? ' behind the last row of the page before'
      : start.offset > 0
        ? ` behind row ${start.offset}`
        : '';
  switch (plan.how) {
    case 'nothing':
      return [];
    case 'window':
      return [`The portal gives ${counted(need, 'row', 'rows')}${from}${orderText(plan.pushed.orderBy)}.`];
    case 'walk':
      return [
        `Rows are read${from}${orderText(plan.pushed.orderBy)} until the page is full, ${most} at most.`,
      ];
    case 'sort':
      return [`All rows, ${most} at most, are read and put in order here${orderText(plan.order)}.`];
  }
}

export function orderText(orderBy: readonly SortKey[]): string {
  if (orderBy.length === 0) return '';
  const keys = orderBy.map(
    ({ column, direction, nulls }) =>
      `${column}${direction === 'desc' ? ' descending' : ''}${nulls === 'first' ? ', empty ones first' : ''}`,
  );
  return `, ordered by ${keys.join(', then ')}`;
}

export function costSentence({ atLeast, atMost }: Estimate): string {
  if (atMost === 0) return 'It costs no request.';
  const most = counted(atMost, 'request', 'requests');
  return atLeast === atMost ? `It costs ${most}.` : `It costs ${atLeast} to ${most}.`;
}

/** After: what was sent. */
export function planAfter(plan: RowPlan, requests: number): RowPlan {
  return { ...plan, upstreamRequests: requests };
}

/** In sentences a filter may be cut; as data it is whole. */
const SHOWN_CHARS = 300;

function shownFilter(condition: Condition): string {
  const text = printFilter(condition);
  return text.length <= SHOWN_CHARS ? text : `${text.slice(0, SHOWN_CHARS)}…`;
}

export function filterSentences(pushed: Condition | null, residual: Condition | null): readonly string[] {
  return [
    ...(pushed === null ? [] : [`The portal filters: ${shownFilter(pushed)}.`]),
    ...(residual === null ? [] : [`Filtered here: ${shownFilter(residual)}.`]),
  ];
}

export const NO_PLAN: RowPlan = {
  pushed: null,
  local: null,
  upstreamRequests: 0,
  text: 'Nothing could be done: the source says why.',
};

/** Of all rows, or the first `limit`. */
export function showStreamPlan(plan: RowsPlan, { limit, schema, limits }: StreamShown): RowPlan {
  const isNothing = plan.how === 'nothing' || limit === 0;
  const { columns, where, orderBy } = plan.pushed;
  const window = plan.how === 'window' && limit !== null ? { offset: 0, limit } : null;
  const known = knownRows(schema, where);
  const rows = Math.min(known ?? Infinity, plan.how === 'window' ? (limit ?? Infinity) : Infinity);
  const pages = Number.isFinite(rows) ? pagesOf(rows, schema) : null;
  const cost =
    pages === null
      ? 'Nobody knows how many requests it costs.'
      : costSentence({ atLeast: pages, atMost: pages });
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
    upstreamRequests: isNothing ? 0 : (pages ?? 1),
    text: isNothing
      ? 'No row can match or none is wanted, so nobody is asked.'
      : [
          ...filterSentences(where, plan.residual),
          plan.how === 'sort'
            ? `All rows are read and put in order here${orderText(plan.order)}.`
            : `Given as they come: ${what}${orderText(orderBy)}.`,
          ...plan.reasons,
          ...plan.notes,
          cost,
        ].join(' '),
  };
}
interface StreamShown {
  readonly limit: number | null;
  readonly schema: TableSchema;
  readonly limits: RowLimits;
}
