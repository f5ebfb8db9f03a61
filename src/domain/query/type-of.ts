/** Which type a column has, for code that is given names. */
import type { ColumnType } from './ast.ts';
import type { Column } from './table.ts';

/** Of a column that was checked before; another one counts as text. */
export type TypeOf = (column: string) => ColumnType;

export function typesOf(columns: readonly Column[]): TypeOf {
  const types = new Map(columns.map((column) => [column.name, column.type]));
  return (column) => types.get(column) ?? 'text';
}
