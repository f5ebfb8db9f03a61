/** Opens the cache at an address: memory, Redis or Valkey, through Keyv. */
import type { Cache } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createAnswers } from './answers.ts';
import { openBackend, type ImportModule } from './backend.ts';

export interface CacheOptions {
  /** "memory:", "redis://…", "rediss://…", "valkey://…" or "valkeys://…". */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the memory cache. Default 10,000. */
  readonly maxEntries?: number;
  /** For the optional adapters. Default: import(). */
  readonly importModule?: ImportModule;
  /** How long a shared cache may take for one operation. Default 500. */
  readonly patienceMs?: number;
}

/** Opens a cache. Throws GatewayError BAD_CONFIG when the address or the adapter is wrong, never when nobody answers. */
export async function createCache(options: CacheOptions): Promise<Cache> {
  const backend = await openBackend({
    url: options.url,
    clock: options.clock,
    log: options.log,
    maxEntries: options.maxEntries ?? 10_000,
    importModule: options.importModule ?? ((name) => import(name)),
    patienceMs: options.patienceMs ?? 500,
    restMs: 1_000,
  });
  return createAnswers(backend, options);
}
