/** Judges several cities one after the other; what goes wrong with one is logged, and harms no other. */
import type { JsonObject } from '../domain/json.ts';
import type { Log } from '../ports/log.ts';
import type { Watcher } from './watcher.ts';

export interface CityJudging {
  readonly watcher: Pick<Watcher, 'evaluate'>;
  readonly log: Log;
  /** What goes into the log besides the city. */
  readonly facts?: JsonObject;
}

/** Those that were judged; after the signal, no more of them. */
export async function judgeCities(
  { watcher, log, facts = {} }: CityJudging,
  cities: readonly string[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const judged: string[] = [];
  const isOver = (): boolean => signal?.aborted === true;
  for (const city of cities) {
    if (isOver()) break;
    try {
      await watcher.evaluate(city, null, signal);
      judged.push(city);
    } catch (error) {
      if (isOver()) break;
      const message = error instanceof Error ? error.message : String(error);
      log.write('error', 'judging commitments failed', { city, ...facts, message });
    }
  }
  return judged;
}
