/** Values of the engine as cells. */
import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../domain/query/ast.ts';
import { decimalCell, pointCell } from '../../domain/query/cells.ts';
import { decimalText } from '../../domain/query/decimal.ts';
import type { Json } from '../../domain/json.ts';
import type { Storage } from '../storage.ts';
import { latitudeOf, type SqlColumn } from './statement.ts';

/** What is asked of the engine for a column, and how its answer becomes a cell. */
export interface Reading {
  readonly expressions: readonly string[];
  readonly cell: (values: readonly DuckDBValue[], at: number) => Cell;
}

const DAY_MS = 86_400_000;
/** Decimals of so many units are doubles divided by an exact power of ten, which rounds right. */
const EXACT_UNITS = 10n ** 15n;
const EXACT_SCALE = 22;

export function integerOf(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
export function decimalOfUnits(units: bigint, scale: number): Cell {
  if (scale <= EXACT_SCALE && units < EXACT_UNITS && units > -EXACT_UNITS) return Number(units) / 10 ** scale;
  return decimalCell(decimalText({ units, scale }));
}
function instantOf(micros: bigint, isZoned: boolean): string {
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((micros - rest) / 1_000n)).toISOString().slice(0, 19);
  const fraction = rest === 0n ? '' : `.${rest.toString().padStart(6, '0').replace(/0+$/, '')}`;
  return `${seconds}${fraction}${isZoned ? 'Z' : ''}`;
}
function wrong(value: DuckDBValue, storage: Storage): Error {
  return new Error(`a column kept as ${storage.as} answered ${typeof value}`);
}

/** Not for points. Of text the letter before it is cut off: see `readingOf`. */
export function cellOfValue(value: DuckDBValue, storage: Storage): Cell {
  if (value === null) return null;
  switch (storage.as) {
    case 'text':
      if (typeof value === 'string') return storage.marked ? value.slice(1) : value;
      break;
    case 'json':
      if (typeof value === 'string') return parsed(value);
      break;
    case 'boolean':
      if (typeof value === 'boolean') return value;
      break;
    case 'bigint':
    case 'hugeint':
      if (typeof value === 'bigint') return integerOf(value);
      break;
    case 'double':
      if (typeof value === 'number') return decimalCell(String(value));
      break;
    case 'decimal':
      if (typeof value === 'object' && 'scale' in value && typeof value.value === 'bigint')
        return decimalOfUnits(value.value, value.scale);
      break;
    case 'date':
      if (typeof value === 'object' && 'days' in value && !('months' in value))
        return new Date(value.days * DAY_MS).toISOString().slice(0, 10);
      break;
    case 'timestamp':
      if (typeof value === 'object' && 'micros' in value && !('months' in value))
        return instantOf(value.micros, storage.zoned);
      break;
    case 'point':
      break;
  }
  throw wrong(value, storage);
}
function parsed(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

/** The client of the engine drops a U+FEFF at the beginning of a text, so a letter is put before such texts. */
export function shieldedText(sql: string, storage: Storage): string {
  return storage.as === 'text' && storage.marked ? `'x' || ${sql}` : sql;
}

export function readingOf(column: SqlColumn): Reading {
  const { sql, storage } = column;
  if (storage.as !== 'point')
    return {
      expressions: [shieldedText(sql, storage)],
      cell: (values, at) => cellOfValue(values[at] ?? null, storage),
    };
  return {
    expressions: [sql, latitudeOf(column)],
    cell: (values, at) => {
      const [lon, lat] = [values[at], values[at + 1]];
      return typeof lon === 'number' && typeof lat === 'number' ? pointCell(lon, lat) : null;
    },
  };
}
