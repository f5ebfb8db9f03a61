/** Plans as they are shown: as data and in sentences. Pure. */
import type { SourceFailure } from '../../domain/harvest.ts';
import type { Condition, SortKey } from '../../domain/query/ast.ts';
import { printFilter } from '../../domain/query/print.ts';
import type { RowPlan } from '../../ports/rows.ts';
import { jsonOf } from './keepable.ts';
import type { RowLimits } from './limits.ts';
import type { Estimate, PagePlan } from './page-plan.ts';

/** Who is asked for rows. */
export type Via = 'api' | 'file';
export const WHO: Readonly<Record<Via, string>> = {
  api: 'The portal',
  file: 'The engine that reads the file',
};

export function counted(value: number, one: string, many: string): string {
  return `${value.toLocaleString('en-GB')} ${value === 1 ? one : many}`;
}

/** Before: what it may cost. */
export function showPagePlan(page: PagePlan, limits: RowLimits, via: Via): RowPlan {
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
    upstreamRequests: via === 'api' ? requests.atMost : 0,
    text: [
      ...pageSentences(page, limits, via),
      ...plan.reasons,
      ...plan.notes,
      costSentence(requests, via),
    ].join(' '),
  };
}

function pushedOf(page: PagePlan): RowPlan['pushed'] {
  const { plan, behind, start, need, requests } = page;
  if (requests.atMost === 0) return null;
  const { columns, where, orderBy } = plan.pushed;
  const window = plan.how === 'window' ? { offset: behind === null ? start.offset : 0, limit: need } : null;
  return jsonOf({ columns, where, orderBy, behind, window });
}

function pageSentences(page: PagePlan, limits: RowLimits, via: Via): readonly string[] {
  const { plan, isInSample, first } = page;
  if (plan.how === 'nothing') return ['No row can match, so nobody is asked.'];
  if (first === 0) return ['No rows are asked for.'];
  if (isInSample) return ['The rows came with the description of the table.'];
  return [...filterSentences(plan.pushed.where, plan.residual, via), ...readingSentences(page, limits, via)];
}

function readingSentences(page: PagePlan, limits: RowLimits, via: Via): readonly string[] {
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
      return [`${WHO[via]} gives ${counted(need, 'row', 'rows')}${from}${orderText(plan.pushed.orderBy)}.`];
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

export function costSentence({ atLeast, atMost }: Estimate, via: Via): string {
  if (via === 'file') return 'The file is here, so it costs no request.';
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

export function filterSentences(
  pushed: Condition | null,
  residual: Condition | null,
  via: Via,
): readonly string[] {
  return [
    ...(pushed === null ? [] : [`${WHO[via]} filters: ${shownFilter(pushed)}.`]),
    ...(residual === null ? [] : [`Filtered here: ${shownFilter(residual)}.`]),
  ];
}

export const NO_PLAN: RowPlan = {
  pushed: null,
  local: null,
  upstreamRequests: 0,
  text: 'Nothing could be done: the source says why.',
};

/** In the place of a plan for a table that cannot be described. */
export function noPlan(failure: SourceFailure): RowPlan {
  return { ...NO_PLAN, text: `The table cannot be described now: ${failure.message}` };
}
