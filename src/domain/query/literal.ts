/** Literals of a question in the spelling of the cells that they are compared with. */
import { GatewayError } from '../errors.ts';
import type { ColumnType, Scalar } from './ast.ts';
import { dateCell, decimalCell, instantCell, integerCell } from './cells.ts';
import { TYPE_WORDS } from './operators.ts';
import type { Column } from './table.ts';

/**
 * A literal as a cell of the column: digits become numbers where no digit is lost, dates and times are spelled one way,
 * points in time in UTC with "Z" (one without a zone is taken as UTC). Throws BAD_INPUT that names the column, what it
 * holds and what came.
 */
export function literalFor(column: Column, value: Scalar): Scalar {
  switch (column.type) {
    case 'text':
      return textLiteral(column, value);
    case 'integer':
      return numberLiteral(column, value, integerCell, 'a whole number such as 42');
    case 'decimal':
      return numberLiteral(column, value, decimalCell, 'a number such as 12.5');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw wrongLiteral(column, 'true or false', value);
    case 'date':
      return timeLiteral(column, value, dateCell, 'a day such as "2024-05-01", without a time of day');
    case 'instant':
      return timeLiteral(column, value, utcCell, 'a point in time such as "2024-05-01T09:30:00Z"');
    case 'point':
    case 'json':
      throw wrongLiteral(column, 'no value to compare with', value);
  }
}

function textLiteral(column: Column, value: Scalar): string {
  if (typeof value !== 'string') throw wrongLiteral(column, 'text in quotation marks', value);
  return checkedText(column.name, value);
}

/** Throws BAD_INPUT for text that no portal can hold: U+0000 and halves of characters. */
export function checkedText(column: string, text: string): string {
  if (!text.includes('\u0000') && text.isWellFormed()) return text;
  const what = text.includes('\u0000') ? 'the character U+0000' : 'half of a character (a lone surrogate)';
  throw new GatewayError('BAD_INPUT', `Column ${quoted(column)}: the text to look for contains ${what}.`);
}

function numberLiteral(
  column: Column,
  value: Scalar,
  cellOf: typeof decimalCell,
  wanted: string,
): string | number {
  if (typeof value === 'boolean') throw wrongLiteral(column, wanted, value);
  // A double beyond 2^53 has lost digits before it came here, unless nobody counts by ones.
  const isInDoubt = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  if (isInDoubt && column.type === 'integer')
    throw wrongLiteral(column, 'a number of this size as text of its digits', value);
  const cell = cellOf(String(value));
  if (typeof cell === 'number' || typeof cell === 'string') return cell;
  throw wrongLiteral(column, wanted, value);
}

function timeLiteral(
  column: Column,
  value: Scalar,
  cellOf: (text: string) => string | null,
  wanted: string,
): string {
  const cell = typeof value === 'string' ? cellOf(value) : null;
  if (cell === null) throw wrongLiteral(column, wanted, value);
  return cell;
}

function utcCell(text: string): string | null {
  const cell = instantCell(text);
  return cell === null || cell.endsWith('Z') ? cell : `${cell}Z`;
}

function wrongLiteral(column: Column, wanted: string, value: Scalar): GatewayError {
  return new GatewayError(
    'BAD_INPUT',
    `Column ${quoted(column.name)} holds ${TYPE_WORDS[column.type]}: expected ${wanted}, got ${shown(value)}.`,
    hintFor(column.type, value),
  );
}

function hintFor(type: ColumnType, value: Scalar): { readonly hint?: string } {
  return type === 'text' && typeof value === 'number' ? { hint: `Write "${String(value)}".` } : {};
}

function shown(value: Scalar): string {
  return typeof value === 'string' ? `the text ${quoted(value)}` : String(value);
}

/** Safe to print whatever it holds. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
