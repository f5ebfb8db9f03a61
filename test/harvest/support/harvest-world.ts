/** A harvester with everything in memory: store, clock, a portal or several. */
import { createHash } from 'node:crypto';
import type { Connector } from '../../../src/connector/index.ts';
import type { PortalEntry } from '../../../src/domain/registry.ts';
import { createHarvester, type HarvesterDeps } from '../../../src/harvest/harvester.ts';
import type { Harvester } from '../../../src/ports/harvester.ts';
import type { HttpClient } from '../../../src/ports/http.ts';
import type { Log } from '../../../src/ports/log.ts';
import type { Store } from '../../../src/ports/store.ts';
import { createMemoryStore } from '../../../src/store/memory/store.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';

export const DAY = 86_400_000;
export const PORTAL = 'springfield';

export function anEntry(over: Partial<PortalEntry> = {}): PortalEntry {
  return {
    slug: PORTAL,
    title: 'Springfield open data',
    url: 'https://data.springfield.example',
    platform: 'moving',
    city: null,
    language: 'en',
    config: {},
    headers: {},
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    pace: { concurrency: null, minIntervalMs: null },
    enabled: true,
    sources: [],
    ...over,
  };
}

export const silentLog: Log = { write: () => {} };

/** Counts what it is asked for as one request of ten bytes each; nothing leaves the process. */
export function noHttp(): HttpClient {
  const refuse = (): never => {
    throw new Error('no network in this test');
  };
  return {
    open: () => ({ json: refuse, text: refuse }),
    usage: () => ({ requests: 0, bytes: 0, retries: 0 }),
    forget: () => {},
    close: async () => {},
  };
}

export interface World {
  readonly store: Store;
  readonly clock: FakeClock;
  readonly harvester: Harvester;
}
export function aWorld(
  connector: Connector,
  over: Partial<HarvesterDeps> & { readonly clock?: FakeClock } = {},
): World {
  const store = over.store ?? createMemoryStore();
  const clock = over.clock ?? createFakeClock();
  let ids = 0;
  const harvester = createHarvester({
    store,
    http: noHttp(),
    log: silentLog,
    registry: { cities: [], portals: [anEntry()] },
    connectors: [connector],
    digest: (text) => createHash('sha1').update(text).digest('hex'),
    newId: () => `${PORTAL}-${(ids += 1)}-${clock.now().getTime()}`,
    random: () => 0.5,
    parallelPortals: 2,
    intervalMs: DAY,
    fullWalkIntervalMs: 7 * DAY,
    ...over,
    clock,
  });
  return { store, clock, harvester };
}

/** Ids of the portal's living datasets, ascending. */
export async function living(store: Store, portal: string = PORTAL): Promise<readonly string[]> {
  return byState(store, portal, false);
}
export async function tombstones(store: Store, portal: string = PORTAL): Promise<readonly string[]> {
  return byState(store, portal, true);
}

async function byState(store: Store, portal: string, removed: boolean): Promise<readonly string[]> {
  const ids = (await store.writer.records(portal, null, 10_000)).map(({ localId }) => localId);
  const stored = await store.catalogue.datasets(ids.map((localId) => ({ portal, localId })));
  return ids.filter((_, index) => {
    const one = stored[index];
    return one !== null && one !== undefined && (one.removedAt !== null) === removed;
  });
}
