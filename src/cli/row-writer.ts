/** Rows through the writers of tables: CSV, NDJSON and Parquet, to stdout or into a file that is not whole yet. */
import { Writable } from 'node:stream';
import type { Column } from '../domain/query/table.ts';
import { TableWriteError, type CreateTableWriter, type TableFormat } from '../ports/table-writer.ts';
import type { OutputFile } from './output-file.ts';
import type { RowPrinter, RowTarget } from './row-printer.ts';
import { CliError, ReaderGone } from './world.ts';

const HINTS = {
  CLOSED: null,
  FULL: 'Make room, or choose another place with --output.',
  REFUSED: 'Choose another place with --output.',
} as const;

interface Piped {
  readonly stream: Writable;
  /** What the target threw. */
  error(): unknown;
}

/** A target as a stream. Writers never end it, so neither does this. */
function streamTo(target: RowTarget): Piped {
  let error: unknown = null;
  const stream = new Writable({
    decodeStrings: true,
    write(chunk: Uint8Array, _encoding, done) {
      target.send(chunk).then(
        () => done(),
        (reason: unknown) => {
          error ??= reason;
          done(reason instanceof Error ? reason : new Error(String(reason)));
        },
      );
    },
  });
  // Whoever writes is told by the callback.
  stream.on('error', () => undefined);
  return { stream, error: () => error };
}

/** The target's own error where there is one, else the writer's as a person reads it. */
function toldError(error: unknown, piped: Piped | null): unknown {
  if (piped !== null && piped.error() !== null) return piped.error();
  if (!(error instanceof TableWriteError)) return error;
  if (error.fault === 'CLOSED' && piped !== null) return new ReaderGone();
  return new CliError(1, `${error.message}.`, HINTS[error.fault]);
}

export interface WriterTarget {
  readonly target: RowTarget;
  /** null: stdout. */
  readonly file: OutputFile | null;
}

/** Parquet is written by its engine, which needs a path of its own; it says nothing before it is whole. */
export async function createWriterPrinter(
  createTableWriter: CreateTableWriter,
  format: Exclude<TableFormat, 'json'>,
  columns: readonly Column[],
  { target, file }: WriterTarget,
): Promise<RowPrinter> {
  const isByPath = format === 'parquet' && file !== null;
  const piped = isByPath ? null : streamTo(target);
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toldError(error, piped);
    }
  };
  const writer = await told(() =>
    createTableWriter(
      format,
      columns,
      piped === null ? { to: 'file', path: file?.partial ?? '' } : { to: 'stream', stream: piped.stream },
    ),
  );
  const end = async (): Promise<void> => {
    await told(() => writer.end());
  };
  const abandon = (): Promise<void> => writer.abort();
  let isBegun = false;
  return {
    async rows(rows) {
      isBegun ||= rows.length > 0;
      await told(() => writer.write(rows));
    },
    end,
    // Half a Parquet file would look like a whole one; a heading alone like an answer without rows.
    breakOff: () => (isBegun && format !== 'parquet' ? end() : abandon()),
    abandon,
  };
}
