/** A CSV file as rows with their lines, its header held to a table; all that is wrong is told. */
import { CsvError, parse } from 'csv-parse/sync';
import { suggestion } from './check-value.ts';
import type { ProblemCode } from './codes.ts';
import type { CsvTable } from './csv-headers.ts';
import type { CodedProblem } from './open-file.ts';

export interface CsvRow {
  /** 1-based, where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}
export type RowsReading =
  | { readonly rows: readonly CsvRow[] }
  | { readonly fault: { readonly line: number; readonly message: string } };
/** One row by the names of its columns, in lower case. */
export interface CsvEntry {
  readonly line: number;
  /** 0-based, below the header. */
  readonly index: number;
  /** Trimmed; "" where there is nothing. */
  readonly cell: (column: string) => string;
  /** 1-based; 1 where there is no such column. */
  readonly columnOf: (column: string) => number;
}
export interface TableReading {
  readonly entries: readonly CsvEntry[];
  readonly problems: readonly CodedProblem[];
}

interface InfoRecord {
  readonly info: { readonly lines: number; readonly empty_lines: number };
  readonly record: readonly string[];
}
function isInfoRecord(value: unknown): value is InfoRecord {
  return typeof value === 'object' && value !== null && 'info' in value && 'record' in value;
}

/** RFC 4180 and a byte order mark; empty lines are passed over, rows may have any number of cells. */
export function readRows(
  text: string,
  {
    delimiter = ',',
    maxRowLength = 0,
  }: {
    readonly delimiter?: string;
    /** UTF-16 units; 0: any. */
    readonly maxRowLength?: number;
  } = {},
): RowsReading {
  try {
    const options = {
      ...{ delimiter, max_record_size: maxRowLength },
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    };
    const records: readonly unknown[] = parse(text, options);
    let end = 0;
    let empty = 0;
    const rows = records.filter(isInfoRecord).map(({ info, record }): CsvRow => {
      const line = end + 1 + info.empty_lines - empty;
      end = info.lines;
      empty = info.empty_lines;
      return { line, cells: record };
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    return { fault: { line: typeof lines === 'number' ? Math.max(1, lines) : 1, message: error.message } };
  }
}

type Report = (
  code: ProblemCode,
  place: readonly [line: number, column: number, pointer: string],
  message: string,
  hint?: string | null,
) => void;

function checkHeader(header: CsvRow, names: readonly string[], table: CsvTable, report: Report): void {
  const known = [...table.required, ...table.optional];
  const hint =
    header.cells.length === 1 && /[;\t]/.test(header.cells[0] ?? '')
      ? 'Columns are separated by commas.'
      : null;
  for (const name of table.required)
    if (!names.includes(name))
      report('E-CSV-01', [header.line, 1, ''], `expected the column "${name}", got none`, hint);
  names.forEach((name, at) => {
    if (names.indexOf(name) < at)
      report('E-CSV-02', [header.line, at + 1, ''], `expected every column once, got "${name}" again`);
    else if (!known.includes(name) && !name.startsWith('x-'))
      report(
        'E-SCH-02',
        [header.line, at + 1, ''],
        `unknown column "${name.slice(0, 80)}"`,
        suggestion(name, known, 'Known'),
      );
  });
}

function entryOf(row: CsvRow, index: number, names: readonly string[]): CsvEntry {
  return {
    line: row.line,
    index,
    cell: (column) => (row.cells[names.indexOf(column)] ?? '').trim(),
    columnOf: (column) => Math.max(0, names.indexOf(column)) + 1,
  };
}

/** `file`: as shown. Entries are those whose rows are whole. */
export function readTable(file: string, text: string, table: CsvTable): TableReading {
  const problems: CodedProblem[] = [];
  const report: Report = (code, [line, column, pointer], message, hint = null) =>
    problems.push({ code, file, line, column, pointer, message, hint });
  const reading = readRows(text);
  if ('fault' in reading) {
    report('E-SYN-01', [reading.fault.line, 1, ''], `not CSV: ${reading.fault.message}`);
    return { entries: [], problems };
  }
  const [header = { line: 1, cells: [] }, ...rows] = reading.rows;
  const names = header.cells.map((name) => name.trim().toLowerCase());
  checkHeader(header, names, table, report);
  const entries = rows.flatMap((row, index): readonly CsvEntry[] => {
    if (row.cells.length === names.length) return [entryOf(row, index, names)];
    const message = `expected ${names.length} cells, got ${row.cells.length}`;
    const hint = row.cells.length > names.length ? 'Cells that hold a comma stand in quotes.' : null;
    report('E-CSV-03', [row.line, 1, `/${index}`], message, hint);
    return [];
  });
  return { entries, problems };
}
