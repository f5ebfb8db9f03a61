/** One connection for one piece of work, interrupted when its caller gives up. */
import { setMaxListeners } from 'node:events';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import { ConnectorError } from '../../connector/index.ts';
import type { Engine } from './duckdb.ts';

/** Parameters are texts; a statement casts them to what it needs. */
export type Parameters = readonly string[];

export interface Session {
  /** All rows at once: for answers that are small. */
  all(sql: string, parameters?: Parameters): Promise<readonly (readonly DuckDBValue[])[]>;
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** Piece by piece as it is read, never all of it in memory. */
  stream(sql: string, parameters?: Parameters): AsyncGenerator<DuckDBDataChunk>;
  /** Stops what is under way; everything after it fails with the reason. */
  abort(reason: ConnectorError): Promise<void>;
  close(): void;
}

/** Why nothing goes on under this signal. */
export function abortReason(signal: AbortSignal): ConnectorError {
  const cause: unknown = signal.reason;
  if (cause instanceof ConnectorError) return cause;
  return cause instanceof Error && cause.name === 'TimeoutError'
    ? new ConnectorError('TIMEOUT', 'The time for reading the table ran out', { cause })
    : new ConnectorError('ABORTED', 'The caller gave up', { cause });
}

/** What the engine says is for us, but for its limits, which are the caller's business. */
function asError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return abortReason(signal);
  const message = error instanceof Error ? error.message : '';
  if (/^Out of Memory Error/.test(message))
    return new ConnectorError(
      'TOO_LARGE',
      'The question takes more memory or disk than the engine may have',
      {
        cause: error,
      },
    );
  if (/No space left on device|disk quota/i.test(message))
    return new ConnectorError('TOO_LARGE', 'There is no room left on the disk for the table', {
      cause: error,
    });
  return error;
}

const REMIND_MS = 20;

class ConnectionSession implements Session {
  readonly #connection: DuckDBConnection;
  readonly #caller: AbortSignal;
  readonly #own = new AbortController();
  readonly #follow: () => void;
  #underWay: Promise<unknown> | null = null;
  #reminder: NodeJS.Timeout | null = null;
  #isClosed = false;
  constructor(connection: DuckDBConnection, caller: AbortSignal) {
    this.#connection = connection;
    this.#caller = caller;
    this.#follow = () => {
      this.#own.abort(caller.reason);
      this.#interrupt();
    };
    // One caller may well read more tables at once than Node expects listeners.
    setMaxListeners(0, caller);
    caller.addEventListener('abort', this.#follow, { once: true });
  }

  /** The engine forgets an interruption that comes before it has begun, so it is told until it has stopped. */
  #interrupt(): void {
    if (this.#underWay === null || this.#isClosed) return;
    this.#connection.interrupt();
    this.#reminder ??= setInterval(() => this.#connection.interrupt(), REMIND_MS);
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    const { signal } = this.#own;
    if (signal.aborted || this.#isClosed) throw abortReason(signal);
    try {
      const underWay = work();
      this.#underWay = underWay;
      return await underWay;
    } catch (error) {
      throw asError(error, signal);
    } finally {
      this.#underWay = null;
      clearInterval(this.#reminder ?? undefined);
      this.#reminder = null;
    }
  }

  async all(sql: string, parameters: Parameters = []): Promise<readonly (readonly DuckDBValue[])[]> {
    return this.#guarded(async () => (await this.#connection.runAndReadAll(sql, [...parameters])).getRows());
  }
  async run(sql: string, parameters: Parameters = []): Promise<void> {
    await this.#guarded(() => this.#connection.run(sql, [...parameters]));
  }
  async *stream(sql: string, parameters: Parameters = []): AsyncGenerator<DuckDBDataChunk> {
    const result = await this.#guarded(() => this.#connection.stream(sql, [...parameters]));
    for (;;) {
      const chunk = await this.#guarded(() => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk;
    }
  }
  async abort(reason: ConnectorError): Promise<void> {
    this.#own.abort(reason);
    this.#interrupt();
    // Those who wait for it hear of it.
    await this.#underWay?.catch(() => undefined);
    this.close();
  }
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#caller.removeEventListener('abort', this.#follow);
    this.#connection.closeSync();
  }
}

/** Closed by its owner, whatever happens. */
export async function openSession(engine: Engine, signal: AbortSignal): Promise<Session> {
  if (signal.aborted) throw abortReason(signal);
  const connection = await engine.connect();
  return new ConnectionSession(connection, signal);
}
