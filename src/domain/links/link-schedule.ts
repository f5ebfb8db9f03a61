/** When an address is checked again: what is dead after one, three and seven days, everything within thirty. */
import type { LinkFact } from './fact.ts';

const DAY_MS = 24 * 60 * 60_000;
const FULL_CYCLE_DAYS = 30;
const FAIL_LADDER_DAYS: readonly number[] = [1, 3, 7];
/** Not settled by something that may be over tomorrow. */
const PASSING = new Set(['UNSTABLE', 'RATE_LIMITED', 'HOST_DOWN', 'ROBOTS_UNAVAILABLE', 'NOT_CHECKED']);

/** A fact, and what of earlier checks bears on the next. */
export interface LinkRecord {
  readonly fact: LinkFact;
  /** See `unstableDaysAfter`. */
  readonly unstableDays: readonly string[];
  /** Checks in a row, this one included, that found it dead; those that settled nothing do not interrupt it. */
  readonly failures: number;
  /** RFC 3339 UTC: not to be asked again before. */
  readonly dueAt: string;
}

/** `before`: what the last check left; null: this is the first. */
export function linkRecord(
  fact: LinkFact,
  unstableDays: readonly string[],
  before: LinkRecord | null,
): LinkRecord {
  const failed = before?.failures ?? 0;
  const failures = fact.state === 'FAIL' ? failed + 1 : isPassing(fact) ? failed : 0;
  const days = daysUntilNext(fact, failures);
  const dueAt = new Date(Date.parse(fact.checkedAt) + days * DAY_MS).toISOString();
  return { fact, unstableDays, failures, dueAt };
}

function isPassing({ state, reason }: LinkFact): boolean {
  return state === 'UNKNOWN' && reason !== null && PASSING.has(reason);
}

function daysUntilNext(fact: LinkFact, failures: number): number {
  if (fact.state === 'FAIL') return FAIL_LADDER_DAYS[failures - 1] ?? FULL_CYCLE_DAYS;
  return isPassing(fact) ? 1 : FULL_CYCLE_DAYS;
}

/** RFC 3339 UTC in one form compares as text. */
export function isDue(record: LinkRecord | null, now: string): boolean {
  return record === null || record.dueAt <= now;
}

/** Asked again soon, whether the month's sample has it or not: dead and not yet so for long, or not settled. */
export function isFollowedUp({ fact, failures }: LinkRecord): boolean {
  if (fact.state === 'FAIL') return failures <= FAIL_LADDER_DAYS.length;
  return isPassing(fact);
}

/** A check so old says nothing of today. `now`: RFC 3339 UTC. */
export function isOutdated({ checkedAt }: LinkFact, now: string, maxAgeMs: number): boolean {
  return Date.parse(now) - Date.parse(checkedAt) > maxAgeMs;
}
