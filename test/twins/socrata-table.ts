/** The rows behind an asset: columns by the catalogue, ids that a full replace makes anew, computed regions. */
import type { Json, JsonObject } from '../../src/domain/json.ts';
import type { Cell, ColumnType, Row } from '../../src/domain/query/ast.ts';
import type { TwinColumn, TwinTable } from './rows.ts';
import { section, textsAt, type Asset } from './socrata-state.ts';
import type { SoqlRow } from './soql-compile.ts';
import { soqlNumber } from './soql-number.ts';
import { fixedTimestamp, floatingTimestamp, type SoqlType, type SoqlValue } from './soql-value.ts';

export interface SodaColumn {
  readonly fieldName: string;
  /** As people see it, and as CSV heads it. */
  readonly name: string;
  readonly type: SoqlType;
}
export interface SodaRow {
  /** Behind `:id`. */
  readonly number: number;
  /** ISO. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly cells: SoqlRow;
}
export interface SodaTable {
  readonly id: string;
  readonly columns: readonly SodaColumn[];
  rows: readonly SodaRow[];
  /** When the rows changed last; ISO. */
  modifiedAt: string;
  /** Raised by every change of rows. */
  version: number;
  /** 2.0: the old back end. */
  backend: '2.0' | '2.1';
  nextNumber: number;
}

/** Discovery's words for types; `/api/views` writes the same in snake case. */
const TYPES: Readonly<Record<string, SoqlType>> = {
  text: 'text',
  number: 'number',
  money: 'number',
  percent: 'number',
  double: 'double',
  checkbox: 'boolean',
  'calendar date': 'floating_timestamp',
  date: 'fixed_timestamp',
  point: 'point',
  line: 'line',
  polygon: 'polygon',
  multipoint: 'multipoint',
  multiline: 'multiline',
  multipolygon: 'multipolygon',
  location: 'location',
  url: 'url',
  document: 'document',
  photo: 'photo',
  json: 'json',
};
const USUAL: Readonly<Record<ColumnType, string>> = {
  text: 'Text',
  integer: 'Number',
  decimal: 'Number',
  boolean: 'Checkbox',
  date: 'Calendar date',
  instant: 'Calendar date',
  point: 'Point',
  json: 'JSON',
};

/** As the platform makes a field name of a title: lower case, no accents, `_` for the rest. */
export function fieldNameOf(title: string, taken: ReadonlySet<string>): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const base = words === '' ? 'column' : /^\d/.test(words) ? `_${words}` : words;
  let name = base;
  for (let count = 1; taken.has(name); count += 1) name = `${base}_${count}`;
  return name;
}

function datatypeOf(column: TwinColumn, rows: readonly Row[]): string {
  if (column.nativeType !== undefined && Object.hasOwn(TYPES, column.nativeType.toLowerCase()))
    return column.nativeType;
  const hasZone = rows.some((row) => String(row[column.name]).endsWith('Z'));
  return column.type === 'instant' && hasZone ? 'Date' : USUAL[column.type];
}

/** The same table under the names that the platform would give its columns; titles are the old names. */
export function asSocrataTable({ columns, rows }: TwinTable): TwinTable {
  const taken = new Set<string>();
  const names = columns.map(({ name }) => {
    const made = fieldNameOf(name, taken);
    taken.add(made);
    return made;
  });
  const renamed = (row: Row): Row =>
    Object.fromEntries(columns.map(({ name }, index) => [names[index] ?? name, row[name] ?? null]));
  return {
    columns: columns.map((column, index) => ({
      ...column,
      name: names[index] ?? column.name,
      title: column.title ?? column.name,
    })),
    rows: rows.map(renamed),
  };
}

/** What Discovery says of the columns of a table. */
export function columnLists({ columns, rows }: TwinTable): JsonObject {
  return {
    columns_name: columns.map(({ name, title }) => title ?? name),
    columns_field_name: columns.map(({ name }) => name),
    columns_datatype: columns.map((column) => datatypeOf(column, rows)),
    columns_description: columns.map(({ description }) => description ?? ''),
    columns_format: columns.map(() => ({})),
  };
}

export function sodaColumns(asset: Asset): readonly SodaColumn[] {
  const resource = section(asset.result, 'resource');
  const [names, types] = [textsAt(resource, 'columns_name'), textsAt(resource, 'columns_datatype')];
  return textsAt(resource, 'columns_field_name').map((fieldName, index) => ({
    fieldName,
    name: names[index] ?? fieldName,
    type: TYPES[(types[index] ?? 'text').toLowerCase()] ?? 'json',
  }));
}

function valueOf(cell: Cell, type: SoqlType): SoqlValue {
  if (cell === null) return null;
  switch (type) {
    case 'text':
      return String(cell);
    case 'number':
    case 'double':
      return soqlNumber(String(cell));
    case 'boolean':
      return cell === true;
    case 'floating_timestamp':
      return floatingTimestamp(String(cell).replace(/Z$/, ''));
    case 'fixed_timestamp': {
      const text = String(cell).length === 10 ? `${String(cell)}T00:00:00` : String(cell);
      return fixedTimestamp(text.endsWith('Z') ? text : `${text}Z`);
    }
    default:
      return { json: cell };
  }
}

/** Region numbers come of the place, so they are as good as any for a row. */
function computedOf(number: number): SoqlValue {
  return { digits: BigInt(1 + (number % 17)), scale: 0 };
}
function sodaRow(row: Row, columns: readonly SodaColumn[], number: number, at: string): SodaRow {
  const cells = columns.map(({ fieldName, type }): [string, SoqlValue] => [
    fieldName,
    fieldName.startsWith(':@') ? computedOf(number) : valueOf(row[fieldName] ?? null, type),
  ]);
  return { number, createdAt: at, updatedAt: at, cells: Object.fromEntries(cells) };
}

function stampOf(asset: Asset): string {
  const value: Json = section(asset.result, 'resource')['data_updated_at'] ?? null;
  return typeof value === 'string' ? value : '2026-01-01T00:00:00.000Z';
}
/** `rows` by the field names of the asset. */
export function createSodaTable(asset: Asset, rows: readonly Row[]): SodaTable {
  const columns = sodaColumns(asset);
  const at = stampOf(asset);
  return {
    id: asset.id,
    columns,
    rows: rows.map((row, index) => sodaRow(row, columns, index + 1, at)),
    modifiedAt: at,
    version: 1,
    backend: '2.1',
    nextNumber: rows.length + 1,
  };
}
export function addRows(table: SodaTable, rows: readonly Row[], at: string): void {
  const first = table.nextNumber;
  table.nextNumber += rows.length;
  table.rows = [...table.rows, ...rows.map((row, i) => sodaRow(row, table.columns, first + i, at))];
  table.modifiedAt = at;
  table.version += 1;
}
/** The same cells under new ids, as a nightly upload of everything leaves them. */
export function replaceRows(table: SodaTable, at: string): void {
  const first = table.nextNumber;
  table.nextNumber += table.rows.length;
  table.rows = table.rows.map((row, i) => ({ ...row, number: first + i, createdAt: at, updatedAt: at }));
  table.modifiedAt = at;
  table.version += 1;
}
export function removeRows(
  table: SodaTable,
  isGone: (row: SodaRow, index: number) => boolean,
  at: string,
): void {
  table.rows = table.rows.filter((row, index) => !isGone(row, index));
  table.modifiedAt = at;
  table.version += 1;
}

function scrambled(number: number, salt: number): string {
  let hash = Math.imul(number + salt, 0x9e3779b1) ^ Math.imul(salt + 5, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) >>> 0;
  return hash.toString(36).padStart(7, '2').slice(-4);
}
/** "row-ab2c~de3f.gh4i": made of the number, and in no order of it. */
export function rowIdOf(number: number, word: 'row' | 'rv' = 'row'): string {
  const tail = number.toString(36).padStart(4, '0');
  return `${word}-${scrambled(number, word.length)}~${scrambled(number, 99)}.${tail}`;
}
/** null: no id of this platform. */
export function rowNumberOf(text: string): number | null {
  const [, word, tail] = /^(row|rv)-[a-z0-9]{4}~[a-z0-9]{4}\.([a-z0-9]{4,7})$/.exec(text) ?? [];
  if (tail === undefined || (word !== 'row' && word !== 'rv')) return null;
  const number = parseInt(tail, 36);
  return rowIdOf(number, word) === text ? number : null;
}
