/** The real harvester over a real SQLite file and the real graph; only the portal is a recording, behind its twin. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ckan from '../../../connectors/ckan/index.ts';
import socrata from '../../../connectors/socrata/index.ts';
import { admitConnector, type Connector } from '../../../src/connector/index.ts';
import type { HarvestRun } from '../../../src/domain/harvest.ts';
import type { PortalEntry } from '../../../src/domain/registry.ts';
import { createHarvester } from '../../../src/harvest/harvester.ts';
import type { Harvester } from '../../../src/ports/harvester.ts';
import type { HttpClient } from '../../../src/ports/http.ts';
import type { Store, StoredDataset } from '../../../src/ports/store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { twinHttp } from '../../support/twin-http.ts';
import type { Twin } from '../../twins/twin.ts';

export const DAY = 86_400_000;
export const CONNECTORS: readonly Connector[] = [
  admitConnector(ckan, 'ckan'),
  admitConnector(socrata, 'socrata'),
];
export const silentLog = { write: (): void => {} };

export function portalEntry(
  over: Partial<PortalEntry> & Pick<PortalEntry, 'slug' | 'url' | 'platform'>,
): PortalEntry {
  return {
    title: over.slug,
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
export const buenosAires = portalEntry({
  slug: 'buenos-aires',
  url: 'https://data.buenosaires.gob.ar/',
  platform: 'ckan',
  language: 'es',
});
export const tokyo = portalEntry({
  slug: 'tokyo',
  url: 'https://catalog.data.metro.tokyo.lg.jp/',
  platform: 'ckan',
  language: 'ja',
});
export function socrataPortal(domain: string): PortalEntry {
  return portalEntry({ slug: domain.replaceAll('.', '-'), url: `https://${domain}/`, platform: 'socrata' });
}

/** A portal whose catalogue is another from one moment to the next. */
export interface Stage extends Twin {
  show(twin: Twin): void;
}
export function stageOf(first: Twin): Stage {
  let shown = first;
  return {
    handle: (request) => shown.handle(request),
    show: (twin) => {
      shown = twin;
    },
  };
}

/** In-process HTTP to one twin. */
export function httpOver(twin: Twin): HttpClient {
  const http = twinHttp(twin);
  return {
    open: () => http,
    usage: () => ({ requests: 0, bytes: 0, retries: 0 }),
    forget: () => {},
    close: async () => {},
  };
}

export interface ReplayWorld {
  readonly entry: PortalEntry;
  readonly store: Store;
  readonly clock: FakeClock;
  readonly harvester: Harvester;
  full(): Promise<HarvestRun>;
  incremental(): Promise<HarvestRun>;
  /** Every stored dataset by local id, tombstones too. */
  stored(): Promise<ReadonlyMap<string, StoredDataset>>;
  living(): Promise<readonly string[]>;
  removed(): Promise<readonly string[]>;
  close(): Promise<void>;
}
export interface WorldOptions {
  readonly entry: PortalEntry;
  /** The day of the recording: an incremental run asks for what changed since the run before. */
  readonly now: string;
  readonly http: HttpClient;
  readonly clock?: FakeClock;
}

async function storedIn(store: Store, portal: string): Promise<ReadonlyMap<string, StoredDataset>> {
  const found = new Map<string, StoredDataset>();
  let after: string | null = null;
  for (;;) {
    const ids: string[] = (await store.writer.records(portal, after, 500)).map(({ localId }) => localId);
    const last = ids.at(-1);
    if (last === undefined) return found;
    const datasets = await store.catalogue.datasets(ids.map((localId) => ({ portal, localId })));
    for (const one of datasets) if (one !== null) found.set(one.dataset.localId, one);
    after = last;
  }
}

export function openReplay(options: WorldOptions): ReplayWorld {
  const { entry, http } = options;
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-replay-'));
  const store = openSqliteStore({ file: join(folder, 'store.db'), log: silentLog });
  const clock = options.clock ?? createFakeClock({ start: options.now, auto: true });
  let ids = 0;
  const harvester = createHarvester({
    store,
    http,
    clock,
    log: silentLog,
    registry: { cities: [], portals: [entry] },
    connectors: CONNECTORS,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: () => `${entry.slug}-${(ids += 1)}`,
    random: () => 0.5,
    parallelPortals: 1,
    intervalMs: DAY,
    fullWalkIntervalMs: 7 * DAY,
  });
  const idsWhere = async (isRemoved: boolean): Promise<readonly string[]> =>
    [...(await storedIn(store, entry.slug))]
      .filter(([, { removedAt }]) => (removedAt !== null) === isRemoved)
      .map(([id]) => id)
      .sort();
  return {
    entry,
    store,
    clock,
    harvester,
    full: () => harvester.harvest(entry.slug, { full: true }),
    incremental: () => harvester.harvest(entry.slug, { full: false }),
    stored: () => storedIn(store, entry.slug),
    living: () => idsWhere(false),
    removed: () => idsWhere(true),
    close: async () => {
      await harvester.close();
      await http.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
