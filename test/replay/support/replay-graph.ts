/** The real graph over what was harvested. */
import { createCache } from '../../../src/cache/keyv.ts';
import { EMPTY_BOOK } from '../../../src/domain/commitments/book.ts';
import { NO_OVERRIDES } from '../../../src/domain/metrics/overrides.ts';
import { createGraph, type Graph } from '../../../src/graphql/server.ts';
import { readTypeDefs } from '../../../src/package-root.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { dataOf, rowsOver } from '../../support/graph.ts';
import { CONNECTORS, DAY, silentLog, type ReplayWorld } from './replay-world.ts';

export interface ReplayGraph {
  readonly graph: Graph;
  /** The data of the answer; throws when it has errors. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, never>>;
  close(): Promise<void>;
}

export async function openGraph(world: ReplayWorld): Promise<ReplayGraph> {
  const { store, clock, harvester, entry } = world;
  const cache = await createCache({ url: 'memory:', clock, log: silentLog });
  const graph = createGraph({
    catalogue: store.catalogue,
    harvestLog: store.log,
    metrics: store.metrics,
    contents: store.contents,
    overrides: NO_OVERRIDES,
    harvester,
    links: store.links,
    commitments: EMPTY_BOOK,
    verdicts: store.verdicts,
    ...rowsOver({ catalogue: store.catalogue, cache, clock, log: silentLog }),
    cache,
    registry: { cities: [], portals: [entry] },
    connectors: CONNECTORS,
    // Its own clock jumps on when somebody sleeps: the deadline of a question would always be over.
    clock: { ...createFakeClock(), now: () => clock.now() },
    log: silentLog,
    adminToken: null,
    intervalMs: DAY,
    deadlineMs: 60_000,
    typeDefs: readTypeDefs(),
  });
  return {
    graph,
    ask: async (query, variables = {}) => dataOf(await graph.execute({ query, variables })),
    close: async () => {
      await graph.close();
      await cache.close();
    },
  };
}
