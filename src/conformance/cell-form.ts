/** Whether a cell has the one spelling that the type of its column gives it. */
import {
  dateCell,
  decimalCell,
  instantCell,
  integerCell,
  isJsonObject,
  type Cell,
  type ColumnType,
} from '../connector/index.ts';
import { coordinatesOf } from '../domain/query/cells.ts';

function isNumber(cell: Cell, cellOf: (text: string) => Cell | null): boolean {
  const isOne = typeof cell === 'number' || typeof cell === 'string';
  return isOne && !Object.is(cell, -0) && cellOf(String(cell)) === cell;
}
function isText(cell: Cell, cellOf: (text: string) => Cell | null): boolean {
  return typeof cell === 'string' && cellOf(cell) === cell;
}
function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isJsonObject(value) && Object.values(value).every(isJson);
}
function isPoint(cell: Cell): boolean {
  const at = coordinatesOf(cell);
  const isPlain = isJsonObject(cell) && Object.keys(cell).toSorted().join() === 'coordinates,type';
  return at !== null && isPlain && at.every(Number.isFinite);
}

/** Of a cell that is not null. */
export function isCanonical(cell: Cell, type: ColumnType): boolean {
  switch (type) {
    case 'text':
      return typeof cell === 'string';
    case 'integer':
      return isNumber(cell, integerCell);
    case 'decimal':
      return isNumber(cell, decimalCell);
    case 'boolean':
      return typeof cell === 'boolean';
    case 'date':
      return isText(cell, dateCell);
    case 'instant':
      return isText(cell, instantCell);
    case 'point':
      return isPoint(cell);
    case 'json':
      return isJson(cell);
  }
}
