/** A watcher that knows whom it has judged, so that nobody is judged twice for one cause. */
import type { Watcher } from './watcher.ts';

export interface NotingWatcher extends Watcher {
  /** How many judgements as of now were asked for so far. */
  asked(): number;
  /** Whether the city was judged by one that was asked for after so many: that one saw what was kept by then. */
  isJudgedSince(asked: number, city: string): boolean;
}

export function createNotingWatcher(watcher: Watcher): NotingWatcher {
  let asked = 0;
  const last = new Map<string, number>();
  return {
    async evaluate(city, asOf, signal) {
      if (asOf !== null) return watcher.evaluate(city, asOf, signal);
      const number = (asked += 1);
      const outcome = await watcher.evaluate(city, asOf, signal);
      last.set(city, Math.max(number, last.get(city) ?? 0));
      return outcome;
    },
    close: () => watcher.close(),
    asked: () => asked,
    isJudgedSince: (since, city) => (last.get(city) ?? 0) > since,
  };
}
