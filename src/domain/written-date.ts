/** Dates as people write them: "May 9, 2014", "12 de marzo de 2020", "14.12.2025", "2018/10/11", "令和3年4月1日". */
import { calendarDate, monthOf, weekdayOf, weekdayOfDate, type CalendarDate } from './calendar.ts';
import { folded } from './text.ts';

export type DateOrder = 'day-first' | 'month-first';
export interface WrittenDate {
  readonly date: CalendarDate;
  /** ISO time of day with its zone if there is one; null: none was written. */
  readonly time: string | null;
}

const CLOCK =
  /(?:^|[\s,T-])\s*(\d{1,2}):(\d{2})(:\d{2}(?:\.\d{1,9})?)?\s*([ap])?\.?m?\.?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const NUMERIC = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const DAY_MONTH_YEAR =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|o|\.)?[\s-]+(?:de |d'|of )?([a-z]+)\.?,?[\s-]+(?:de |del )?(\d{4})$/;
const MONTH_DAY_YEAR = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/;
const MONTH_YEAR = /^([a-z]+)\.?,?[\s-]+(?:de |of )?(\d{4})$/;
const YEAR_MONTH = /^(\d{4})[\s-]+([a-z]+)$/;
const EAST_ASIAN = /^(?:(\d{4})|(令和|平成|昭和)(\d{1,2}|元))年(?:度?(\d{1,2})月(?:(\d{1,2})日)?)?$/;
const ERA_START: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/** `ambiguous`: two readings and no order given. null: no date at all. Two-digit years are never read. */
export function readWrittenDate(text: string, order: DateOrder | null): WrittenDate | 'ambiguous' | null {
  const words = folded(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  // DKAN's French template leaves the words of its label in the value: "Date changed  jeu, 01/02/2020 - 12:00".
  const bare = words.replace(/^date changed /, '');
  const clock = CLOCK.exec(bare);
  const time = clock === null ? null : timeOf(clock);
  if (clock !== null && time === null) return null;
  const rest = (clock === null ? bare : bare.slice(0, clock.index)).replace(/[\s,-]+$/, '');
  const weekday = /^([a-z]+)\.?,? (?=\d|[a-z])/.exec(rest);
  const named = weekday === null ? null : weekdayOf(weekday[1] ?? '');
  // "mar 2020" is March; "mar, 17/03/2020" is a Tuesday.
  const isWeekday =
    named !== null && weekday !== null && !MONTH_YEAR.test(rest) && !MONTH_DAY_YEAR.test(rest);
  const date = dateOf(isWeekday ? rest.slice(weekday[0].length) : rest, order, isWeekday ? named : null);
  return date === null || date === 'ambiguous' ? date : { date, time };
}

function timeOf(match: RegExpExecArray): string | null {
  const [, hours, minutes, seconds, half, zone] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  return `${String(hour).padStart(2, '0')}:${minutes}${seconds ?? ':00'}${(zone ?? '').toUpperCase()}`;
}

function dateOf(
  text: string,
  order: DateOrder | null,
  weekday: number | null,
): CalendarDate | 'ambiguous' | null {
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) return numericDate(numeric, order, weekday);
  const dotted = DOTTED.exec(text);
  if (dotted !== null) return calendarDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) {
    const [, year, month, day] = yearFirst;
    return calendarDate(Number(year), Number(month), day === undefined ? undefined : Number(day));
  }
  return namedDate(text) ?? eastAsianDate(text);
}

/** Two readings: the weekday decides if there is one, then the portal's order, then existence. */
function numericDate(
  match: RegExpExecArray,
  order: DateOrder | null,
  weekday: number | null,
): CalendarDate | 'ambiguous' | null {
  const [, first, second, year] = match;
  const dayFirst = calendarDate(Number(year), Number(second), Number(first));
  const monthFirst = calendarDate(Number(year), Number(first), Number(second));
  if (dayFirst === null || monthFirst === null) return dayFirst ?? monthFirst;
  if (first === second) return dayFirst;
  if (weekday !== null) {
    const fits = [dayFirst, monthFirst].filter((date) => weekdayOfDate(date) === weekday);
    if (fits.length === 1) return fits[0] ?? null;
  }
  return order === null ? 'ambiguous' : order === 'day-first' ? dayFirst : monthFirst;
}

function namedDate(text: string): CalendarDate | null {
  const dayMonth = DAY_MONTH_YEAR.exec(text);
  if (dayMonth !== null) return named(dayMonth[3], dayMonth[2], dayMonth[1]);
  const monthDay = MONTH_DAY_YEAR.exec(text);
  if (monthDay !== null) return named(monthDay[3], monthDay[1], monthDay[2]);
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear !== null) return named(monthYear[2], monthYear[1], undefined);
  const yearMonth = YEAR_MONTH.exec(text);
  return yearMonth === null ? null : named(yearMonth[1], yearMonth[2], undefined);
}

function named(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
): CalendarDate | null {
  const month = monthOf(name ?? '');
  return month === null
    ? null
    : calendarDate(Number(year), month, day === undefined ? undefined : Number(day));
}

function eastAsianDate(text: string): CalendarDate | null {
  const match = EAST_ASIAN.exec(text);
  if (match === null) return null;
  const [, western, era, eraYear, month, day] = match;
  const year =
    western === undefined
      ? (ERA_START[era ?? ''] ?? NaN) + (eraYear === '元' ? 1 : Number(eraYear))
      : Number(western);
  return calendarDate(
    year,
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  );
}
