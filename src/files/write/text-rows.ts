/** Rows as text, format by format. */
import type { Cell, Row } from '../../domain/query/ast.ts';
import { plainNumber } from '../../domain/query/decimal.ts';
import { cellOf } from '../../domain/query/row.ts';

export interface TextFormat {
  /** Before all rows. */
  readonly head: string;
  readonly row: (row: Row, isFirst: boolean) => string;
  /** Behind all rows. */
  readonly foot: (rows: number) => string;
}

/** Texts as they are; what a spreadsheet may take for a formula stays what the portal wrote. */
function csvText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'boolean' ? String(cell) : JSON.stringify(cell);
}
function csvCell(cell: Cell): string {
  if (typeof cell === 'number') return plainNumber(cell);
  const text = csvText(cell);
  // An empty text is not the same as none, for readers who can tell them apart.
  if (text === '' && cell !== null) return '""';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function csvLine(cells: readonly Cell[]): string {
  // A line with nothing in it would be passed over.
  if (cells.length === 1 && cells[0] === null) return '""\n';
  return `${cells.map(csvCell).join(',')}\n`;
}

/** RFC 4180, but with LF at the ends of lines, in UTF-8 without a mark; no value is nothing at all. */
export function csvFormat(names: readonly string[]): TextFormat {
  return {
    head: csvLine(names),
    row: (row) => csvLine(names.map((name) => cellOf(row, name))),
    foot: () => '',
  };
}

function objectOf(names: readonly string[]): (row: Row) => string {
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  return (row) =>
    `{${names.map((name, at) => `${keys[at] ?? ''}${JSON.stringify(cellOf(row, name))}`).join(',')}}`;
}

/** An object per line, every column in it; numbers that a double would change are texts, as they are in cells. */
export function ndjsonFormat(names: readonly string[]): TextFormat {
  const object = objectOf(names);
  return { head: '', row: (row) => `${object(row)}\n`, foot: () => '' };
}

/** One list of such objects. */
export function jsonFormat(names: readonly string[]): TextFormat {
  const object = objectOf(names);
  return {
    head: '[',
    row: (row, isFirst) => `${isFirst ? '\n' : ',\n'}${object(row)}`,
    foot: (rows) => (rows === 0 ? ']\n' : '\n]\n'),
  };
}
