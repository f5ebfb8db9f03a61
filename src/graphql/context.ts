/** What a request's resolvers are given. */
import { createPlaces, type Places } from '../federate/places.ts';
import type { GraphDeps } from './deps.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** How long an answer may be given again: until the catalogue's revision changes, or for a second. */
export type Keep = 'until-change' | 'for-a-moment';
export interface Context extends Caller {
  /** One instant for the whole request. */
  readonly now: Date;
  readonly deps: GraphDeps;
  readonly places: Places;
  readonly loaders: Loaders;
}
export interface Caller {
  readonly requestId: string;
  readonly isAdmin: boolean;
  /** Told once, and only of answers that may be given again. */
  readonly mayKeep: (keep: Keep) => void;
}

/** Prepares what all requests share; the answer makes one context per request. */
export function contextMaker(deps: GraphDeps): (caller: Caller) => Context {
  const places = createPlaces(
    deps.registry,
    deps.connectors.map(({ manifest }) => manifest.id),
  );
  return (caller) => ({
    ...caller,
    now: deps.clock.now(),
    deps,
    places,
    loaders: createLoaders(deps, places),
  });
}
