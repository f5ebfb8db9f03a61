import type { HttpClient, HttpUsage } from '../ports/http.ts';

export interface Spent {
  readonly requests: number;
  readonly bytes: number;
}
/** Splits what one request id has cost into portions, each told once. */
export interface Meter {
  take(): Spent;
}

export function createMeter(http: HttpClient, requestId: string): Meter {
  let told: Pick<HttpUsage, 'requests' | 'bytes'> = { requests: 0, bytes: 0 };
  return {
    take() {
      const now = http.usage(requestId);
      const spent = { requests: now.requests - told.requests, bytes: now.bytes - told.bytes };
      told = now;
      return spent;
    },
  };
}
