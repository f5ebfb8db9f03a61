/** Values as PostgreSQL keeps them: numerics with all their digits, times to the microsecond. */
import { SqlDataError } from './tokens.ts';

export type PgType =
  | 'text'
  | 'varchar'
  | 'int4'
  | 'int8'
  | 'numeric'
  | 'float4'
  | 'float8'
  | 'bool'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'timestamptz'
  | 'json'
  | 'nested'
  | 'tsvector'
  | '_text'
  | '_int4'
  | '_numeric'
  | '_timestamp'
  /** A literal that takes the type of what it stands beside. */
  | 'unknown';

/** `units` / 10^`scale`. */
export interface Numeric {
  readonly is: 'numeric';
  readonly units: bigint;
  readonly scale: number;
}
export type Special = 'NaN' | 'Infinity' | '-Infinity';
export type Value =
  | null
  | string
  | boolean
  | Numeric
  | { readonly is: 'special'; readonly value: Special }
  | { readonly is: 'float'; readonly value: number }
  /** Since 1970-01-01T00:00:00; infinite where `micros` is null. */
  | { readonly is: 'time'; readonly micros: bigint | null; readonly sign: 1 | -1 }
  | { readonly is: 'json'; readonly text: string }
  | { readonly is: 'array'; readonly items: readonly Value[] };

export function isNumber(type: PgType): boolean {
  return type === 'int4' || type === 'int8' || type === 'numeric' || isFloat(type);
}
export function isFloat(type: PgType): boolean {
  return type === 'float4' || type === 'float8';
}
export function isTime(type: PgType): boolean {
  return type === 'date' || type === 'timestamp' || type === 'timestamptz';
}
export function isText(type: PgType): boolean {
  return type === 'text' || type === 'varchar' || type === 'unknown' || type === 'time';
}

const SPELLING = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** From "12.50", "-1e5"; null for what is no number. */
export function numericOf(text: string): Numeric | null {
  const match = SPELLING.exec(text.trim());
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (match === null || `${whole}${fraction}` === '') return null;
  const units = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(power);
  return scale < 0
    ? { is: 'numeric', units: units * 10n ** BigInt(-scale), scale: 0 }
    : { is: 'numeric', units, scale };
}
export function specialOf(text: string): Special | null {
  const word = text.trim().toLowerCase();
  if (word === 'nan') return 'NaN';
  if (/^\+?inf(inity)?$/.test(word)) return 'Infinity';
  return /^-inf(inity)?$/.test(word) ? '-Infinity' : null;
}
export function withScale({ units, scale }: Numeric, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale);
}
export function numericText({ units, scale }: Numeric): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
export function floatText(value: number, type: PgType): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  if (type === 'float8') return String(value).replace(/e(?=\d)/, 'e+');
  // The shortest spelling that is the same single-precision number.
  for (let digits = 1; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short).replace(/e(?=\d)/, 'e+');
  }
  return String(value);
}

const DAY = 86_400_000_000n;

/** Days since 1970-01-01 of a date of the Gregorian calendar; year 0 is 1 BC. */
function daysOf(year: number, month: number, day: number): bigint {
  const y = BigInt(month <= 2 ? year - 1 : year);
  const era = (y >= 0n ? y : y - 399n) / 400n;
  const ofEra = y - era * 400n;
  const ofYear = BigInt(Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1);
  return era * 146_097n + ofEra * 365n + ofEra / 4n - ofEra / 100n + ofYear - 719_468n;
}
export function civilOf(days: bigint): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const z = days + 719_468n;
  const era = (z >= 0n ? z : z - 146_096n) / 146_097n;
  const ofEra = z - era * 146_097n;
  const year = (ofEra - ofEra / 1460n + ofEra / 36_524n - ofEra / 146_096n) / 365n;
  const ofYear = Number(ofEra - (365n * year + year / 4n - year / 100n));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return {
    year: Number(year + era * 400n) + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}
export function floorTo(micros: bigint, unit: bigint): bigint {
  const rest = ((micros % unit) + unit) % unit;
  return micros - rest;
}
export function daysIn(micros: bigint): bigint {
  return floorTo(micros, DAY) / DAY;
}
export function midnight(year: number, month: number, day: number): bigint {
  return daysOf(year, month, day) * DAY;
}

const INSTANT =
  /^(\d{1,6})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?( BC)?$/i;

/** Reads what PostgreSQL writes, and ISO 8601. Throws SqlDataError. */
export function timeOf(text: string, type: 'date' | 'timestamp' | 'timestamptz'): Value {
  const special = specialOf(text);
  if (special === 'Infinity' || special === '-Infinity')
    return { is: 'time', micros: null, sign: special === 'Infinity' ? 1 : -1 };
  const match = INSTANT.exec(text.trim());
  if (match === null) throw new SqlDataError(`invalid input syntax for type ${type}: "${text}"`);
  const [, y, mo, d, h = '0', mi = '0', s = '0', fraction = '', zone, bc] = match;
  const [year, month, day] = [bc === undefined ? Number(y) : 1 - Number(y), Number(mo), Number(d)];
  const days = daysOf(year, month, day);
  const back = civilOf(days);
  if (back.month !== month || back.day !== day || Number(h) > 24)
    throw new SqlDataError(`date/time field value out of range: "${text}"`);
  const seconds = BigInt(Number(h) * 3600 + Number(mi) * 60 + Number(s));
  const micros = days * DAY + seconds * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6) || '0');
  if (type === 'date') return { is: 'time', micros: days * DAY, sign: 1 };
  return { is: 'time', micros: type === 'timestamptz' ? micros - zoneOf(zone ?? 'Z') : micros, sign: 1 };
}
function zoneOf(zone: string): bigint {
  if (/^z$/i.test(zone)) return 0n;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0');
  return BigInt(minutes) * (zone.startsWith('-') ? -60_000_000n : 60_000_000n);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
/** Parts of an instant as text; `separator` stands between date and time. */
export function timeText(value: Extract<Value, { is: 'time' }>, type: PgType, separator: string): string {
  if (value.micros === null) return value.sign > 0 ? 'infinity' : '-infinity';
  const { year, month, day } = civilOf(daysIn(value.micros));
  const date = `${String(year > 0 ? year : 1 - year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const era = year > 0 ? '' : ' BC';
  if (type === 'date') return `${date}${era}`;
  const rest = Number(value.micros - floorTo(value.micros, DAY));
  const seconds = Math.floor(rest / 1_000_000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = String(rest % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const zone = type === 'timestamptz' ? '+00' : '';
  return `${date}${separator}${clock}${fraction === '' ? '' : `.${fraction}`}${zone}${era}`;
}
