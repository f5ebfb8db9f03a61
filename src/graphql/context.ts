/** What a request's resolvers are given. */
import type { Connector } from '../connector/index.ts';
import type { Registry } from '../domain/registry.ts';
import { createPlaces, type Places } from '../federate/places.ts';
import type { Cache } from '../ports/cache.ts';
import type { Clock } from '../ports/clock.ts';
import type { Harvester } from '../ports/harvester.ts';
import type { Log } from '../ports/log.ts';
import type { Catalogue, HarvestLog } from '../ports/store.ts';
import { createLoaders, type Loaders } from './loaders.ts';

export interface GraphDeps {
  readonly catalogue: Catalogue;
  readonly harvestLog: HarvestLog;
  readonly harvester: Harvester;
  readonly cache: Cache;
  readonly registry: Registry;
  readonly connectors: readonly Connector[];
  readonly clock: Clock;
  readonly log: Log;
  /** null: mutations are refused. */
  readonly adminToken: string | null;
  /** Between two scheduled harvests of a portal. */
  readonly intervalMs: number;
  /** SDL of the whole schema. */
  readonly typeDefs: string;
}
export interface Context {
  readonly requestId: string;
  readonly isAdmin: boolean;
  /** One instant for the whole request. */
  readonly now: Date;
  readonly deps: GraphDeps;
  readonly places: Places;
  readonly loaders: Loaders;
}
export interface Caller {
  readonly requestId: string;
  readonly isAdmin: boolean;
}

/** Prepares what all requests share; the answer makes one context per request. */
export function contextMaker(deps: GraphDeps): (caller: Caller) => Context {
  const places = createPlaces(
    deps.registry,
    deps.connectors.map(({ manifest }) => manifest.id),
  );
  return (caller) => ({
    requestId: caller.requestId,
    isAdmin: caller.isAdmin,
    now: deps.clock.now(),
    deps,
    places,
    loaders: createLoaders(deps, places),
  });
}
