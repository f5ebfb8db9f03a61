/** When to ask again, and after how long. Pure. */
import type { ConnectorError } from '../connector/index.ts';
import type { HttpCaps } from './limits.ts';

/** What went wrong with one request, and whether the same request may well succeed a little later. */
export interface Failure {
  readonly error: ConnectorError;
  readonly again: boolean;
}

const YEAR_MS = 366 * 24 * 3600_000;

/** Retry-After in milliseconds from `now`: seconds or an HTTP date (RFC 9110 §10.2.3); null when it is neither. */
export function retryAfterMs(value: string | undefined, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}(\.\d+)?$/.test(text)) return Math.min(YEAR_MS, Math.ceil(Number(text) * 1000));
  if (!/[a-z]{3}/i.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(YEAR_MS, Math.max(0, at - now.getTime()));
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
