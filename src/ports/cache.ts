import type { Json } from '../domain/json.ts';

/** What an answer depends on; made canonical, so two spellings of the same question share an entry. */
export interface CacheKey {
  /** What kind of answer: "fetched-dataset", "probe". */
  readonly kind: string;
  readonly of: Json;
}
export interface CachePolicy {
  /** Absolute, from when it was loaded; reading does not prolong it. */
  readonly freshMs: number;
  /** After that: answered at once and loaded anew behind it. 0: never. */
  readonly staleMs: number;
  /** How long "there is none" (null) is believed. */
  readonly negativeMs: number;
}
export interface Cached<T> {
  readonly value: T | null;
  readonly state: 'hit' | 'stale' | 'miss';
  /** When it was loaded, RFC 3339 UTC. */
  readonly loadedAt: string;
}
export interface CacheStats {
  readonly hits: number;
  readonly stale: number;
  readonly misses: number;
  /** Loads that a caller shared with another. */
  readonly shared: number;
  /** Reads or writes that failed: the answer was loaded instead. */
  readonly failures: number;
}
/** A failing backend never fails a request: it is a miss, counted. Errors of `load` are thrown and never kept. */
export interface Cache {
  get<T extends Json>(key: CacheKey, policy: CachePolicy, load: () => Promise<T | null>): Promise<Cached<T>>;
  /** `load` is asked once for all keys that are missing and answers aligned with them; an Error value is thrown for that key only. */
  getMany<T extends Json>(
    keys: readonly CacheKey[],
    policy: CachePolicy,
    load: (missing: readonly number[]) => Promise<readonly (T | null | Error)[]>,
  ): Promise<readonly (Cached<T> | Error)[]>;
  /** Loads anew even when fresh. */
  refresh<T extends Json>(
    key: CacheKey,
    policy: CachePolicy,
    load: () => Promise<T | null>,
  ): Promise<Cached<T>>;
  delete(key: CacheKey): Promise<void>;
  stats(): Readonly<Record<string, CacheStats>>;
  close(): Promise<void>;
}
