/** Where a literal lies among the values that a column can hold, so that comparing loses no digit. */
import { comparePlain, plainDecimal, plainNumber } from '../../domain/query/decimal.ts';
import { decimalOf } from '../../domain/query/decimal.ts';
import type { Scalar } from '../../domain/query/ast.ts';
import { MAX_PRECISION, type Storage } from '../storage.ts';

export type Bound =
  /** A value of the column, in the engine's spelling. */
  | { readonly is: 'value'; readonly text: string }
  /** Between `edge` and its neighbour above (`isBelow`: the edge is less than the literal) or below. */
  | { readonly is: 'between'; readonly edge: string; readonly isBelow: boolean }
  /** Less than every value, or greater. */
  | { readonly is: 'below' | 'above' };

const BIGINT_MIN = -(2n ** 63n);
const BIGINT_MAX = 2n ** 63n - 1n;
const HUGEINT_MAX = 2n ** 127n - 1n;

interface Grid {
  readonly scale: number;
  readonly min: bigint;
  readonly max: bigint;
}
function gridOf(storage: Storage): Grid | null {
  switch (storage.as) {
    case 'bigint':
      return { scale: 0, min: BIGINT_MIN, max: BIGINT_MAX };
    case 'hugeint':
      return { scale: 0, min: -HUGEINT_MAX, max: HUGEINT_MAX };
    case 'decimal': {
      const max = 10n ** BigInt(Math.min(MAX_PRECISION, Math.max(1, storage.whole + storage.scale))) - 1n;
      return { scale: storage.scale, min: -max, max };
    }
    default:
      return null;
  }
}

function spelled(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function onGrid(plain: string, { scale, min, max }: Grid): Bound {
  const literal = decimalOf(plain);
  const shift = literal.scale - scale;
  const divisor = shift > 0 ? 10n ** BigInt(shift) : 1n;
  const scaled = shift > 0 ? literal.units : literal.units * 10n ** BigInt(-shift);
  const isExact = scaled % divisor === 0n;
  // BigInt division cuts towards zero; wanted is the neighbour below.
  const units = scaled / divisor - (scaled < 0n && !isExact ? 1n : 0n);
  if (units < min) return { is: 'below' };
  if (units > max) return { is: 'above' };
  const text = spelled(units, scale);
  return isExact ? { is: 'value', text } : { is: 'between', edge: text, isBelow: true };
}

function amongDoubles(plain: string): Bound {
  const value = Number(plain);
  if (!Number.isFinite(value)) return { is: value < 0 ? 'below' : 'above' };
  const order = comparePlain(plainNumber(value), plain);
  const text = String(value);
  return order === 0 ? { is: 'value', text } : { is: 'between', edge: text, isBelow: order < 0 };
}

/** The engine tells microseconds apart. */
function amongInstants(text: string): Bound {
  const local = text.endsWith('Z') ? text.slice(0, -1) : text;
  const [seconds = '', fraction = ''] = local.split('.');
  const micros = fraction === '' ? seconds : `${seconds}.${fraction.slice(0, 6)}`;
  return /[1-9]/.test(fraction.slice(6))
    ? { is: 'between', edge: micros, isBelow: true }
    : { is: 'value', text: micros };
}

/** `value`: as the column's type spells its cells. */
export function boundOf(value: Scalar, storage: Storage): Bound {
  if (storage.as === 'timestamp') return amongInstants(String(value));
  const grid = gridOf(storage);
  if (grid === null && storage.as !== 'double') return { is: 'value', text: String(value) };
  const plain = typeof value === 'number' ? plainNumber(value) : (plainDecimal(String(value)) ?? '0');
  return grid === null ? amongDoubles(plain) : onGrid(plain, grid);
}
