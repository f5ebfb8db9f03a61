/** One load per key at a time; who asks meanwhile shares it. */
import type { Entry } from './backend.ts';

export interface Flight {
  readonly landed: Promise<Entry>;
}
export interface Flights {
  get(key: string): Flight | undefined;
  /**
   * Puts the load under way. When it has succeeded, `keep` is run and the flight stays joinable until that is done;
   * unless it was replaced or dropped meanwhile: then its outcome is not kept.
   */
  start(key: string, load: Promise<Entry>, keep: (entry: Entry) => Promise<void>): Flight;
  /** The load under way goes on, but its outcome is not kept. */
  drop(key: string): void;
}

export function createFlights(): Flights {
  const flights = new Map<string, Flight>();
  return {
    get: (key) => flights.get(key),
    drop: (key) => {
      flights.delete(key);
    },
    start: (key, load, keep) => {
      const flight: Flight = { landed: load };
      const leave = (): void => {
        if (flights.get(key) === flight) flights.delete(key);
      };
      flights.set(key, flight);
      load
        .then((entry) => (flights.get(key) === flight ? keep(entry) : undefined))
        // Those who await `landed` hear of the failure.
        .then(leave, leave);
      return flight;
    },
  };
}

/** The load was given up by the caller who had started it, which says nothing to those who joined. */
export function isAbort(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && error.code === 'ABORTED');
}
