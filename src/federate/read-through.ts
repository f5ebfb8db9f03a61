/** Asking portals for single datasets: one request per portal for any number of ids, remembered for a while. */
import { isGiven } from '../domain/given.ts';
import type { Connector } from '../connector/index.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import type { DatasetKey } from '../domain/ids.ts';
import type { Cache, Cached, CacheKey, CachePolicy } from '../ports/cache.ts';
import type { Harvester } from '../ports/harvester.ts';
import type { Places } from './places.ts';

/**
 * A fetched dataset is not fetched again for five minutes, and "there is none" is believed for ten. Nothing is served
 * stale from here: what is older than five minutes is in the store anyway, and is given when the portal fails.
 */
const POLICY: CachePolicy = { freshMs: 300_000, staleMs: 0, negativeMs: 600_000 };

export type ReadThrough =
  /** Not asked: the portal is unknown, switched off, or cannot be asked by id. */
  | { readonly outcome: 'SKIPPED' }
  | {
      readonly outcome: 'STORED' | 'GONE';
      readonly asOf: string;
      readonly fromCache: boolean;
      readonly requests: number;
      readonly durationMs: number;
    }
  | { readonly outcome: 'FAILED'; readonly failure: SourceFailure };

class FetchFailed extends Error {
  override readonly name = 'FetchFailed';
  readonly failure: SourceFailure;
  /** By it, those who shared a load that was given up know that they have to ask for themselves. */
  readonly code: SourceFailure['code'];
  constructor(failure: SourceFailure) {
    super(failure.message);
    this.failure = failure;
    this.code = failure.code;
  }
}
function cacheKey(key: DatasetKey): CacheKey {
  return { kind: 'fetched-dataset', of: [key.portal, key.localId] };
}

/** So that the portal is asked again. */
export function forgetFetched(cache: Cache, key: DatasetKey): Promise<void> {
  return cache.delete(cacheKey(key));
}

interface Spent {
  readonly requests: number;
  readonly durationMs: number;
}

export interface ReadThroughDeps {
  readonly harvester: Harvester;
  readonly cache: Cache;
  readonly places: Places;
  readonly connectors: readonly Connector[];
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

function canBeAsked(deps: ReadThroughDeps, slug: string): boolean {
  const portal = deps.places.portal(slug);
  const connector = deps.connectors.find(({ manifest }) => manifest.id === portal?.platform);
  return (
    portal?.enabled === true &&
    isGiven(connector) &&
    connector.manifest.capabilities.catalogue.getMany !== null
  );
}

function outcomeOf(cached: Cached<true> | Error, spent: Spent): ReadThrough {
  if (cached instanceof FetchFailed) return { outcome: 'FAILED', failure: cached.failure };
  if (cached instanceof Error) throw cached;
  const fromCache = cached.state !== 'miss';
  return {
    outcome: cached.value === null ? 'GONE' : 'STORED',
    asOf: cached.loadedAt,
    fromCache,
    ...(fromCache ? { requests: 0, durationMs: 0 } : spent),
  };
}

async function askPortal(
  deps: ReadThroughDeps,
  portal: string,
  localIds: readonly string[],
): Promise<readonly ReadThrough[]> {
  if (!canBeAsked(deps, portal)) return localIds.map(() => ({ outcome: 'SKIPPED' }));
  let spent: Spent = { requests: 0, durationMs: 0 };
  const load = async (missing: readonly number[]): Promise<readonly (true | null | Error)[]> => {
    const report = await deps.harvester.fetch(
      portal,
      missing.map((index) => localIds[index] ?? ''),
      deps.signal,
    );
    spent = report;
    return report.outcomes.map(({ outcome, failure }) =>
      outcome === 'FAILED' ? new FetchFailed(failure ?? UNEXPLAINED) : outcome === 'GONE' ? null : true,
    );
  };
  const keys = localIds.map((localId) => cacheKey({ portal, localId }));
  const answers = await deps.cache.getMany<true>(keys, POLICY, load);
  return answers.map((answer) => outcomeOf(answer, spent));
}

const UNEXPLAINED: SourceFailure = {
  code: 'UPSTREAM_FAILED',
  message: 'The portal did not answer.',
  retryAfterMs: null,
};

/** Aligned with `keys`. An Error value is a fault of ours for that portal's keys; other portals are answered all the same. */
export async function readThrough(
  deps: ReadThroughDeps,
  keys: readonly DatasetKey[],
): Promise<readonly (ReadThrough | Error)[]> {
  const byPortal = new Map<string, number[]>();
  keys.forEach((key, index) => byPortal.set(key.portal, [...(byPortal.get(key.portal) ?? []), index]));
  const answers: (ReadThrough | Error)[] = keys.map(() => ({ outcome: 'SKIPPED' }));
  await Promise.all(
    [...byPortal].map(async ([portal, indexes]) => {
      const localIds = indexes.map((index) => keys[index]?.localId ?? '');
      const found = await askPortal(deps, portal, localIds).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      );
      indexes.forEach((index, at) => {
        answers[index] =
          found instanceof Error ? found : (found[at] ?? new Error('The cache answered too few keys'));
      });
    }),
  );
  return answers;
}
