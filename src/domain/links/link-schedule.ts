/** When an address is checked again: what is dead after one, three and seven days, everything within thirty. */
import { drawnOf, type DrawnCheck, type LinkFact } from './fact.ts';

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

/**
 * `before`: what the last check left; null: this is the first. `isDrawn`: its turn in the cycle has come (`isDrawDue`);
 * else it is followed up, and counts in estimates by when it was drawn.
 */
export function linkRecord(
  checked: LinkFact,
  unstableDays: readonly string[],
  before: LinkRecord | null,
  isDrawn: boolean = before === null,
): LinkRecord {
  const fact = before === null || isDrawn ? checked : { ...checked, drawn: drawnStill(before.fact, checked) };
  const failed = before?.failures ?? 0;
  const failures = fact.state === 'FAIL' ? failed + 1 : isPassing(fact) ? failed : 0;
  const days = daysUntilNext(fact, failures);
  const dueAt = new Date(Date.parse(fact.checkedAt) + days * DAY_MS).toISOString();
  return { fact, unstableDays, failures, dueAt };
}

/** What was not settled is by following it up; what was settled is not settled again. */
function drawnStill(before: LinkFact, { state }: LinkFact): DrawnCheck {
  const drawn = drawnOf(before);
  return drawn.state === 'UNKNOWN' ? { ...drawn, state } : drawn;
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

/** Its turn in the cycle, whatever it was found to be and however often it was followed up since. */
export function isDrawDue(record: LinkRecord | null, now: string): boolean {
  if (record === null) return true;
  return Date.parse(now) - Date.parse(drawnOf(record.fact).checkedAt) >= FULL_CYCLE_DAYS * DAY_MS;
}

/** Asked again soon, whether the month's sample has it or not: dead and not yet so for long, or not settled. */
export function isFollowedUp({ fact, failures }: LinkRecord): boolean {
  if (fact.state === 'FAIL') return failures <= FAIL_LADDER_DAYS.length;
  return isPassing(fact);
}

/** A check so old says nothing of today, dead or alive: following it up makes it no younger. `now`: RFC 3339 UTC. */
export function isOutdated(fact: LinkFact, now: string, maxAgeMs: number): boolean {
  return Date.parse(now) - Date.parse(drawnOf(fact).checkedAt) > maxAgeMs;
}
