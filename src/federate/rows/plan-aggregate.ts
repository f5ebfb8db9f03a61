/** Who groups and measures: the portal, or we do it here over its rows. Pure. */
import { canPushAggregate } from '../../domain/query/aggregate.ts';
import type { CheckedAggregate } from '../../domain/query/check.ts';
import { isNever } from '../../domain/query/normal.ts';
import { splitCondition, type Split } from '../../domain/query/split.ts';
import type { TableSchema } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import type { RowPlan } from '../../ports/rows.ts';
import { jsonOf } from './keepable.ts';
import type { RowLimits } from './limits.ts';
import type { Estimate } from './page-plan.ts';
import { columnsOf } from './plan-rows.ts';
import { knownRows, leastRequests, pagesOf, scanColumns } from './scan-cost.ts';
import { costSentence, counted, filterSentences, WHO, type Via } from './show-plan.ts';

export interface AggregatePlan {
  /** `nothing`: no row can match. */
  readonly how: 'nothing' | 'portal' | 'here';
  readonly query: CheckedAggregate;
  readonly split: Split;
  /** To be read where it is done here. */
  readonly columns: readonly string[];
  readonly reasons: readonly string[];
  readonly requests: Estimate;
}

export function planAggregate(
  query: CheckedAggregate,
  schema: TableSchema,
  limits: RowLimits,
): AggregatePlan {
  const typeOf = typesOf(schema.columns);
  const split = splitCondition(query.where, schema.capabilities, typeOf);
  const push = canPushAggregate(query, schema.capabilities, typeOf);
  const isNothing = split.residual !== null && isNever(split.residual);
  const how = isNothing ? 'nothing' : push.pushed ? 'portal' : 'here';
  const wanted = [
    ...columnsOf(split.residual),
    ...query.groupBy.map(({ column }) => column),
    ...query.measures.flatMap(({ column }) => column ?? []),
  ];
  return {
    how,
    query,
    split,
    columns: scanColumns(schema, [...new Set(wanted)]),
    reasons: push.pushed || isNothing ? [] : [push.because],
    requests: requestsOf(how, split, schema, limits),
  };
}

function requestsOf(
  how: AggregatePlan['how'],
  { pushed }: Split,
  schema: TableSchema,
  limits: RowLimits,
): Estimate {
  if (how === 'nothing') return { atLeast: 0, atMost: 0 };
  if (how === 'portal') return { atLeast: 1, atMost: 1 };
  const least = leastRequests(schema, pushed, limits);
  const atMost = pagesOf(Math.min(limits.scanRows, knownRows(schema, pushed) ?? limits.scanRows), schema);
  return { atLeast: least === 'too many' ? atMost : Math.min(least, atMost), atMost };
}

export function showAggregatePlan(
  { how, query, split, columns, reasons, requests }: AggregatePlan,
  limits: RowLimits,
  via: Via,
): RowPlan {
  const aggregate = { groupBy: query.groupBy, measures: query.measures, limit: query.limit };
  const isHere = how === 'here';
  const pushed = isHere ? { columns, where: split.pushed } : { where: split.pushed, aggregate };
  const most = counted(limits.scanRows, 'row', 'rows');
  const does = {
    nothing: 'No row can match, so nobody is asked.',
    portal: `${WHO[via]} groups and measures.`,
    here: `All rows, ${most} at most, are read, grouped and measured here.`,
  }[how];
  return {
    pushed: how === 'nothing' ? null : jsonOf(pushed),
    local: jsonOf({
      where: split.residual,
      aggregate: isHere ? aggregate : null,
      scanRows: isHere ? limits.scanRows : 0,
      reasons,
    }),
    upstreamRequests: via === 'api' ? requests.atMost : 0,
    text: [
      ...filterSentences(split.pushed, split.residual, via),
      does,
      ...reasons,
      costSentence(requests, via),
    ].join(' '),
  };
}
