/** The real graph over what was harvested. */
import { createCache } from '../../../src/cache/keyv.ts';
import { createGraph, type Graph } from '../../../src/graphql/server.ts';
import { readTypeDefs } from '../../../src/package-root.ts';
import { dataOf } from '../../support/graph.ts';
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
    harvester,
    cache,
    registry: { cities: [], portals: [entry] },
    connectors: CONNECTORS,
    clock,
    log: silentLog,
    adminToken: null,
    intervalMs: DAY,
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
