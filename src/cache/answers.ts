/** The `Cache` port over a backend: absolute expiry, a stale window, single flight. */
import type { Json } from '../domain/json.ts';
import type { Cache, Cached, CacheKey, CachePolicy } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Backend, Entry } from './backend.ts';
import { createCounts } from './counts.ts';
import { cacheKeyText } from './keys.ts';
import { createLoads, toError, type Loaded, type LoadMany, type Loads, type Wanted } from './loads.ts';
import { isAbort, type Flight } from './single-flight.ts';

type State = Cached<Json>['state'];
type Outcome = { readonly entry: Entry; readonly state: State } | Error;
type Outcomes = Map<string, Outcome>;
/** What is needed to answer any call. */
interface Kit {
  readonly backend: Backend;
  readonly loads: Loads;
  readonly now: () => number;
  readonly isClosed: () => boolean;
}

/** What an entry is worth to a caller with this policy. */
export function stateOf(entry: Entry | null, policy: CachePolicy, now: number): State {
  if (entry === null) return 'miss';
  const age = now - entry.loadedAt;
  if (entry.value === null) return age < policy.negativeMs ? 'hit' : 'miss';
  if (age < policy.freshMs) return 'hit';
  return age < policy.freshMs + policy.staleMs ? 'stale' : 'miss';
}
/** A key names a question, and a question has one type of answer: what is kept under it came from such a load. */
function isAnswerOf<T extends Json>(entry: Entry): entry is Entry<T> {
  return entry.loadedAt >= 0;
}
function cached<T extends Json>(outcome: Outcome | undefined): Cached<T> | Error {
  if (outcome === undefined) return new Error('An answer went missing');
  if (outcome instanceof Error) return outcome;
  const { entry, state } = outcome;
  if (!isAnswerOf<T>(entry)) return new Error('An answer from before 1970');
  return { value: entry.value, state, loadedAt: new Date(entry.loadedAt).toISOString() };
}
function orThrow<T>(value: T | Error): T {
  if (value instanceof Error) throw value;
  return value;
}

async function land(
  wanted: readonly Wanted[],
  flights: readonly Flight[],
  outcomes: Outcomes,
): Promise<void> {
  const landings = flights.map(async (flight, position): Promise<void> => {
    const text = wanted[position]?.text ?? '';
    try {
      outcomes.set(text, { entry: await flight.landed, state: 'miss' });
    } catch (error) {
      outcomes.set(text, toError(error));
    }
  });
  await Promise.all(landings);
}

async function readAll(kit: Kit, wanted: readonly Wanted[]): Promise<readonly (Entry | null)[]> {
  if (kit.isClosed()) return [];
  const texts = wanted.map((one) => one.text);
  return kit.backend.read(texts, () => {
    const [first] = wanted;
    if (first !== undefined) first.counts.failures += 1;
  });
}

/** Fills in what is kept and tells who must be renewed and who must be loaded. */
function sort(
  kit: Kit,
  wanted: readonly Wanted[],
  found: readonly (Entry | null)[],
  policy: CachePolicy,
  outcomes: Outcomes,
): { readonly stale: readonly Wanted[]; readonly missing: readonly Wanted[] } {
  const stale: Wanted[] = [];
  const missing: Wanted[] = [];
  wanted.forEach((one, position) => {
    const entry = found[position] ?? null;
    const state = stateOf(entry, policy, kit.now());
    if (entry === null || state === 'miss') {
      one.counts.misses += 1;
      missing.push(one);
      return;
    }
    one.counts[state === 'hit' ? 'hits' : 'stale'] += 1;
    outcomes.set(one.text, { entry, state });
    if (state === 'stale') stale.push(one);
  });
  return { stale, missing };
}

/** A load that was joined may be given up by who began it; after so many of them a caller loads for itself. */
const JOINS = 3;

/** Joins what is under way, loads the rest; joiners whose load was given up try again. */
async function obtain(
  kit: Kit,
  wanted: readonly Wanted[],
  policy: CachePolicy,
  load: LoadMany,
  outcomes: Outcomes,
  joins: number = JOINS,
): Promise<void> {
  const joined: Wanted[] = [];
  const joinedFlights: Flight[] = [];
  const own = wanted.filter((one) => {
    const flight = joins > 0 ? kit.loads.underWay(one.text) : undefined;
    if (flight === undefined) return true;
    one.counts.shared += 1;
    joined.push(one);
    joinedFlights.push(flight);
    return false;
  });
  const ownFlights = kit.loads.begin(own, policy, load);
  await Promise.all([land(own, ownFlights, outcomes), land(joined, joinedFlights, outcomes)]);
  const orphans = joined.filter((one) => isAbort(outcomes.get(one.text)));
  if (orphans.length > 0) await obtain(kit, orphans, policy, load, outcomes, joins - 1);
}

async function answer(
  kit: Kit,
  wanted: readonly Wanted[],
  policy: CachePolicy,
  load: LoadMany,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const found = await readAll(kit, wanted);
  const { stale, missing } = sort(kit, wanted, found, policy, outcomes);
  if (!kit.isClosed()) kit.loads.renew(stale, policy, load);
  if (missing.length > 0) await obtain(kit, missing, policy, load, outcomes);
  return outcomes;
}

/** `backend` is closed with the cache. After `close` every question is loaded and nothing is kept. */
export function createAnswers(
  backend: Backend,
  options: { readonly clock: Clock; readonly log: Log },
): Cache {
  const counts = createCounts();
  const loads = createLoads(backend, options);
  let closed = false;
  const kit: Kit = { backend, loads, now: () => options.clock.now().getTime(), isClosed: () => closed };
  const wantedOf = (key: CacheKey, index: number): Wanted => {
    return { text: cacheKeyText(key), index, counts: counts.of(key.kind) };
  };
  const getMany = async <T extends Json>(
    keys: readonly CacheKey[],
    policy: CachePolicy,
    load: (missing: readonly number[]) => Promise<readonly Loaded<T>[]>,
  ): Promise<readonly (Cached<T> | Error)[]> => {
    const wanted = keys.map(wantedOf);
    const distinct = new Map(wanted.toReversed().map((one) => [one.text, one]));
    const inOrder = [...distinct.values()].sort((a, b) => a.index - b.index);
    const outcomes = await answer(kit, inOrder, policy, load);
    return wanted.map((one) => cached<T>(outcomes.get(one.text)));
  };
  return {
    getMany,
    get: async (key, policy, load) => {
      const wanted = wantedOf(key, 0);
      const outcomes = await answer(kit, [wanted], policy, async () => [await load()]);
      return orThrow(cached(outcomes.get(wanted.text)));
    },
    refresh: async (key, policy, load) => {
      const wanted = wantedOf(key, 0);
      wanted.counts.misses += 1;
      const outcomes: Outcomes = new Map();
      await land(
        [wanted],
        loads.begin([wanted], policy, async () => [await load()]),
        outcomes,
      );
      return orThrow(cached(outcomes.get(wanted.text)));
    },
    delete: async (key) => {
      const wanted = wantedOf(key, 0);
      loads.drop(wanted.text);
      await backend.remove(wanted.text, () => {
        wanted.counts.failures += 1;
      });
    },
    stats: () => counts.all(),
    close: async () => {
      if (closed) return;
      closed = true;
      await loads.stop();
      await backend.close();
    },
  };
}
