/** Tables out of files: `ports/file-tables.ts`, with an embedded engine and a folder of kept copies. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConnectorError, type Call } from '../connector/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileRef, FileTables } from '../ports/file-tables.ts';
import type { FileHttp } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import { createEngine, type Engine, type LoadDuckDb } from './engine/duckdb.ts';
import { foldOf, type Fold } from './engine/fold.ts';
import { abortReason, openSession, type Session } from './engine/session.ts';
import { fetchTable, type FetchDeps } from './fetch/fetch-table.ts';
import { createFlights } from './fetch/flights.ts';
import { createFileSource, schemaOf, type Reading } from './file-source.ts';
import type { KeptAbout } from './kept/kept-about.ts';
import { createKeptCopies, type KeptCopies } from './kept/kept-copies.ts';
import { KeptFolder } from './kept/kept-folder.ts';
import { createOpenTables } from './kept/open-tables.ts';
import { DEFAULT_FILE_CAPS, type FileTableCaps } from './limits.ts';
import { grouped } from './read/file-error.ts';

export interface FileTablesOptions {
  /** Files of a portal, with its headers on its own hosts and its pace. */
  readonly files: (portal: string) => FileHttp;
  /** Of the kept copies, made when it is needed; null: a temporary one, removed on closing. */
  readonly folder: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly caps?: Partial<FileTableCaps>;
  /** Default: the package @duckdb/node-api. */
  readonly loadDuckDb?: LoadDuckDb;
}

function keyOf({ portal, url, format }: FileRef): string {
  return createHash('sha256')
    .update(JSON.stringify([portal, url, format]))
    .digest('hex')
    .slice(0, 32);
}

const CLOSED = (): ConnectorError => new ConnectorError('ABORTED', 'The tables out of files are closed');

/** What is made when the first file is asked for. */
interface Ground {
  readonly folder: KeptFolder;
  readonly engine: Engine;
  readonly copies: KeptCopies;
  readonly fold: () => Promise<Fold>;
}

async function makeGround(options: FileTablesOptions, path: string, caps: FileTableCaps): Promise<Ground> {
  const folder = new KeptFolder(path);
  try {
    await folder.open();
    await mkdir(join(folder.work, 'spill'));
  } catch (cause) {
    throw new ConnectorError('BAD_CONFIG', `The folder for tables out of files cannot be used: ${path}`, {
      cause,
    });
  }
  const engine = createEngine(
    {
      folder: path,
      spillFolder: join(folder.work, 'spill'),
      memoryBytes: caps.memoryBytes,
      spillBytes: caps.spillBytes,
      threads: caps.threads,
    },
    options.loadDuckDb,
  );
  const tables = createOpenTables(engine);
  const { clock, log } = options;
  const copies = createKeptCopies({ folder, tables, keptBytes: caps.keptBytes, clock, log });
  let fold: Promise<Fold> | null = null;
  const makeFold = async (): Promise<Fold> => {
    const session = await openSession(engine, new AbortController().signal);
    try {
      return await foldOf(session);
    } finally {
      session.close();
    }
  };
  return { folder, engine, copies, fold: () => (fold ??= makeFold()) };
}

function inTurn(): FetchDeps['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

class OpenedFileTables {
  readonly #options: FileTablesOptions;
  readonly #caps: FileTableCaps;
  readonly #path: string;
  readonly #sessions = new Set<Session>();
  readonly #flights;
  readonly #inTurn = inTurn();
  readonly #progress = new Map<string, string>();
  #ground: Promise<Ground> | null = null;
  #isClosed = false;

  constructor(options: FileTablesOptions) {
    this.#options = options;
    this.#caps = { ...DEFAULT_FILE_CAPS, ...options.caps };
    this.#path = resolve(options.folder ?? join(tmpdir(), `tables-${randomUUID()}`));
    this.#flights = createFlights<KeptAbout>(async (over) => {
      await options.clock.sleep(this.#caps.fetchMs, over);
      const minutes = grouped(Math.round(this.#caps.fetchMs / 60_000));
      throw new ConnectorError('TIMEOUT', `The file was not fetched and read within ${minutes} minutes`);
    });
  }

  async #prepared(): Promise<Ground> {
    if (this.#isClosed) throw CLOSED();
    this.#ground ??= makeGround(this.#options, this.#path, this.#caps);
    try {
      return await this.#ground;
    } catch (error) {
      this.#ground = null;
      throw error;
    }
  }

  #isFresh({ checkedAt }: KeptAbout): boolean {
    const age = this.#options.clock.now().getTime() - Date.parse(checkedAt);
    // A clock that was set back proves nothing.
    return age >= 0 && age < this.#caps.recheckMs;
  }

  async current(file: FileRef, call: Call): Promise<KeptAbout> {
    const ground = await this.#prepared();
    const key = keyOf(file);
    const kept = await ground.copies.find(key);
    if (kept !== null && this.#isFresh(kept)) return kept;
    return this.#fetch(ground, file, kept, call);
  }

  async #fetch(ground: Ground, file: FileRef, kept: KeptAbout | null, call: Call): Promise<KeptAbout> {
    const key = keyOf(file);
    const { files, clock, log } = this.#options;
    const deps = { ...ground, files, clock, log, caps: this.#caps, inTurn: this.#inTurn };
    const { requestId } = call;
    const progress = (bytes: number, total: number | null): void =>
      void this.#progress.set(key, `${grouped(bytes)}${total === null ? '' : ` of ${grouped(total)}`} bytes`);
    const work = (signal: AbortSignal): Promise<KeptAbout> =>
      fetchTable(deps, { key, file, requestId, signal, progress }, kept).finally(() =>
        this.#progress.delete(key),
      );
    return this.#flights.join(key, call.signal, work, (signal) => this.#left(file, signal));
  }

  /** The fetch goes on without its caller: it would never be done if everybody who waits too short began it anew. */
  #left(file: FileRef, signal: AbortSignal): ConnectorError {
    const { code, facts } = abortReason(signal);
    const so = this.#progress.get(keyOf(file));
    const message =
      code === 'TIMEOUT'
        ? `The file is still being fetched and read${so === undefined ? '' : ` (${so})`}: ask again in a while`
        : 'The caller gave up';
    return new ConnectorError(code, message, { ...facts, portalId: file.portal });
  }

  async reading(file: FileRef, version: string, call: Call): Promise<Reading> {
    const ground = await this.#prepared();
    const key = keyOf(file);
    const kept = await ground.copies.ofVersion(key, version);
    const opened = kept === null ? null : await this.#open(ground, key, kept, call).catch(() => null);
    if (opened !== null) return opened;
    // Removed to make room, or damaged: the same content may still be had.
    const about = await this.current(file, call);
    if (about.version === version) return this.#open(ground, key, about, call);
    throw new ConnectorError(
      'BAD_CURSOR',
      'The file has changed since its table was described: describe it again',
      {
        portalId: file.portal,
      },
    );
  }

  async #open({ copies, engine, fold }: Ground, key: string, about: KeptAbout, call: Call): Promise<Reading> {
    const lease = await copies.open(key, about);
    try {
      const session = await openSession(engine, call.signal);
      this.#sessions.add(session);
      const table = { about: about.table, name: lease.table, fold: await fold() };
      const close = async (): Promise<void> => {
        this.#sessions.delete(session);
        session.close();
        if (!this.#isClosed) await lease.release();
      };
      return { session, table, close };
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  async lastKept(file: FileRef): Promise<KeptAbout | null> {
    return (await this.#prepared()).copies.find(keyOf(file));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const ground = await this.#ground?.catch(() => null);
    await this.#flights.close(CLOSED());
    await Promise.all([...this.#sessions].map((session) => session.abort(CLOSED())));
    ground?.engine.close();
    await ground?.folder.close();
    if (this.#options.folder === null) await rm(this.#path, { recursive: true, force: true });
  }
}

/** Nothing is made, loaded or fetched before the first question. */
export function createFileTables(options: FileTablesOptions): FileTables {
  const opened = new OpenedFileTables(options);
  return {
    source: (file) =>
      createFileSource({
        current: (call) => opened.current(file, call),
        reading: (version, call) => opened.reading(file, version, call),
      }),
    async lastKept(file, ref) {
      const about = await opened.lastKept(file);
      return about === null ? null : schemaOf(ref, about);
    },
    close: () => opened.close(),
  };
}
