/** Rows by datastore_search: by offset, always in an order that ends in `_id`. */
import {
  ConnectorError,
  isJsonObject,
  MAX_PAGES,
  type Call,
  type Count,
  type Json,
  type JsonObject,
  type PortalContext,
  type PushedRows,
  type Reader,
  type RowBatch,
  type SortKey,
  type TableSchema,
} from '../../src/connector/index.ts';
import { idsOf, isAscending, isSame, NO_ROWS, pageSize, rowReader, smallerPage } from './rows-batch.ts';
import { MAX_ROWS } from './rows-capabilities.ts';
import { cellReader } from './rows-cells.ts';
import type { RowClient, RowParams } from './rows-client.ts';
import { columnNamed } from './rows-filters.ts';

export const KEY = '_id';

export interface SearchPage {
  readonly records: readonly JsonObject[];
  readonly total: Count | null;
  /** As the portal lowered it. */
  readonly limit: number;
}

export function countIn(result: Reader): Count | null {
  const total = result.number('total');
  if (total === null) return null;
  return { value: total, precision: result.flag('total_was_estimated') === true ? 'estimate' : 'exact' };
}
export function recordsIn(result: Reader): readonly JsonObject[] {
  return result.needList('records').map((record, index) => {
    if (isJsonObject(record)) return record;
    throw new ConnectorError('BAD_SHAPE', `${result.path}.records[${index}]: expected an object`);
  });
}
export function pageIn(result: Reader, asked: number): SearchPage {
  return {
    records: recordsIn(result),
    total: countIn(result),
    limit: Math.min(asked, result.number('limit') ?? asked),
  };
}

/** Old portals have no word for where nulls go, and put them where PostgreSQL does: a key is always there. */
function sortText({ column, direction, nulls }: SortKey): string {
  return column === KEY ? `"${column}" ${direction}` : `"${column}" ${direction} nulls ${nulls}`;
}
/**
 * Whether a value without a cell stands where no null may: PostgreSQL has NaN and infinity above all else, and minus
 * infinity and the years before 1 below it.
 */
function isMisplaced({ direction, nulls }: SortKey, value: Json): boolean {
  const isLow = typeof value === 'string' && /^-|BC$/.test(value);
  const nullsAreLow = (direction === 'asc') === (nulls === 'first');
  return isLow !== nullsAreLow;
}

interface Walk {
  readonly client: RowClient;
  readonly call: Call;
  readonly params: RowParams;
  readonly isByKey: boolean;
}
async function fetchPage(walk: Walk, offset: number, limit: number, isFirst: boolean): Promise<SearchPage> {
  // Counting costs the portal a look at every row that matches: once is enough.
  const params = { ...walk.params, offset, limit, include_total: isFirst };
  return pageIn(await walk.client.post('datastore_search', params, walk.call), limit);
}

function checkPage(walk: Walk, ids: readonly number[], before: readonly number[]): void {
  if (isSame(ids, before))
    throw new ConnectorError('BAD_SHAPE', `datastore_search: the same page of ${ids.length} rows twice`);
  if (walk.isByKey && !isAscending(ids, before.at(-1) ?? null))
    throw new ConnectorError(
      'BAD_SHAPE',
      `datastore_search: "_id" out of order after ${before.at(-1) ?? 'the start'}`,
    );
}
/** A short page is the end only where the portal has not counted. */
function isEnd({ records, limit }: SearchPage, total: Count | null, reached: number): boolean {
  if (records.length === 0) return true;
  return total?.precision === 'exact' ? reached >= total.value : records.length < limit;
}
/** Fewer rows than were counted: some were removed meanwhile, and others moved over the edges of pages unseen. */
function checkComplete(total: Count | null, wanted: number, start: number, given: number): void {
  if (total === null || total.precision === 'estimate') return;
  const expected = Math.max(0, Math.min(wanted, total.value - start));
  if (given < expected) {
    const text = `datastore_search: ${expected} rows were there, and only ${given} came: the table changed meanwhile`;
    throw new ConnectorError('UPSTREAM_FAILED', text);
  }
}

function walkOf(
  client: RowClient,
  schema: TableSchema,
  query: PushedRows,
  filters: JsonObject,
  call: Call,
): Walk {
  const order = query.orderBy.length === 0 ? [] : query.orderBy;
  const tieBreak = order.some(({ column }) => column === KEY) ? [] : [`"${KEY}" asc`];
  const params = {
    resource_id: schema.ref.tableId,
    ...(Object.keys(filters).length === 0 ? {} : { filters }),
    fields: [...new Set([...query.columns, KEY])],
    sort: [...order.map(sortText), ...tieBreak],
  };
  return { client, call, params, isByKey: order.length === 0 };
}

/** Pages as large as the table's width allows; advances by what came, since portals lower `limit` at will. */
export async function* searchRows(
  client: RowClient,
  context: PortalContext,
  schema: TableSchema,
  query: PushedRows,
  filters: JsonObject,
  call: Call,
): AsyncGenerator<RowBatch> {
  const walk = walkOf(client, schema, query, filters, call);
  const slots = query.columns.map((name) => ({
    name,
    key: name,
    readCell: cellReader(columnNamed(schema, name)),
  }));
  const keys = new Map(query.orderBy.map((key) => [key.column, key]));
  const readRow = rowReader(slots, schema, context.note, (name, value) => {
    const key = keys.get(name);
    // Beside a second key it is not enough to stand next to the nulls.
    return key !== undefined && (keys.size > 1 || isMisplaced(key, value));
  });
  const start = query.window?.offset ?? 0;
  const wanted = query.window?.limit ?? Infinity;
  let size = pageSize(query.columns.length + 1, MAX_ROWS);
  let [given, total, before]: [number, Count | null, readonly number[]] = [0, null, []];
  if (wanted === 0) yield NO_ROWS;
  for (let pages = 0; pages < MAX_PAGES && given < wanted; pages += 1) {
    const asked = Math.min(size, wanted - given);
    let page: SearchPage;
    try {
      page = await fetchPage(walk, start + given, asked, given === 0);
    } catch (error) {
      const smaller = smallerPage(asked, error);
      if (smaller === null) throw error;
      size = smaller;
      continue;
    }
    const ids = idsOf(page.records, KEY);
    checkPage(walk, ids, before);
    total ??= page.total;
    given += ids.length;
    before = ids;
    const last = given >= wanted || isEnd(page, total, start + given);
    if (last) checkComplete(total, wanted, start, given);
    yield { rows: page.records.map(readRow), total: page.total, last };
    if (last) return;
  }
}

/** Rows that match, without reading any. */
export async function searchCount(
  client: RowClient,
  schema: TableSchema,
  filters: JsonObject,
  call: Call,
): Promise<Count> {
  const params = { resource_id: schema.ref.tableId, filters, limit: 0, include_total: true };
  const count = countIn(await client.post('datastore_search', params, call));
  if (count === null) throw new ConnectorError('BAD_SHAPE', 'datastore_search: an answer without "total"');
  return count;
}
