/** Schemas of DataStore tables: fields, notes, the number of rows and the first of them, in one answer. */
import {
  ConnectorError,
  type Call,
  type Column,
  type PortalContext,
  type Reader,
  type Row,
  type TableRef,
  type TableSchema,
} from '../../src/connector/index.ts';
import { idsOf, isAscending, rowReader } from './rows-batch.ts';
import { searchCapabilities, SQL_CAPABILITIES } from './rows-capabilities.ts';
import { cellReader } from './rows-cells.ts';
import type { RowClient } from './rows-client.ts';
import type { RowFeatures } from './rows-features.ts';
import { countIn, KEY, recordsIn } from './rows-search.ts';
import { isSqlName, isSqlTable } from './rows-sql-text.ts';
import { typeOf } from './rows-types.ts';

const SAMPLE_ROWS = 20;

function columnOf(field: Reader): Column | null {
  const id = field.json('id');
  if (typeof id !== 'string' || id === '') throw field.wrong('id', 'the name of a column');
  const sourceType = field.text('type') ?? 'text';
  // The words that are searched; shown by no version, but by some plugins.
  if (id === '_full_text' || sourceType === 'tsvector') return null;
  const info = field.object('info');
  return {
    name: id,
    type: typeOf(sourceType),
    nullable: id !== KEY,
    title: info?.text('label') ?? null,
    description: info?.text('notes') ?? null,
    sourceType,
    system: id.startsWith('_'),
  };
}
function columnsIn(result: Reader): readonly Column[] {
  result.needList('fields');
  const columns = result.objects('fields').flatMap((field) => columnOf(field) ?? []);
  if (columns.some(({ name }) => name === KEY)) return columns;
  throw new ConnectorError('BAD_SHAPE', `${result.path}.fields: expected a column "${KEY}"`);
}

interface Describing {
  readonly client: RowClient;
  readonly features: RowFeatures;
  readonly context: PortalContext;
  readonly call: Call;
}
async function firstPage(on: Describing, tableId: string, sortsNulls: boolean): Promise<Reader> {
  const sort = `"${KEY}" asc${sortsNulls ? ' nulls last' : ''}`;
  return on.client.get('datastore_search', { resource_id: tableId, limit: SAMPLE_ROWS, sort }, on.call);
}
/** The first time, it is asked in a way that older portals refuse, which is how they are told apart. */
async function firstPageLearning(on: Describing, tableId: string): Promise<Reader> {
  const { features } = on;
  if (features.sortsNulls !== null) return firstPage(on, tableId, features.sortsNulls);
  try {
    const result = await firstPage(on, tableId, true);
    features.sortsNulls = true;
    return result;
  } catch (error) {
    const isAboutSort =
      error instanceof ConnectorError && error.code === 'BAD_QUERY' && /\bsort\b/.test(error.message);
    if (!isAboutSort) throw error;
  }
  const result = await firstPage(on, tableId, false);
  features.sortsNulls = false;
  return result;
}

function sampleIn(result: Reader, schema: TableSchema, context: PortalContext): readonly Row[] | null {
  const records = recordsIn(result);
  if (!isAscending(idsOf(records, KEY), null)) return null;
  const slots = schema.columns.map((column) => ({
    name: column.name,
    key: column.name,
    readCell: cellReader(column),
  }));
  return records.map(rowReader(slots, schema, context.note));
}

/** SQL shows the fractions of seconds that datastore_search leaves out: a sample would not be the same rows. */
function showsAll(columns: readonly Column[]): boolean {
  return !columns.some(({ sourceType }) => sourceType === 'timestamp');
}

async function describeTable(on: Describing, ref: TableRef): Promise<TableSchema> {
  const result = await firstPageLearning(on, ref.tableId);
  const columns = columnsIn(result);
  const mayUseSql = isSqlTable(ref.tableId) && columns.every(({ name }) => isSqlName(name));
  const usesSql = mayUseSql && (await on.features.answersSql(ref.tableId, on.call));
  const count = countIn(result);
  const told = { sortsNulls: on.features.sortsNulls === true, isEstimate: count?.precision === 'estimate' };
  const schema: TableSchema = {
    ref,
    columns,
    capabilities: usesSql ? SQL_CAPABILITIES : searchCapabilities(columns, told),
    // The DataStore keeps neither: a resource's dates are about its file.
    version: null,
    asOf: null,
    key: KEY,
    count,
    sample: null,
  };
  return usesSql && !showsAll(columns) ? schema : { ...schema, sample: sampleIn(result, schema, on.context) };
}

async function describeOrSay(on: Describing, ref: TableRef): Promise<TableSchema | ConnectorError | null> {
  try {
    return await describeTable(on, ref);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code === 'ABORTED') throw error;
    // An action that is not known: the portal has no DataStore (any more), and so no such table.
    return error.code === 'NOT_FOUND' || error.code === 'NOT_THIS_PLATFORM' ? null : error;
  }
}

/** One request per table; the first of a day also tells what the portal can do. */
export async function describeTables(
  on: Describing,
  refs: readonly TableRef[],
): Promise<readonly (TableSchema | ConnectorError | null)[]> {
  const [first, ...rest] = refs;
  if (first === undefined) return [];
  const one = await describeOrSay(on, first);
  return [one, ...(await Promise.all(rest.map((ref) => describeOrSay(on, ref))))];
}
