/** What the tests of tables out of files have in common: a folder, an engine, and files put into it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileTableFormat } from '../../src/domain/tables.ts';
import { createEngine, type Engine } from '../../src/files/engine/duckdb.ts';
import { openSession, type Session } from '../../src/files/engine/session.ts';
import { DEFAULT_FILE_CAPS, type FileTableCaps } from '../../src/files/limits.ts';
import { readTable } from '../../src/files/read-table.ts';
import { foldOf } from '../../src/files/engine/fold.ts';
import { sqlText } from '../../src/files/engine/sql.ts';
import { readBatches, type OpenTable } from '../../src/files/query/table-reader.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { TableAbout } from '../../src/files/table-about.ts';

export interface Bench {
  readonly folder: string;
  readonly engine: Engine;
  /** A new path in the folder. */
  path(): string;
  session(): Promise<Session>;
  /** The table that a file of this content becomes, and where it lies. */
  read(
    format: FileTableFormat,
    content: string | Uint8Array,
    options?: {
      readonly caps?: Partial<FileTableCaps>;
      readonly charset?: string;
      readonly signal?: AbortSignal;
    },
  ): Promise<TableAbout & { readonly path: string }>;
  close(): void;
}

export function aBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'));
  mkdirSync(join(folder, 'spill'));
  const engine = createEngine({
    folder,
    spillFolder: join(folder, 'spill'),
    memoryBytes: 256_000_000,
    spillBytes: 1_000_000_000,
    threads: 2,
  });
  let count = 0;
  const path = (): string => join(folder, `f${String((count += 1))}`);
  return {
    folder,
    engine,
    path,
    session: () => openSession(engine, new AbortController().signal),
    read: async (format, content, options = {}) => {
      const file = path();
      writeFileSync(file, content);
      const target = path();
      const about = await readTable(engine, {
        path: file,
        format,
        charset: options.charset ?? null,
        target,
        caps: { ...DEFAULT_FILE_CAPS, ...options.caps },
        signal: options.signal ?? new AbortController().signal,
      });
      return { ...about, path: target };
    },
    close: () => {
      engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let opened = 0;
/** The table in a session, until the session is closed. */
export async function openTable(
  session: Session,
  { path, ...about }: TableAbout & { readonly path: string },
): Promise<OpenTable> {
  opened += 1;
  const database = `opened_${String(opened)}`;
  await session.run(`ATTACH ${sqlText(path)} AS ${database} (READ_ONLY)`);
  return { about, name: `${database}.t`, fold: await foldOf(session) };
}
/** All rows, all columns. */
export async function rowsOf(
  bench: Bench,
  made: TableAbout & { readonly path: string },
): Promise<readonly Row[]> {
  const session = await bench.session();
  const table = await openTable(session, made);
  const rows: Row[] = [];
  const columns = made.columns.map(({ name }) => name);
  for await (const batch of readBatches(session, table, { columns, where: null, orderBy: [], window: null }))
    rows.push(...batch.rows);
  session.close();
  return rows;
}

/** The table that a Parquet file of the answer to a statement becomes; `options` of the engine for writing it. */
export async function aParquet(
  bench: Bench,
  select: string,
  options = '',
  caps: Partial<FileTableCaps> = {},
): Promise<TableAbout & { readonly path: string }> {
  const path = bench.path();
  const session = await bench.session();
  await session.run(
    `COPY (${select}) TO ${sqlText(path)} (FORMAT parquet${options === '' ? '' : `, ${options}`})`,
  );
  session.close();
  return bench.read('parquet', readFileSync(path), { caps });
}
