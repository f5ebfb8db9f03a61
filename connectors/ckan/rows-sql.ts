/** Rows by datastore_search_sql: one SELECT, by `_id` where nothing else is asked for. */
import {
  ConnectorError,
  integerCell,
  MAX_PAGES,
  type Call,
  type Condition,
  type Count,
  type PortalContext,
  type PushedRows,
  type Reader,
  type RowBatch,
  type TableSchema,
} from '../../src/connector/index.ts';
import { idsOf, isAscending, isSame, NO_ROWS, pageSize, rowReader, smallerPage } from './rows-batch.ts';
import { MAX_ROWS } from './rows-capabilities.ts';
import { sqlCellReader } from './rows-cells.ts';
import type { RowClient } from './rows-client.ts';
import { columnNamed } from './rows-filters.ts';
import { KEY, recordsIn } from './rows-search.ts';
import { nameText, orderText, shownText, tableText } from './rows-sql-text.ts';
import { conditionText, whereText } from './rows-sql-where.ts';

/** Alias of `_id`; the other columns are a0, a1, …, whatever they are called. */
const KEY_ALIAS = 'k';

/** Sends a statement; UNSUPPORTED where the portal does not take SQL (any more). */
export async function askSql(client: RowClient, sql: string, call: Call): Promise<Reader> {
  try {
    return await client.get('datastore_search_sql', { sql }, call);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'NOT_THIS_PLATFORM') throw error;
    const text = 'the portal answers no SQL any more: describe the table again';
    throw new ConnectorError('UNSUPPORTED', text, { ...error.facts, cause: error });
  }
}

/** Where a page starts: behind an `_id`, or after a number of rows. */
interface Position {
  readonly after: number | null;
  readonly offset: number;
}
function orderByText(schema: TableSchema, query: PushedRows): string {
  const keys = query.orderBy.map(({ column, direction, nulls }) => {
    const order = orderText(columnNamed(schema, column));
    return `${order} ${direction === 'asc' ? 'ASC' : 'DESC'} NULLS ${nulls === 'first' ? 'FIRST' : 'LAST'}`;
  });
  return [...keys, `${nameText(KEY)} ASC`].join(', ');
}
export function rowsText(schema: TableSchema, query: PushedRows, position: Position, limit: number): string {
  const shown = query.columns.map((name, index) => {
    const column = columnNamed(schema, name);
    return `${shownText(column, nameText(name))} AS "a${index}"`;
  });
  const where = [
    ...(query.where === null ? [] : [conditionText(query.where, schema)]),
    ...(position.after === null ? [] : [`${nameText(KEY)} > ${position.after}`]),
  ];
  const select = [...shown, `${nameText(KEY)} AS "${KEY_ALIAS}"`].join(', ');
  const from = `${tableText(schema.ref.tableId)}${whereText(where)}`;
  const offset = position.offset === 0 ? '' : ` OFFSET ${position.offset}`;
  return `SELECT ${select} FROM ${from} ORDER BY ${orderByText(schema, query)} LIMIT ${limit}${offset}`;
}

function checkPage(isByKey: boolean, ids: readonly number[], before: readonly number[]): void {
  if (isSame(ids, before) || (isByKey && !isAscending(ids, before.at(-1) ?? null)))
    throw new ConnectorError(
      'BAD_SHAPE',
      `datastore_search_sql: rows out of order after "_id" ${before.at(-1) ?? 0}`,
    );
}

/** Without an order of its own a walk goes by `_id`, which insertions and deletions under way cannot disturb. */
export async function* sqlRows(
  client: RowClient,
  context: PortalContext,
  schema: TableSchema,
  query: PushedRows,
  call: Call,
): AsyncGenerator<RowBatch> {
  const isByKey = query.orderBy.length === 0;
  const slots = query.columns.map((name, index) => {
    const readCell = sqlCellReader(columnNamed(schema, name));
    return { name, key: `a${index}`, readCell };
  });
  const readRow = rowReader(slots, schema, context.note);
  const start = query.window?.offset ?? 0;
  const wanted = query.window?.limit ?? Infinity;
  let size = pageSize(query.columns.length + 1, MAX_ROWS);
  let [given, before]: [number, readonly number[]] = [0, []];
  if (wanted === 0) yield NO_ROWS;
  for (let pages = 0; pages < MAX_PAGES && given < wanted; pages += 1) {
    const asked = Math.min(size, wanted - given);
    const last = isByKey ? before.at(-1) : undefined;
    const position = last === undefined ? { after: null, offset: start + given } : { after: last, offset: 0 };
    let result: Reader;
    try {
      result = await askSql(client, rowsText(schema, query, position, asked), call);
    } catch (error) {
      const smaller = smallerPage(asked, error);
      if (smaller === null) throw error;
      size = smaller;
      continue;
    }
    const records = recordsIn(result);
    const ids = idsOf(records, KEY_ALIAS);
    checkPage(isByKey, ids, before);
    given += ids.length;
    before = ids;
    // The portal's own cap may be lower than what was asked for, which it says.
    const isCut = result.flag('records_truncated') === true && ids.length > 0;
    const isLast = given >= wanted || (ids.length < asked && !isCut);
    yield { rows: records.map(readRow), total: null, last: isLast };
    if (isLast) return;
  }
}

export async function sqlCount(
  client: RowClient,
  schema: TableSchema,
  where: Condition | null,
  call: Call,
): Promise<Count> {
  const conditions = where === null ? [] : [conditionText(where, schema)];
  const from = `${tableText(schema.ref.tableId)}${whereText(conditions)}`;
  const [record] = recordsIn(await askSql(client, `SELECT count(*) AS "a0" FROM ${from}`, call));
  const value = record === undefined ? null : integerCell(String(record['a0']));
  if (typeof value !== 'number')
    throw new ConnectorError('BAD_SHAPE', 'datastore_search_sql: a count without a number');
  return { value, precision: 'exact' };
}
