/** When to ask again, and after how long. Pure. */
import type { ConnectorError } from '../connector/index.ts';
import { retryAfterMs } from '../domain/retry-after.ts';
import type { HttpCaps } from './limits.ts';

/** What went wrong with one request, and whether the same request may well succeed a little later. */
export interface Failure {
  readonly error: ConnectorError;
  readonly again: boolean;
}

const YEAR_MS = 366 * 24 * 3600_000;

/** Moments in the ways portals write them: ISO time, epoch seconds or milliseconds, or seconds from now. */
function resetMs(value: string, now: Date): number | null {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) {
    const at = Date.parse(value);
    return Number.isNaN(at) ? null : at - now.getTime();
  }
  if (number > 1e11) return number - now.getTime();
  return number > 1e9 ? number * 1000 - now.getTime() : number * 1000;
}

/**
 * The pause a 429 or 503 asks for, in milliseconds: Retry-After, else the platform's own field (`reset_time` in
 * Opendatasoft's body, X-RateLimit-Reset and its relatives); null: none is named.
 */
export function askedPauseMs(
  status: number,
  headers: Readonly<Record<string, string>>,
  head: string,
  now: Date,
): number | null {
  const standard = retryAfterMs(headers['retry-after'], now);
  if (standard !== null || status !== 429) return standard;
  const reset = /"reset_time"\s*:\s*"([^"]{1,40})"/.exec(head)?.[1];
  const header = Object.keys(headers).find((name) => /^(x-)?ratelimit-reset/.test(name));
  const own = reset ?? (header === undefined ? undefined : headers[header]);
  const ms = own === undefined ? null : resetMs(own, now);
  return ms === null ? null : Math.min(YEAR_MS, Math.max(0, Math.ceil(ms)));
}

/** Full jitter: anything from nothing to a bound that doubles with every failed try, the first being 1. */
export function backoffMs(attempt: number, caps: HttpCaps, random: () => number): number {
  const bound = Math.min(caps.longestBackoffMs, caps.backoffMs * 2 ** Math.min(attempt - 1, 30));
  return Math.floor(random() * bound);
}

/** How long to wait before trying again after `attempt` tries; null: do not. */
export function waitBeforeRetry(
  failure: Failure,
  attempt: number,
  caps: HttpCaps,
  random: () => number,
): number | null {
  const tries = failure.error.code === 'TIMEOUT' ? caps.slowTries : caps.tries;
  if (!failure.again || attempt >= tries) return null;
  const asked = failure.error.facts.retryAfterMs;
  if (asked === undefined) return backoffMs(attempt, caps, random);
  return asked > caps.longestWaitMs ? null : asked;
}
