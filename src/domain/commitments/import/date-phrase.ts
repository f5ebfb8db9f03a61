/** Dates of tables that people filled in, as EDTF: "July 2014", "II quarter of 2021", "43525". Wide rather than wrong. */
import { calendarDate, isoDay, lastDay, type CalendarDate } from '../../calendar.ts';
import { folded } from '../../text.ts';
import { readWrittenDate } from '../../written-date.ts';

/** What "3/4/2015" may mean; `either`: both, so that an interval covers them. */
export type SlashOrder = 'month-first' | 'day-first' | 'either';

const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const QUARTERS: Readonly<Record<string, number>> = {
  ...{ '1': 1, '2': 2, '3': 3, '4': 4, i: 1, ii: 2, iii: 3, iv: 4 },
  ...{ first: 1, second: 2, third: 3, fourth: 4, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 },
};
const ORDINAL = '(1st|2nd|3rd|4th|first|second|third|fourth|iii|ii|iv|i|[1-4])';
const YEAR = '((?:19|20)\\d{2})';
const QUARTER_FIRST = new RegExp(`^(?:quarter |q) ?${ORDINAL},? (?:of )?${YEAR}$`);
const ORDINAL_FIRST = new RegExp(`^${ORDINAL} quarter,? (?:of )?${YEAR}$`);
const YEAR_FIRST = new RegExp(`^${YEAR},? (?:quarter |q) ?${ORDINAL}$`);
const HALF = new RegExp(`^(?:(1st|first|2nd|second) half,? (?:of )?|h([12]) )${YEAR}$`);
const SEASON = new RegExp(`^(spring|summer|autumn|fall|winter),? (?:of )?${YEAR}$`);
/** No part of a year is named that could be held to. */
const SOME_OF_YEAR = new RegExp(
  `^(?:(?:by |in |during |since |from )?(?:the )?(?:early|mid|late|end(?: of)?|beginning(?: of)?|start(?: of)?|middle of|by|in|during)[ -]?)?(?:the year )?${YEAR}$`,
);

/** Days between 1899-12-30, where spreadsheets begin to count, and 1970-01-01. */
const SERIAL_EPOCH = 25_569;
const DAY_MS = 86_400_000;

function fromSerial(serial: number): CalendarDate | null {
  const date = new Date((serial - SERIAL_EPOCH) * DAY_MS);
  return calendarDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
function serialOf(date: CalendarDate): number {
  return Math.round(Date.UTC(date.year, date.month - 1, date.day) / DAY_MS) + SERIAL_EPOCH;
}

/** "2014", "2014-07", "2014-07-15" */
function spelt(date: CalendarDate): string {
  const day = isoDay(date);
  return date.precision === 'day' ? day : day.slice(0, date.precision === 'year' ? 4 : 7);
}
function interval(from: string, to: string): string {
  return from === to ? from : `${from}/${to}`;
}

/** Two digits: of this century, but for 70 to 99, which is how spreadsheets read them. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year + (year < 70 ? 2000 : 1900);
}
/** The readings that are days that exist, the month first before the other. */
function slashReadings(
  text: string,
): { readonly monthFirst: CalendarDate | null; readonly dayFirst: CalendarDate | null } | null {
  const [, first, second, year] = SLASHED.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  const read = (month: string, day: string): CalendarDate | null =>
    calendarDate(fullYear(year), Number(month), Number(day));
  return { monthFirst: read(first, second), dayFirst: read(second, first) };
}

/** A date that can be read in one order only; null: in both, in none, or it is not of this form. */
export function tellsOrder(text: string): 'month-first' | 'day-first' | null {
  const readings = slashReadings(text.trim());
  if (readings === null) return null;
  const { monthFirst, dayFirst } = readings;
  if (monthFirst !== null && dayFirst === null) return 'month-first';
  return monthFirst === null && dayFirst !== null ? 'day-first' : null;
}

/** A year that a spreadsheet took for a count of days: 2023 becomes 15 July 1905. No plan is of that summer. */
function yearBehind(date: CalendarDate): string | null {
  const serial = serialOf(date);
  return serial >= 1990 && serial <= 2099 ? String(serial) : null;
}
function exactDay(date: CalendarDate): string {
  return yearBehind(date) ?? isoDay(date);
}

function slashed(text: string, order: SlashOrder): string | null {
  const readings = slashReadings(text);
  if (readings === null) return null;
  const { monthFirst, dayFirst } = readings;
  const first = monthFirst ?? dayFirst;
  if (first === null) return null;
  if (monthFirst === null || dayFirst === null || yearBehind(first) !== null) return exactDay(first);
  if (order !== 'either') return exactDay(order === 'day-first' ? dayFirst : monthFirst);
  const [from = '', to = ''] = [isoDay(monthFirst), isoDay(dayFirst)].sort();
  return interval(from, to);
}

function months(year: string, from: number, to: number): string {
  const two = (month: number): string => String(month).padStart(2, '0');
  return `${year}-${two(from)}/${year}-${two(to)}`;
}
function quarter(words: string): string | null {
  const [, ordinal, year] = QUARTER_FIRST.exec(words) ?? ORDINAL_FIRST.exec(words) ?? [];
  const [, yearBefore, ordinalAfter] = YEAR_FIRST.exec(words) ?? [];
  const number = QUARTERS[ordinal ?? ordinalAfter ?? ''];
  const ofYear = year ?? yearBefore;
  return number === undefined || ofYear === undefined ? null : months(ofYear, number * 3 - 2, number * 3);
}
function half(words: string): string | null {
  const [, word, digit, year] = HALF.exec(words) ?? [];
  if (year === undefined) return null;
  const isFirst = digit === '1' || word === '1st' || word === 'first';
  return isFirst ? months(year, 1, 6) : months(year, 7, 12);
}
/** Spring is at another time in the south; winter and summer reach into the next year. */
function season(words: string): string | null {
  const [, name, year] = SEASON.exec(words) ?? [];
  if (year === undefined) return null;
  if (name === 'winter' || name === 'summer') return `${year}/${Number(year) + 1}-03`;
  return months(year, 3, 12);
}
function serial(text: string): string | null {
  const [, digits] = SERIAL.exec(text) ?? [];
  const date = digits === undefined ? null : fromSerial(Number(digits));
  // From 1982 to 2064: other counts of five digits are no dates of plans.
  return date === null || Number(digits) < 30_000 || Number(digits) > 60_000 ? null : isoDay(date);
}
function isoDate(text: string): string | null {
  const [, year, month, day] = ISO.exec(text) ?? [];
  const date = calendarDate(Number(year), Number(month), day === undefined ? undefined : Number(day));
  if (date === null) return null;
  return date.precision === 'day' ? exactDay(date) : spelt(date);
}
function written(words: string): string | null {
  const reading = readWrittenDate(words, 'month-first');
  return reading === null || reading === 'ambiguous' ? null : spelt(reading.date);
}

function single(text: string, order: SlashOrder): string | null {
  const words = folded(text)
    .replace(/\s+/g, ' ')
    .replace(/[.,;]+$/, '')
    .trim();
  return (
    slashed(words, order) ??
    isoDate(text) ??
    serial(words) ??
    quarter(words) ??
    half(words) ??
    season(words) ??
    SOME_OF_YEAR.exec(words)?.[1] ??
    written(words)
  );
}

function firstDay(edtf: string): string {
  return edtf.split('/')[0] ?? edtf;
}
function endOf(edtf: string): string {
  return edtf.split('/').at(-1) ?? edtf;
}
function dayAfter(edtf: string): string {
  const [year, month, day] = edtf.split('-').map(Number);
  const date = calendarDate(year ?? 0, month, day);
  return date === null ? edtf : isoDay(lastDay(date));
}

/** "2014-2016", "January 2014 – June 2015", "from 1/1/2014 to 6/30/2014"; both ends have to be dates. */
function range(text: string, order: SlashOrder): string | null {
  const bare = text.replace(/^(?:from|between)\s+/i, '');
  const spaced = /^(.{4,40}?)(?:\s+[-–—]\s+|\s+(?:to|until|till|and)\s+|\s*[–—]\s*)(.{4,40})$/i.exec(bare);
  const [, first, last] = spaced ?? /^(\d{4})-(\d{4})$/.exec(bare) ?? [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [single(first, order), single(last, order)];
  if (from === null || to === null || dayAfter(endOf(to)) < firstDay(from)) return null;
  return interval(firstDay(from), endOf(to));
}

const MAX_LENGTH = 100;
/**
 * An EDTF date or interval that covers every day that is meant; null: the text names no time. Seasons cover both
 * hemispheres; days of a year such as 1905 that are years misread by a spreadsheet are those years again.
 */
export function readDatePhrase(cell: string, order: SlashOrder): string | null {
  const text = cell.trim().slice(0, MAX_LENGTH + 1);
  if (text === '' || text.length > MAX_LENGTH) return null;
  return single(text, order) ?? range(text, order);
}
