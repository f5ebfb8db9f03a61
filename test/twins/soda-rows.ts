/** Rows of an asset as a SoQL table, and answers as SODA writes them. */
import type { Json } from '../../src/domain/json.ts';
import { rowIdOf, rowNumberOf, type SodaRow, type SodaTable } from './socrata-table.ts';
import { runSoql, type SoqlField, type SoqlResult, type SoqlTable } from './soql-run.ts';
import { numberText } from './soql-number.ts';
import type { SoqlRow } from './soql-compile.ts';
import type { SoqlStatement } from './soql-statement.ts';
import { isNumber, jsonOf, type SoqlDialect, type SoqlType, type SoqlValue } from './soql-value.ts';

export type SodaDialect = Pick<SoqlDialect, 'letters' | 'search' | 'boxHasEdges'>;

function systemColumns(table: SodaTable): readonly (readonly [string, SoqlType])[] {
  return [
    [':id', table.backend === '2.0' ? 'number' : 'row_identifier'],
    [':created_at', 'fixed_timestamp'],
    [':updated_at', 'fixed_timestamp'],
    [':version', 'row_version'],
  ];
}
function withSystem({ number, createdAt, updatedAt, cells }: SodaRow): SoqlRow {
  const id = { digits: BigInt(number), scale: 0 };
  return { ...cells, ':id': id, ':created_at': createdAt, ':updated_at': updatedAt, ':version': id };
}

/** Spreads neighbours apart, differently for each `salt`. */
function shuffleKey(number: number, salt: number): number {
  const mixed = Math.imul(number ^ Math.imul(salt + 1, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Without an order rows come in any order, another one for each `salt`: so do ties. */
function sqlTable(table: SodaTable, salt: number): SoqlTable {
  const rows = [...table.rows].sort((a, b) => shuffleKey(a.number, salt) - shuffleKey(b.number, salt));
  const columns = table.columns.map(({ fieldName, type }) => [fieldName, type] as const);
  return { columns: new Map([...columns, ...systemColumns(table)]), rows: rows.map(withSystem) };
}

export function querySoda(
  table: SodaTable,
  statement: SoqlStatement,
  dialect: SodaDialect,
  salt: number,
): SoqlResult {
  const rowNumber = rowNumberOf;
  return runSoql(statement, sqlTable(table, salt), { ...dialect, version: table.backend, rowNumber });
}

export interface JsonStyle {
  readonly backend: '2.0' | '2.1';
  /** SODA 3 writes the numbers inside of locations as numbers. */
  readonly api: 2 | 3;
}

function locationOf(json: Json, api: 2 | 3): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const entries = Object.entries(json).map(([key, value]): [string, Json] => {
    if (key !== 'latitude' && key !== 'longitude') return [key, value];
    return [key, api === 3 ? Number(value) : String(value)];
  });
  return Object.fromEntries(entries);
}

/** undefined: nulls are left out of the row. */
export function sodaJson(value: SoqlValue, type: SoqlField['type'], style: JsonStyle): Json | undefined {
  if (value === null) return undefined;
  if (isNumber(value)) {
    if (type === 'row_identifier') return rowIdOf(Number(value.digits));
    if (type === 'row_version') return rowIdOf(Number(value.digits), 'rv');
    return numberText(value);
  }
  if (type === 'fixed_timestamp' && style.backend === '2.0')
    return Math.floor(Date.parse(String(value)) / 1000);
  if (typeof value !== 'object') return value;
  return type === 'location' ? locationOf(jsonOf(value), style.api) : jsonOf(value);
}

/** One object a row, a row a line; nothing of what is null. Empty: "[]" and a new line. */
export function sodaText({ fields, rows }: SoqlResult, style: JsonStyle): string {
  const objects = rows.map((values) => {
    const object: Record<string, Json> = {};
    for (const [index, { name, type }] of fields.entries()) {
      const json = sodaJson(values[index] ?? null, type, style);
      if (json !== undefined) object[name] = json;
    }
    return JSON.stringify(object);
  });
  return `[${objects.join('\n,')}]\n`;
}

function csvCell(value: SoqlValue, type: SoqlField['type'], style: JsonStyle): string {
  const json = sodaJson(value, type, style);
  const text = json === undefined ? '' : typeof json === 'object' ? JSON.stringify(json) : String(json);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
/** No difference between null and an empty text. `heads` by position. */
export function sodaCsv({ fields, rows }: SoqlResult, heads: readonly string[], style: JsonStyle): string {
  const head = fields.map(({ name }, index) => csvCell(heads[index] ?? name, 'text', style)).join(',');
  const lines = rows.map((values) =>
    fields.map(({ type }, index) => csvCell(values[index] ?? null, type, style)).join(','),
  );
  return `${[head, ...lines].join('\r\n')}\r\n`;
}
