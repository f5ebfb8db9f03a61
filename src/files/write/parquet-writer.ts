/** Parquet, written by the engine out of staged rows: which types are wide enough is known when all rows are. */
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Cell, Row } from '../../domain/query/ast.ts';
import { plainNumber } from '../../domain/query/decimal.ts';
import { cellOf } from '../../domain/query/row.ts';
import type { Column } from '../../domain/query/table.ts';
import {
  TableWriteError,
  type TableOutput,
  type TableWriter,
  type WrittenTable,
} from '../../ports/table-writer.ts';
import { createEngine } from '../engine/duckdb.ts';
import { openSession } from '../engine/session.ts';
import { sqlName, sqlText } from '../engine/sql.ts';
import { DEFAULT_FILE_CAPS } from '../limits.ts';
import { readStaged } from '../load/load-staged.ts';
import { ColumnStats, MOMENTS, NUMBERS } from '../read/column-stats.ts';
import { StagingFile } from '../read/staging.ts';
import { BIGINT_DIGITS, MAX_PRECISION, type Storage } from '../storage.ts';
import { openOutput, partOf, writeError } from './output.ts';

const ANY_TEXT = 0;

function statsFor({ type }: Column): ColumnStats {
  if (type === 'integer' || type === 'decimal') return new ColumnStats(NUMBERS);
  return new ColumnStats(type === 'instant' ? MOMENTS : ANY_TEXT);
}
function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? plainNumber(cell) : JSON.stringify(cell);
}

/** Whole numbers and decimals as wide as they must be, text where Parquet has no type so wide. */
function numberType(storage: Storage): string {
  switch (storage.as) {
    case 'bigint':
      return 'BIGINT';
    case 'hugeint':
      return `DECIMAL(${String(MAX_PRECISION)}, 0)`;
    case 'decimal':
      return `DECIMAL(${String(Math.max(1, storage.whole + storage.scale))}, ${String(storage.scale)})`;
    default:
      return 'VARCHAR';
  }
}
function parquetType(column: Column, stats: ColumnStats): string {
  switch (column.type) {
    case 'integer':
      return stats.values === 0 ? 'BIGINT' : numberType(stats.storage());
    case 'decimal':
      return stats.values === 0 ? `DECIMAL(${String(BIGINT_DIGITS)}, 0)` : numberType(stats.storage());
    case 'instant': {
      const storage = stats.storage();
      if (stats.values === 0) return 'TIMESTAMP';
      // Some with a zone and some without, or finer than microseconds: no type of Parquet says that.
      return storage.as !== 'timestamp' ? 'VARCHAR' : storage.zoned ? 'TIMESTAMPTZ' : 'TIMESTAMP';
    }
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'point':
    case 'json':
      return 'JSON';
    case 'text':
      return 'VARCHAR';
  }
}

/** Rows only pass through the engine: more memory would hold more of them, and bring nothing. */
const ENGINE_BYTES = 160_000_000;

class ParquetWriter implements TableWriter {
  readonly #columns: readonly Column[];
  readonly #stats: readonly ColumnStats[];
  readonly #output: TableOutput;
  readonly #folder: string;
  readonly #staging: StagingFile;
  #isOver = false;
  constructor(columns: readonly Column[], output: TableOutput, folder: string, staging: StagingFile) {
    this.#columns = columns;
    this.#stats = columns.map(statsFor);
    this.#output = output;
    this.#folder = folder;
    this.#staging = staging;
  }

  async write(rows: readonly Row[]): Promise<void> {
    await this.#guarded(async () => {
      for (const row of rows) this.#stage(row);
      await this.#staging.flush();
    });
  }
  #stage(row: Row): void {
    const staging = this.#staging;
    staging.beginRow();
    for (const [at, { name }] of this.#columns.entries()) {
      const cell = cellOf(row, name);
      if (cell === null) staging.noCell();
      else {
        // A letter before it, so that an empty text is not taken for none.
        const bytes = Buffer.from(`s${textOf(cell)}`);
        staging.cell(bytes, 0, bytes.length);
        this.#stats[at]?.see(bytes, 1, bytes.length);
      }
    }
    staging.endRow();
  }

  async end(): Promise<WrittenTable> {
    const written = await this.#guarded(async () => {
      await this.#staging.flush(true);
      await this.#staging.close();
      const made = join(this.#folder, 'table.parquet');
      await this.#convert(made);
      const { size } = await stat(made);
      await this.#deliver(made);
      return { rows: this.#staging.rows, bytes: size };
    });
    await this.abort();
    return written;
  }

  async #convert(target: string): Promise<void> {
    const spillFolder = join(this.#folder, 'spill');
    await mkdir(spillFolder);
    const { spillBytes, threads } = DEFAULT_FILE_CAPS;
    const memoryBytes = ENGINE_BYTES;
    const engine = createEngine({ folder: this.#folder, spillFolder, memoryBytes, spillBytes, threads });
    const session = await openSession(engine, new AbortController().signal);
    try {
      const { path, longestLine } = this.#staging;
      const from = readStaged({ path, longestLine, width: this.#columns.length });
      const cells = this.#columns.map((column, at) => {
        const type = parquetType(column, this.#stats[at] ?? new ColumnStats());
        return `CAST(substr(s.c${String(at)}, 2) AS ${type}) AS ${sqlName(column.name)}`;
      });
      await session.run(
        `COPY (SELECT ${cells.join(', ')} FROM ${from} AS s) TO ${sqlText(target)} (FORMAT parquet, COMPRESSION zstd)`,
      );
    } finally {
      session.close();
      engine.close();
    }
  }
  async #deliver(made: string): Promise<void> {
    if (this.#output.to === 'file' && !(await isOther(this.#output.path))) {
      await rename(made, this.#output.path);
      return;
    }
    const output = await openOutput(this.#output);
    try {
      for await (const piece of createReadStream(made, { highWaterMark: 256 * 1024 }))
        await output.write(Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece)));
      await output.end();
    } catch (error) {
      await output.abort();
      throw error;
    }
  }

  async abort(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    // It may be closed already; what counts is that the folder goes.
    await this.#staging.close().catch(() => undefined);
    await rm(this.#folder, { recursive: true, force: true });
  }
  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isOver) throw new TableWriteError('CLOSED', 'The table is closed');
    try {
      return await work();
    } catch (error) {
      await this.abort();
      throw writeError(error, this.#output.to === 'file' ? this.#output.path : 'the output');
    }
  }
}

/** Exists and is no file: a device, a pipe, a folder. */
async function isOther(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => !found.isFile(),
    () => false,
  );
}

/** What it needs on the way lies beside the file, so that renaming moves nothing; for a stream in a temporary folder. */
export async function createParquetWriter(
  columns: readonly Column[],
  output: TableOutput,
): Promise<TableWriter> {
  try {
    const isBeside = output.to === 'file' && !(await isOther(output.path));
    const folder = isBeside ? resolve(partOf(output.path)) : await mkdtemp(join(tmpdir(), 'parquet-'));
    if (isBeside) await mkdir(folder);
    const staging = await StagingFile.create(join(folder, 'staged'));
    return new ParquetWriter(columns, output, folder, staging);
  } catch (error) {
    throw writeError(error, output.to === 'file' ? dirname(output.path) : 'the output');
  }
}
