/** Rows as plain objects whose keys come from strangers ("constructor" and "__proto__" are column names like others). */
import type { Cell, Row } from './ast.ts';

/** Null where the row has no such cell. */
export function cellOf(row: Row, column: string): Cell {
  return Object.hasOwn(row, column) ? (row[column] ?? null) : null;
}

/** Exactly these columns, null where the row has none. */
export function projectRow(row: Row, columns: readonly string[]): Row {
  // `fromEntries` defines keys; assigning "__proto__" would not.
  return Object.fromEntries(columns.map((column) => [column, cellOf(row, column)]));
}
