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

export type RowOf = (cellAt: (index: number) => Cell) => Row;

/** Makes rows of these columns, in this order: `cellAt` gives the cell of each. Made once for many rows. */
export function rowBuilder(columns: readonly string[]): RowOf {
  // Assigning "__proto__" would define nothing; defining every key costs several times as much as assigning it.
  if (columns.includes('__proto__'))
    return (cellAt) => Object.fromEntries(columns.map((column, index) => [column, cellAt(index)]));
  return (cellAt) => {
    const row: Record<string, Cell> = {};
    let index = 0;
    for (const column of columns) {
      row[column] = cellAt(index);
      index += 1;
    }
    return row;
  };
}

/** `projectRow` for many rows. */
export function rowProjection(columns: readonly string[]): (row: Row) => Row {
  const build = rowBuilder(columns);
  return (row) => build((index) => cellOf(row, columns[index] ?? ''));
}
