/** The calendar without a clock: which days exist, and how months and weekdays are called. */
import type { DatePrecision } from './dataset.ts';

/** A date as written: the finer parts are 0 or 1 where `precision` does not reach them. */
export interface CalendarDate {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
  readonly precision: Extract<DatePrecision, 'year' | 'month' | 'day'>;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** null for a day that does not exist. A year alone and a year with a month are coarse dates. */
export function calendarDate(year: number, month?: number, day?: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (month === undefined) return { year, month: 1, day: 1, precision: 'year' };
  if (!(month >= 1 && month <= 12)) return null;
  if (day === undefined) return { year, month, day: 1, precision: 'month' };
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day, precision: 'day' } : null;
}

/** Milliseconds of midnight UTC. */
export function utcOf(date: CalendarDate): number {
  if (date.year > 99) return Date.UTC(date.year, date.month - 1, date.day);
  // Date.UTC reads years 0..99 as 1900..1999.
  return new Date(0).setUTCFullYear(date.year, date.month - 1, date.day);
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

function two(n: number): string {
  return TWO_DIGITS[n] ?? String(n);
}

/** "2020-03-01" */
export function isoDay(date: CalendarDate): string {
  const year = date.year > 999 ? String(date.year) : String(date.year).padStart(4, '0');
  return `${year}-${two(date.month)}-${two(date.day)}`;
}

/** "2020-03-01T12:00:00.000Z". `near` is a day that the instant most likely falls on, which saves a Date. */
export function isoInstant(ms: number, near: CalendarDate): string {
  const rest = ms - utcOf(near);
  if (rest < 0 || rest >= 86_400_000) return new Date(ms).toISOString();
  const seconds = Math.floor(rest / 1_000);
  const millis = rest - seconds * 1_000;
  const minutes = Math.floor(seconds / 60);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${isoDay(near)}T${clock}.${millis === 0 ? '000' : String(millis).padStart(3, '0')}Z`;
}

/** The last day of what a coarse date covers; the day itself for an exact one. */
export function lastDay(date: CalendarDate): CalendarDate {
  const month = date.precision === 'year' ? 12 : date.month;
  const day = date.precision === 'day' ? date.day : daysInMonth(date.year, month);
  return { year: date.year, month, day, precision: 'day' };
}

/* One row per month or weekday: English, Spanish, Catalan, French, German, Italian, Portuguese, Dutch, without accents. */
const MONTHS = [
  'january jan enero ene gener janvier janv januar janner gennaio gen janeiro januari',
  'february feb febrero febrer fevrier fevr fev februar febbraio fevereiro februari',
  'march mar marzo marc mars marz maerz mrz marco maart mrt',
  'april apr abril abr avril avr aprile',
  'may mayo maig mai maggio maio mei mag',
  'june jun junio juny juin juni giugno giu junho',
  'july jul julio juliol juillet juil juli luglio lug julho',
  'august aug agosto ago agost aout augustus',
  'september sep sept septiembre set setembre septembre settembre setembro',
  'october oct octubre octobre oktober okt ottobre ott outubro out',
  'november nov noviembre novembre novembro',
  'december dec diciembre dic desembre des decembre dezember dez dicembre dezembro',
];
const WEEKDAYS = [
  'sunday sun domingo dom diumenge dimanche dim sonntag so domenica zondag zo',
  'monday mon lunes lun dilluns lundi montag mo lunedi segunda seg maandag ma',
  'tuesday tue tues martes mar dimarts mardi dienstag di martedi terca ter dinsdag',
  'wednesday wed miercoles mie dimecres mercredi mer mittwoch mi mercoledi quarta qua woensdag wo',
  'thursday thu thur thurs jueves jue dijous jeudi jeu donnerstag do giovedi gio quinta qui donderdag',
  'friday fri viernes vie divendres vendredi ven freitag fr venerdi sexta sex vrijdag vr',
  'saturday sat sabado sab dissabte samedi sam samstag sa sabato zaterdag za',
];
const monthsByName = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);
const weekdaysByName = new Map(
  WEEKDAYS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index])),
);

/** 1..12 for a folded name or its usual abbreviation. */
export function monthOf(name: string): number | null {
  return monthsByName.get(name) ?? null;
}

/** 0 (Sunday) .. 6 for a folded name or its usual abbreviation. */
export function weekdayOf(name: string): number | null {
  return weekdaysByName.get(name) ?? null;
}

export function weekdayOfDate(date: CalendarDate): number {
  return new Date(utcOf(date)).getUTCDay();
}
