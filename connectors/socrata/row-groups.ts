/** Groups and measures out of what SODA sends. */
import {
  ConnectorError,
  dateCell,
  decimalCell,
  meanCell,
  type Cell,
  type Json,
  type JsonObject,
  type Row,
} from '../../src/connector/index.ts';
import { readCell } from './row-cells.ts';
import type { AskedAggregate, AskedKey, AskedMeasure } from './soql-aggregate.ts';

function wrong(path: string, wanted: string, value: Json | undefined): ConnectorError {
  const got = JSON.stringify(value ?? null).slice(0, 80);
  return new ConnectorError('BAD_SHAPE', `${path}: expected ${wanted}, got ${got}`, { path });
}

/** Digits in a text. */
export function readCount(row: JsonObject | undefined, alias: string, path = '$[0]'): number {
  const value = row?.[alias];
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return count;
  throw wrong(`${path}.${alias}`, 'a count', value);
}
/** null: no value was there to add up. */
function readNumber(row: JsonObject, alias: string, path: string): Cell {
  const value = row[alias] ?? null;
  if (value === null) return null;
  const cell = typeof value === 'string' || typeof value === 'number' ? decimalCell(String(value)) : null;
  if (cell === null) throw wrong(`${path}.${alias}`, 'a number', value);
  return cell;
}

/** The start of the day, month or year, whatever the zone: the portal cuts instants in UTC. */
function keyCell({ key, column, alias }: AskedKey, row: JsonObject, path: string): Cell {
  const value = row[alias] ?? null;
  if (key.bucket === null || value === null) return readCell(value, column, () => `${path}.${alias}`);
  const day = typeof value === 'string' ? dateCell(value) : null;
  if (day === null) throw wrong(`${path}.${alias}`, `the start of a ${key.bucket}`, value);
  return day;
}

function measureCell({ measure, column, value, count }: AskedMeasure, row: JsonObject, path: string): Cell {
  switch (measure.fn) {
    case 'count':
    case 'countDistinct':
      return readCount(row, value, path);
    case 'sum':
      return readNumber(row, value, path);
    case 'avg': {
      const sum = readNumber(row, value, path);
      return sum === null || count === null ? null : meanCell(String(sum), readCount(row, count, path));
    }
    case 'min':
    case 'max':
      return column === null ? null : readCell(row[value], column, () => `${path}.${value}`);
  }
}

/** Keys under the names of their columns, measures under the names that they were asked by. */
export function readGroup(row: JsonObject, asked: AskedAggregate, index: number): Row {
  const path = `$[${index}]`;
  return Object.fromEntries([
    ...asked.keys.map((key): [string, Cell] => [key.key.column, keyCell(key, row, path)]),
    ...asked.measures.map((each): [string, Cell] => [each.measure.as, measureCell(each, row, path)]),
  ]);
}
