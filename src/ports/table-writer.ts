/** Tables written out: a file, or a stream such as standard output. */
import type { Row } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';

export type TableFormat = 'csv' | 'ndjson' | 'json' | 'parquet';

export type TableOutput =
  /** Written beside it and renamed when it is whole: no half file ever has this name. One that exists is replaced. */
  | { readonly to: 'file'; readonly path: string }
  /** Not ended by the writer: it may be standard output. */
  | { readonly to: 'stream'; readonly stream: NodeJS.WritableStream };

export interface WrittenTable {
  readonly rows: number;
  readonly bytes: number;
}

export interface TableWriter {
  /** In memory only until it resolves; to be awaited before more is written. */
  write(rows: readonly Row[]): Promise<void>;
  /** Nothing follows: all of it is written when this resolves. */
  end(): Promise<WrittenTable>;
  /** Gives up, and leaves no file behind; after `end`, or twice, it does nothing. */
  abort(): Promise<void>;
}

/** CLOSED: who read it went away. FULL: no room on the disk. REFUSED: anything else, said in the message. */
export type TableWriteFault = 'CLOSED' | 'FULL' | 'REFUSED';
export class TableWriteError extends Error {
  override readonly name = 'TableWriteError';
  readonly fault: TableWriteFault;
  constructor(fault: TableWriteFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.fault = fault;
  }
}

/** Every write and `end` may throw TableWriteError; nothing can be written after that. */
export type CreateTableWriter = (
  format: TableFormat,
  columns: readonly Column[],
  output: TableOutput,
) => Promise<TableWriter>;
