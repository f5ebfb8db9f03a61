/** Questions about the rows of one table, wherever in the graph they are asked. */
import { GatewayError } from '../domain/errors.ts';
import { fromGlobalId } from '../domain/ids.ts';
import type { RowPlan, TableTrouble } from '../ports/rows.ts';
import type { Context } from './context.ts';
import type * as Schema from './generated/resolvers.ts';
import { findTable } from './lookup.ts';
import type { AggregatePageModel, RowPageModel, TableModel } from './models.ts';
import { readAggregate, readRowsQuestion } from './row-question.ts';
import { columnsOf, describe, tableKeyOf } from './tables.ts';

/** Nothing was asked beyond what the table is, since that failed already. */
function noPlan(trouble: TableTrouble): RowPlan {
  return {
    pushed: {},
    local: {},
    upstreamRequests: 0,
    text: `Nothing was asked: the table cannot be described (${trouble.source.error?.code ?? trouble.source.outcome}).`,
  };
}

/** What is known of a page while the table cannot be described: nothing, and that it may hold rows. */
function noRows(table: TableModel, trouble: TableTrouble): Omit<RowPageModel, 'where'> {
  return {
    table,
    rows: [],
    columns: columnsOf(trouble, table),
    cursors: [],
    hasNextPage: false,
    hasPreviousPage: false,
    total: null,
    truncated: true,
    source: trouble.source,
    plan: noPlan(trouble),
  };
}

export async function rowsOf(
  context: Context,
  table: TableModel,
  input: Schema.RowQueryInput,
): Promise<RowPageModel> {
  const { question } = readRowsQuestion(input);
  const { where } = question.query;
  const info = await describe(context, table);
  if (info.schema === null) return { ...noRows(table, info), where };
  const page = await context.deps.rows.rows(tableKeyOf(table), question, context.rows);
  return { ...page, table, where };
}

export async function aggregateOf(
  context: Context,
  table: TableModel,
  args: Schema.TableAggregateArgs,
): Promise<AggregatePageModel> {
  const { query } = readAggregate(args);
  const info = await describe(context, table);
  if (info.schema === null)
    return { table, rows: [], complete: false, source: info.source, plan: noPlan(info) };
  const answer = await context.deps.rows.aggregate(tableKeyOf(table), query, context.rows);
  return { ...answer, table };
}

/** Throws NOT_FOUND when nothing has this id, or something else has it. */
export async function explainRows(
  context: Context,
  { table: id, query }: Schema.QueryExplainRowsArgs,
): Promise<RowPlan> {
  const { question } = readRowsQuestion(query);
  const key = fromGlobalId(id);
  const table = key?.type === 'Table' ? await findTable(context, key) : null;
  if (table === null)
    throw new GatewayError('NOT_FOUND', 'There is no table with this id.', {
      hint: 'Ids of tables are given by Dataset.tables and Distribution.table.',
    });
  return context.deps.rows.explain(tableKeyOf(table), question, context.rows);
}
