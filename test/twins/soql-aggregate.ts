/** What SoQL makes of many values. */
import type { SoqlExpression } from './soql-expression.ts';
import { addNumbers, dividedBy, type SoqlNumber } from './soql-number.ts';
import { SoqlError } from './soql-tokens.ts';
import {
  compareValues,
  folded,
  isNumber,
  isOrdered,
  type SoqlDialect,
  type SoqlType,
  type SoqlValue,
} from './soql-value.ts';

export const AGGREGATES = new Set(['count(*)', 'count', 'count distinct', 'sum', 'avg', 'min', 'max']);
export function hasAggregate(expression: SoqlExpression): boolean {
  return expression.is === 'call' && (AGGREGATES.has(expression.fn) || expression.of.some(hasAggregate));
}
/** Equal values, equal text. */
export function keyOf(value: SoqlValue, dialect: SoqlDialect): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `t${folded(value, dialect)}`;
  if (!isNumber(value)) return JSON.stringify(value);
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) [digits, scale] = [digits / 10n, scale - 1];
  return `n${digits}e-${scale}`;
}

function sumOf(values: readonly SoqlValue[]): SoqlNumber | null {
  const numbers = values.filter(isNumber);
  return numbers.length === 0 ? null : numbers.reduce(addNumbers);
}
export function whole(value: number): SoqlNumber {
  return { digits: BigInt(value), scale: 0 };
}
function extreme(values: readonly SoqlValue[], sign: number, dialect: SoqlDialect): SoqlValue {
  let best: SoqlValue = null;
  for (const value of values)
    if (value !== null && (best === null || sign * compareValues(value, best, dialect) < 0)) best = value;
  return best;
}
export function reduced(fn: string, values: readonly SoqlValue[], dialect: SoqlDialect): SoqlValue {
  const there = values.filter((value) => value !== null);
  const sum = sumOf(there);
  if (fn === 'count') return whole(there.length);
  if (fn === 'count distinct') return whole(new Set(there.map((value) => keyOf(value, dialect))).size);
  if (fn === 'sum') return sum;
  if (fn === 'avg') return sum === null ? null : dividedBy(sum, there.length);
  return extreme(there, fn === 'min' ? 1 : -1, dialect);
}
export function typeOfAggregate(fn: string, type: SoqlType | 'null', at: number): SoqlType {
  const wrong = new SoqlError('type-mismatch', `Type mismatch for ${fn}, is ${type}`, at, {
    function: fn,
    type,
  });
  if (fn.startsWith('count')) return 'number';
  if (type === 'null') throw wrong;
  if (fn === 'sum' || fn === 'avg') {
    if (type === 'number' || type === 'double') return type;
    throw wrong;
  }
  if (!isOrdered(type) || type === 'boolean') throw wrong;
  return type;
}
