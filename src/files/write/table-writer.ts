/** Tables written out row by row: `ports/table-writer.ts`. */
import type { Row } from '../../domain/query/ast.ts';
import type { CreateTableWriter, TableFormat, TableWriter, WrittenTable } from '../../ports/table-writer.ts';
import { openOutput, type Output } from './output.ts';
import { createParquetWriter } from './parquet-writer.ts';
import { csvFormat, jsonFormat, ndjsonFormat, type TextFormat } from './text-rows.ts';

/** UTF-16 units that are collected before they are written. */
const PIECE_CHARS = 64 * 1024;

class TextWriter implements TableWriter {
  readonly #format: TextFormat;
  readonly #output: Output;
  #pending: string;
  #rows = 0;
  constructor(format: TextFormat, output: Output) {
    this.#format = format;
    this.#output = output;
    this.#pending = format.head;
  }

  async write(rows: readonly Row[]): Promise<void> {
    for (const row of rows) {
      this.#pending += this.#format.row(row, this.#rows === 0);
      this.#rows += 1;
      if (this.#pending.length >= PIECE_CHARS) await this.#flush();
    }
  }
  async end(): Promise<WrittenTable> {
    this.#pending += this.#format.foot(this.#rows);
    await this.#flush();
    await this.#output.end();
    return { rows: this.#rows, bytes: this.#output.bytes };
  }
  async abort(): Promise<void> {
    await this.#output.abort();
  }
  async #flush(): Promise<void> {
    const piece = Buffer.from(this.#pending);
    this.#pending = '';
    if (piece.length > 0) await this.#output.write(piece);
  }
}

const TEXT_FORMATS: Readonly<
  Record<Exclude<TableFormat, 'parquet'>, (names: readonly string[]) => TextFormat>
> = { csv: csvFormat, ndjson: ndjsonFormat, json: jsonFormat };

/** In constant memory, however many rows come. Throws TableWriteError. */
export const createTableWriter: CreateTableWriter = async (format, columns, output) => {
  if (format === 'parquet') return createParquetWriter(columns, output);
  const names = columns.map(({ name }) => name);
  return new TextWriter(TEXT_FORMATS[format](names), await openOutput(output));
};
