/** Tolerant reading of points in time. Never guesses silently: every doubt is a problem or `zoneAssumed`. */
import { calendarDate, isoInstant, utcOf, type CalendarDate } from './calendar.ts';
import { readWrittenDate, type DateOrder } from './written-date.ts';
import type { Moment } from './dataset.ts';
import type { RemarkRule } from './remark-rules.ts';
import { isAbsent } from './text.ts';

export type MomentProblem = Extract<
  RemarkRule,
  'date-unreadable' | 'date-ambiguous' | 'date-in-future' | 'date-too-early' | 'frequency-from-modified'
>;
export interface MomentReading {
  readonly moment: Moment | null;
  /** Why there is no moment; null when there was nothing to read, too. `frequency-…`: the text is an interval. */
  readonly problem: MomentProblem | null;
  /** A time of day without a zone was read as UTC. */
  readonly zoneAssumed: boolean;
}
export interface MomentOptions {
  readonly now: Date;
  /** How 03/04/2020 is to be read; null: only if one reading exists. */
  readonly dateOrder: DateOrder | null;
}

const DAY_MS = 86_400_000;
/** Open-data portals are younger; earlier dates are defaults of databases (0000-00-00, 1900-01-01, 1970-01-01). */
const EARLIEST = Date.UTC(1990, 0, 1);
const TOLERATED_FUTURE_MS = 2 * DAY_MS;
const ISO =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ] ?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/i;
const NOTHING: MomentReading = { moment: null, problem: null, zoneAssumed: false };

/** Reads a catalogue date. Dates before 1990 and more than two days after `now` are not believed. */
export function readMoment(raw: string | number | null, options: MomentOptions): MomentReading {
  if (raw === null) return NOTHING;
  if (typeof raw === 'number') return judged(fromNumber(raw), raw, options);
  const text = raw.trim();
  if (isAbsent(text)) return NOTHING;
  if (text.length > 100) return failed('date-unreadable');
  if (/^(?:R\d*\/)?-?P(?:\d|T)/i.test(text)) return failed('frequency-from-modified');
  return judged(readInstantText(text, options.dateOrder), raw, options);
}

/** A point in time as written, before anybody asks whether it can be true. */
export interface WrittenInstant {
  /** Milliseconds since 1970, UTC. */
  readonly ms: number;
  readonly precision: Moment['precision'];
  readonly zoneAssumed: boolean;
  /** The calendar day in the zone of the writer. */
  readonly date: CalendarDate;
}
type Written = WrittenInstant | 'date-ambiguous' | null;

/** Reads text without judging it; null: unreadable. Shared with periods of time, which may be old or in the future. */
export function readInstantText(text: string, dateOrder: DateOrder | null): Written {
  const iso = ISO.exec(text);
  if (iso !== null) return fromIso(iso);
  if (/^-?\d{5,14}$/.test(text)) return fromDigits(text);
  const written = readWrittenDate(text, dateOrder);
  if (written === null || written === 'ambiguous') return written === null ? null : 'date-ambiguous';
  if (written.time === null) return atDay(written.date);
  const time = ISO.exec(`2000-01-01T${written.time}`);
  return time === null ? null : withTime(written.date, time);
}

function fromIso(match: RegExpExecArray): Written {
  const [, year, month, day, hour] = match;
  const date = calendarDate(Number(year), whole(month), whole(day));
  if (date === null) return null;
  return hour === undefined ? atDay(date) : withTime(date, match);
}

function withTime(date: CalendarDate, match: RegExpExecArray): Written {
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? '0')];
  // 24:00 and a leap second are the first instant of what follows.
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null;
  const fraction = match[7];
  const millis = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  const offset = offsetMinutes(match[8]);
  if (offset === null) return null;
  const ms = utcOf(date) + hour * 3_600_000 + (minute - offset) * 60_000 + second * 1_000 + millis;
  return {
    ms,
    precision: fraction === undefined ? 'second' : 'millisecond',
    zoneAssumed: match[8] === undefined,
    date,
  };
}

/** Minutes east of UTC; null beyond the 14 hours that exist. */
function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0');
  return minutes > 14 * 60 ? null : zone.startsWith('-') ? -minutes : minutes;
}

/** 20200131, 202001 is not read (it could be anything), seconds and milliseconds since 1970. */
function fromDigits(text: string): Written {
  if (/^(?:1[89]|20|21)\d{6}$/.test(text)) {
    const date = calendarDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
    return date === null ? null : atDay(date);
  }
  return fromNumber(Number(text));
}

/** Above 10^11: milliseconds; from 10^9: seconds; 8 digits: a day; 4 digits of our times: a year. */
function fromNumber(value: number): Written {
  if (!Number.isFinite(value)) return null;
  const size = Math.abs(value);
  if (size > 1e11) return size <= 8.64e15 ? since1970(Math.trunc(value), 'millisecond') : null;
  if (value >= 1e9) return since1970(Math.trunc(value * 1_000), 'second');
  if (!Number.isInteger(value)) return null;
  if (value >= 18_000_101 && value <= 21_991_231) return fromDigits(String(value));
  if (value < 1_990 || value > 2_100) return null;
  const date = calendarDate(value);
  return date === null ? null : atDay(date);
}

function since1970(ms: number, precision: Moment['precision']): Written {
  const at = new Date(ms);
  const date = calendarDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  return date === null ? null : { ms, precision, zoneAssumed: false, date };
}

function atDay(date: CalendarDate): WrittenInstant {
  return { ms: utcOf(date), precision: date.precision, zoneAssumed: false, date };
}

function judged(written: Written, raw: string | number, options: MomentOptions): MomentReading {
  if (written === null) return failed('date-unreadable');
  if (written === 'date-ambiguous') return failed(written);
  if (written.ms < EARLIEST) return failed('date-too-early');
  if (written.ms > options.now.getTime() + TOLERATED_FUTURE_MS) return failed('date-in-future');
  const at = isoInstant(written.ms, written.date);
  return {
    moment: { at, precision: written.precision, raw },
    problem: null,
    zoneAssumed: written.zoneAssumed,
  };
}

function failed(problem: MomentProblem): MomentReading {
  return { moment: null, problem, zoneAssumed: false };
}

function whole(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
