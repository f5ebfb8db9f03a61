/** Groups and measures by datastore_search_sql. */
import {
  ConnectorError,
  integerCell,
  type Call,
  type Cell,
  type Column,
  type DateBucket,
  type GroupKey,
  type JsonObject,
  type Measure,
  type PushedAggregate,
  type Row,
  type TableSchema,
} from '../../src/connector/index.ts';
import { cellReader, type ReadCell } from './rows-cells.ts';
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
  readonly shown: string;
  readonly readCell: ReadCell;
}
interface Key extends Part {
  readonly group: string;
  readonly order: string;
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
    return { name, group, shown, order: orderText(column), readCell: cellReader(column) };
  }
  const group = bucketText(column, bucket);
  return { name, group, shown: `(${group})::text`, order: group, readCell: cellReader(asDate(column)) };
}

function measureOf(schema: TableSchema, { as, fn, column: name }: Measure): Part {
  if (name === null) {
    if (fn !== 'count') throw new ConnectorError('UNSUPPORTED', `"${fn}" of no column`);
    return { name: as, shown: 'count(*)', readCell: wholeCell };
  }
  const column = columnNamed(schema, name);
  const operand = operandText(column);
  switch (fn) {
    case 'count':
      return { name: as, shown: `count(${operand})`, readCell: wholeCell };
    case 'countDistinct':
      return { name: as, shown: `count(DISTINCT ${operand})`, readCell: wholeCell };
    case 'sum':
      if (column.type !== 'integer' && column.type !== 'decimal') break;
      return { name: as, shown: `sum(${operand})::text`, readCell: cellReader(column) };
    case 'min':
    case 'max':
      if (column.type === 'boolean') break;
      return {
        name: as,
        shown: shownText(column, `${fn}(${orderText(column)})`),
        readCell: cellReader(column),
      };
    case 'avg':
      // PostgreSQL rounds an average to digits of its own choice.
      break;
  }
  throw new ConnectorError('UNSUPPORTED', `"${fn}" of column "${name}" of type ${column.sourceType}`);
}

function statementFor(
  schema: TableSchema,
  query: PushedAggregate,
  keys: readonly Key[],
  parts: readonly Part[],
) {
  const select = parts.map(({ shown }, index) => `${shown} AS "a${index}"`).join(', ');
  const where = query.where === null ? [] : [conditionText(query.where, schema)];
  const groups = keys.length === 0 ? '' : ` GROUP BY ${keys.map(({ group }) => group).join(', ')}`;
  const orders = keys.map(({ order }) => `${order} ASC NULLS LAST`).join(', ');
  const order = keys.length === 0 ? '' : ` ORDER BY ${orders}`;
  const text = `SELECT ${select} FROM ${tableText(schema.ref.tableId)}${whereText(where)}${groups}${order}`;
  return (offset: number): string =>
    `${text} LIMIT ${query.limit - offset}${offset === 0 ? '' : ` OFFSET ${offset}`}`;
}
function cellIn(part: Part, value: JsonObject[string] | undefined): Cell {
  const cell = part.readCell(value ?? null);
  if (cell !== undefined) return cell;
  throw new ConnectorError('BAD_SHAPE', `datastore_search_sql: ${JSON.stringify(value)} for "${part.name}"`);
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
    for (const record of records)
      rows.push(
        Object.fromEntries(parts.map((part, index) => [part.name, cellIn(part, record[`a${index}`])])),
      );
    const isCut = result.flag('records_truncated') === true && records.length > 0;
    if (!isCut || rows.length >= query.limit) return rows;
  }
}
