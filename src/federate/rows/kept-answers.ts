/** Answers that are given again: while they are fresh, and when the portal fails. */
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { Json } from '../../domain/json.ts';
import type { Cache, CacheKey, CachePolicy } from '../../ports/cache.ts';
import { SourceTrouble } from './failure.ts';
import { createKeptSizes } from './kept-sizes.ts';
import type { RowLimits } from './limits.ts';

export interface KeptQuestion {
  /** What kind of answer: "rows", "row-count". */
  readonly kind: string;
  /** The table and all that the answer depends on, but for the state of the data. */
  readonly of: Json;
  /** The state of the data that is asked for; null: unknown. */
  readonly version: string | null;
}
/** `last`: from before, whatever the state of the data was then, because the portal fails now. */
export type KeptFrom = 'portal' | 'cache' | 'last';
export interface Kept<T> {
  readonly value: T;
  /** RFC 3339 UTC. */
  readonly loadedAt: string;
  readonly from: KeptFrom;
  /** The portal's failure, where it answered in part or not now. */
  readonly trouble: SourceTrouble | null;
}
export interface Loaded<T> {
  readonly value: T;
  /** false: given to whoever waits for it, and forgotten. */
  readonly isKept: boolean;
  /** The portal failed, after it had given this much. */
  readonly trouble: SourceTrouble | null;
}

export interface KeptAnswers {
  /**
   * One load at a time for a question; failures are not kept. Where the portal fails, the last whole answer is given
   * instead if there is one; else the part that came; else SourceTrouble is thrown.
   */
  get<T extends Json>(question: KeptQuestion, load: () => Promise<Loaded<T>>): Promise<Kept<T>>;
  /** The last whole answer, or null. */
  last<T extends Json>(question: KeptQuestion, trouble: SourceTrouble): Promise<Kept<T> | null>;
}

/** A value that is not kept travels as an error, for the cache keeps none. */
class Unkept extends Error {
  override readonly name = 'Unkept';
  readonly value: unknown;
  readonly trouble: SourceTrouble | null;
  constructor(value: unknown, trouble: SourceTrouble | null) {
    super('An answer that is not kept');
    this.value = value;
    this.trouble = trouble;
  }
}
/** What travels so came from a load of the same question. */
function isOfLoad<T extends Json>(value: unknown): value is T {
  return value !== undefined;
}

export interface KeptAnswersDeps {
  readonly cache: Cache;
  readonly now: () => Date;
  readonly limits: RowLimits;
}

export function createKeptAnswers({ cache, now, limits }: KeptAnswersDeps): KeptAnswers {
  const sizes = createKeptSizes(limits.keptChars, (key) => cache.delete(key));
  const lastPolicy: CachePolicy = { freshMs: limits.staleMs, staleMs: 0, negativeMs: 0 };
  const policyOf = (version: string | null): CachePolicy => ({
    freshMs: version === null ? limits.unversionedMs : limits.versionedMs,
    staleMs: 0,
    negativeMs: 0,
  });
  const keep = async <T extends Json>(question: KeptQuestion, value: T): Promise<boolean> => {
    const chars = JSON.stringify(value).length;
    if (chars > limits.keptPageChars) return false;
    const last = lastKey(question);
    if (limits.staleMs > 0) await cache.refresh<T>(last, lastPolicy, async () => value);
    sizes.note(canonicalJson([question.kind, question.of]), [freshKey(question), last], chars);
    return true;
  };
  const last = async <T extends Json>(
    question: KeptQuestion,
    trouble: SourceTrouble,
  ): Promise<Kept<T> | null> => {
    const none = (): Promise<null> => Promise.resolve(null);
    const { value, loadedAt } = await cache.get<T>(lastKey(question), lastPolicy, none);
    return value === null ? null : { value, loadedAt, from: 'last', trouble };
  };
  const load = async <T extends Json>(
    question: KeptQuestion,
    loading: () => Promise<Loaded<T>>,
  ): Promise<T> => {
    const { value, isKept, trouble } = await loading();
    if (!isKept || trouble !== null || !(await keep(question, value))) throw new Unkept(value, trouble);
    return value;
  };
  const get = async <T extends Json>(
    question: KeptQuestion,
    loading: () => Promise<Loaded<T>>,
  ): Promise<Kept<T>> => {
    try {
      const loadOnce = (): Promise<T> => load(question, loading);
      const found = await cache.get<T>(freshKey(question), policyOf(question.version), loadOnce);
      if (found.value === null) throw new Error('A kept answer was empty');
      const from = found.state === 'miss' ? 'portal' : 'cache';
      return { value: found.value, loadedAt: found.loadedAt, from, trouble: null };
    } catch (error) {
      if (error instanceof SourceTrouble) {
        const older = await last<T>(question, error);
        if (older !== null) return older;
      }
      if (!(error instanceof Unkept) || !isOfLoad<T>(error.value)) throw error;
      const { value, trouble } = error;
      const older = trouble === null ? null : await last<T>(question, trouble);
      return older ?? { value, loadedAt: now().toISOString(), from: 'portal', trouble };
    }
  };
  return { get, last };
}

function freshKey({ kind, of, version }: KeptQuestion): CacheKey {
  return { kind, of: [of, version] };
}
function lastKey({ kind, of }: KeptQuestion): CacheKey {
  return { kind: `last-${kind}`, of: [of] };
}
