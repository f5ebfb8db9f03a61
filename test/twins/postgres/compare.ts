/** Order and arithmetic of values, as PostgreSQL has them. */
import { numericOf, numericText, withScale, type Numeric, type Value } from './values.ts';

type Num = Extract<Value, { is: 'numeric' | 'special' | 'float' }>;

export function isNum(value: Value): value is Num {
  return typeof value === 'object' && value !== null && /^(numeric|special|float)$/.test(value.is);
}
export function doubleOf(value: Num): number {
  return value.is === 'numeric' ? Number(numericText(value)) : Number(value.value);
}

/** NaN is greater than all else, and equal to itself. */
function compareDoubles(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : 0;
}
function compareNumbers(a: Num, b: Num): number {
  if (a.is === 'numeric' && b.is === 'numeric') {
    const scale = Math.max(a.scale, b.scale);
    const [x, y] = [withScale(a, scale), withScale(b, scale)];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return compareDoubles(doubleOf(a), doubleOf(b));
}

export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
const collator = new Intl.Collator('en');

/** Neither null, both of comparable types. `collation`: "C" is by code point, null the database's own. */
export function compareValues(a: Value, b: Value, collation: 'C' | null): number {
  if (typeof a === 'string' && typeof b === 'string')
    return (collation === 'C' ? 0 : collator.compare(a, b)) || byCodePoint(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (isNum(a) && isNum(b)) return compareNumbers(a, b);
  if (
    a === null ||
    b === null ||
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a.is !== 'time' ||
    b.is !== 'time'
  )
    throw new TypeError('values of types that do not compare');
  if (a.micros === null || b.micros === null)
    return (a.micros === null ? a.sign : 0) - (b.micros === null ? b.sign : 0);
  return a.micros < b.micros ? -1 : a.micros > b.micros ? 1 : 0;
}

export function addNumbers(a: Num, b: Num): Num {
  if (a.is === 'numeric' && b.is === 'numeric') {
    const scale = Math.max(a.scale, b.scale);
    return { is: 'numeric', units: withScale(a, scale) + withScale(b, scale), scale };
  }
  const value = doubleOf(a) + doubleOf(b);
  return a.is === 'float' || b.is === 'float' ? { is: 'float', value } : specialNumber(value);
}
function specialNumber(value: number): Num {
  return { is: 'special', value: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity' };
}
/** `avg`: sixteen digits or more behind the point. */
export function divide(sum: Num, count: number): Num {
  if (sum.is === 'float') return { is: 'float', value: sum.value / count };
  if (sum.is === 'special') return sum;
  const scale = Math.max(16, sum.scale);
  const doubled = (withScale(sum, scale) * 2n) / BigInt(count);
  const units = doubled >= 0n ? (doubled + 1n) / 2n : (doubled - 1n) / 2n;
  return { is: 'numeric', units, scale };
}
export function negate(value: Num): Num {
  if (value.is === 'numeric') return { ...value, units: -value.units };
  return value.is === 'float' ? { is: 'float', value: -value.value } : specialNumber(-Number(value.value));
}
export function wholeNumber(value: number): Numeric {
  return numericOf(String(value)) ?? { is: 'numeric', units: 0n, scale: 0 };
}
