/** How much all kept pages hold, so that a cache that counts entries does not fill the memory with large ones. */
import type { CacheKey } from '../../ports/cache.ts';

export interface KeptSizes {
  /** An answer was kept under these keys; the oldest ones go when it is too much. */
  note(name: string, keys: readonly CacheKey[], chars: number): void;
  /** Of what was noted and is not gone. */
  readonly chars: number;
}

export function createKeptSizes(limit: number, forget: (key: CacheKey) => Promise<void>): KeptSizes {
  const entries = new Map<string, { readonly keys: readonly CacheKey[]; readonly chars: number }>();
  let chars = 0;
  const drop = (name: string): void => {
    const entry = entries.get(name);
    if (entry === undefined) return;
    entries.delete(name);
    chars -= entry.chars;
  };
  return {
    get chars() {
      return chars;
    },
    note(name, keys, size) {
      drop(name);
      entries.set(name, { keys, chars: size });
      chars += size;
      for (const [oldest, entry] of entries) {
        if (chars <= limit) return;
        drop(oldest);
        // A cache that fails to forget says so itself; it forgets with time anyway.
        for (const key of entry.keys) forget(key).catch(() => undefined);
      }
    },
  };
}
