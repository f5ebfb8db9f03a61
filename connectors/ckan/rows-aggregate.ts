/** Groups and measures by datastore_search_sql. */
import {
  ConnectorError,
  integerCell,
  meanCell,
  type Call,
  type Column,
  type DateBucket,
  type GroupKey,
  type Json,
  type JsonObject,
  type Measure,
  type PushedAggregate,
  type Row,
  type TableSchema,
} from '../../src/connector/index.ts';
import { cellReader, type CellReading, type ReadCell } from './rows-cells.ts';
import type { RowClient } from './rows-client.ts';
import { columnNamed } from './rows-filters.ts';
import { recordsIn } from './rows-search.ts';
import { askSql } from './rows-sql.ts';
import { operandText, orderText, shownText, tableText } from './rows-sql-text.ts';
import { conditionText, whereText } from './rows-sql-where.ts';
import { familyOf } from './rows-types.ts';

interface Part {
  /** Its name in the answer. */
  readonly name: string;
  /** What it is made of. */
  readonly shown: readonly string[];
  readonly readCell: (values: readonly Json[]) => CellReading;
}
interface Key extends Part {
  readonly group: string;
  readonly order: string;
}

function part(name: string, shown: string, readOne: ReadCell): Part {
  return { name, shown: [shown], readCell: ([value = null]) => readOne(value) };
}

const BUCKETS: readonly DateBucket[] = ['day', 'month', 'year'];
const wholeCell: ReadCell = (value) => (value === null ? null : (integerCell(String(value)) ?? undefined));

function asDate(column: Column): Column {
  return { ...column, type: 'date', sourceType: 'date' };
}
function bucketText(column: Column, bucket: DateBucket): string {
  if ((column.type !== 'date' && column.type !== 'instant') || !BUCKETS.includes(bucket))
    throw new ConnectorError(
      'UNSUPPORTED',
      `no ${bucket} of column "${column.name}" of type ${column.sourceType}`,
    );
  const operand = operandText(column);
  const local = familyOf(column.sourceType) === 'instant' ? `(${operand}) AT TIME ZONE 'UTC'` : operand;
  return `date_trunc('${bucket}', ${local})::date`;
}
function keyOf(schema: TableSchema, { column: name, bucket }: GroupKey): Key {
  const column = columnNamed(schema, name);
  if (bucket === null) {
    const group = operandText(column);
    const shown = shownText(column, group);
    return { ...part(name, shown, cellReader(column)), group, order: orderText(column) };
  }
  const group = bucketText(column, bucket);
  return { ...part(name, `(${group})::text`, cellReader(asDate(column))), group, order: group };
}

function meanIn([sum = null, count = null]: readonly Json[]): CellReading {
  if (sum === null) return null;
  return meanCell(String(sum), Number(count)) ?? undefined;
}
function measureOf(schema: TableSchema, { as, fn, column: name }: Measure): Part {
  if (name === null) {
    if (fn !== 'count') throw new ConnectorError('UNSUPPORTED', `"${fn}" of no column`);
    return part(as, 'count(*)', wholeCell);
  }
  const column = columnNamed(schema, name);
  const operand = operandText(column);
  switch (fn) {
    case 'count':
      return part(as, `count(${operand})`, wholeCell);
    case 'countDistinct':
      return part(as, `count(DISTINCT ${operand})`, wholeCell);
    case 'sum':
      if (column.type !== 'integer' && column.type !== 'decimal') break;
      return part(as, `sum(${operand})::text`, cellReader(column));
    case 'min':
    case 'max':
      if (column.type === 'boolean') break;
      return part(as, shownText(column, `${fn}(${orderText(column)})`), cellReader(column));
    case 'avg':
      if (column.type !== 'integer' && column.type !== 'decimal') break;
      // PostgreSQL rounds an average to digits of its own choice.
      return { name: as, shown: [`sum(${operand})::text`, `count(${operand})`], readCell: meanIn };
  }
  throw new ConnectorError('UNSUPPORTED', `"${fn}" of column "${name}" of type ${column.sourceType}`);
}

function statementFor(
  schema: TableSchema,
  query: PushedAggregate,
  keys: readonly Key[],
  parts: readonly Part[],
) {
  const shown = parts.flatMap((one) => one.shown);
  const select = shown.map((text, index) => `${text} AS "a${index}"`).join(', ');
  const where = query.where === null ? [] : [conditionText(query.where, schema)];
  const groups = keys.length === 0 ? '' : ` GROUP BY ${keys.map(({ group }) => group).join(', ')}`;
  const orders = keys.map(({ order }) => `${order} ASC NULLS LAST`).join(', ');
  const order = keys.length === 0 ? '' : ` ORDER BY ${orders}`;
  const text = `SELECT ${select} FROM ${tableText(schema.ref.tableId)}${whereText(where)}${groups}${order}`;
  return (offset: number): string =>
    `${text} LIMIT ${query.limit - offset}${offset === 0 ? '' : ` OFFSET ${offset}`}`;
}
function rowIn(parts: readonly Part[], record: JsonObject): Row {
  let at = 0;
  const cells = parts.map(({ name, shown, readCell }) => {
    const values = shown.map((_, index) => record[`a${at + index}`] ?? null);
    at += shown.length;
    const cell = readCell(values);
    if (cell !== undefined) return [name, cell] as const;
    throw new ConnectorError('BAD_SHAPE', `datastore_search_sql: ${JSON.stringify(values)} for "${name}"`);
  });
  return Object.fromEntries(cells);
}

/** Throws UNSUPPORTED for what the table's capabilities do not name. */
export async function sqlAggregate(
  client: RowClient,
  schema: TableSchema,
  query: PushedAggregate,
  call: Call,
): Promise<readonly Row[]> {
  const keys = query.groupBy.map((key) => keyOf(schema, key));
  const parts: readonly Part[] = [...keys, ...query.measures.map((measure) => measureOf(schema, measure))];
  const statement = statementFor(schema, query, keys, parts);
  const rows: Row[] = [];
  // More than one statement only where the portal's cap is lower than the limit.
  for (;;) {
    const result = await askSql(client, statement(rows.length), call);
    const records = recordsIn(result);
    rows.push(...records.map((record) => rowIn(parts, record)));
    const isCut = result.flag('records_truncated') === true && records.length > 0;
    if (!isCut || rows.length >= query.limit) return rows;
  }
}
