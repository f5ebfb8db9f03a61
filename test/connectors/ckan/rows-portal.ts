/** A table of rows behind a twin, the connector's schema of it, and the same rows as they should come out. */
import type {
  Condition,
  PushedRows,
  Row,
  RowBatch,
  RowSource,
  SortKey,
  TableSchema,
} from '../../../src/connector/index.ts';
import { rowOrder } from '../../../src/domain/query/sort.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { aCall } from '../../support/twin-http.ts';
import type { CkanProfile } from '../../twins/ckan.ts';
import type { RowKnobs } from '../../twins/ckan-rows.ts';
import type { TwinTable } from '../../twins/rows.ts';
import { idNumber, openTwin, type Opened } from './portal.ts';

export const TABLE = idNumber(7);

export interface RowsOptions {
  readonly table: TwinTable;
  readonly profile?: CkanProfile;
  readonly knobs?: Partial<RowKnobs>;
}
export interface OpenedRows extends Opened {
  readonly rows: RowSource;
  readonly schema: TableSchema;
  /** Every row with its `_id`, in order of it. */
  readonly all: readonly Row[];
}

export function rowsOf(opened: Pick<Opened, 'portal'>): RowSource {
  if (opened.portal.rows === undefined) throw new TypeError('the portal reads no rows');
  return opened.portal.rows;
}
export async function describeOne(rows: RowSource, tableId = TABLE): Promise<TableSchema> {
  const [schema] = await rows.describe([{ datasetId: 'd', tableId }], aCall());
  if (schema === null || schema === undefined) throw new TypeError(`no table ${tableId}`);
  if (schema instanceof Error) throw schema;
  return schema;
}
export async function openRows({ table, profile = '2.9', knobs = {} }: RowsOptions): Promise<OpenedRows> {
  const opened = openTwin({
    packages: [],
    profile,
    tables: (id) => (id === TABLE ? table : null),
    datastore: knobs,
  });
  const rows = rowsOf(opened);
  const schema = await describeOne(rows);
  return { ...opened, rows, schema, all: table.rows.map((row, index) => ({ ...row, _id: index + 1 })) };
}

export function aQuery(over: Partial<PushedRows> = {}): PushedRows {
  return { columns: ['_id'], where: null, orderBy: [], window: null, ...over };
}
export async function batchesOf(
  { rows, schema }: Pick<OpenedRows, 'rows' | 'schema'>,
  over: Partial<PushedRows> = {},
): Promise<readonly RowBatch[]> {
  const batches: RowBatch[] = [];
  for await (const batch of rows.rows(schema, aQuery(over), aCall())) batches.push(batch);
  return batches;
}
export async function rowsFor(
  opened: Pick<OpenedRows, 'rows' | 'schema'>,
  over: Partial<PushedRows> = {},
): Promise<readonly Row[]> {
  return (await batchesOf(opened, over)).flatMap((batch) => batch.rows);
}
export function idsOfRows(rows: readonly Row[]): readonly unknown[] {
  return rows.map((row) => row['_id']);
}

/** What the portal should answer, by the reference. */
export function expectedIds(
  { schema, all }: Pick<OpenedRows, 'schema' | 'all'>,
  where: Condition | null,
  orderBy: readonly SortKey[] = [],
): readonly unknown[] {
  const typeOf = typesOf(schema.columns);
  const byKey: SortKey = { column: '_id', direction: 'asc', nulls: 'last' };
  return idsOfRows(
    all.filter(compileCondition(where, typeOf)).toSorted(rowOrder([...orderBy, byKey], typeOf)),
  );
}
