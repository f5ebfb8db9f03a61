/** Exact comparison of cells, type by type. */
import { canonicalJson } from '../fingerprint.ts';
import type { Cell, ColumnType } from './ast.ts';
import { decimalCell } from './cells.ts';
import { comparePlain, plainDecimal, plainNumber } from './decimal.ts';

export type CellOrder = (a: Cell, b: Cell) => number;

/**
 * Neither is null. Text by code point, integers and decimals by their exact value, false before true, instants as
 * instants (a local time as if it were UTC), points and JSON by their canonical spelling: an order without meaning.
 */
export function compareCells(a: Cell, b: Cell, type: ColumnType): number {
  return cellOrder(type)(a, b);
}

/** `compareCells` for one type. */
export function cellOrder(type: ColumnType): CellOrder {
  switch (type) {
    case 'text':
    case 'date':
      return (a, b) => compareText(textOf(a), textOf(b));
    case 'integer':
    case 'decimal':
      return compareNumbers;
    case 'boolean':
      return (a, b) => (a === b ? 0 : a === false ? -1 : 1);
    case 'instant':
      return (a, b) => compareText(instantKey(a), instantKey(b));
    case 'point':
    case 'json':
      return (a, b) => compareText(canonicalJson(a), canonicalJson(b));
  }
}

/** Equal for two cells exactly when `compareCells` is 0; a text or a number, so that sets and maps can hold it. */
export function cellKey(cell: Cell, type: ColumnType): string | number | boolean {
  switch (type) {
    case 'text':
    case 'date':
      return textOf(cell);
    case 'integer':
    case 'decimal':
      return typeof cell === 'number' ? cell + 0 : numberKey(textOf(cell));
    case 'boolean':
      return cell === true;
    case 'instant':
      return instantKey(cell);
    case 'point':
    case 'json':
      return canonicalJson(cell);
  }
}

/** Everything that differs only in "Z" is the same instant; without it the order of the texts is the order of time. */
function instantKey(cell: Cell): string {
  const text = textOf(cell);
  return text.endsWith('Z') ? text.slice(0, -1) : text;
}

function numberKey(text: string): string | number {
  const cell = decimalCell(text);
  return typeof cell === 'number' || typeof cell === 'string' ? cell : text;
}

/** A cell that is not of its column's type is taken by its JSON, so that the order stays total. */
function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : canonicalJson(cell);
}

function compareNumbers(a: Cell, b: Cell): number {
  // Shortest spellings are in the order of the doubles they stand for.
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [plainOf(a), plainOf(b)];
  if (left === null || right === null) {
    // What is no number comes behind all numbers.
    if (left !== right) return left === null ? 1 : -1;
    return compareText(textOf(a), textOf(b));
  }
  return comparePlain(left, right);
}

function plainOf(cell: Cell): string | null {
  if (typeof cell === 'number') return plainNumber(cell);
  return typeof cell === 'string' ? plainDecimal(cell) : null;
}

/** By code point, as UTF-8 sorts: "\uffff" before "😀", which UTF-16 has the other way round. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) < rank(right) ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** Halves of astral characters go behind U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
