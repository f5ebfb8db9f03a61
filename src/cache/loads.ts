/** Loads under way: started once per key, kept when they succeed, renewed behind stale answers. */
import type { Json } from '../domain/json.ts';
import type { CachePolicy } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Backend, Entry } from './backend.ts';
import type { Counts } from './counts.ts';
import { createFlights, type Flight } from './single-flight.ts';

/** One distinct key of a call. */
export interface Wanted {
  readonly text: string;
  /** Where it stands first in the caller's list. */
  readonly index: number;
  readonly counts: Counts;
}
export type Loaded<T> = T | null | Error;
/** Asked once for all missing keys, by their index; answers aligned with them. */
export type LoadMany = (missing: readonly number[]) => Promise<readonly Loaded<Json>[]>;

export interface Loads {
  /** Who may be joined for this key. */
  underWay(text: string): Flight | undefined;
  /** One load for all; each key gets a flight of its own, so that others can join it. */
  begin(wanted: readonly Wanted[], policy: CachePolicy, load: LoadMany): readonly Flight[];
  /** As `begin`, behind an answer that was already given: a failure is logged and not tried again for a while. */
  renew(wanted: readonly Wanted[], policy: CachePolicy, load: LoadMany): void;
  /** What is under way for this key is not kept. */
  drop(text: string): void;
  /** Nothing is kept from now on; resolves when what is being written is written. */
  stop(): Promise<void>;
}

/** After a failed load behind a stale answer, the next attempt waits this long. */
const COOL_MS = 5_000;
const COOLING_KEYS = 1_000;

export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
function lifetimeOf(entry: Entry, policy: CachePolicy): number {
  return entry.value === null ? policy.negativeMs : policy.freshMs + policy.staleMs;
}

/** Writes of a backend; after `stop` there are none. */
function createKeeper(backend: Backend): {
  keep(wanted: Wanted, entry: Entry, policy: CachePolicy): Promise<void>;
  stop(): Promise<void>;
} {
  const writing = new Set<Promise<void>>();
  let stopped = false;
  return {
    keep: async (wanted, entry, policy) => {
      const ttlMs = lifetimeOf(entry, policy);
      if (stopped || ttlMs <= 0) return;
      const write = backend.write(wanted.text, entry, ttlMs, () => {
        wanted.counts.failures += 1;
      });
      writing.add(write);
      await write;
      writing.delete(write);
    },
    stop: async () => {
      stopped = true;
      await Promise.all(writing);
    },
  };
}

export function createLoads(backend: Backend, options: { readonly clock: Clock; readonly log: Log }): Loads {
  const flights = createFlights();
  const keeper = createKeeper(backend);
  const cooling = new Map<string, number>();
  const now = (): number => options.clock.now().getTime();

  const begin: Loads['begin'] = (wanted, policy, load) => {
    if (wanted.length === 0) return [];
    const batch = (async () => load(wanted.map((one) => one.index)))();
    return wanted.map((one, position) => {
      const landed = (async (): Promise<Entry> => {
        const value = (await batch)[position];
        if (value === undefined) throw new Error(`No answer for key ${position + 1} of ${wanted.length}`);
        if (value instanceof Error) throw value;
        return { value, loadedAt: now() };
      })();
      return flights.start(one.text, landed, (entry) => keeper.keep(one, entry, policy));
    });
  };
  const cool = (text: string, error: unknown): void => {
    if (cooling.size >= COOLING_KEYS) cooling.clear();
    cooling.set(text, now() + COOL_MS);
    const reason = toError(error).message.slice(0, 200);
    options.log.write('info', 'answer not renewed', { key: text, reason });
  };
  return {
    begin,
    renew: (wanted, policy, load) => {
      const due = wanted.filter(
        (one) => flights.get(one.text) === undefined && (cooling.get(one.text) ?? 0) <= now(),
      );
      const begun = begin(due, policy, load);
      due.forEach(({ text }, position) => {
        begun[position]?.landed.then(
          () => cooling.delete(text),
          (error: unknown) => cool(text, error),
        );
      });
    },
    underWay: (text) => flights.get(text),
    drop: (text) => flights.drop(text),
    stop: () => keeper.stop(),
  };
}
