/** Dates of any precision as spans of time, and what can be said of where one span lies against another. */
import type { Moment } from '../dataset.ts';
import { parseEdtf } from './edtf.ts';
import { FALSE, TRUE, UNKNOWN, type Truth } from './truth.ts';

export const DAY_MS = 86_400_000;

/** Milliseconds since 1970 UTC; `end` is the first moment after. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A date of EDTF, an interval of two, or RFC 3339 with its zone; null: none of these, or a day that does not exist. */
export function spanOfText(text: string): DateSpan | null {
  const days = parseEdtf(text);
  if (days !== null) return { start: Date.parse(days.from), end: Date.parse(days.to) + DAY_MS };
  const at = INSTANT.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : { start: at, end: at + 1 };
}

export function spanOfMoment({ at, precision }: Moment): DateSpan {
  switch (precision) {
    case 'year':
    case 'month':
    case 'day':
      return spanOfText(at.slice(0, precision === 'year' ? 4 : precision === 'month' ? 7 : 10)) ?? point(at);
    case 'second':
    case 'millisecond':
      return point(at);
  }
}
function point(at: string): DateSpan {
  const ms = Date.parse(at);
  return { start: ms, end: ms + 1 };
}

/** Whether what lies somewhere in `span` comes before the moment `limit`. */
export function isBefore(span: DateSpan, limit: number): Truth {
  return span.end <= limit ? TRUE : span.start >= limit ? FALSE : UNKNOWN;
}
/** Whether what lies somewhere in `span` lies within `frame`. */
export function isWithin(span: DateSpan, frame: DateSpan): Truth {
  if (span.start >= frame.start && span.end <= frame.end) return TRUE;
  return span.end <= frame.start || span.start >= frame.end ? FALSE : UNKNOWN;
}

/** The first moment after the date; null: it is none. */
export function endOf(text: string): number | null {
  return spanOfText(text)?.end ?? null;
}
/** The first moment of the date; null: it is none. */
export function startOf(text: string): number | null {
  return spanOfText(text)?.start ?? null;
}
