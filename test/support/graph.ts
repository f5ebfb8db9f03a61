/** A whole graph over the in-memory store, with a harvester that the test scripts. */
import { createHash } from 'node:crypto';
import { NO_OVERRIDES, type Overrides } from '../../src/domain/metrics/overrides.ts';
import type { GraphDeps } from '../../src/graphql/deps.ts';
import { createGraph, type Answer, type Graph } from '../../src/graphql/server.ts';
import type { Connector } from '../../src/connector/index.ts';
import type { Dataset } from '../../src/domain/dataset.ts';
import { EMPTY_BOOK, type CommitmentBook } from '../../src/domain/commitments/book.ts';
import type { City, PortalEntry, Registry } from '../../src/domain/registry.ts';
import { readTypeDefs } from '../../src/package-root.ts';
import { createCache } from '../../src/cache/keyv.ts';
import type { Cache } from '../../src/ports/cache.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { FetchReport, Harvester } from '../../src/ports/harvester.ts';
import type { Json } from '../../src/domain/json.ts';
import { createBudget } from '../../src/federate/rows/budget.ts';
import { createRowService, type RowServiceDeps } from '../../src/federate/rows/row-service.ts';
import type { Catalogue, HarvestLog, Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from './builders.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

export function aCity(given: Partial<City> & { readonly slug: string }): City {
  return {
    name: given.slug,
    country: 'DE',
    region: null,
    population: null,
    location: null,
    sources: [],
    ...given,
  };
}
export function aPortal(given: Partial<PortalEntry> & { readonly slug: string }): PortalEntry {
  return {
    title: `Open data of ${given.slug}`,
    url: `https://${given.slug}.example.org/`,
    platform: 'ckan',
    city: null,
    language: 'en',
    config: {},
    headers: {},
    conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
    pace: { concurrency: null, minIntervalMs: null },
    enabled: true,
    sources: [],
    ...given,
  };
}

/** Two cities in two countries, three portals on two platforms. */
export const REGISTRY: Registry = {
  cities: [
    aCity({ slug: 'springfield', name: 'Springfield', country: 'US', population: 30_720 }),
    aCity({ slug: 'malmoe', name: 'Malmö', country: 'SE', location: { longitude: 13, latitude: 55.6 } }),
  ],
  portals: [
    aPortal({ slug: 'springfield', city: 'springfield', platform: 'socrata' }),
    aPortal({ slug: 'malmoe', city: 'malmoe', language: 'sv' }),
    aPortal({ slug: 'region', city: null }),
  ],
};

export function aConnector(id: string, getMany: number | null): Connector {
  return {
    manifest: {
      id,
      title: id.toUpperCase(),
      contract: 1,
      mapVersion: 1,
      docs: `https://docs.example.org/${id}`,
      config: {},
      capabilities: {
        catalogue: { since: 'none', order: 'stable', maxPageSize: 100, getMany, count: 'exact' },
        rows: null,
      },
      observes: ['title', 'description'],
      manners: { concurrency: 2, minIntervalMs: 0 },
    },
    probe: async () => ({ match: 'no', because: 'it is a test' }),
    open: () => {
      throw new Error('no portal is opened here');
    },
    map: () => {
      throw new Error('nothing is mapped here');
    },
  };
}

export interface Fetching {
  readonly portal: string;
  readonly localIds: readonly string[];
}
/** Refuses everything that a test does not script. */
export function scriptedHarvester(
  script: Partial<Harvester> = {},
): Harvester & { readonly fetches: Fetching[] } {
  const fetches: Fetching[] = [];
  const refuse = (name: string) => () => Promise.reject(new Error(`${name} was not expected`));
  return {
    harvest: refuse('harvest'),
    remap: refuse('remap'),
    acceptHeld: refuse('acceptHeld'),
    startSchedule: async () => {},
    nextDue: async (portals) => portals.map(() => '2026-11-24T00:00:00.000Z'),
    subscribe: () => () => {},
    close: async () => {},
    ...script,
    fetches,
    fetch: async (portal, localIds, signal): Promise<FetchReport> => {
      fetches.push({ portal, localIds });
      return (script.fetch ?? refuse('fetch'))(portal, localIds, signal);
    },
  };
}

/** Harvests these records as one COMPLETE run per portal. */
export async function fill(
  store: Store,
  portal: string,
  datasets: readonly Partial<Dataset>[],
  more: { readonly raw?: Json; readonly startedAt?: string } = {},
): Promise<string> {
  const startedAt = more.startedAt ?? '2026-11-23T10:00:00.000Z';
  const opened = await store.log.open(aRunStart({ portal, startedAt, holder: 'test' }));
  if (opened === null) throw new Error('the portal is held by another');
  const runId = opened.run.id;
  const records = datasets.map((dataset) =>
    aRecordWrite({ dataset: { portal, ...dataset }, ...(more.raw === undefined ? {} : { raw: more.raw }) }),
  );
  await store.writer.storePage(
    aPageWrite({
      runId,
      portal,
      seenAt: startedAt,
      records,
      rejections: [{ localId: 'bad', code: 'BAD_SHAPE', message: '$.title: expected text, got a list' }],
      expected: records.length,
    }),
  );
  const { absent } = await store.writer.absences(runId);
  const remove = absent.filter(({ missedBefore }) => missedBefore > 0).map(({ localId }) => localId);
  const missed = absent.map(({ localId }) => localId);
  await store.writer.settle(aSettlement({ runId, at: startedAt, remove, missed }));
  return runId;
}

/** The same port, with every call written down. */
export function counting<T extends object>(port: T, calls: string[]): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]) => {
        calls.push(String(name));
        return Reflect.apply(member, target, args);
      };
    },
  });
}

/** The real cache, in memory, opened behind its first use. */
function memoryCache(clock: Clock, log: Log): Cache {
  const opened = createCache({ url: 'memory:', clock, log });
  return {
    get: async (...args) => (await opened).get(...args),
    getMany: async (...args) => (await opened).getMany(...args),
    refresh: async (...args) => (await opened).refresh(...args),
    delete: async (key) => (await opened).delete(key),
    stats: () => ({}),
    close: async () => (await opened).close(),
  };
}

type RowsParts = Pick<RowServiceDeps, 'catalogue' | 'cache' | 'clock' | 'log'> & Partial<RowServiceDeps>;

/** The real service; unless the test says otherwise no portal can be opened. */
export function rowsOver(parts: RowsParts): Pick<GraphDeps, 'rows' | 'rowsBudget'> {
  const rows = createRowService({
    portals: {
      open: (slug) => ({
        is: 'refused',
        failure: { code: 'BAD_CONFIG', message: `${slug} is not opened here`, retryAfterMs: null },
      }),
    },
    files: null,
    meter: { usage: () => ({ requests: 0, bytes: 0, retries: 0 }), forget: () => {} },
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    ...parts,
  });
  return { rows, rowsBudget: () => createBudget(50) };
}

export interface Bench {
  readonly graph: Graph;
  readonly store: Store;
  readonly deps: GraphDeps;
  readonly clock: FakeClock;
  readonly harvester: ReturnType<typeof scriptedHarvester>;
  /** Names of the store's methods, in the order of the calls. */
  readonly calls: string[];
  readonly written: string[];
  ask(query: string, variables?: Readonly<Record<string, unknown>>, admin?: boolean): Promise<Answer>;
}
export interface BenchOptions {
  readonly registry?: Registry;
  readonly commitments?: CommitmentBook;
  readonly harvester?: Partial<Harvester>;
  readonly store?: Store;
  readonly cache?: Cache;
  readonly connectors?: readonly Connector[];
  /** Parts of the service that reads rows. */
  readonly rows?: Partial<RowServiceDeps>;
  readonly wrap?: (catalogue: Catalogue) => Catalogue;
  readonly overrides?: Overrides;
}

export function createBench(options: BenchOptions = {}): Bench {
  const store = options.store ?? createMemoryStore();
  const harvester = scriptedHarvester(options.harvester);
  const clock = createFakeClock({ start: '2026-11-23T12:00:00Z' });
  const calls: string[] = [];
  const written: string[] = [];
  const log: Log = {
    write: (level, message, facts) => void written.push(JSON.stringify({ level, message, ...facts })),
  };
  const catalogue = counting(store.catalogue, calls);
  const harvestLog: HarvestLog = counting(store.log, calls);
  const cache = options.cache ?? memoryCache(clock, log);
  const deps: GraphDeps = {
    catalogue: options.wrap?.(catalogue) ?? catalogue,
    ...rowsOver({ catalogue: store.catalogue, cache, clock, log, ...options.rows }),
    harvestLog,
    metrics: counting(store.metrics, calls),
    contents: counting(store.contents, calls),
    overrides: options.overrides ?? NO_OVERRIDES,
    harvester,
    links: counting(store.links, calls),
    commitments: options.commitments ?? EMPTY_BOOK,
    verdicts: counting(store.verdicts, calls),
    cache,
    registry: options.registry ?? REGISTRY,
    connectors: options.connectors ?? [aConnector('ckan', 100), aConnector('socrata', null)],
    clock,
    log: {
      write: (level, message, facts) => void written.push(JSON.stringify({ level, message, ...facts })),
    },
    adminToken: 'open sesame',
    intervalMs: 86_400_000,
    deadlineMs: 60_000,
    typeDefs: readTypeDefs(),
  };
  const graph = createGraph(deps);
  return {
    graph,
    store,
    deps,
    clock,
    harvester,
    calls,
    written,
    ask: (query, variables = {}, admin = false) => graph.execute({ query, variables, admin }),
  };
}

/** The data of an answer that must have no errors; `Data`: what its query asks for. */
export function dataOf<Data = Record<string, never>>(answer: Answer): Data {
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors, null, 1));
  return JSON.parse(JSON.stringify(answer.data));
}
/** The codes of an answer's errors. */
export function codesOf(answer: Answer): readonly unknown[] {
  return (answer.errors ?? []).map((error) => error.extensions?.['code']);
}
