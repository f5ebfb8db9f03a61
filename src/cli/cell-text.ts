/** Cells as a person reads them in a table. */
import { isJsonObject } from '../domain/json.ts';
import type { Cell, ColumnType } from '../domain/query/ast.ts';
import { plain } from './text.ts';

/** Stands for "there is no value"; an empty text is shown as nothing at all. */
export const NO_VALUE = '–';

/** "-79.38 43.65": longitude first, as `within` takes them. */
function pointText(cell: Cell): string | null {
  if (!isJsonObject(cell) || cell['type'] !== 'Point') return null;
  const { coordinates } = cell;
  return Array.isArray(coordinates) && coordinates.every((one) => typeof one === 'number')
    ? coordinates.join(' ')
    : null;
}

/** One line, without anything a terminal would obey. */
export function cellText(cell: Cell, type: ColumnType): string {
  if (cell === null) return NO_VALUE;
  const point = type === 'point' ? pointText(cell) : null;
  if (point !== null) return point;
  return typeof cell === 'object' || type === 'json' ? plain(JSON.stringify(cell)) : plain(String(cell));
}

/** Figures stand at the right and are never cut: half a number is another number. */
export function isFigure(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal';
}
/** What may be cut when the terminal is narrow. */
export function isElastic(type: ColumnType): boolean {
  return type === 'text' || type === 'json' || type === 'point';
}
