import type { HarvestEvent } from '../ports/harvester.ts';
import type { Log } from '../ports/log.ts';

export interface Events {
  emit(event: HarvestEvent): void;
  subscribe(listener: (event: HarvestEvent) => void): () => void;
}

/** A listener that throws is logged and disturbs neither the harvest nor the other listeners. */
export function createEvents(log: Log): Events {
  const listeners = new Map<symbol, (event: HarvestEvent) => void>();
  return {
    emit(event) {
      for (const listener of [...listeners.values()]) {
        try {
          listener(event);
        } catch (error) {
          log.write('error', 'a listener to harvest events failed', { error: String(error) });
        }
      }
    },
    subscribe(listener) {
      const key = Symbol('listener');
      listeners.set(key, listener);
      return () => {
        listeners.delete(key);
      };
    },
  };
}
