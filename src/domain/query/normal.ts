/** The normal form of predicates: no `not`, no constants inside. */
import type { Box, Condition, Leaf, NegativeLeaf, Predicate } from './ast.ts';

/** Every row. */
export const ALWAYS: Condition = { op: 'and', of: [] };
/** No row. */
export const NEVER: Condition = { op: 'or', of: [] };

export function isAlways(condition: Condition): boolean {
  return condition.op === 'and' && condition.of.length === 0;
}
/** No row can satisfy it, so nobody has to be asked. */
export function isNever(condition: Condition): boolean {
  return condition.op === 'or' && condition.of.length === 0;
}

/**
 * `not` pushed to the leaves, constants folded, nested `and` and `or` of one kind made one, a box over the antimeridian
 * made two. Says of every row what SQL's WHERE would say: true only where it is not unknown.
 */
export function normalForm(predicate: Predicate): Condition {
  return simplify(pushed(predicate, false));
}

function pushed(predicate: Predicate, isNegated: boolean): Condition {
  switch (predicate.op) {
    case 'not':
      return pushed(predicate.of, !isNegated);
    case 'and':
    case 'or':
      return {
        op: isNegated ? opposite(predicate.op) : predicate.op,
        of: predicate.of.map((branch) => pushed(branch, isNegated)),
      };
    default:
      return isNegated ? negated(predicate) : predicate;
  }
}

function opposite(op: 'and' | 'or'): 'and' | 'or' {
  return op === 'and' ? 'or' : 'and';
}

const NEGATION = { eq: 'ne', ne: 'eq', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt' } as const;

function negated(leaf: Leaf): Condition {
  switch (leaf.op) {
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return { ...leaf, op: NEGATION[leaf.op] };
    case 'in':
      return { ...leaf, op: 'notIn' };
    case 'contains':
      return { ...leaf, op: 'notContains' };
    case 'startsWith':
      return { ...leaf, op: 'notStartsWith' };
    case 'isNull':
      return { ...leaf, op: 'notNull' };
    case 'within':
      return { ...leaf, op: 'notWithin' };
  }
}

/** The same rows, without constants inside, one-branch junctions and junctions of their own kind. */
export function simplify(condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return junction(condition.op, condition.of.map(simplify));
    default:
      return simpleLeaf(condition);
  }
}

/** Joins conditions that are simple already. */
export function junction(op: 'and' | 'or', branches: readonly Condition[]): Condition {
  const [neutral, absorbing] = op === 'and' ? [isAlways, isNever] : [isNever, isAlways];
  if (branches.some(absorbing)) return op === 'and' ? NEVER : ALWAYS;
  const of = branches
    .filter((branch) => !neutral(branch))
    .flatMap((branch) => (branch.op === op ? branch.of : [branch]));
  const [only] = of;
  return only !== undefined && of.length === 1 ? only : { op, of };
}

function simpleLeaf(leaf: Leaf | NegativeLeaf): Condition {
  switch (leaf.op) {
    case 'in':
    case 'notIn':
      return simpleList(leaf);
    case 'contains':
    case 'startsWith':
      return leaf.value === '' ? { op: 'notNull', column: leaf.column } : leaf;
    case 'notContains':
    case 'notStartsWith':
      return leaf.value === '' ? NEVER : leaf;
    case 'within':
    case 'notWithin':
      return leaf.box[0] > leaf.box[2] ? overAntimeridian(leaf) : leaf;
    default:
      return leaf;
  }
}

function simpleList(leaf: Extract<Condition, { readonly op: 'in' | 'notIn' }>): Condition {
  const { op, column, values } = leaf;
  const [first] = values;
  if (first === undefined) return op === 'in' ? NEVER : { op: 'notNull', column };
  if (values.length > 1) return leaf;
  return { op: op === 'in' ? 'eq' : 'ne', column, value: first };
}

function overAntimeridian(leaf: Extract<Condition, { readonly op: 'within' | 'notWithin' }>): Condition {
  const [west, south, east, north] = leaf.box;
  const halves: readonly Box[] = [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
  return { op: leaf.op === 'within' ? 'or' : 'and', of: halves.map((box) => ({ ...leaf, box })) };
}
