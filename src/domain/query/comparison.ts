/** Leaves out of values that may be null, as JSON and the command line have them. */
import { GatewayError } from '../errors.ts';
import type { Comparison, Predicate, Scalar } from './ast.ts';

/** `eq null` asks for no value and `ne null` for any. Throws BAD_INPUT: nothing is before or after null. */
export function comparison(column: string, op: Comparison, value: Scalar | null): Predicate {
  if (value !== null) return { op, column, value };
  switch (op) {
    case 'eq':
      return { op: 'isNull', column };
    case 'ne':
      return { op: 'not', of: { op: 'isNull', column } };
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      throw new GatewayError('BAD_INPUT', `Column "${column}": nothing is less or greater than null.`, {
        hint: 'Ask whether the value is null, or compare with a value.',
      });
  }
}

/** A null among the values is dropped: null is in no list. */
export function oneOf(column: string, values: readonly (Scalar | null)[]): Predicate {
  return { op: 'in', column, values: values.filter((value) => value !== null) };
}
