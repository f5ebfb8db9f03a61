/** Filters as people read and write them: the text that `parsePredicate` reads. */
import type { Box, Comparison, Condition, Predicate, Scalar } from './ast.ts';
import { PLAIN_NAME, quotedText, RESERVED } from './filter-text.ts';

export type Filter = Predicate | Condition;

const SIGNS: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};
const WHOLE_NAME = new RegExp(`^${PLAIN_NAME.source}$`, 'u');

/** Reading it gives the same predicate, but for an `and` or `or` of one branch, which is that branch. */
export function printFilter(filter: Filter): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return printJunction(filter.op, filter.of);
    case 'not':
      return `not ${wrapped(filter.of)}`;
    default:
      return `${printName(filter.column)} ${printTest(filter)}`;
  }
}

function printJunction(op: 'and' | 'or', of: readonly Filter[]): string {
  if (of.length === 0) return op === 'and' ? 'true' : 'false';
  return of.map(wrapped).join(` ${op} `);
}

function wrapped(filter: Filter): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.length === 0 ? printFilter(filter) : `(${printFilter(filter)})`;
    default:
      return printFilter(filter);
  }
}

function printTest(leaf: Exclude<Filter, { readonly of: unknown }>): string {
  switch (leaf.op) {
    case 'in':
      return `in ${printList(leaf.values)}`;
    case 'notIn':
      return `not in ${printList(leaf.values)}`;
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'notStartsWith':
      return printMatch(leaf.op, leaf.value, leaf.fold);
    case 'isNull':
      return 'is null';
    case 'notNull':
      return 'is not null';
    case 'within':
      return `within ${printBox(leaf.box)}`;
    case 'notWithin':
      return `not within ${printBox(leaf.box)}`;
    default:
      return `${SIGNS[leaf.op]} ${printScalar(leaf.value)}`;
  }
}

function printMatch(
  op: 'contains' | 'notContains' | 'startsWith' | 'notStartsWith',
  value: string,
  isFolding: boolean,
): string {
  const not = op === 'notContains' || op === 'notStartsWith' ? 'not ' : '';
  const words = op === 'contains' || op === 'notContains' ? 'contains' : 'starts with';
  return `${not}${words} ${isFolding ? '' : 'exactly '}${quotedText(value, "'")}`;
}

function printList(values: readonly Scalar[]): string {
  return `(${values.map(printScalar).join(', ')})`;
}

function printBox(box: Box): string {
  return `(${box.map(printNumber).join(', ')})`;
}

function printScalar(value: Scalar): string {
  if (typeof value === 'string') return quotedText(value, "'");
  return typeof value === 'number' ? printNumber(value) : String(value);
}

/** Digits alone beyond 2^53 would be read as what they are, and not as the double that comes closest. */
function printNumber(value: number): string {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

function printName(name: string): string {
  const isPlain = WHOLE_NAME.test(name) && !RESERVED.includes(name.toLowerCase());
  return isPlain ? name : quotedText(name, '"');
}
