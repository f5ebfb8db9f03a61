/** Dates as exactly as they are known: the part of EDTF (ISO 8601-2:2019, level 0) that plans are written with. */
import { calendarDate, isoDay, lastDay, type CalendarDate } from '../calendar.ts';

/** Calendar days, YYYY-MM-DD, both included; `from` is never after `to`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}
export type EdtfReading =
  | { readonly is: 'range'; readonly range: DayRange; readonly isInterval: boolean }
  | { readonly is: 'invalid' }
  /** An interval that ends before it begins. */
  | { readonly is: 'reversed' };

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function dateOf(text: string): CalendarDate | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  return calendarDate(
    Number(year),
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  );
}
function rangeOf(text: string): DayRange | null {
  const date = dateOf(text);
  return date === null ? null : { from: isoDay(date), to: isoDay(lastDay(date)) };
}

/** "2013", "2013-01", "2013-01-05", or two of them: "2013-01/2013-06". */
export function readEdtf(text: string): EdtfReading {
  const [first = '', last, ...more] = text.split('/');
  const start = rangeOf(first);
  if (start === null || more.length > 0) return { is: 'invalid' };
  if (last === undefined) return { is: 'range', range: start, isInterval: false };
  const end = rangeOf(last);
  if (end === null) return { is: 'invalid' };
  if (end.to < start.from) return { is: 'reversed' };
  return { is: 'range', range: { from: start.from, to: end.to }, isInterval: true };
}

/** The days that a date or an interval covers; null: it is none. */
export function parseEdtf(text: string): DayRange | null {
  const reading = readEdtf(text);
  return reading.is === 'range' ? reading.range : null;
}
