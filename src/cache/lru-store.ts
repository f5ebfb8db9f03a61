/** Keyv's in-memory store with a bound: the least recently used entries go first. */

export interface LruStore {
  readonly opts: object;
  get(key: string): unknown;
  getMany(keys: readonly string[]): unknown[];
  set(key: string, value: unknown): void;
  delete(key: string): boolean;
  clear(): void;
  size(): number;
  on(): LruStore;
}

/** Keeps at most `maxEntries` entries, values as they are: nothing is copied. */
export function createLruStore(maxEntries: number): LruStore {
  const entries = new Map<string, unknown>();
  const get = (key: string): unknown => {
    const value = entries.get(key);
    if (value === undefined) return undefined;
    entries.delete(key);
    entries.set(key, value);
    return value;
  };
  const store: LruStore = {
    opts: {},
    get,
    getMany: (keys) => keys.map(get),
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => entries.delete(key),
    clear: () => entries.clear(),
    size: () => entries.size,
    // It never fails, so nobody is ever called.
    on: () => store,
  };
  return store;
}
