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
  /** Checks in a row, this one included, that found it dead. */
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
  const failures = fact.state === 'FAIL' ? (before?.failures ?? 0) + 1 : 0;
  const days = daysUntilNext(fact, failures);
  const dueAt = new Date(Date.parse(fact.checkedAt) + days * DAY_MS).toISOString();
  return { fact, unstableDays, failures, dueAt };
}

function daysUntilNext({ state, reason }: LinkFact, failures: number): number {
  if (state === 'FAIL') return FAIL_LADDER_DAYS[failures - 1] ?? FULL_CYCLE_DAYS;
  return state === 'UNKNOWN' && reason !== null && PASSING.has(reason) ? 1 : FULL_CYCLE_DAYS;
}

/** RFC 3339 UTC in one form compares as text. */
export function isDue(record: LinkRecord | null, now: string): boolean {
  return record === null || record.dueAt <= now;
}
