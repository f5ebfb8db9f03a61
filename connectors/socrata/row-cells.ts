/** Cells out of what SODA sends: numbers and times are texts, nulls are left out of the row. */
import {
  ConnectorError,
  decimalCell,
  instantCell,
  isJsonObject,
  pointCell,
  rowBuilder,
  type Cell,
  type Column,
  type Json,
  type JsonObject,
  type Row,
} from '../../src/connector/index.ts';
import { kindOf, type ColumnKind } from './column-kinds.ts';

function textCell(value: Json): Cell {
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
function numberCell(value: Json): Cell {
  return typeof value === 'string' || typeof value === 'number' ? decimalCell(String(value)) : null;
}
function booleanCell(value: Json): Cell {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}
/** A floating timestamp has no zone and gets none. The old back end sends instants as seconds since 1970. */
function timeCell(value: Json, isFixed: boolean): Cell {
  if (typeof value === 'number' && isFixed) {
    const at = new Date(value * 1000);
    // Numbers that are no time: a Date holds 100 million days either way.
    return Number.isNaN(at.getTime()) ? null : instantCell(at.toISOString());
  }
  const cell = typeof value === 'string' ? instantCell(value) : null;
  if (cell === null) return null;
  const local = cell.endsWith('Z') ? cell.slice(0, -1) : cell;
  return isFixed ? `${local}Z` : local;
}

function degrees(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}
/** GeoJSON; the old back end writes {latitude, longitude}. */
function placeCell(value: Json): Cell {
  if (!isJsonObject(value)) return null;
  const { coordinates } = value;
  if (value['type'] === 'Point' && Array.isArray(coordinates)) {
    const [lon, lat]: readonly Json[] = coordinates;
    return pointCell(degrees(lon), degrees(lat));
  }
  return pointCell(degrees(value['longitude']), degrees(value['latitude']));
}
/** A point without coordinates: a place that is not known. */
function isEmptyPoint(value: Json): boolean {
  const list = isJsonObject(value) ? value['coordinates'] : null;
  return Array.isArray(list) && list.length === 0;
}

/** null: the value is none of the kind. */
function cellOf(value: Json, kind: ColumnKind): Cell {
  switch (kind) {
    case 'text':
    case 'row word':
    case 'row mark':
      return textCell(value);
    case 'number':
    case 'double':
      return numberCell(value);
    case 'boolean':
      return booleanCell(value);
    case 'floating':
    case 'fixed':
      return timeCell(value, kind === 'fixed');
    case 'point':
      return placeCell(value);
    case 'other':
      return value;
  }
}

/** Throws BAD_SHAPE for a value that is none of the column's type; `place`: where it stands. */
export function readCell(value: Json | undefined, column: Column, place: () => string): Cell {
  if (value === undefined || value === null) return null;
  const kind = kindOf(column.sourceType);
  const cell = cellOf(value, kind);
  // Doubles may be no number at all, and a place may be unknown: there is no cell for either.
  if (cell !== null || kind === 'double' || (kind === 'point' && isEmptyPoint(value))) return cell;
  const got = JSON.stringify(value).slice(0, 80);
  const path = place();
  throw new ConnectorError('BAD_SHAPE', `${path}: expected ${column.sourceType}, got ${got}`, { path });
}

/** Every column is there; what the portal left out is null. Names are strangers': "constructor" is one like others. */
export function rowReader(columns: readonly Column[]): (row: JsonObject, index: number) => Row {
  const build = rowBuilder(columns.map(({ name }) => name));
  return (row, index) =>
    build((at) => {
      const column = columns[at];
      if (column === undefined) return null;
      const value = Object.hasOwn(row, column.name) ? row[column.name] : undefined;
      return readCell(value, column, () => `$[${index}].${column.name}`);
    });
}
