/** One piece of work per key at a time, shared by all who want its outcome, and going on when they have left. */
import type { ConnectorError } from '../../connector/index.ts';

export interface Flight<T> {
  readonly signal: AbortSignal;
  readonly landed: Promise<T>;
}
export interface Flights<T> {
  /**
   * Joins the work under way, or begins it. Rejects with what it fails with, or with `left` as soon as the signal is
   * aborted: the work goes on then, so that who asks again finds it done.
   */
  join(
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
    left: (signal: AbortSignal) => ConnectorError,
  ): Promise<T>;
  /** Stops all work, and waits until it has stopped. */
  close(reason: ConnectorError): Promise<void>;
}

/** `limit`: rejects, with the reason for it, when a piece of work has taken too long; until its signal is aborted. */
export function createFlights<T>(limit: (over: AbortSignal) => Promise<never>): Flights<T> {
  const flights = new Map<string, { readonly controller: AbortController; readonly landed: Promise<T> }>();

  const begin = (key: string, work: (signal: AbortSignal) => Promise<T>) => {
    const controller = new AbortController();
    const over = new AbortController();
    limit(over.signal).catch((reason: unknown) => {
      if (!over.signal.aborted) controller.abort(reason);
    });
    const landed = work(controller.signal)
      .catch((error: unknown) => {
        // What was stopped from here fails for the reason it was stopped for, whatever it makes of it.
        throw controller.signal.aborted ? controller.signal.reason : error;
      })
      .finally(() => {
        over.abort();
        flights.delete(key);
      });
    // Nobody may be left to hear of a failure.
    landed.catch(() => undefined);
    const flight = { controller, landed };
    flights.set(key, flight);
    return flight;
  };

  return {
    async join(key, signal, work, left) {
      if (signal.aborted) throw left(signal);
      const { landed } = flights.get(key) ?? begin(key, work);
      let leave: () => void = () => undefined;
      const gone = new Promise<never>((_resolve, reject) => {
        leave = () => reject(left(signal));
        signal.addEventListener('abort', leave, { once: true });
      });
      try {
        return await Promise.race([landed, gone]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
    async close(reason) {
      const all = [...flights.values()];
      for (const { controller } of all) controller.abort(reason);
      await Promise.allSettled(all.map(({ landed }) => landed));
    },
  };
}
