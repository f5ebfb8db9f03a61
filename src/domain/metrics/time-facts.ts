/** What the indicators of the clock ask of a dataset: everything but the moment. */
import type { Verdict } from './verdict.ts';

export interface DataDate {
  readonly at: string;
  readonly from: 'dataModified' | 'distribution.modified' | 'HTTP_LAST_MODIFIED';
}
export type DateReading =
  DataDate | { readonly at: null; readonly reason: 'METADATA_DATE_ONLY' | 'NO_DATE' | 'FIELD_NOT_OBSERVED' };

/** The period that its publisher declares, at least 25 hours; without one, what that makes of a question for freshness. */
export type Period = { readonly days: number } | { readonly days: null; readonly verdict: Verdict };

export interface TimeFacts {
  readonly date: DateReading;
  /** Date of the description, RFC 3339 UTC. */
  readonly described: string | null;
  readonly period: Period;
  /** EU code of the declared frequency. */
  readonly frequency: string | null;
  /** Median gap between the data dates that were seen, days; null: fewer than four changes. */
  readonly observed: number | null;
}
/** A dataset as the clock sees it. */
export interface Clock {
  readonly time: TimeFacts;
  /** Whole days from a moment up to the snapshot; negative: the moment lies behind it. */
  readonly age: (moment: string) => number;
}
