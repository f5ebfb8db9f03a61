/** The subject's table, as checks open, read and compare it. */
import {
  ConnectorError,
  type Call,
  type Column,
  type ColumnType,
  type Condition,
  type PushedRows,
  type Row,
  type RowBatch,
  type RowSource,
  type TableSchema,
} from '../connector/index.ts';
import { cellKey } from '../domain/query/compare.ts';
import { cellOf } from '../domain/query/row.ts';
import { typesOf, type TypeOf } from '../domain/query/type-of.ts';
import { Breach, demand, nameOfError, type Check, type Subject, type SubjectTable } from './check.ts';
import { aCall, open, type Opened } from './walks.ts';

/** More than the table of any subject comes in. */
const MAX_BATCHES = 300;

/** Why nothing is said of rows; null: the checks apply. */
export function withoutTable({ connector, table }: Subject): string | null {
  if (connector.manifest.capabilities.rows === null) return 'the platform gives no rows';
  return table === null ? 'the subject names no table' : null;
}

export interface OpenRows extends Opened {
  readonly source: RowSource;
  readonly named: SubjectTable;
}
export interface Table extends OpenRows {
  readonly schema: TableSchema;
  readonly typeOf: TypeOf;
}

/** A new portal object over a fresh portal, before anything is described. */
export function openRows(subject: Subject): OpenRows {
  const opened = open(subject);
  const { table: named } = subject;
  const { rows: source } = opened.portal;
  demand(source !== undefined, 'capabilities.rows says what rows can be asked, but the portal has no `rows`');
  if (named === null) throw new Breach('the subject names no table');
  return { ...opened, source, named };
}

/** The same, with the table's schema from this very portal object. */
export async function openTable(subject: Subject): Promise<Table> {
  const opened = openRows(subject);
  const { source, named } = opened;
  const [schema] = await source.describe([named.ref], aCall());
  const got = schema instanceof Error ? nameOfError(schema) : String(schema);
  demand(
    schema !== null && schema !== undefined && !(schema instanceof ConnectorError),
    `describing the table "${named.ref.tableId}": expected a schema, got ${got}`,
  );
  return { ...opened, schema, typeOf: typesOf(schema.columns) };
}

export interface Reading {
  readonly batches: readonly RowBatch[];
  /** null: it ended by itself. */
  readonly error: unknown;
}

/** What tells rows apart: the key where there is one. */
export function namingColumns({ schema }: Pick<Table, 'schema'>): readonly string[] {
  return schema.key === null ? allColumns({ schema }) : [schema.key];
}
export function allColumns({ schema }: Pick<Table, 'schema'>): readonly string[] {
  return schema.columns.map(({ name }) => name);
}

/** All batches up to the end or the error; without more said, of what names all rows. */
export async function readBatches(
  table: Pick<Table, 'source' | 'schema'>,
  query: Partial<PushedRows> = {},
  call: Call = aCall(),
): Promise<Reading> {
  const asked: PushedRows = {
    columns: namingColumns(table),
    where: null,
    orderBy: [],
    window: null,
    ...query,
  };
  const batches: RowBatch[] = [];
  try {
    for await (const batch of table.source.rows(table.schema, asked, call)) {
      if (batches.length >= MAX_BATCHES) throw new Breach(`more than ${MAX_BATCHES} batches`);
      batches.push(batch);
    }
    return { batches, error: null };
  } catch (error) {
    if (error instanceof Breach) throw error;
    return { batches, error };
  }
}

/** The rows; throws `Breach` when reading them failed. */
export async function rowsFor(
  table: Table,
  query: Partial<PushedRows>,
  what: string,
): Promise<readonly Row[]> {
  const { batches, error } = await readBatches(table, query);
  demand(error === null, () => `${what}: ${nameOfError(error)}`);
  return batches.flatMap(({ rows }) => rows);
}

/** Every row with every column, in the order of the key: what answers are compared with. */
export async function wholeTable(table: Table): Promise<readonly Row[]> {
  return rowsFor(table, { columns: allColumns(table) }, 'reading the whole table');
}

/** A row's own name, equal for no other row where the table has a key. */
export function nameOfRow({ schema, typeOf }: Pick<Table, 'schema' | 'typeOf'>, row: Row): string {
  const { key } = schema;
  if (key === null) return String(cellKey(row, 'json'));
  const cell = cellOf(row, key);
  return cell === null ? 'null' : String(cellKey(cell, typeOf(key)));
}
export function namesOfRows(
  table: Pick<Table, 'schema' | 'typeOf'>,
  rows: readonly Row[],
): readonly string[] {
  return rows.map((row) => nameOfRow(table, row));
}

/** Up to three columns that people made, and the key, of this type. */
export function columnsOfType({ schema }: Pick<Table, 'schema'>, type: ColumnType): readonly Column[] {
  const all = schema.columns.filter((column) => column.type === type);
  const own = all.filter(({ system }) => !system).slice(0, 3);
  return [...own, ...all.filter(({ system, name }) => system && name === schema.key)];
}

/** The condition as people read it in a message. */
export function wordsFor(where: Condition | null): string {
  if (where === null) return 'all rows';
  const text = JSON.stringify(where);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** A check that applies where there is a table to read. */
export function rowCheck(id: string, promise: string, run: Check['run']): Check {
  return { id, promise, run, inapplicable: withoutTable };
}
