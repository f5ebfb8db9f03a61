/** What the calls of each request id have cost. */
import type { HttpUsage } from '../ports/http.ts';

export interface Meter {
  requests: number;
  bytes: number;
  retries: number;
}
export interface Meters {
  of(requestId: string): Meter;
  usage(requestId: string): HttpUsage;
  forget(requestId: string): void;
}

/** Callers that never forget must not fill the memory. */
const METERS = 10_000;

export function createMeters(limit: number = METERS): Meters {
  const meters = new Map<string, Meter>();
  return {
    of: (requestId) => {
      const known = meters.get(requestId);
      if (known !== undefined) return known;
      const [oldest] = meters.keys();
      if (meters.size >= limit && oldest !== undefined) meters.delete(oldest);
      const meter = { requests: 0, bytes: 0, retries: 0 };
      meters.set(requestId, meter);
      return meter;
    },
    usage: (requestId) => ({ ...(meters.get(requestId) ?? { requests: 0, bytes: 0, retries: 0 }) }),
    forget: (requestId) => {
      meters.delete(requestId);
    },
  };
}
