/** One SQLite connection: opened with care, its errors put into our words. */
import { existsSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { GatewayError } from '../../domain/errors.ts';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './schema.ts';

/** How long a writer waits for another connection's transaction. */
const BUSY_TIMEOUT_MS = 5_000;
/** Pages kept by this connection, in KiB. */
const CACHE_KIB = 16_384;

export class StoreDatabase {
  readonly sql: Sqlite.Database;
  readonly #file: string;

  constructor(sql: Sqlite.Database, file: string) {
    this.sql = sql;
    this.#file = file;
  }

  get closed(): boolean {
    return !this.sql.open;
  }

  /** All reads of `work` see one state. */
  read<T>(work: () => T): T {
    return this.guarded(() => this.sql.transaction(work).deferred());
  }

  /** All writes of `work` or none; durable when it returns. */
  write<T>(work: () => T): T {
    return this.guarded(() => this.sql.transaction(work).immediate());
  }

  /** Work outside a transaction: errors in our words, and none after closing. */
  guarded<T>(work: () => T): T {
    if (this.closed) throw new GatewayError('BAD_INPUT', `The store ${this.#file} is closed.`);
    try {
      return work();
    } catch (cause) {
      throw inOurWords(cause, this.#file);
    }
  }
}

/**
 * Opens a store file, makes it when there is none, and brings its tables up to this version. A file that is not ours,
 * is damaged (STORE_DAMAGED) or was written by a newer version (STORE_NEWER) is refused and left as it is. Read-only
 * opening makes and migrates nothing: what would need it is BAD_CONFIG.
 *
 * WAL lets one connection write while others read. `synchronous = FULL` syncs the log with every transaction: NORMAL
 * would survive a crash of the process but may lose what was acknowledged when the machine loses power
 * (https://www.sqlite.org/pragma.html#pragma_synchronous), and a page of records per sync is cheap.
 */
export function openDatabase(file: string, readOnly: boolean): StoreDatabase {
  try {
    const version = versionOf(file, readOnly);
    const sql = new Sqlite(file, { readonly: readOnly, timeout: BUSY_TIMEOUT_MS });
    try {
      sql.pragma(`cache_size = -${CACHE_KIB}`);
      sql.pragma('foreign_keys = ON');
      if (!readOnly) {
        sql.pragma('journal_mode = WAL');
        sql.pragma('synchronous = FULL');
        if (version < SCHEMA_VERSION) migrate(sql);
      }
    } catch (error) {
      sql.close();
      throw error;
    }
    return new StoreDatabase(sql, file);
  } catch (cause) {
    throw inOurWords(cause, file);
  }
}

/** Looks at the file without touching it. 0: there is nothing yet. */
function versionOf(file: string, readOnly: boolean): number {
  const fresh = file === ':memory:' || !existsSync(file) || statSync(file).size === 0;
  if (fresh && readOnly)
    throw new GatewayError('BAD_CONFIG', `There is no store at ${file}, and read-only opening makes none.`, {
      hint: 'Start the gateway once without read-only, or give another file.',
    });
  if (fresh) return 0;
  const sql = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    return checkedVersion(sql, file, readOnly);
  } finally {
    sql.close();
  }
}

function checkedVersion(sql: Sqlite.Database, file: string, readOnly: boolean): number {
  const version = Number(sql.pragma('user_version', { simple: true }));
  const application = Number(sql.pragma('application_id', { simple: true }));
  const tables = sql.prepare<[], { readonly n: number }>('SELECT count(*) AS n FROM sqlite_schema').get();
  const empty = version === 0 && application === 0 && tables?.n === 0;
  if (!empty && application !== APPLICATION_ID)
    throw new GatewayError('STORE_DAMAGED', `${file} is a SQLite file, but not a store of this program.`, {
      hint: 'Give another file; this one was left as it is.',
    });
  if (version > SCHEMA_VERSION)
    throw new GatewayError(
      'STORE_NEWER',
      `${file} has store version ${version}; this program knows versions up to ${SCHEMA_VERSION}.`,
      { hint: 'Run a newer version of the program, or give another file; this one was left as it is.' },
    );
  if (readOnly && version < SCHEMA_VERSION)
    throw new GatewayError(
      'BAD_CONFIG',
      `${file} has store version ${version}, this program needs ${SCHEMA_VERSION}, and read-only opening changes nothing.`,
      { hint: 'Open it once for writing to bring it up to date.' },
    );
  return version;
}

/** In one transaction, looking again inside it: another process may have been faster. */
function migrate(sql: Sqlite.Database): void {
  sql
    .transaction(() => {
      const from = Number(sql.pragma('user_version', { simple: true }));
      for (const step of MIGRATIONS.slice(from)) sql.exec(step);
      sql.pragma(`application_id = ${APPLICATION_ID}`);
      sql.pragma(`user_version = ${SCHEMA_VERSION}`);
    })
    .immediate();
}

/** Damage and contention get codes of ours; anything else (a full disk, a file that may not be written) stays itself. */
export function inOurWords(cause: unknown, file: string): unknown {
  if (!(cause instanceof Sqlite.SqliteError)) return cause;
  if (cause.code.startsWith('SQLITE_CORRUPT') || cause.code === 'SQLITE_NOTADB')
    return new GatewayError('STORE_DAMAGED', `${file} is damaged or no SQLite file: ${cause.message}.`, {
      hint: 'Restore it from a backup, or give another file and harvest anew; this one was left as it is.',
      cause,
    });
  if (cause.code.startsWith('SQLITE_BUSY') || cause.code.startsWith('SQLITE_LOCKED'))
    return new GatewayError('BUSY', `${file} is held by another process: ${cause.message}.`, {
      retryAfterMs: BUSY_TIMEOUT_MS,
      hint: 'Try again; if it lasts, look for another program that has the file open.',
      cause,
    });
  return new Error(`${file}: ${cause.message} (${cause.code})`, { cause });
}
