/** A downloaded file into a table of the engine, in a database file of its own. */
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileTableFormat } from '../domain/tables.ts';
import type { Engine } from './engine/duckdb.ts';
import { openSession } from './engine/session.ts';
import { sqlText } from './engine/sql.ts';
import type { FileTableCaps } from './limits.ts';
import { loadParquet } from './load/load-parquet.ts';
import { loadStaged } from './load/load-staged.ts';
import { badShape, tooLarge, grouped } from './read/file-error.ts';
import { fileKindOf, type FileKind } from './read/file-kind.ts';
import { stageCsv } from './read/stage-csv.ts';
import { stageJson } from './read/stage-json.ts';
import { StagingFile, type Staged } from './read/staging.ts';
import { headOf, openTextFile } from './read/text-file.ts';
import type { TableAbout } from './table-about.ts';

export interface ReadRequest {
  /** The file as it came. */
  readonly path: string;
  readonly format: FileTableFormat;
  /** The charset that the server named, if any. */
  readonly charset: string | null;
  /** The database file to make; files of its name with more behind it are made and removed on the way. */
  readonly target: string;
  readonly caps: FileTableCaps;
  readonly signal: AbortSignal;
}

const HEAD_BYTES = 1_024;
const FORMAT_WORDS: Readonly<Record<FileTableFormat, string>> = {
  csv: 'CSV',
  tsv: 'tab-separated text',
  jsonl: 'lines of JSON',
  geojson: 'GeoJSON',
  parquet: 'Parquet',
};

function checkKind(kind: FileKind, format: FileTableFormat): void {
  const wanted = format === 'parquet' ? 'parquet' : format === 'csv' || format === 'tsv' ? 'text' : 'json';
  if (kind.is === wanted) return;
  const what = {
    text: 'text of another kind',
    json: 'JSON',
    parquet: 'a Parquet file',
    gzip: 'a gzip file inside of another',
  };
  const came = kind.is === 'other' ? kind.what : what[kind.is];
  throw badShape(`Expected ${FORMAT_WORDS[format]}, got ${came}`);
}

async function kindOf(path: string): Promise<FileKind> {
  return fileKindOf(await headOf(path, HEAD_BYTES));
}

/** Stops as soon as the limit is passed. */
async function gunzipTo(path: string, target: string, maxBytes: number, signal: AbortSignal): Promise<void> {
  const file = await open(target, 'wx');
  const pieces = createGunzip();
  // What goes wrong destroys the stream, and is thrown where it is read.
  pipeline(createReadStream(path), pieces, () => undefined);
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      const part = Buffer.from(piece);
      bytes += part.length;
      if (bytes > maxBytes) throw tooLarge(`more than ${grouped(maxBytes)}`, maxBytes, 'bytes when unpacked');
      await file.writeFile(part);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_') ? badShape('The gzip file is damaged or cut off', error) : error;
  } finally {
    await file.close();
  }
}

async function stage(request: ReadRequest, path: string): Promise<Staged> {
  const { format, caps, signal } = request;
  const file = await openTextFile(path, request.charset);
  const staging = await StagingFile.create(`${request.target}.staged`);
  try {
    return format === 'csv' || format === 'tsv'
      ? await stageCsv({ file, isTabbed: format === 'tsv', caps, signal }, staging)
      : await stageJson({ file, isGeo: format === 'geojson', caps, signal }, staging);
  } finally {
    await staging.close();
  }
}

let loads = 0;

async function load(
  engine: Engine,
  request: ReadRequest,
  fill: (session: Awaited<ReturnType<typeof openSession>>, table: string) => Promise<TableAbout>,
): Promise<TableAbout> {
  const session = await openSession(engine, request.signal);
  loads += 1;
  const database = `load_${String(loads)}`;
  try {
    await session.run(`ATTACH ${sqlText(request.target)} AS ${database}`);
    try {
      const about = await fill(session, `${database}.t`);
      await session.run(`CHECKPOINT ${database}`);
      return about;
    } finally {
      await detach(engine, database);
    }
  } finally {
    session.close();
  }
}
/** With a session of its own: the other one may have been interrupted. */
async function detach(engine: Engine, database: string): Promise<void> {
  const session = await openSession(engine, new AbortController().signal);
  try {
    await session.run(`DETACH ${database}`);
  } finally {
    session.close();
  }
}

/** Throws ConnectorError BAD_SHAPE and TOO_LARGE; the target may be half written then. */
export async function readTable(engine: Engine, request: ReadRequest): Promise<TableAbout> {
  const { format, caps, target, signal } = request;
  const unpacked = `${target}.unpacked`;
  try {
    const isPacked = (await kindOf(request.path)).is === 'gzip';
    if (isPacked) await gunzipTo(request.path, unpacked, caps.maxBytes, signal);
    const path = isPacked ? unpacked : request.path;
    checkKind(await kindOf(path), format);
    if (format === 'parquet')
      return await load(engine, request, (session, table) => loadParquet(session, path, table, caps));
    const staged = await stage(request, path);
    return await load(engine, request, (session, table) => loadStaged(session, staged, table));
  } finally {
    await Promise.all([unpacked, `${target}.staged`].map((path) => rm(path, { force: true })));
  }
}
