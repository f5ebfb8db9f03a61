/** Tests on fields that are no words: numbers with bounds, dates of any precision, boxes, results of indicators. */
import type { Box } from '../dataset.ts';
import type { IndicatorResult } from '../metrics/result.ts';
import { isBefore, isWithin, spanOfText, type DateSpan } from './date-span.ts';
import type { NumberReading } from './field-readings.ts';
import type { Scalar, SelectorOp } from './rules.ts';
import { FALSE, TRUE, UNKNOWN, anyOf, negation, truthOf, type Truth } from './truth.ts';

export type OrderOp = 'gt' | 'gte' | 'lt' | 'lte';
export interface Bounds {
  /** null: none. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Whether what lies between the bounds, ends included, stands in this order to the limit. */
export function compareBounds({ lower, upper }: Bounds, op: OrderOp, limit: number): Truth {
  const [least, most] = [lower ?? -Infinity, upper ?? Infinity];
  switch (op) {
    case 'gte':
      return least >= limit ? TRUE : most < limit ? FALSE : UNKNOWN;
    case 'gt':
      return least > limit ? TRUE : most <= limit ? FALSE : UNKNOWN;
    case 'lte':
      return most <= limit ? TRUE : least > limit ? FALSE : UNKNOWN;
    case 'lt':
      return most < limit ? TRUE : least >= limit ? FALSE : UNKNOWN;
  }
}
export function equalsBounds({ lower, upper }: Bounds, value: number): Truth {
  if (lower === value && upper === value) return TRUE;
  return (lower ?? -Infinity) > value || (upper ?? Infinity) < value ? FALSE : UNKNOWN;
}

export function isOrderOp(op: SelectorOp): op is OrderOp {
  return op === 'gt' || op === 'gte' || op === 'lt' || op === 'lte';
}

export function testNumber(reading: NumberReading, op: SelectorOp, values: readonly Scalar[]): Truth {
  if (op === 'exists' || op === 'absent') {
    const there = reading === 'any' ? UNKNOWN : truthOf(reading !== null);
    return op === 'exists' ? there : negation(there);
  }
  if (reading === 'any') return UNKNOWN;
  const equal = (): Truth =>
    reading === null
      ? FALSE
      : anyOf(values, (value) => (typeof value === 'number' ? equalsBounds(reading, value) : FALSE));
  if (op === 'ne' || op === 'notIn') return negation(equal());
  if (!isOrderOp(op)) return equal();
  const [limit] = values;
  return reading === null || typeof limit !== 'number' ? FALSE : compareBounds(reading, op, limit);
}

/** A state is compared with the names of states, a number with numbers. */
export function testMetric(result: IndicatorResult | null, op: SelectorOp, values: readonly Scalar[]): Truth {
  if (result === null) return UNKNOWN;
  const { state, value, lower, upper } = result;
  const number: NumberReading =
    lower === null && upper === null
      ? value === null
        ? null
        : { lower: value, upper: value }
      : { lower: lower ?? -Infinity, upper: upper ?? Infinity };
  if (op === 'exists' || op === 'absent')
    return state === 'UNKNOWN' ? UNKNOWN : testNumber(number, op, values);
  const states = values.filter((one) => typeof one === 'string');
  if (states.length === 0) return testNumber(number, op, values);
  const named = states.some((one) => one.toUpperCase() === state);
  const equal = named ? TRUE : state === 'UNKNOWN' ? UNKNOWN : FALSE;
  return op === 'ne' || op === 'notIn' ? negation(equal) : equal;
}

export function testDate(span: DateSpan | null, op: SelectorOp, values: readonly Scalar[]): Truth {
  if (op === 'exists') return truthOf(span !== null);
  if (op === 'absent') return truthOf(span === null);
  const [first, last] = values.map((value) => spanOfText(String(value)));
  if (first === undefined || first === null) return FALSE;
  if (span === null) return truthOf(op === 'ne');
  switch (op) {
    case 'ne':
      return negation(isWithin(span, first));
    case 'lt':
      return isBefore(span, first.start);
    case 'gte':
      return negation(isBefore(span, first.start));
    case 'lte':
      return isBefore(span, first.end);
    case 'gt':
      return negation(isBefore(span, first.end));
    case 'intersects':
      return isWithin(span, { start: first.start, end: (last ?? first).end });
    default:
      return isWithin(span, first);
  }
}

/** Boxes that only touch meet. */
export function testBox(box: Box | null | 'any', op: SelectorOp, values: readonly Scalar[]): Truth {
  if (op === 'exists') return truthOf(box !== null);
  if (op === 'absent') return truthOf(box === null);
  if (box === null) return FALSE;
  if (box === 'any') return UNKNOWN;
  const [w = NaN, s = NaN, e = NaN, n = NaN] = values.map(Number);
  const [west, south, east, north] = box;
  return truthOf(west <= e && east >= w && south <= n && north >= s);
}
