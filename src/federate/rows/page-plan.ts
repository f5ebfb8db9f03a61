/** Where a page begins, how it is read from there, and what that costs. Pure. */
import { GatewayError } from '../../domain/errors.ts';
import type { Condition } from '../../domain/query/ast.ts';
import type { TableSchema } from '../../domain/query/table.ts';
import { isKeyOrder } from './order.ts';
import { usableKeyset } from './keyset.ts';
import type { RowLimits } from './limits.ts';
import type { RowsPlan } from './plan-rows.ts';
import type { RowPosition } from './row-cursor.ts';
import { knownRows, pagesOf } from './scan-cost.ts';

export interface Estimate {
  readonly atLeast: number;
  readonly atMost: number;
}
export interface PagePlan {
  readonly plan: RowsPlan;
  readonly first: number;
  /** Rows to read or find: one more than `first`, to see whether there is one, or fewer at the portal's wall. */
  readonly need: number;
  readonly start: RowPosition;
  /** Holds of the rows behind `start`, where the portal can tell; else rows are counted. */
  readonly behind: Condition | null;
  /** The schema brought these rows along. */
  readonly isInSample: boolean;
  readonly requests: Estimate;
}
export interface PageAsked {
  readonly first: number;
  /** null: from the first row. */
  readonly position: RowPosition | null;
}

/** Throws GatewayError BEYOND_REACH when the portal does not serve rows so far on. */
export function planPage(
  plan: RowsPlan,
  schema: TableSchema,
  { first, position }: PageAsked,
  limits: RowLimits,
): PagePlan {
  const start = position ?? { offset: 0, values: null };
  const canJoin = plan.pushed.where === null || schema.capabilities.logic.includes('and');
  const behind = canJoin ? usableKeyset(plan.order, start.values, schema, schema.capabilities) : null;
  const isSorted = plan.how === 'sort';
  const reach = behind === null && !isSorted ? schema.capabilities.page.reach : null;
  if (reach !== null && start.offset >= reach) throw beyondReach(start.offset, reach);
  const need =
    plan.how === 'window' && reach !== null ? Math.min(first + 1, reach - start.offset) : first + 1;
  const page = { plan, first, need, start, behind: isSorted ? null : behind };
  const isInSample = canUseSample(plan, schema, start.offset + need);
  return { ...page, isInSample, requests: requestsOf(page, schema, limits, isInSample) };
}

function beyondReach(offset: number, reach: number): GatewayError {
  const shown = (value: number): string => value.toLocaleString('en-GB');
  return new GatewayError(
    'BEYOND_REACH',
    `The page begins behind row ${shown(offset)}, and the portal serves only the first ${shown(reach)} rows of an answer.`,
    { hint: 'Filter so that fewer rows match, or order by a column that pages can be cut by.' },
  );
}

function canUseSample(plan: RowsPlan, schema: TableSchema, until: number): boolean {
  const { sample, count } = schema;
  if (sample === null || plan.how !== 'window' || plan.pushed.where !== null) return false;
  if (schema.key === null || !isKeyOrder(plan.order, schema.key)) return false;
  const isAll = count !== null && count.precision === 'exact' && count.value === sample.length;
  return isAll || until <= sample.length;
}

function requestsOf(
  { plan, first, need, start }: Pick<PagePlan, 'plan' | 'first' | 'need' | 'start'>,
  schema: TableSchema,
  limits: RowLimits,
  isInSample: boolean,
): Estimate {
  if (plan.how === 'nothing' || first === 0 || isInSample) return { atLeast: 0, atMost: 0 };
  const known = knownRows(schema, plan.pushed.where);
  const pages = (rows: number): number => pagesOf(rows, schema);
  if (plan.how === 'window') {
    const rows = known === null ? need : Math.min(need, known - start.offset);
    return { atLeast: 1, atMost: pages(rows) };
  }
  const atMost = pages(Math.min(limits.scanRows, known ?? limits.scanRows));
  return { atLeast: plan.how === 'sort' && known !== null ? atMost : 1, atMost };
}
