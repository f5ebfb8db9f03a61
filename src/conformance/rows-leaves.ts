/** Filters to try: the table's own values, and others beside them that a careless comparison takes for the same. */
import {
  plainNumber,
  type Box,
  type Cell,
  type Column,
  type ColumnType,
  type Condition,
  type FilterOp,
  type Row,
  type Scalar,
} from '../connector/index.ts';
import { cellKey, cellOrder } from '../domain/query/compare.ts';
import { coordinatesOf } from '../domain/query/cells.ts';
import { literalFor } from '../domain/query/literal.ts';
import { FILTER_TYPES } from '../domain/query/operators.ts';
import { cellOf } from '../domain/query/row.ts';

export const FILTER_OPS: readonly FilterOp[] = [
  'eq',
  'ne',
  'in',
  'notIn',
  'lt',
  'le',
  'gt',
  'ge',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'within',
  'notWithin',
  'isNull',
  'notNull',
];

/** Whether a question can be made of this at all. */
export function hasMeaning(op: FilterOp, type: ColumnType): boolean {
  return FILTER_TYPES[op].includes(type);
}

/** Different cells of a column that are not null, in order. */
export function valuesOf(rows: readonly Row[], column: Column): readonly Cell[] {
  const byKey = new Map<unknown, Cell>();
  for (const row of rows) {
    const cell = cellOf(row, column.name);
    if (cell !== null) byKey.set(cellKey(cell, column.type), cell);
  }
  return [...byKey.values()].toSorted(cellOrder(column.type));
}

function some<T>(all: readonly T[]): readonly T[] {
  const at = [...new Set([0, Math.floor(all.length / 2), all.length - 1])];
  return at.flatMap((index) => {
    const value = all[index];
    return value === undefined ? [] : [value];
  });
}
function isScalar(cell: Cell): cell is Scalar {
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean';
}

function otherCase(text: string): string {
  return text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
}
function digitsOf(cell: Scalar): string {
  return typeof cell === 'number' ? plainNumber(cell) : String(cell);
}
/** Values that are almost the one given. */
function besides(cell: Scalar, type: ColumnType): readonly Scalar[] {
  const text = String(cell);
  switch (type) {
    case 'text':
      return [otherCase(text), `${text} `];
    case 'integer':
      return [String(BigInt(digitsOf(cell)) + 1n)];
    case 'decimal':
      return [`${digitsOf(cell)}${digitsOf(cell).includes('.') ? '' : '.'}01`];
    case 'boolean':
      return [cell !== true];
    case 'date':
      return [new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)];
    case 'instant':
      return [`${text.slice(0, 19)}.5Z`, `${text.slice(0, 10)}T00:00:00Z`];
    case 'point':
    case 'json':
      return [];
  }
}

/** A value at the edge of its type has no neighbour. */
function literalOrNone(column: Column, value: Scalar): readonly Scalar[] {
  try {
    return [literalFor(column, value)];
  } catch {
    return [];
  }
}

/** Held by the column, and beside what it holds; no two alike. */
function literalsOf(values: readonly Cell[], column: Column): readonly Scalar[] {
  const held = some(values.filter(isScalar));
  const middle = held[Math.floor(held.length / 2)];
  const near = middle === undefined ? [] : besides(middle, column.type);
  const all = [...held, ...near].flatMap((value) => literalOrNone(column, value));
  return [...new Map(all.map((value) => [cellKey(value, column.type), value])).values()];
}

function boxesOf(values: readonly Cell[]): readonly Box[] {
  const [first, second] = some(values).flatMap((cell) => {
    const at = coordinatesOf(cell);
    return at === null ? [] : [at];
  });
  if (first === undefined) return [];
  const [west, south] = first;
  const [east, north] = second ?? first;
  return [
    [west, south, west, south],
    [Math.min(west, east), Math.min(south, north), Math.max(west, east), Math.max(south, north)],
    [-180, -90, west, south],
    [-180, -90, 180, 90],
  ];
}

type Match = 'contains' | 'notContains' | 'startsWith' | 'notStartsWith';
function matchLeaves(op: Match, values: readonly Cell[], column: string): readonly Condition[] {
  const parts = some(values).flatMap((cell) => {
    const text = [...String(cell)];
    const at = op === 'contains' || op === 'notContains' ? Math.min(1, text.length - 1) : 0;
    const part = text.slice(at, at + 3).join('');
    return [part, otherCase(part)].filter((value) => value.isWellFormed());
  });
  const found = [...new Set([...parts, 'no such thing'])];
  return found.flatMap((value) => [true, false].map((fold): Condition => ({ op, column, value, fold })));
}
function listLeaves(op: 'in' | 'notIn', literals: readonly Scalar[], column: string): readonly Condition[] {
  const lists = [literals.slice(0, 1), literals.filter((_, index) => index % 2 === 0), literals];
  return lists.filter(({ length }) => length > 0).map((values): Condition => ({ op, column, values }));
}

/** Questions by this operation about this column; none where the column holds nothing to ask about. */
export function leavesFor(op: FilterOp, column: Column, rows: readonly Row[]): readonly Condition[] {
  const { name } = column;
  const values = valuesOf(rows, column);
  switch (op) {
    case 'isNull':
    case 'notNull':
      return [{ op, column: name }];
    case 'within':
    case 'notWithin':
      return boxesOf(values).map((box): Condition => ({ op, column: name, box }));
    case 'in':
    case 'notIn':
      return listLeaves(op, literalsOf(values, column), name);
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'notStartsWith':
      return matchLeaves(op, values, name);
    default:
      return literalsOf(values, column).map((value): Condition => ({ op, column: name, value }));
  }
}
