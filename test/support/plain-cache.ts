/** The cache port in a few lines, without single flight or a backend, for tests of what stands in front of it. */
import type { Json } from '../../src/domain/json.ts';
import type { Cache, Cached, CacheKey, CachePolicy } from '../../src/ports/cache.ts';
import type { Clock } from '../../src/ports/clock.ts';

interface Kept {
  readonly value: unknown;
  readonly at: number;
}

export function plainCache(clock: Clock): Cache {
  const kept = new Map<string, Kept>();
  const spell = (key: CacheKey): string => JSON.stringify(key);
  const fresh = <T extends Json>(key: CacheKey, policy: CachePolicy): Cached<T> | null => {
    const found = kept.get(spell(key));
    if (found === undefined) return null;
    const lives = found.value === null ? policy.negativeMs : policy.freshMs;
    if (clock.now().getTime() - found.at >= lives) return null;
    return { value: found.value as T | null, state: 'hit', loadedAt: new Date(found.at).toISOString() };
  };
  const keep = <T extends Json>(key: CacheKey, value: T | null): Cached<T> => {
    kept.set(spell(key), { value, at: clock.now().getTime() });
    return { value, state: 'miss', loadedAt: clock.now().toISOString() };
  };
  const refresh: Cache['refresh'] = async (key, _policy, load) => keep(key, await load());
  return {
    get: async (key, policy, load) => fresh(key, policy) ?? keep(key, await load()),
    refresh,
    async getMany<T extends Json>(
      keys: readonly CacheKey[],
      policy: CachePolicy,
      load: (missing: readonly number[]) => Promise<readonly (T | null | Error)[]>,
    ) {
      const missing = keys.flatMap((key, index) => (fresh(key, policy) === null ? [index] : []));
      const loaded = missing.length === 0 ? [] : await load(missing);
      return keys.map((key, index): Cached<T> | Error => {
        const at = missing.indexOf(index);
        if (at < 0) return fresh<T>(key, policy) ?? new Error('expired meanwhile');
        const value = loaded[at] ?? null;
        return value instanceof Error ? value : keep<T>(key, value);
      });
    },
    delete: async (key) => void kept.delete(spell(key)),
    stats: () => ({}),
    close: async () => {},
  };
}
