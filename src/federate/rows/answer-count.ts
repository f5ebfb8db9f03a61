/** How many rows match. */
import type { TableKey } from '../../domain/ids.ts';
import type { Condition, Predicate, RowCapabilities } from '../../domain/query/ast.ts';
import { canonicalQuery } from '../../domain/query/canonical.ts';
import { checkWhere } from '../../domain/query/check.ts';
import { compileCondition } from '../../domain/query/evaluate.ts';
import { isNever } from '../../domain/query/normal.ts';
import { splitCondition, type Split } from '../../domain/query/split.ts';
import type { Count, TableSchema } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import type { RowsContext, RowsSource } from '../../ports/rows.ts';
import { answerQuestion, type Way } from './answer-question.ts';
import type { Described } from './describe.ts';
import type { Keepable } from './keepable.ts';
import type { Loaded } from './kept-answers.ts';
import { withTable } from './open-table.ts';
import { columnsOf } from './plan-rows.ts';
import type { Asking } from './portal-calls.ts';
import type { RowKit } from './row-kit.ts';
import { answeredSource, describedSource, failedAnswer, undescribedSource } from './rows-source.ts';
import { scan, type Table } from './scan.ts';
import { leastRequests, scanColumns } from './scan-cost.ts';

export interface CountAnswer {
  /** null: cannot be counted within the limits; the source says why where it failed. */
  readonly count: Count | null;
  readonly source: RowsSource;
}
interface CountValue {
  readonly count: Count | null;
}
type KeptCount = Keepable<CountValue>;

/** What is known without asking; undefined: the portal is to be asked. */
function knownCount(where: Condition | null, schema: TableSchema): Count | null | undefined {
  if (where === null) {
    const { count, capabilities } = schema;
    const isBest = count?.precision === 'exact' || capabilities.count !== 'exact';
    return count !== null && isBest ? count : undefined;
  }
  return isNever(where) ? { value: 0, precision: 'exact' } : undefined;
}

function wayOf(
  kit: RowKit,
  { located, schema }: Described,
  where: Condition | null,
  capabilities: RowCapabilities,
): Way<KeptCount> {
  const split = splitCondition(where, capabilities, typesOf(schema.columns));
  const table = { source: located.source, schema };
  const isPushed = split.residual === null && capabilities.count !== 'none';
  return {
    used: { where: split.pushed, sort: false, count: isPushed, aggregate: false },
    read: (asking) =>
      isPushed && located.source.count !== undefined
        ? pushedCount(table, split.pushed, asking)
        : countHere(kit, table, split, asking),
  };
}

async function pushedCount(
  { source, schema }: Table,
  where: Condition | null,
  { spend, answer, call }: Asking,
): Promise<Loaded<KeptCount>> {
  spend('Counting rows');
  const count = await answer(async () => (await source.count?.(schema, where, call)) ?? null);
  return { value: { count }, isKept: count !== null, trouble: null };
}

/** Within the limit on rows that are looked at; a table that is known to be larger is not begun with. */
async function countHere(
  { limits }: RowKit,
  table: Table,
  { pushed, residual }: Split,
  asking: Asking,
): Promise<Loaded<KeptCount>> {
  const { schema } = table;
  const cost = leastRequests(schema, pushed, limits);
  if (cost === 'too many') return { value: { count: null }, isKept: true, trouble: null };
  asking.reserve(cost, 'Counting rows');
  const matches = compileCondition(residual, typesOf(schema.columns));
  let told: Count | null = null;
  let scanned = 0;
  let matching = 0;
  const query = {
    columns: scanColumns(schema, columnsOf(residual)),
    where: pushed,
    orderBy: [],
    window: null,
  };
  const end = await scan(table, query, asking, ({ rows, total }) => {
    told ??= residual === null ? total : null;
    scanned += rows.length;
    matching += rows.filter(matches).length;
    return told !== null || scanned >= limits.scanRows ? 'enough' : 'more';
  });
  const count: Count | null = end === 'whole' ? { value: matching, precision: 'exact' } : told;
  return { value: { count }, isKept: end !== 'budget', trouble: null };
}

export async function answerCount(
  kit: RowKit,
  key: TableKey,
  where: Predicate | null,
  context: RowsContext,
): Promise<CountAnswer> {
  return withTable(kit, key, context, async (described) =>
    described.is === 'trouble'
      ? { count: null, source: undescribedSource(described) }
      : countOf(kit, described, where, context),
  );
}

async function countOf(
  kit: RowKit,
  described: Described,
  where: Predicate | null,
  context: RowsContext,
): Promise<CountAnswer> {
  const condition = checkWhere(where, described.schema.columns);
  const known = knownCount(condition, described.schema);
  if (known !== undefined) return { count: known, source: describedSource(described) };
  const answer = await answerQuestion<KeptCount>(
    kit,
    described,
    {
      kind: 'row-count',
      of: [canonicalQuery({ where: condition }), kit.limits.scanRows],
      way: (capabilities) => wayOf(kit, described, condition, capabilities),
    },
    context,
  );
  if (answer.is === 'failed')
    return { count: null, source: failedAnswer(described, answer.trouble, answer.spent) };
  return {
    count: answer.kept.value.count,
    source: answeredSource(described, answer.kept, answer.spent),
  };
}
