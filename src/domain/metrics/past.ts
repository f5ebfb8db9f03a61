/** What is remembered of a dataset from one snapshot to the next. */
import type { PastFacts } from './subject.ts';

export interface Past {
  /** As of the last snapshot that measured it. */
  readonly identifier: string;
  /** Moment of the snapshot that was the first to have this identifier, RFC 3339 UTC. */
  readonly since: string;
  /** What it was known by in the snapshot before that; null: there was none. */
  readonly before: string | null;
  /** Distinct data dates that snapshots have seen, ascending, RFC 3339 UTC; the latest where there were many. */
  readonly dates: readonly string[];
}
/** Of the dataset at the snapshot at hand. */
export interface Present {
  /** Moment of the snapshot. */
  readonly at: string;
  readonly identifier: string;
  /** Date of the data; null: not known. */
  readonly date: string | null;
}

/** Enough for a median gap, and no more than that a record that changes daily can be kept for long. */
export const MOST_DATES = 64;

/** `past` null: it was in no snapshot yet. Of a snapshot that is made again, what was before its first making. */
export function pastFactsOf(past: Past | null, present: Present): PastFacts {
  return {
    identifier: past === null ? null : past.since === present.at ? past.before : past.identifier,
    dataModified: withDate(past?.dates ?? [], present),
  };
}

/** To be remembered after this snapshot; the same object where nothing is new. */
export function nextPast(past: Past | null, present: Present): Past {
  const { identifier, at } = present;
  const dates = withDate(past?.dates ?? [], present);
  if (past !== null && past.identifier === identifier && past.dates.length === dates.length) {
    if (past.dates.every((date, place) => date === dates[place])) return past;
  }
  if (past === null) return { identifier, since: at, before: null, dates };
  if (past.identifier === identifier) return { ...past, dates };
  const before = past.since === at ? past.before : past.identifier;
  return { identifier, since: at, before, dates };
}

/** A date to come has not been seen to pass. */
function withDate(dates: readonly string[], { date, at }: Present): readonly string[] {
  if (date === null || Date.parse(date) > Date.parse(at)) return dates;
  const moment = Date.parse(date);
  if (dates.some((known) => Date.parse(known) === moment)) return dates;
  return [...dates, date].toSorted((a, b) => Date.parse(a) - Date.parse(b)).slice(-MOST_DATES);
}
