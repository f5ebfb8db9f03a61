/** The DataStore of a CKAN: tables of resources, in a database of their own. */
import { isJsonObject, type JsonObject } from '../../src/domain/json.ts';
import type { Cell, ColumnType, Row } from '../../src/domain/query/ast.ts';
import { readAs } from './postgres/functions.ts';
import { elementType } from './postgres/output.ts';
import type { PgColumn, PgTable } from './postgres/select.ts';
import { wholeNumber } from './postgres/compare.ts';
import type { PgType, Value } from './postgres/values.ts';
import type { TwinColumn, TwinTable } from './rows.ts';

export interface DatastoreField extends PgColumn {
  /** As `fields[].type` names it. */
  readonly shownType: string;
  readonly info: JsonObject | null;
}
/** `_id` comes first, and `_full_text` last, which only SQL shows. */
export interface DatastoreTable {
  readonly fields: readonly DatastoreField[];
  rows: (readonly Value[])[];
  nextId: number;
}

const USUAL: Readonly<Record<ColumnType, PgType>> = {
  text: 'text',
  integer: 'int8',
  decimal: 'numeric',
  boolean: 'bool',
  date: 'date',
  instant: 'timestamp',
  point: 'nested',
  json: 'nested',
};
const TYPES: readonly PgType[] = [
  'text',
  'varchar',
  'int4',
  'int8',
  'numeric',
  'float4',
  'float8',
  'bool',
  'date',
  'time',
  'timestamp',
  'timestamptz',
  'json',
  'nested',
  '_text',
  '_int4',
  '_numeric',
  '_timestamp',
];

function pgTypeOf(column: TwinColumn): PgType {
  const named = TYPES.find((type) => type === column.nativeType);
  if (column.nativeType !== undefined && named === undefined)
    throw new TypeError(`the twin's database has no type ${column.nativeType}`);
  return named ?? USUAL[column.type];
}
function fieldOf(column: TwinColumn): DatastoreField {
  const { name, title, description } = column;
  // What CKAN's is_valid_field_name refuses.
  if (name === '' || name !== name.trim() || name.startsWith('_') || /["\p{C}]/u.test(name))
    throw new TypeError(`CKAN takes no column named ${JSON.stringify(name)}`);
  const type = pgTypeOf(column);
  const info =
    title === undefined && description === undefined
      ? null
      : { label: title ?? '', notes: description ?? '' };
  return { name, type, shownType: type === 'nested' ? 'json' : type, info };
}
function valueOf(cell: Cell, type: PgType): Value {
  if (cell === null) return null;
  if (type === 'json' || type === 'nested') return { is: 'json', text: JSON.stringify(cell) };
  if (type.startsWith('_')) {
    if (!Array.isArray(cell)) throw new TypeError(`a column of type ${type} holds lists`);
    return { is: 'array', items: cell.map((item: Cell) => valueOf(item, elementType(type))) };
  }
  return readAs(String(cell), type);
}

/** Rows get their `_id` in order, from 1. Throws TypeError for what CKAN could not hold. */
export function datastoreTable(table: TwinTable): DatastoreTable {
  const id: DatastoreField = { name: '_id', type: 'int4', shownType: 'int', info: null };
  const fullText: DatastoreField = {
    name: '_full_text',
    type: 'tsvector',
    shownType: 'tsvector',
    info: null,
  };
  const made: DatastoreTable = { fields: [id, ...table.columns.map(fieldOf), fullText], rows: [], nextId: 1 };
  for (const row of table.rows) insertRow(made, row);
  return made;
}
export function insertRow(table: DatastoreTable, row: Row): void {
  const values = table.fields.slice(1, -1).map(({ name, type }) => valueOf(row[name] ?? null, type));
  const words = values
    .filter((value) => typeof value === 'string')
    .join(' ')
    .toLowerCase();
  table.rows.push([wholeNumber(table.nextId), ...values, words]);
  table.nextId += 1;
}
export function idIn(row: readonly Value[]): number {
  const [id] = row;
  return typeof id === 'object' && id !== null && id.is === 'numeric' ? Number(id.units) : NaN;
}
export function pgTable({ fields, rows }: DatastoreTable): PgTable {
  return { columns: fields, rows };
}

/** Whatever anybody asks for by id; made when first asked for. */
export type TableSource = (resourceId: string) => TwinTable | null;

export class Datastore {
  private readonly tables = new Map<string, DatastoreTable | null>();
  private readonly source: TableSource;
  constructor(source: TableSource) {
    this.source = source;
  }
  table(resourceId: string): DatastoreTable | null {
    const known = this.tables.get(resourceId);
    if (known !== undefined) return known;
    const found = this.source(resourceId);
    const made = found === null ? null : datastoreTable(found);
    this.tables.set(resourceId, made);
    return made;
  }
  need(resourceId: string): DatastoreTable {
    const table = this.table(resourceId);
    if (table === null) throw new TypeError(`no table ${resourceId} to change`);
    return table;
  }
  put(resourceId: string, table: TwinTable): void {
    this.tables.set(resourceId, datastoreTable(table));
  }
  drop(resourceId: string): void {
    this.tables.set(resourceId, null);
  }
  /** As xloader's "delete and insert" does: the same rows under new numbers. */
  reload(resourceId: string): void {
    const table = this.need(resourceId);
    table.rows = table.rows.map((row) => {
      const [, ...values] = row;
      table.nextId += 1;
      return [wholeNumber(table.nextId - 1), ...values];
    });
  }
}

/** Resources of a package, whichever of them has a table. */
export function resourceIdsOf(pkg: JsonObject): readonly string[] {
  const resources = pkg['resources'];
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((one) => (isJsonObject(one) && typeof one['id'] === 'string' ? [one['id']] : []));
}
