/** A watcher that knows whom it was asked about, so that nobody is judged twice for one cause. */
import type { Watcher } from './watcher.ts';

export interface NotingWatcher extends Watcher {
  /** How many judgements as of now were asked for so far. */
  asked(): number;
  /** Whether the city was asked about after so many of them: such a judgement sees what was kept by then. */
  isAskedSince(asked: number, city: string): boolean;
}

export function createNotingWatcher(watcher: Watcher): NotingWatcher {
  let asked = 0;
  const last = new Map<string, number>();
  return {
    evaluate(city, asOf, signal) {
      if (asOf === null) last.set(city, (asked += 1));
      return watcher.evaluate(city, asOf, signal);
    },
    close: () => watcher.close(),
    asked: () => asked,
    isAskedSince: (since, city) => (last.get(city) ?? 0) > since,
  };
}
