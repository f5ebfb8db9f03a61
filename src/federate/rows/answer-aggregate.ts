/** Groups and measures: by the portal where it can do all of it, else here over its rows. */
import type { TableKey } from '../../domain/ids.ts';
import { createAggregator } from '../../domain/query/aggregate.ts';
import type { AggregateQuery, Row, SortKey } from '../../domain/query/ast.ts';
import { canonicalQuery } from '../../domain/query/canonical.ts';
import { checkAggregate, type CheckedAggregate } from '../../domain/query/check.ts';
import { compileCondition } from '../../domain/query/evaluate.ts';
import { rowOrder } from '../../domain/query/sort.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import type { AggregateAnswer, RowPlan, RowsContext, RowsSource } from '../../ports/rows.ts';
import { answerQuestion, type Way } from './answer-question.ts';
import type { Described } from './describe.ts';
import { SourceTrouble } from './failure.ts';
import type { Keepable } from './keepable.ts';
import type { Loaded } from './kept-answers.ts';
import { describeOne, withTable } from './open-table.ts';
import { planAggregate, showAggregatePlan, type AggregatePlan } from './plan-aggregate.ts';
import type { Asking } from './portal-calls.ts';
import type { RowKit } from './row-kit.ts';
import { answeredSource, describedSource, failedAnswer, undescribedSource } from './rows-source.ts';
import { scan, type ScanEnd, type Table } from './scan.ts';
import { NO_PLAN, noPlan, planAfter } from './show-plan.ts';

interface AggregateValue {
  readonly rows: readonly Row[];
  readonly complete: boolean;
  readonly truncated: boolean;
  readonly plan: RowPlan;
}
type KeptAggregate = Keepable<AggregateValue>;

/** Groups in excess of the limit tell that there are more. */
function cut(
  rows: readonly Row[],
  { groupBy, limit }: CheckedAggregate,
): { readonly rows: readonly Row[]; readonly complete: boolean } {
  if (rows.length > limit) return { rows: rows.slice(0, limit), complete: false };
  const types = new Map(groupBy.map(({ column, type }) => [column, type]));
  const keys = groupBy.map(({ column }): SortKey => ({ column, direction: 'asc', nulls: 'last' }));
  // All groups are here, so that their order is ours, whatever the portal's is.
  return { rows: rows.toSorted(rowOrder(keys, (column) => types.get(column) ?? 'text')), complete: true };
}

async function ofPortal(
  { source, schema }: Table,
  { query, split }: AggregatePlan,
  { spend, answer, call }: Asking,
): Promise<readonly Row[]> {
  const { groupBy, measures, limit } = query;
  const pushed = { where: split.pushed, groupBy, measures, limit: limit + 1 };
  spend('Aggregating');
  return answer(async () => (await source.aggregate?.(schema, pushed, call)) ?? []);
}

interface Here {
  readonly rows: readonly Row[];
  readonly end: ScanEnd;
  /** Set: the portal failed after some rows. */
  readonly trouble: SourceTrouble | null;
}
async function here(kit: RowKit, table: Table, plan: AggregatePlan, asking: Asking): Promise<Here> {
  const { query, split, columns, requests } = plan;
  const typeOf = typesOf(table.schema.columns);
  const aggregator = createAggregator({ ...query, limit: query.limit + 1 }, typeOf);
  const matches = compileCondition(split.residual, typeOf);
  let scanned = 0;
  asking.reserve(requests.atLeast, 'Aggregating here');
  const pushed = { columns, where: split.pushed, orderBy: [], window: null };
  try {
    const end = await scan(table, pushed, asking, ({ rows }) => {
      scanned += rows.length;
      for (const row of rows) if (matches(row)) aggregator.add(row);
      return scanned >= kit.limits.scanRows ? 'enough' : 'more';
    });
    return { rows: aggregator.result(), end, trouble: null };
  } catch (error) {
    if (scanned === 0 || !(error instanceof SourceTrouble)) throw error;
    asking.note(error);
    return { rows: aggregator.result(), end: 'enough', trouble: error };
  }
}

async function read(
  kit: RowKit,
  { located, schema }: Described,
  plan: AggregatePlan,
  asking: Asking,
): Promise<Loaded<KeptAggregate>> {
  const table = { source: located.source, schema };
  const shown = showAggregatePlan(plan, kit.limits, located.via);
  if (plan.how === 'portal') {
    const rows = await ofPortal(table, plan, asking);
    return {
      value: { ...cut(rows, plan.query), truncated: false, plan: shown },
      isKept: true,
      trouble: null,
    };
  }
  const { rows, end, trouble } = await here(kit, table, plan, asking);
  const { complete, ...given } = cut(rows, plan.query);
  const isAll = end === 'whole';
  const text = isAll
    ? shown.text
    : `${shown.text} Cut: not all rows were read, so the values are of a part of them.`;
  const value = { ...given, complete: complete && isAll, truncated: !isAll, plan: { ...shown, text } };
  return { value, isKept: end !== 'budget', trouble };
}

function wayOf(kit: RowKit, described: Described, plan: AggregatePlan): Way<KeptAggregate> {
  return {
    used: { where: plan.split.pushed, sort: false, count: false, aggregate: plan.how === 'portal' },
    read: (asking) => read(kit, described, plan, asking),
  };
}

export async function answerAggregate(
  kit: RowKit,
  key: TableKey,
  query: AggregateQuery,
  context: RowsContext,
): Promise<AggregateAnswer> {
  return withTable(kit, key, context, async (described) =>
    described.is === 'trouble'
      ? failed(undescribedSource(described))
      : aggregateOf(kit, described, query, context),
  );
}

function planned(
  kit: RowKit,
  { schema, located }: Described,
  query: AggregateQuery,
): { readonly checked: CheckedAggregate; readonly plan: AggregatePlan } {
  const checked = checkAggregate(query, schema.columns);
  const left = kit.withdrawals.left(located.identity, schema.capabilities);
  return { checked, plan: planAggregate(checked, { ...schema, capabilities: left }, kit.limits) };
}

/** Sends nothing but what describing the table takes. */
export async function explainAggregate(
  kit: RowKit,
  key: TableKey,
  query: AggregateQuery,
  context: RowsContext,
): Promise<RowPlan> {
  const described = await describeOne(kit, key, context);
  if (described.is === 'trouble') return noPlan(described.trouble.failure);
  return showAggregatePlan(planned(kit, described, query).plan, kit.limits, described.located.via);
}

async function aggregateOf(
  kit: RowKit,
  described: Described,
  query: AggregateQuery,
  context: RowsContext,
): Promise<AggregateAnswer> {
  const { schema, located } = described;
  const { checked, plan } = planned(kit, described, query);
  if (plan.how === 'nothing') {
    const rows = createAggregator(checked, typesOf(schema.columns)).result();
    const source = describedSource(described);
    return {
      rows,
      complete: true,
      truncated: false,
      source,
      plan: planAfter(showAggregatePlan(plan, kit.limits, located.via), source.requests),
    };
  }
  const names = [...checked.groupBy.map(({ column }) => column), ...checked.measures.map(({ as }) => as)];
  const answer = await answerQuestion<KeptAggregate>(
    kit,
    described,
    {
      kind: 'row-aggregate',
      of: [names, canonicalQuery(checked), kit.limits.scanRows],
      way: (capabilities) =>
        wayOf(kit, described, planAggregate(checked, { ...schema, capabilities }, kit.limits)),
    },
    context,
  );
  if (answer.is === 'failed') return failed(failedAnswer(described, answer.trouble, answer.spent));
  const { value } = answer.kept;
  const source = answeredSource(described, answer.kept, answer.spent);
  return { ...value, source, plan: planAfter(value.plan, source.requests) };
}

function failed(source: RowsSource): AggregateAnswer {
  return { rows: [], complete: false, truncated: true, source, plan: planAfter(NO_PLAN, source.requests) };
}
