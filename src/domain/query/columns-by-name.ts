/** Columns by the names that questions use. */
import { GatewayError } from '../errors.ts';
import { nearest } from '../suggest.ts';
import { quoted } from './literal.ts';
import type { Column } from './table.ts';

/** Throws BAD_INPUT for an unknown name, with the nearest known one. */
export type ColumnOf = (name: string) => Column;

export function columnsByName(columns: readonly Column[]): ColumnOf {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return (name) => {
    const column = byName.get(name);
    if (column === undefined) throw unknownColumn(name, columns);
    return column;
  };
}

function unknownColumn(name: string, columns: readonly Column[]): GatewayError {
  const names = columns.map((column) => column.name);
  const near = nearest(name, names);
  const listed = names.slice(0, 20).join(', ') + (names.length > 20 ? ', …' : '');
  const help = near === null ? `The table has: ${listed}.` : `Did you mean ${quoted(near)}?`;
  return new GatewayError('BAD_INPUT', `The table has no column ${quoted(name)}. ${help}`);
}
