/** Rows of a portal's tables through SODA. */
import {
  ConnectorError,
  demandDeclaredAggregate,
  demandDeclaredCount,
  demandDeclaredRows,
  type Call,
  type Column,
  type Count,
  type PortalContext,
  type PushedAggregate,
  type PushedRows,
  type Row,
  type RowBatch,
  type RowSource,
  type TableSchema,
} from '../../src/connector/index.ts';
import { createBackends, type Backend } from './backends.ts';
import { ROW_ID } from './column-kinds.ts';
import type { SocrataConfig } from './config.ts';
import { createDescribe } from './describe-tables.ts';
import { MOST_ROWS } from './row-capabilities.ts';
import { aggregateClauses, freeAliases } from './soql-aggregate.ts';
import { bothOf, orderOf, SELECT_ALL, selectOf, whereOf, type Clauses } from './soql-clauses.ts';
import { createAskRows, MOST_URL_BYTES, type AskRows } from './soda.ts';
import { rowReader } from './row-cells.ts';
import { readPages, type PageRequest, type PageStart } from './row-pages.ts';
import { readCount, readGroup } from './row-groups.ts';
import type { ColumnOf } from './soql-where.ts';

function columnsByName(schema: TableSchema): ColumnOf {
  const byName = new Map(schema.columns.map((column) => [column.name, column]));
  return (name) => {
    const column = byName.get(name);
    if (column !== undefined) return column;
    throw new ConnectorError('BAD_QUERY', `the schema of ${schema.ref.tableId} has no column "${name}"`);
  };
}

/** Rows come in the order of their identifiers, which is what pages can be cut by. */
function isById({ orderBy }: PushedRows): boolean {
  const [first] = orderBy;
  return first === undefined || (first.column === ROW_ID && first.direction === 'asc');
}

/** All columns by one sign where the names would fill half of an address, also where not all of them are wanted. */
function selectionOf(query: PushedRows): string {
  const names = selectOf(query.columns);
  return names.length * 1.5 < MOST_URL_BYTES / 2 ? names : selectAll(query);
}
function selectAll({ columns }: PushedRows): string {
  const system = columns.filter((name) => name.startsWith(':') && name !== ROW_ID);
  return [SELECT_ALL, ...system].join(', ');
}

function pageClauses(base: Omit<Clauses, 'limit' | 'offset'>, { start, limit }: PageRequest): Clauses {
  if (start.by === 'offset') return { ...base, limit, offset: start.offset };
  return { ...base, where: bothOf(base.where, fromId(start)), limit, offset: 0 };
}
function fromId({ id }: Extract<PageStart, { by: 'id' }>): string {
  return `${ROW_ID} >= '${id}'`;
}

async function* readRows(
  ask: AskRows,
  schema: TableSchema,
  query: PushedRows,
  call: Call,
): AsyncGenerator<RowBatch> {
  demandDeclaredRows(schema, query);
  const columnOf = columnsByName(schema);
  const columns: readonly Column[] = query.columns.map(columnOf);
  const readRow = rowReader(columns);
  const base = {
    select: selectionOf(query),
    where: whereOf(query.where, columnOf),
    group: null,
    order: orderOf(query.orderBy, columnOf),
  };
  const { offset, limit } = query.window ?? { offset: 0, limit: Infinity };
  if (limit <= 0) {
    yield { rows: [], total: null, last: true };
    return;
  }
  const pages = readPages({
    isById: isById(query),
    offset,
    limit,
    pageSize: schema.capabilities.page.maxSize,
    ask: (request) => ask(schema.ref.tableId, pageClauses(base, request), call),
  });
  for await (const { rows, last } of pages) yield { rows: rows.map(readRow), total: null, last };
}

/** Counted by the portal; a count is a number written as text. */
async function countRows(
  ask: AskRows,
  schema: TableSchema,
  where: PushedRows['where'],
  call: Call,
): Promise<Count> {
  demandDeclaredCount(schema, where);
  const [alias] = freeAliases(schema.columns, 1);
  const clauses: Clauses = {
    select: `count(*) AS \`${alias}\``,
    where: whereOf(where, columnsByName(schema)),
    group: null,
    order: null,
    limit: 1,
    offset: 0,
  };
  const [row] = await ask(schema.ref.tableId, clauses, call);
  return { value: readCount(row, alias ?? ''), precision: 'exact' };
}

/** Groups come in the order of their keys, which is total: pages are cut by offset. */
async function aggregateRows(
  ask: AskRows,
  schema: TableSchema,
  query: PushedAggregate,
  backend: Backend | null,
  call: Call,
): Promise<readonly Row[]> {
  demandDeclaredAggregate(schema, query);
  const asked = aggregateClauses(query, schema.columns, columnsByName(schema), backend);
  const rows: Row[] = [];
  while (rows.length < query.limit) {
    const limit = Math.min(MOST_ROWS, query.limit - rows.length);
    const page = await ask(schema.ref.tableId, { ...asked.clauses, limit, offset: rows.length }, call);
    rows.push(...page.map((row, index) => readGroup(row, asked, index)));
    if (page.length < limit) break;
  }
  return rows;
}

/** Remembers what answers tell of the back ends, for the next time that tables are described. */
export function createRows(config: SocrataConfig, context: PortalContext): RowSource {
  const backends = createBackends();
  const ask = createAskRows(config, context.http, backends);
  return {
    describe: createDescribe(config, context, backends),
    rows: (schema, query, call) => readRows(ask, schema, query, call),
    count: (schema, where, call) => countRows(ask, schema, where, call),
    aggregate: (schema, query, call) =>
      aggregateRows(ask, schema, query, backends.of(schema.ref.tableId), call),
  };
}
