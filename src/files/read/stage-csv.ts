/** Delimited text read through once: rows staged, the types of its columns known when the last row is. */
import type { FileTableCaps } from '../limits.ts';
import { nameColumns } from './column-names.ts';
import { ColumnStats } from './column-stats.ts';
import { dialectOf, separatorLine } from './csv-dialect.ts';
import { CsvError, CsvScanner, type CsvRecord } from './csv-scanner.ts';
import { badShape, grouped, tooLarge } from './file-error.ts';
import type { Staged, StagedColumn, StagingFile } from './staging.ts';
import type { TextFile } from './text-file.ts';

type Caps = Pick<FileTableCaps, 'maxRows' | 'maxColumns' | 'maxRowBytes'>;
export interface CsvSource {
  readonly file: TextFile;
  readonly isTabbed: boolean;
  readonly caps: Caps;
  readonly signal: AbortSignal;
}

const SAMPLE_BYTES = 256 * 1024;

class CsvTable {
  readonly #caps: Caps;
  readonly #staging: StagingFile;
  headers: readonly string[] = [];
  #hasHeader = false;
  #stats: readonly ColumnStats[] = [];
  constructor(caps: Caps, staging: StagingFile) {
    this.#caps = caps;
    this.#staging = staging;
  }

  readonly take = (record: CsvRecord): void => {
    if (this.#hasHeader) this.#takeRow(record);
    else this.#takeHeader(record);
  };

  #takeHeader({ bytes, ends, count }: CsvRecord): void {
    if (count > this.#caps.maxColumns) throw tooLarge(grouped(count), this.#caps.maxColumns, 'columns');
    this.headers = Array.from({ length: count }, (_, index) =>
      Buffer.from(bytes.subarray(startOf(ends, index), ends[index])).toString('utf8'),
    );
    this.#stats = this.headers.map(() => new ColumnStats());
    this.#hasHeader = true;
  }

  #takeRow(record: CsvRecord): void {
    const { bytes, ends } = record;
    const width = this.#stats.length;
    if (record.count !== width && !isOnlyPadded(record, width)) throw raggedLine(record, width);
    const staging = this.#staging;
    if (staging.rows >= this.#caps.maxRows)
      throw tooLarge(`more than ${grouped(this.#caps.maxRows)}`, this.#caps.maxRows, 'rows');
    staging.beginRow();
    let start = 0;
    for (let index = 0; index < width; index += 1) {
      const end = ends[index] ?? start;
      staging.cell(bytes, start, end);
      this.#stats[index]?.see(bytes, start, end);
      start = end;
    }
    staging.endRow();
  }

  columns(sourceType: string): readonly StagedColumn[] {
    return nameColumns(this.headers).map(({ name, title }, index) => {
      const stats = this.#stats[index] ?? new ColumnStats();
      const storage = stats.storage();
      const nulls = stats.nulls + (storage.as === 'text' ? 0 : stats.blanks);
      const isPadded = stats.isPadded || stats.blanks > 0;
      return {
        place: index,
        name,
        title,
        description: null,
        sourceType,
        storage,
        nullable: nulls > 0,
        isPadded,
      };
    });
  }
}

function startOf(ends: Int32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}
/** Delimiters too many at the end of a line, and nothing between them: nothing is lost without them. */
function isOnlyPadded({ ends, count }: CsvRecord, width: number): boolean {
  return count > width && ends[count - 1] === startOf(ends, width);
}
function raggedLine(record: CsvRecord, width: number): Error {
  const cells = `${grouped(record.count)} ${record.count === 1 ? 'cell' : 'cells'}`;
  return badShape(`Line ${grouped(record.line)} has ${cells}, the header has ${grouped(width)}`);
}

function inWords(error: CsvError, caps: Caps, dialectHasQuotes: boolean): Error {
  const line = `line ${grouped(error.line)}`;
  switch (error.fault) {
    case 'unclosed-quote':
      return badShape(`The quotation mark that opens in ${line} is never closed`, error);
    case 'text-behind-quote':
      return badShape(`In ${line} text follows a closing quotation mark`, error);
    case 'nul':
      return badShape(`There is a NUL byte in ${line}: this is no text`, error);
    case 'too-long': {
      const why = dialectHasQuotes ? ', unless a quotation mark is missing' : '';
      return tooLarge(
        `a row of more than ${grouped(caps.maxRowBytes)} bytes from ${line} on${why},`,
        caps.maxRowBytes,
        'bytes',
      );
    }
    case 'too-many-cells':
      return tooLarge(`more than ${grouped(caps.maxColumns)} cells in ${line},`, caps.maxColumns, 'columns');
  }
}

async function sampleOf(file: TextFile): Promise<{ readonly bytes: Buffer; readonly isWhole: boolean }> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.pieces()) {
    pieces.push(piece);
    size += piece.length;
    if (size > SAMPLE_BYTES) break;
  }
  return { bytes: Buffer.concat(pieces).subarray(0, SAMPLE_BYTES), isWhole: size <= SAMPLE_BYTES };
}

/** The first line is the header. Throws ConnectorError BAD_SHAPE with the line, or TOO_LARGE. */
export async function stageCsv(source: CsvSource, staging: StagingFile): Promise<Staged> {
  const { file, caps } = source;
  const sample = await sampleOf(file);
  const separator = separatorLine(sample.bytes);
  const skipped = separator?.length ?? 0;
  const guess = dialectOf(sample.bytes.subarray(skipped), sample.isWhole, source.isTabbed);
  const dialect = separator === null ? guess : { ...guess, delimiter: separator.delimiter };
  const table = new CsvTable(caps, staging);
  // One row may be wider than the header by empty cells.
  const limits = { maxRecordBytes: caps.maxRowBytes, maxCells: 2 * caps.maxColumns + 1 };
  const scanner = new CsvScanner(dialect, limits, table.take);
  try {
    let left = skipped;
    for await (const piece of file.pieces()) {
      source.signal.throwIfAborted();
      scanner.push(piece.subarray(Math.min(left, piece.length)));
      left -= Math.min(left, piece.length);
      await staging.flush();
    }
    scanner.end();
  } catch (error) {
    throw error instanceof CsvError ? inWords(error, caps, dialect.quotes) : error;
  }
  await staging.flush(true);
  if (table.headers.length === 0) throw badShape('The file has no header line');
  const columns = table.columns(source.isTabbed ? 'TSV' : 'CSV');
  const { path, rows, longestLine } = staging;
  return { path, rows, columns, longestLine, isTagged: false };
}
