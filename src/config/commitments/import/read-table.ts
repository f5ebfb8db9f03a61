/** A file of a stranger as a table of texts: CSV in whatever encoding, or a spreadsheet of Excel, packed or not. */
import { readSheet } from 'read-excel-file/node';
import { note } from '../../../domain/commitments/import/columns.ts';
import type { ImportNote, ImportRow, ImportTable } from '../../../domain/commitments/import/imported.ts';
import { windows1252OfLatin1 } from '../../../domain/windows-1252.ts';
import { readRows } from '../csv-table.ts';
import { gunzip, isGzip, isZip, zipFault } from './unpack.ts';

export const MAX_PACKED_BYTES = 64 * 1024 * 1024;
export const MAX_TABLE_BYTES = 128 * 1024 * 1024;
/** UTF-16 units of one row: the longest commitments are of some ten thousand. */
export const MAX_ROW_LENGTH = 2_000_000;
const MAX_COLUMNS = 2_000;
const MAX_ROWS = 200_000;

export type TableOfFile =
  | { readonly table: ImportTable; readonly notes: readonly ImportNote[] }
  | { readonly notes: readonly ImportNote[] };

function fault(message: string, line = 1, hint: string | null = null): TableOfFile {
  return { notes: [note('E-SYN-01', { line }, message, { hint })] };
}

interface Text {
  readonly text: string;
  readonly notes: readonly ImportNote[];
}
/**
 * UTF-8 and UTF-16 as their marks say. Bytes that are no UTF-8 are Windows-1252, in which spreadsheets of Europe and
 * America save CSV; that is told, since other encodings would be read wrong.
 */
function textOf(bytes: Uint8Array): Text {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = 'expected UTF-8, got bytes that are none; read as Windows-1252';
    const hint = 'Look at letters with accents; if they are wrong, save the file as "CSV UTF-8".';
    const text = windows1252OfLatin1(Buffer.from(bytes).toString('latin1'));
    return { text, notes: [note('W-CSV-04', { line: 1 }, message, { hint })] };
  }
}

/** What the first line has most of outside of quotes: "," where it has none. */
function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text.slice(0, 100_000))?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

/** Columns without name and content at the end are what spreadsheets leave behind. */
function tableOf(rows: readonly ImportRow[], notes: readonly ImportNote[]): TableOfFile {
  const [header, ...rest] = rows;
  if (header === undefined) return fault('expected a table with a header, got an empty file');
  const width = header.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (width > MAX_COLUMNS) return fault(`expected at most ${MAX_COLUMNS} columns, got ${width}`);
  if (rest.length > MAX_ROWS) return fault(`expected at most ${MAX_ROWS} rows, got ${rest.length}`);
  const trimmed = rest
    .map(({ line, cells }) => {
      const isTrailing = cells.slice(width).every((cell) => cell.trim() === '');
      return { line, cells: isTrailing ? cells.slice(0, width) : cells };
    })
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { table: { header: header.cells.slice(0, width), rows: trimmed }, notes };
}

function readCsvTable(bytes: Uint8Array): TableOfFile {
  const { text, notes } = textOf(bytes);
  if (text.slice(0, MAX_ROW_LENGTH).includes('\u0000'))
    return fault('expected CSV or a spreadsheet, got something else');
  const reading = readRows(text, { delimiter: delimiterOf(text), maxRowLength: MAX_ROW_LENGTH });
  if ('fault' in reading) return fault(`not CSV: ${reading.fault.message}`, reading.fault.line);
  return tableOf(reading.rows, notes);
}

/** Numbers stay as they are written in the file; days are calendar days. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
async function readSpreadsheet(bytes: Uint8Array, sheet: string | null): Promise<TableOfFile> {
  const damaged = zipFault(bytes, MAX_TABLE_BYTES);
  if (damaged !== null) return fault(damaged);
  try {
    const options = { trim: false, parseNumber: (text: string) => text };
    const data = await readSheet(Buffer.from(bytes), sheet ?? 1, options);
    const width = data[0]?.length ?? 0;
    const rows = data.map((cells, at) => {
      const texts: string[] = cells.map(cellText);
      while (texts.length < width) texts.push('');
      return { line: at + 1, cells: texts };
    });
    return tableOf(rows, []);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const hint = sheet === null ? 'Save it as CSV in UTF-8.' : 'Check the name of the sheet.';
    return fault(
      `the spreadsheet cannot be read: ${error.message.split('\n')[0]?.slice(0, 200) ?? ''}`,
      1,
      hint,
    );
  }
}

/** `sheet`: name of a spreadsheet's sheet; null: the first. Never throws for what the file holds. */
export async function readImportTable(bytes: Uint8Array, sheet: string | null): Promise<TableOfFile> {
  if (bytes.byteLength > MAX_PACKED_BYTES)
    return fault(`expected at most ${MAX_PACKED_BYTES / 1024 / 1024} MB, got more`);
  const unpacked = isGzip(bytes) ? gunzip(bytes, MAX_TABLE_BYTES) : { bytes };
  if ('fault' in unpacked) return fault(unpacked.fault);
  return isZip(unpacked.bytes) ? readSpreadsheet(unpacked.bytes, sheet) : readCsvTable(unpacked.bytes);
}
