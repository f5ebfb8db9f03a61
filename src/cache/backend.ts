/** Keyv and its stores, made harmless: whatever goes wrong there is a miss and a number. */
import { Keyv } from 'keyv';
import { GatewayError } from '../domain/errors.ts';
import type { Json } from '../domain/json.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createLruStore } from './lru-store.ts';

/** One kept answer. */
export interface Entry<T extends Json = Json> {
  /** null: it is known that there is none. */
  readonly value: T | null;
  /** Epoch milliseconds. */
  readonly loadedAt: number;
}
export interface Backend {
  /** Aligned with the keys; null: nothing there, or it could not be read. */
  read(keys: readonly string[], onFailure: () => void): Promise<readonly (Entry | null)[]>;
  write(key: string, entry: Entry, ttlMs: number, onFailure: () => void): Promise<void>;
  remove(key: string, onFailure: () => void): Promise<void>;
  close(): Promise<void>;
}
export type ImportModule = (name: string) => Promise<unknown>;
export interface BackendOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly maxEntries: number;
  readonly importModule: ImportModule;
  /** An operation of a shared cache that takes longer has failed. */
  readonly patienceMs: number;
  /** After a failure the shared cache is left alone for so long. */
  readonly restMs: number;
}

const ADAPTERS: Readonly<Record<string, { readonly name: string; readonly scheme: string }>> = {
  'redis:': { name: '@keyv/redis', scheme: 'redis:' },
  'rediss:': { name: '@keyv/redis', scheme: 'rediss:' },
  'valkey:': { name: '@keyv/valkey', scheme: 'redis:' },
  'valkeys:': { name: '@keyv/valkey', scheme: 'rediss:' },
};
const NAMESPACE = 'civicgraph1';

function badConfig(message: string, hint: string, cause?: unknown): GatewayError {
  return new GatewayError('BAD_CONFIG', message, cause === undefined ? { hint } : { hint, cause });
}
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : String(error).slice(0, 200);
}

/** What others wrote may be anything. */
function asEntry(value: unknown): Entry | null {
  return isEntry(value) ? value : null;
}
function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('value' in value) || !('loadedAt' in value))
    return false;
  return typeof value.loadedAt === 'number' && value.value !== undefined;
}

async function adapterOf(url: string, importModule: ImportModule): Promise<unknown> {
  const protocol = /^[a-z]+:/.exec(url)?.[0] ?? '';
  const adapter = ADAPTERS[protocol];
  if (adapter === undefined) {
    const shown = protocol === '' ? 'no scheme' : `"${protocol}"`;
    throw badConfig(
      `The cache address has ${shown}`,
      'Use memory:, redis://host:6379 or valkey://host:6379.',
    );
  }
  let module: unknown;
  try {
    module = await importModule(adapter.name);
  } catch (cause) {
    const hint = `Install it: npm install ${adapter.name}`;
    throw badConfig(`The cache ${protocol} needs the package ${adapter.name}`, hint, cause);
  }
  const named = typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
  if (typeof named !== 'function') {
    throw badConfig(
      `${adapter.name} exports no adapter`,
      `Install its current version: npm install ${adapter.name}`,
    );
  }
  // Valkey's adapter otherwise lists every key in one set that expiry never shortens (its option useRedisSets).
  const options = {
    throwOnErrors: true,
    connectionTimeout: 5_000,
    useRedisSets: false,
    maxRetriesPerRequest: 1,
  };
  const made: unknown = Reflect.construct(named, [url.replace(protocol, adapter.scheme), options]);
  return made;
}

async function keyvOf(options: BackendOptions): Promise<{ readonly keyv: Keyv; readonly isShared: boolean }> {
  if (options.url === 'memory:') {
    const keyv = new Keyv({ store: createLruStore(options.maxEntries), throwOnErrors: true });
    // Objects stay objects: no text is made of what never leaves the process.
    keyv.serialize = undefined;
    return { keyv, isShared: false };
  }
  const keyv = new Keyv({
    store: await adapterOf(options.url, options.importModule),
    namespace: NAMESPACE,
    useKeyPrefix: false,
    throwOnErrors: true,
    // Keyv's own serialiser calls `toJSON` of whatever a portal named so.
    serialize: (data) => JSON.stringify(data),
    deserialize: (text) => JSON.parse(text),
  });
  return { keyv, isShared: true };
}

/** Opens the place where answers are kept. Throws GatewayError BAD_CONFIG with the command that helps. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { keyv, isShared } = await keyvOf(options);
  const { clock, log } = options;
  let restUntil = 0;
  const failed = (what: string, error: unknown): void => {
    restUntil = clock.now().getTime() + options.restMs;
    log.write('warn', 'cache failed', { what, reason: reasonOf(error) });
  };
  keyv.on('error', (error: unknown) => {
    log.write('debug', 'cache reported an error', { reason: reasonOf(error) });
  });

  const patiently = async <T>(task: Promise<T>): Promise<T> => {
    if (!isShared) return task;
    const alarm = new AbortController();
    const late = clock.sleep(options.patienceMs, alarm.signal).then((): never => {
      throw new Error(`no answer within ${options.patienceMs} ms`);
    });
    // Whichever comes second is nobody's business any more.
    late.catch(() => undefined);
    task.catch(() => undefined);
    try {
      return await Promise.race([task, late]);
    } finally {
      alarm.abort();
    }
  };
  /** The task's outcome, or `otherwise` when it fails or the cache rests. */
  const harmless = async <T>(
    what: string,
    task: () => Promise<T>,
    otherwise: T,
    onFailure: () => void,
  ): Promise<T> => {
    if (clock.now().getTime() < restUntil) return otherwise;
    try {
      return await patiently(task());
    } catch (error) {
      onFailure();
      failed(what, error);
      return otherwise;
    }
  };

  return {
    read: async (keys, onFailure) => {
      const none = keys.map(() => null);
      const [only] = keys;
      if (only === undefined) return none;
      if (keys.length === 1) {
        return [asEntry(await harmless('get', () => keyv.get<unknown>(only), undefined, onFailure))];
      }
      const ask = (): Promise<readonly unknown[]> => keyv.getMany<unknown>([...keys]);
      const found = await harmless<readonly unknown[]>('getMany', ask, none, onFailure);
      return keys.map((_key, index) => asEntry(found[index]));
    },
    write: async (key, entry, ttlMs, onFailure) => {
      await harmless('set', () => keyv.set(key, entry, ttlMs), false, onFailure);
    },
    remove: async (key, onFailure) => {
      await harmless('delete', () => keyv.delete(key), false, onFailure);
    },
    close: () =>
      harmless(
        'close',
        () => keyv.disconnect(),
        undefined,
        () => undefined,
      ),
  };
}
