/** What the text of a cell may be taken for, told from its bytes: this is asked of every cell of a file. */
import { daysInMonth } from '../../domain/calendar.ts';

/** A decimal, as "-12.50e3" is written; filled anew by every reading. */
export interface NumberShape {
  /** Digits before the point and behind it, without the zeros that say nothing. */
  whole: number;
  scale: number;
  /** From the first digit that is not 0 to the last. */
  significant: number;
  /** Written without point and exponent. */
  isInteger: boolean;
}
export function createNumberShape(): NumberShape {
  return { whole: 0, scale: 0, significant: 0, isInteger: false };
}

const MINUS = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const ZERO = 0x30;
/** Longer ones are texts that happen to look like numbers. */
const MAX_EXPONENT_DIGITS = 3;

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}
function skipDigits(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isDigit(bytes[at])) at += 1;
  return at;
}

/** The exponent that begins here, 0 where the number ends here; null: neither. */
function exponentAt(bytes: Uint8Array, start: number, end: number): number | null {
  if (start === end) return 0;
  if (((bytes[start] ?? 0) | 0x20) !== 0x65) return null;
  const sign = bytes[start + 1];
  const isSigned = sign === MINUS || sign === 0x2b;
  const first = start + (isSigned ? 2 : 1);
  const length = end - first;
  if (length < 1 || length > MAX_EXPONENT_DIGITS || skipDigits(bytes, first, end) !== end) return null;
  let value = 0;
  for (let at = first; at < end; at += 1) value = value * 10 + ((bytes[at] ?? 0) - ZERO);
  return sign === MINUS ? -value : value;
}

/**
 * Fills `shape` and returns true for "12", "-0.5", ".5", "1.2e-5". Not for "007" (a code keeps its zeros), "+5", "5.",
 * "1,000" and words.
 */
export function readNumber(bytes: Uint8Array, start: number, end: number, shape: NumberShape): boolean {
  const first = bytes[start] === MINUS ? start + 1 : start;
  const point = skipDigits(bytes, first, end);
  const hasPoint = bytes[point] === POINT && point < end;
  const after = hasPoint ? skipDigits(bytes, point + 1, end) : point;
  if (point === first && !hasPoint) return false;
  if (point - first > 1 && bytes[first] === ZERO) return false;
  if (hasPoint && after === point + 1) return false;
  const exponent = exponentAt(bytes, after, end);
  if (exponent === null) return false;
  shape.isInteger = !hasPoint && after === end;
  measure(bytes, first, point, after, exponent, shape);
  return true;
}

function measure(
  bytes: Uint8Array,
  first: number,
  point: number,
  end: number,
  exponent: number,
  shape: NumberShape,
): void {
  // Digits are counted as if the point were not there.
  const before = point - first;
  const fraction = end > point ? end - point - 1 : 0;
  const digit = (index: number): number =>
    index < before ? (bytes[first + index] ?? 0) : (bytes[point + 1 + index - before] ?? 0);
  const count = before + fraction;
  let head = 0;
  while (head < count && digit(head) === ZERO) head += 1;
  let tail = count;
  while (tail > head && digit(tail - 1) === ZERO) tail -= 1;
  const isZero = head === count;
  shape.significant = tail - head;
  shape.whole = isZero ? 0 : Math.max(0, before + exponent - head);
  shape.scale = isZero ? 0 : Math.max(0, tail - before - exponent);
}

export type MomentShape = 'date' | 'local' | 'zoned';

function numberAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at += 1) {
    if (!isDigit(bytes[at])) return -1;
    value = value * 10 + ((bytes[at] ?? 0) - ZERO);
  }
  return value;
}

function isDay(bytes: Uint8Array, start: number): boolean {
  if (bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return false;
  const year = numberAt(bytes, start, 4);
  const month = numberAt(bytes, start + 5, 2);
  const day = numberAt(bytes, start + 8, 2);
  // The years at either end could leave the calendar on their way to UTC.
  return (
    year >= 2 && year <= 9998 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** Behind seconds and their fraction; -1: no time of day begins here. Finer than a microsecond is none either. */
function endOfTime(bytes: Uint8Array, start: number, end: number): number {
  const hour = numberAt(bytes, start, 2);
  const minute = numberAt(bytes, start + 3, 2);
  const minuteEnd = start + 5;
  if (minuteEnd > end || bytes[start + 2] !== COLON) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (minuteEnd === end || bytes[minuteEnd] !== COLON) return minuteEnd;
  const second = numberAt(bytes, minuteEnd + 1, 2);
  const secondEnd = start + 8;
  if (secondEnd > end || second < 0 || second > 59) return -1;
  if (secondEnd === end || bytes[secondEnd] !== POINT) return secondEnd;
  const stop = skipDigits(bytes, secondEnd + 1, end);
  if (stop === secondEnd + 1) return -1;
  for (let at = secondEnd + 7; at < stop; at += 1) if (bytes[at] !== ZERO) return -1;
  return stop;
}

/** "Z", "+02", "+0200", "+02:00", a blank before allowed. */
function isZone(bytes: Uint8Array, start: number, end: number): boolean {
  const at = bytes[start] === 0x20 ? start + 1 : start;
  const length = end - at;
  if (length === 1) return ((bytes[at] ?? 0) | 0x20) === 0x7a;
  if (bytes[at] !== 0x2b && bytes[at] !== MINUS) return false;
  const hours = numberAt(bytes, at + 1, 2);
  const minutesAt = length === 6 && bytes[at + 3] === COLON ? at + 4 : at + 3;
  const minutes = length === 3 ? 0 : length === 5 || length === 6 ? numberAt(bytes, minutesAt, 2) : -1;
  if (length === 6 && bytes[at + 3] !== COLON) return false;
  return hours >= 0 && minutes >= 0 && minutes <= 59 && hours * 60 + minutes <= 14 * 60;
}

/** "2024-05-01", "2024-05-01T09:30", "2024-05-01 09:30:00.25+02:00"; null for anything else. */
export function readMoment(bytes: Uint8Array, start: number, end: number): MomentShape | null {
  const length = end - start;
  if (length < 10 || !isDay(bytes, start)) return null;
  if (length === 10) return 'date';
  const separator = bytes[start + 10];
  if (separator !== 0x54 && separator !== 0x20) return null;
  const stop = endOfTime(bytes, start + 11, end);
  if (stop < 0) return null;
  if (stop === end) return 'local';
  return isZone(bytes, stop, end) ? 'zoned' : null;
}

/** "true" and "false", small or capital. */
export function isBoolean(bytes: Uint8Array, start: number, end: number): boolean {
  const word = end - start === 4 ? 'true' : end - start === 5 ? 'false' : '';
  if (word === '') return false;
  for (let at = 0; at < word.length; at += 1)
    if (((bytes[start + at] ?? 0) | 0x20) !== word.charCodeAt(at)) return false;
  return true;
}
