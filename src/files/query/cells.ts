/** Values of the engine as cells. */
import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../domain/query/ast.ts';
import { decimalCell, pointCell } from '../../domain/query/cells.ts';
import { decimalText } from '../../domain/query/decimal.ts';
import type { Json } from '../../domain/json.ts';
import type { Storage } from '../storage.ts';
import { latitudeOf, type SqlColumn } from './statement.ts';

/** A value that is not null, as a cell. */
export type ToCell = (value: DuckDBValue) => Cell;
/** What is asked of the engine for a column, and how its answer becomes a cell. */
export interface Reading {
  readonly expressions: readonly string[];
  /** `columns` of the answer, of which those of `expressions` begin at `at`. */
  readonly cell: (columns: readonly (readonly DuckDBValue[])[], at: number, row: number) => Cell;
}

const DAY_MS = 86_400_000;
/** Decimals of so many units are doubles divided by an exact power of ten, which rounds right. */
const EXACT_UNITS = 1e15;
const EXACT_SCALE = 22;
const MICROS = 1_000_000;

function wrong(value: DuckDBValue, as: string): Error {
  return new Error(`a column kept as ${as} answered ${typeof value}`);
}

const textCell: ToCell = (value) => {
  if (typeof value === 'string') return value;
  throw wrong(value, 'text');
};
const shieldedCell: ToCell = (value) => {
  if (typeof value === 'string') return value.slice(1);
  throw wrong(value, 'text');
};
const jsonCell: ToCell = (value) => {
  if (typeof value !== 'string') throw wrong(value, 'json');
  const parsed: Json = JSON.parse(value);
  return parsed;
};
const booleanCell: ToCell = (value) => {
  if (typeof value === 'boolean') return value;
  throw wrong(value, 'boolean');
};
const integerValueCell: ToCell = (value) => {
  if (typeof value !== 'bigint') throw wrong(value, 'integer');
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
};
const doubleCell: ToCell = (value) => {
  if (typeof value === 'number') return decimalCell(String(value));
  throw wrong(value, 'double');
};
const decimalValueCell: ToCell = (value) => {
  if (typeof value !== 'object' || value === null || !('scale' in value) || typeof value.value !== 'bigint')
    throw wrong(value, 'decimal');
  const units = Number(value.value);
  if (value.scale <= EXACT_SCALE && units < EXACT_UNITS && units > -EXACT_UNITS)
    return units / 10 ** value.scale;
  return decimalCell(decimalText({ units: value.value, scale: value.scale }));
};
const dateCell: ToCell = (value) => {
  if (typeof value !== 'object' || value === null || !('days' in value) || 'months' in value)
    throw wrong(value, 'date');
  return new Date(value.days * DAY_MS).toISOString().slice(0, 10);
};
/** The years 1 to 9999 in microseconds go beyond what doubles count one by one, the seconds do not. */
function instantCell(isZoned: boolean): ToCell {
  const end = isZoned ? 'Z' : '';
  return (value) => {
    if (typeof value !== 'object' || value === null || !('micros' in value) || 'months' in value)
      throw wrong(value, 'timestamp');
    const all = Number(value.micros);
    const rest = Number.isSafeInteger(all) ? all % MICROS : Number(value.micros % BigInt(MICROS));
    const micros = rest < 0 ? rest + MICROS : rest;
    const seconds = Math.round((all - micros) / MICROS);
    const text = new Date(seconds * 1_000).toISOString();
    if (micros === 0) return `${text.slice(0, 19)}${end}`;
    return `${text.slice(0, 19)}.${String(micros).padStart(6, '0').replace(/0+$/, '')}${end}`;
  };
}

/** Not for points. Of shielded text the letter before it is cut off: see `shieldedText`. */
export function toCellOf(storage: Exclude<Storage, { readonly as: 'point' }>): ToCell {
  switch (storage.as) {
    case 'text':
      return storage.marked ? shieldedCell : textCell;
    case 'json':
      return jsonCell;
    case 'boolean':
      return booleanCell;
    case 'bigint':
    case 'hugeint':
      return integerValueCell;
    case 'double':
      return doubleCell;
    case 'decimal':
      return decimalValueCell;
    case 'date':
      return dateCell;
    case 'timestamp':
      return instantCell(storage.zoned);
  }
}

/** The client of the engine drops a U+FEFF at the beginning of a text, so a letter is put before such texts. */
export function shieldedText(sql: string, storage: Storage): string {
  return storage.as === 'text' && storage.marked ? `'x' || ${sql}` : sql;
}

export function readingOf(column: SqlColumn): Reading {
  const { sql, storage } = column;
  if (storage.as !== 'point') {
    const toCell = toCellOf(storage);
    return {
      expressions: [shieldedText(sql, storage)],
      cell: (columns, at, row) => {
        const value = columns[at]?.[row] ?? null;
        return value === null ? null : toCell(value);
      },
    };
  }
  return {
    expressions: [sql, latitudeOf(column)],
    cell: (columns, at, row) => {
      const [lon, lat] = [columns[at]?.[row], columns[at + 1]?.[row]];
      return typeof lon === 'number' && typeof lat === 'number' ? pointCell(lon, lat) : null;
    },
  };
}
