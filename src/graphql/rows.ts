/** Questions about the rows of one table, wherever in the graph they are asked. */
import { GatewayError } from '../domain/errors.ts';
import { fromGlobalId } from '../domain/ids.ts';
import type { RowPlan, RowsSource, TableTrouble } from '../ports/rows.ts';
import type { Context } from './context.ts';
import type * as Schema from './generated/resolvers.ts';
import { findTable } from './lookup.ts';
import type { AggregatePageModel, RowPageModel, TableModel } from './models.ts';
import { partsOfAggregate, partsOfRows, placeMistake, type Part } from './place-mistake.ts';
import { readAggregate, readRowsQuestion } from './row-question.ts';
import { columnsOf, needDescription, tableKeyOf } from './tables.ts';

/** Nothing was asked beyond what the table is, since that failed already. */
function noPlan({ error, outcome }: RowsSource): RowPlan {
  const text = `Nothing was asked: the table cannot be described (${error?.message ?? outcome}).`;
  return { pushed: {}, local: {}, upstreamRequests: 0, text };
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
    plan: noPlan(trouble.source),
  };
}

/** The caller's mistakes are told with the place where they stand. */
async function placing<T>(
  context: Context,
  table: TableModel,
  parts: readonly Part[],
  asked: Promise<T>,
): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const { schema } = await needDescription(context, table);
    throw schema === null ? error : placeMistake(error, parts, schema.columns);
  }
}

export async function rowsOf(
  context: Context,
  table: TableModel,
  input: Schema.RowQueryInput,
): Promise<RowPageModel> {
  const reading = readRowsQuestion(input);
  const { question } = reading;
  const { where } = question.query;
  // Described by the loader, tables of one portal cost one question; the service remembers what it was told.
  const info = await needDescription(context, table);
  if (info.schema === null) return { ...noRows(table, info), where };
  const asked = context.deps.rows.rows(tableKeyOf(table), question, context.rows);
  return { ...(await placing(context, table, partsOfRows(reading), asked)), table, where };
}

export async function aggregateOf(
  context: Context,
  table: TableModel,
  args: Schema.TableAggregateArgs,
): Promise<AggregatePageModel> {
  const reading = readAggregate(args);
  const info = await needDescription(context, table);
  if (info.schema === null)
    return {
      table,
      rows: [],
      complete: false,
      truncated: true,
      source: info.source,
      plan: noPlan(info.source),
    };
  const asked = context.deps.rows.aggregate(tableKeyOf(table), reading.query, context.rows);
  return { ...(await placing(context, table, partsOfAggregate(reading), asked)), table };
}

/** Throws NOT_FOUND when nothing has this id, or something else has it. */
export async function explainRows(
  context: Context,
  { table: id, query }: Schema.QueryExplainRowsArgs,
): Promise<RowPlan> {
  const reading = readRowsQuestion(query);
  const key = fromGlobalId(id);
  const table = key?.type === 'Table' ? await findTable(context, key) : null;
  if (table === null)
    throw new GatewayError('NOT_FOUND', 'There is no table with this id.', {
      hint: 'Ids of tables are given by Dataset.tables and Distribution.table.',
    });
  const asked = context.deps.rows.explain(tableKeyOf(table), reading.question, context.rows);
  return placing(context, table, partsOfRows(reading), asked);
}
