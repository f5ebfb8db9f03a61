/** Cells out of what portals send, in the one spelling that `ast.ts` gives each type. */
import { calendarDate, isoDay, utcOf, type CalendarDate } from '../calendar.ts';
import { isJsonObject } from '../json.ts';
import type { Cell } from './ast.ts';
import { plainDecimal, plainNumber } from './decimal.ts';

/** At most fifteen digits, spelled the one way: a double keeps them. */
const SHORT_DECIMAL = /^-?(?=[\d.]{1,16}$)(?:0|[1-9]\d{0,14})(?:\.\d{0,13}[1-9])?$/;
const SHORT_INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;

/** A number that lost no digit on its way is its own cell. Null: infinite, or no number. */
export function numberCell(value: number): Cell {
  // Adding zero turns -0 into 0: one spelling per number.
  return Number.isFinite(value) ? value + 0 : null;
}

/** "0.10" and "1e-1" are the number 0.1; "12345678901234567.89" stays text. Null: no decimal ("NaN", "", "1,5"). */
export function decimalCell(text: string): Cell | null {
  if (SHORT_DECIMAL.test(text)) return Number(text) + 0;
  const plain = plainDecimal(text);
  if (plain === null) return null;
  const value = Number(plain);
  return Number.isFinite(value) && plainNumber(value) === plain ? value : plain;
}

/** "7", "7.0" and "7e0" are the number 7; beyond 2^53 - 1 the digits stay text. Null: no whole number. */
export function integerCell(text: string): Cell | null {
  if (SHORT_INTEGER.test(text)) return Number(text) + 0;
  const plain = plainDecimal(text);
  if (plain === null || plain.includes('.')) return null;
  const value = Number(plain);
  return Number.isSafeInteger(value) ? value : plain;
}

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,30}))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const MAX_OFFSET_MINUTES = 14 * 60;

interface Written {
  readonly date: CalendarDate;
  /** Hours, minutes and seconds of the day, in seconds; 24:00:00 and a leap second go over into what follows. */
  readonly seconds: number;
  /** Digits behind the point of the seconds, without zeros at the end. */
  readonly fraction: string;
  /** Minutes east of UTC; null: none written. */
  readonly offset: number | null;
}

function readWritten(text: string): Written | null {
  const match = text.length > 70 ? null : WRITTEN.exec(text);
  if (match === null) return null;
  const date = calendarDate(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)];
  const fraction = (match[7] ?? '').replace(/0+$/, '');
  const isPastMidnight = hour === 24 && (minute > 0 || second > 0 || fraction !== '');
  if (date === null || hour > 24 || minute > 59 || second > 60 || isPastMidnight) return null;
  const offset = match[8] === undefined ? null : offsetOf(match[8]);
  if (offset !== null && Math.abs(offset) > MAX_OFFSET_MINUTES) return null;
  return { date, seconds: (hour * 60 + minute) * 60 + second, fraction, offset };
}

function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const rest = Number(zone.slice(3).replace(':', '') || '0');
  const minutes = Number(zone.slice(1, 3)) * 60 + rest;
  return rest > 59 ? Infinity : zone.startsWith('-') ? -minutes : minutes;
}

/**
 * ISO 8601 with a time of day or without (midnight), with "T" or a blank. An offset is turned into UTC and "Z"; a time
 * without one stays local. Null: no such instant, or none in the years 1 to 9999.
 */
export function instantCell(text: string): string | null {
  const written = readWritten(text);
  if (written === null) return null;
  const { date, seconds, fraction, offset } = written;
  const ms = utcOf(date) + (seconds - (offset ?? 0) * 60) * 1_000;
  const spelled = new Date(ms).toISOString();
  // Years outside of 0 to 9999 are spelled with a sign.
  if (!/^\d{4}-/.test(spelled) || spelled.startsWith('0000')) return null;
  return `${spelled.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}${offset === null ? '' : 'Z'}`;
}

/** A calendar day. A time of day must be midnight; the day is the one written, whatever the zone. Null: no such day. */
export function dateCell(text: string): string | null {
  const written = readWritten(text);
  return written === null || written.seconds !== 0 || written.fraction !== '' ? null : isoDay(written.date);
}

/** Degrees. Null where either is no finite number; coordinates off the globe are kept, for the portal said so. */
export function pointCell(lon: number, lat: number): Cell {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  // Adding zero turns -0 into 0: one spelling per number.
  return { type: 'Point', coordinates: [lon + 0, lat + 0] };
}

/** Longitude and latitude of a GeoJSON Point; null for anything else. */
export function coordinatesOf(cell: Cell): readonly [lon: number, lat: number] | null {
  if (!isJsonObject(cell) || cell['type'] !== 'Point' || !Array.isArray(cell['coordinates'])) return null;
  const [lon, lat]: readonly unknown[] = cell['coordinates'];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
}
