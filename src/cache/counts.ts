/** How a cache has done, per kind of answer. */
import type { CacheStats } from '../ports/cache.ts';

export type Counts = { -readonly [K in keyof CacheStats]: CacheStats[K] };
export interface KindCounts {
  of(kind: string): Counts;
  all(): Readonly<Record<string, CacheStats>>;
}

export function createCounts(): KindCounts {
  const kinds = new Map<string, Counts>();
  return {
    of: (kind) => {
      const known = kinds.get(kind);
      if (known !== undefined) return known;
      const counts = { hits: 0, stale: 0, misses: 0, shared: 0, failures: 0 };
      kinds.set(kind, counts);
      return counts;
    },
    all: () => Object.fromEntries([...kinds].map(([kind, counts]) => [kind, { ...counts }])),
  };
}
