/** What a request's resolvers are given. */
import { createPlaces, type Places } from '../federate/places.ts';
import type { GraphDeps } from './deps.ts';
import { createLoaders, type Loaders } from './loaders.ts';

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
