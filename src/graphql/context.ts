/** What a request's resolvers are given. */
import { setMaxListeners } from 'node:events';
import { createPlaces, type Places } from '../federate/places.ts';
import { indexBook, type BookIndex } from '../domain/commitments/book-index.ts';
import { createPresentVerdicts, type PresentVerdicts } from '../federate/present-verdicts.ts';
import type { RowsContext } from '../ports/rows.ts';
import type { GraphDeps } from './deps.ts';
import { keepDatasets } from './kept-datasets.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** How long an answer may be given again: until the catalogue or a verdict changes, or for a second. */
export type Keep = 'until-change' | 'for-a-moment';
export interface Context extends Caller {
  /** One instant for the whole request. */
  readonly now: Date;
  readonly deps: GraphDeps;
  readonly places: Places;
  readonly book: BookIndex;
  /** Of all commitments, kept until one of them changes. */
  readonly presentVerdicts: PresentVerdicts;
  readonly loaders: Loaders;
  /** For whatever asks portals on behalf of this request; its signal is aborted when the request is stopped. */
  readonly rows: RowsContext;
  /** Rejects with the reason when the request is stopped; never settles otherwise. */
  readonly stopped: Promise<never>;
  /** What is not answered by then fails with `reason`, and portals are asked no more. */
  readonly stop: (reason: Error) => void;
}
export interface Caller {
  readonly requestId: string;
  readonly isAdmin: boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
  /** Told once, and only of answers that may be given again. */
  readonly mayKeep: (keep: Keep) => void;
}

interface Stopping {
  readonly signal: AbortSignal;
  readonly stopped: Promise<never>;
  readonly stop: (reason: Error) => void;
}

function createStopping(): Stopping {
  const controller = new AbortController();
  const { signal } = controller;
  // Everything that a request asks for follows it; it goes with the request, so nothing piles up.
  setMaxListeners(0, signal);
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Whoever waits hears of it; that nobody does is no fault.
  stopped.catch(() => {});
  return { signal, stopped, stop: (reason) => controller.abort(reason) };
}

/** Some 25 MB. */
const KEPT_DATASETS = 2_000;

/** Prepares what all requests share; the answer makes one context per request. */
export function contextMaker(deps: GraphDeps): (caller: Caller) => Context {
  const places = createPlaces(
    deps.registry,
    deps.connectors.map(({ manifest }) => manifest.id),
  );
  const book = indexBook(deps.commitments);
  const presentVerdicts = createPresentVerdicts(
    deps.verdicts,
    book.commitments.map(({ id }) => id),
  );
  const loaderDeps = { ...deps, readDatasets: keepDatasets(deps.catalogue, KEPT_DATASETS) };
  return (caller) => {
    const { signal, stopped, stop } = createStopping();
    const rows = { requestId: caller.requestId, signal, budget: deps.rowsBudget() };
    return {
      ...caller,
      now: deps.clock.now(),
      deps,
      places,
      book,
      presentVerdicts,
      rows,
      stopped,
      stop,
      loaders: createLoaders(loaderDeps, places, rows),
    };
  };
}
