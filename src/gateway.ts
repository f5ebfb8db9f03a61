/** The composition root: the only file that knows everybody. */
import { createCache } from './cache/keyv.ts';
import type { Connector, Probe } from './connector/index.ts';
import { indexBook } from './domain/commitments/book-index.ts';
import { EMPTY_BOOK, type Commitment, type CommitmentBook } from './domain/commitments/book.ts';
import type { Evaluation } from './domain/commitments/evaluation.ts';
import { NO_OVERRIDES } from './domain/metrics/overrides.ts';
import { systemClock } from './gateway-clock.ts';
import { createHarvestSide, type HarvestSide } from './gateway-harvest.ts';
import { loadGatewayConnectors, openStore } from './gateway-parts.ts';
import { createProbing } from './gateway-probe.ts';
import { createReports, type Reports } from './gateway-reports.ts';
import { createRowsSide } from './gateway-rows.ts';
import { createHarvestThread } from './gateway-thread.ts';
import { watcherDeps } from './gateway-watch.ts';
import { listenWeb, type Listening } from './gateway-web.ts';
import type { GatewayConfig, RowSettings } from './gateway-config.ts';
import { createGraph } from './graphql/server.ts';
import { countedLinks } from './links/counted-links.ts';
import { createLinkReader } from './links/read-links.ts';
import { createLog } from './log/pino.ts';
import { readTypeDefs } from './package-root.ts';
import type { Cache } from './ports/cache.ts';
import type { VerdictBook } from './ports/commitments.ts';
import type { ProbeContents } from './ports/contents.ts';
import type { Harvester } from './ports/harvester.ts';
import type { LinkService } from './ports/links.ts';
import type { RowService, UpstreamBudget } from './ports/rows.ts';
import type { MetricBook } from './ports/metrics.ts';
import type { Catalogue, HarvestLog } from './ports/store.ts';
import type { MeasureProgress } from './report/portal-task.ts';
import type { MeasureOutcome } from './report/reporter.ts';
import { previewCommitments } from './watch/judge-commitments.ts';
import type { EvaluateOutcome } from './watch/watcher.ts';

export type {
  EvaluateOutcome,
  GatewayConfig,
  Listening,
  MeasureOutcome,
  MeasureProgress,
  Reports,
  RowSettings,
};

/** What cities promised, and what became of it. */
export interface Commitments {
  readonly book: CommitmentBook;
  readonly verdicts: VerdictBook;
  /** Judges the commitments of a city anew, and keeps the verdicts; see `Watcher.evaluate`. */
  evaluate(city: string, asOf: string | null, signal?: AbortSignal): Promise<EvaluateOutcome>;
  /** Verdicts that commitments would have today which nobody has written down yet; aligned, and nothing is kept. */
  preview(commitments: readonly Commitment[], signal?: AbortSignal): Promise<readonly Evaluation[]>;
}
export interface Gateway {
  readonly config: GatewayConfig;
  readonly connectors: readonly Connector[];
  readonly catalogue: Catalogue;
  readonly log: HarvestLog;
  readonly harvester: Harvester;
  readonly metrics: MetricBook;
  readonly measure: HarvestSide['measure'];
  readonly reports: Reports;
  readonly commitments: Commitments;
  readonly links: LinkService;
  readonly cache: Cache;
  readonly rows: RowService;
  /** What one request of a client may cost the portals; a new one for each. `requests`: left out, as for the graph. */
  rowsBudget(requests?: number): UpstreamBudget;
  /** Asks tables of a portal for the newest day inside them, and keeps what they say. */
  readonly probeContents: ProbeContents;
  /** One GraphQL operation, without a socket. */
  execute(request: {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
    readonly admin?: boolean;
    /** Aborted when nobody waits for the answer any more. */
    readonly signal?: AbortSignal;
  }): Promise<{ readonly data?: unknown; readonly errors?: readonly unknown[] }>;
  /** Serves /graphql, GraphiQL at /, /commitments.jsonld, /commitments.atom, /health and /status. */
  listen(address: { readonly host: string; readonly port: number }): Promise<Listening>;
  /** Which platform runs at this address; every connector is asked in turn. Aligned with `connectors`. */
  probe(address: URL): Promise<readonly { readonly connector: string; readonly probe: Probe }[]>;
  close(): Promise<void>;
}

/** A gateway and its harvesting side; the latter in a thread of its own unless the store is in memory. */
export async function createGateway(config: GatewayConfig): Promise<Gateway> {
  const log = createLog({ level: config.logLevel });
  const connectors = await loadGatewayConnectors(config);
  const store = await openStore(config, log, { isSearched: true });
  const cache = await createCache({ url: config.cache, clock: systemClock, log });
  const side =
    config.store === ':memory:'
      ? createHarvestSide(config, connectors, store, log)
      : createHarvestThread(config, log);
  const rowsSide = createRowsSide(config, connectors, { catalogue: store.catalogue, cache, log });
  const graph = createGraph({
    catalogue: store.catalogue,
    harvestLog: store.log,
    metrics: store.metrics,
    contents: store.contents,
    overrides: config.overrides ?? NO_OVERRIDES,
    harvester: side,
    links: store.links,
    commitments: config.commitments ?? EMPTY_BOOK,
    verdicts: store.verdicts,
    rows: rowsSide.rows,
    rowsBudget: () => rowsSide.budget(),
    cache,
    registry: config.registry,
    connectors,
    clock: systemClock,
    log,
    adminToken: config.adminToken,
    intervalMs: config.harvestIntervalMs,
    deadlineMs: config.requestDeadlineMs,
    typeDefs: readTypeDefs(),
  });
  const feeds = {
    index: indexBook(config.commitments ?? EMPTY_BOOK),
    verdicts: store.verdicts,
    cities: config.registry.cities,
    now: () => systemClock.now(),
  };
  const open = new Set<Listening>();
  return {
    config,
    catalogue: store.catalogue,
    log: store.log,
    cache,
    connectors,
    harvester: side,
    metrics: store.metrics,
    measure: (portal, anew, hear, signal) => side.measure(portal, anew, hear, signal),
    reports: createReports({ metrics: store.metrics, catalogue: store.catalogue, registry: config.registry }),
    commitments: {
      book: config.commitments ?? EMPTY_BOOK,
      verdicts: store.verdicts,
      evaluate: (...args) => side.evaluate(...args),
      preview: (commitments, signal = new AbortController().signal) =>
        previewCommitments(watcherDeps(config, store, log), commitments, signal),
    },
    links: {
      ...createLinkReader({
        catalogue: store.catalogue,
        links: store.links,
        counted: countedLinks(store.links, { clock: systemClock, maxAgeMs: config.linkMaxAgeMs }),
      }),
      check: (...args) => side.checkLinks(...args),
    },
    rows: rowsSide.rows,
    rowsBudget: (requests) => rowsSide.budget(requests),
    probeContents: createProbing({ config, store, rows: rowsSide, side, log }),
    execute: (request) => graph.execute(request),
    async listen(address) {
      const listening = await listenWeb(graph, feeds, log, address);
      open.add(listening);
      return listening;
    },
    probe: (address) => side.probe(address.href),
    async close() {
      for (const listening of open) await listening.close();
      await graph.close();
      await rowsSide.close();
      await side.close();
      await cache.close();
      await store.close();
    },
  };
}
