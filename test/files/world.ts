/** A portal with files on a loopback server, and tables out of them. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectorError, type Call, type RowSource } from '../../src/connector/index.ts';
import type { Row } from '../../src/domain/query/ast.ts';
import type { TableSchema } from '../../src/domain/query/table.ts';
import type { FileTableFormat } from '../../src/domain/tables.ts';
import { createFileTables, type FileTablesOptions } from '../../src/files/file-tables.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { FileTables } from '../../src/ports/file-tables.ts';
import type { FileHttp } from '../../src/ports/http.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createQuietLog, type QuietLog } from '../support/quiet-log.ts';
import { serveTwin, type ServedTwin } from '../twins/serve.ts';
import type { TwinRequest, TwinResponse } from '../twins/twin.ts';

export const REF = { datasetId: 'd', tableId: 't' };

export interface ServedFile {
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface World {
  readonly tables: FileTables;
  /** Another process with the same folder. */
  again(options?: Partial<FileTablesOptions>): FileTables;
  readonly server: ServedTwin;
  readonly clock: FakeClock;
  readonly log: QuietLog;
  readonly folder: string;
  /** Names of what is kept. */
  kept(): readonly string[];
  /** Path → file; a file without an ETag gets one from its content, unless its headers hold one ("" for none). */
  readonly files: Map<string, ServedFile>;
  source(path: string, format?: FileTableFormat, tables?: FileTables): RowSource;
  close(): Promise<void>;
}

export function aCall(signal: AbortSignal = new AbortController().signal): Call {
  return { signal, requestId: 'test' };
}

function answer(files: ReadonlyMap<string, ServedFile>, request: TwinRequest): TwinResponse {
  const file = files.get(request.url.pathname);
  if (file === undefined) return { status: 404, headers: {}, body: '' };
  const etag =
    file.headers?.['etag'] ??
    `"${String(Buffer.from(file.body).length)}-${String(file.body).slice(0, 20).length}"`;
  if (etag !== '' && request.headers['if-none-match'] === etag)
    return { status: 304, headers: { etag }, body: '' };
  return { status: 200, headers: { ...file.headers, ...(etag === '' ? {} : { etag }) }, body: file.body };
}

export async function aWorld(options: Partial<FileTablesOptions> = {}): Promise<World> {
  const files = new Map<string, ServedFile>();
  const server = await serveTwin({ handle: async (request) => answer(files, request) });
  const clock = createFakeClock();
  const log = createQuietLog();
  const folder = mkdtempSync(join(tmpdir(), 'world-'));
  const client = createHttpClient({
    userAgent: 'CivicGraph/test',
    clock: createFakeClock({ auto: true }),
    log,
    allowLoopback: true,
    caps: { tries: 2 },
  });
  const http = (portalId: string): FileHttp =>
    client.openFiles({ portalId, headers: {}, pace: { concurrency: 4, minIntervalMs: 0 } });
  const made: FileTables[] = [];
  const again = (more: Partial<FileTablesOptions> = {}): FileTables => {
    const tables = createFileTables({ files: http, folder, clock, log, ...options, ...more });
    made.push(tables);
    return tables;
  };
  const tables = again();
  return {
    tables,
    again,
    server,
    clock,
    log,
    folder,
    kept: () =>
      readdirSync(folder)
        .filter((name) => !name.startsWith('work-'))
        .sort(),
    files,
    source: (path, format = 'csv', of = tables) =>
      of.source({ portal: 'city', url: new URL(path, server.url).href, format }),
    close: async () => {
      for (const one of made) await one.close();
      await client.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function described(source: RowSource, call: Call = aCall()): Promise<TableSchema> {
  const [schema] = await source.describe([REF], call);
  if (schema instanceof Error) throw schema;
  if (schema === null || schema === undefined) throw new Error('no table');
  return schema;
}
export async function refusal(source: RowSource, call: Call = aCall()): Promise<ConnectorError> {
  const [error] = await source.describe([REF], call);
  if (error instanceof ConnectorError) return error;
  throw new Error('it was described');
}
/** All rows, all columns but the row numbers. */
export async function rowsOf(
  source: RowSource,
  schema?: TableSchema,
  call: Call = aCall(),
): Promise<readonly Row[]> {
  const of = schema ?? (await described(source, call));
  const columns = of.columns.filter(({ system }) => !system).map(({ name }) => name);
  const rows: Row[] = [];
  for await (const batch of source.rows(of, { columns, where: null, orderBy: [], window: null }, call))
    rows.push(...batch.rows);
  return rows;
}
