import { toGlobalId } from '../../domain/ids.ts';
import type { ColumnType } from '../../domain/query/ast.ts';
import type { RowPlan as Plan } from '../../ports/rows.ts';
import { capabilitiesAsJson } from '../capabilities.ts';
import type * as Schema from '../generated/resolvers.ts';
import type { AggregatePageModel, ColumnModel, RowPageModel } from '../models.ts';
import { pageInfoOf } from '../pages.ts';
import { aggregateOf, rowsOf } from '../rows.ts';
import { ACCESS, asCount, asSource, columnsOf, describe, distributionsOf, tableKeyOf } from '../tables.ts';
import type { AllAnswered } from './answered.ts';

const COLUMN_TYPE = {
  text: 'TEXT',
  integer: 'INTEGER',
  decimal: 'DECIMAL',
  boolean: 'BOOLEAN',
  date: 'DATE',
  instant: 'INSTANT',
  point: 'POINT',
  json: 'JSON',
} as const satisfies Record<ColumnType, Schema.ColumnType>;

export const Table = {
  id: (table) => toGlobalId({ type: 'Table', ...tableKeyOf(table) }),
  dataset: ({ of }) => of,
  distribution: (table) => distributionsOf(table)[0] ?? null,
  distributions: (table) => distributionsOf(table),
  via: ({ listing }) => ACCESS[listing.via],
  columns: async (table, { system }, context) =>
    columnsOf(await describe(context, table), table).filter((column) => system === true || !column.system),
  columnsFrom: async (table, _args, context) =>
    (await describe(context, table)).schema === null ? 'CATALOGUE' : 'TABLE',
  key: async (table, _args, context) => (await describe(context, table)).schema?.key ?? null,
  capabilities: async (table, _args, context) => {
    const { schema } = await describe(context, table);
    return schema === null ? null : capabilitiesAsJson(schema.capabilities);
  },
  rowCount: async (table, _args, context) => {
    const { schema } = await describe(context, table);
    if (schema === null) return null;
    const key = tableKeyOf(table);
    return asCount(await context.loaders.rowCounts.load({ key, where: null }));
  },
  rows: (table, { query }, context) => rowsOf(context, table, query),
  aggregate: (table, args, context) => aggregateOf(context, table, args),
  source: async (table, _args, context) => {
    const { source, schema } = await describe(context, table);
    return asSource(context, source, schema?.count ?? null);
  },
} satisfies Schema.TableResolvers;

export const Column = {
  type: ({ type }) => COLUMN_TYPE[type],
} satisfies Schema.ColumnResolvers;

export const RowPlan = {
  pushed: ({ pushed }) => pushed ?? {},
  local: ({ local }) => local ?? {},
} satisfies Schema.RowPlanResolvers;

export const RowPage = {
  pageInfo: ({ cursors, hasNextPage, hasPreviousPage }) =>
    pageInfoOf(
      cursors.map((cursor) => ({ cursor })),
      hasNextPage,
      hasPreviousPage,
    ),
  totalCount: async ({ table, where, total, source }, _args, context) => {
    if (total !== null || source.outcome === 'FAILED' || source.outcome === 'SKIPPED') return asCount(total);
    return asCount(await context.loaders.rowCounts.load({ key: tableKeyOf(table), where }));
  },
  source: ({ source, total }, _args, context) => asSource(context, source, total),
} satisfies Schema.RowPageResolvers;

export const AggregatePage = {
  source: ({ source }, _args, context) => asSource(context, source),
} satisfies Schema.AggregatePageResolvers;

const complete: readonly [
  AllAnswered<Schema.Table, object, typeof Table>,
  AllAnswered<Schema.Column, ColumnModel, typeof Column>,
  AllAnswered<Schema.RowPage, RowPageModel, typeof RowPage>,
  AllAnswered<Schema.AggregatePage, AggregatePageModel, typeof AggregatePage>,
  AllAnswered<Schema.RowPlan, Plan, typeof RowPlan>,
] = [true, true, true, true, true];
void complete;
