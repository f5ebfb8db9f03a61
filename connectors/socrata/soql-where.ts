/** Conditions in SoQL. Null satisfies no leaf but IS NULL there as here: comparisons with it are null, which is not true. */
import type { Column, Comparison, Condition, Leaf, NegativeLeaf, Scalar } from '../../src/connector/index.ts';
import { kindOf } from './column-kinds.ts';
import { isInBox, isOutsideBox } from './soql-box.ts';
import { isRowWord, soqlLiteral, soqlName } from './soql-literal.ts';
import { hasPart, lacksPart, type TextPart } from './soql-text.ts';

export type ColumnOf = (name: string) => Column;

const ALWAYS = '1 = 1';
const NEVER = '1 = 0';
const SIGNS: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

function isRowColumn(column: Column): boolean {
  const kind = kindOf(column.sourceType);
  return kind === 'row word' || kind === 'row mark';
}

/** The values that can be in the column at all: a text that is no row identifier is in no row, and is not sent. */
function possible(column: Column, values: readonly Scalar[]): readonly Scalar[] {
  return isRowColumn(column) ? values.filter((value) => isRowWord(String(value))) : values;
}

function listed(column: Column, op: 'in' | 'notIn', values: readonly Scalar[]): string {
  const name = soqlName(column.name);
  if (kindOf(column.sourceType) === 'row mark') return `${name} IS NOT NULL`;
  const literals = possible(column, values).map((value) => soqlLiteral(column, value));
  if (op === 'in') return literals.length === 0 ? NEVER : `${name} IN (${literals.join(', ')})`;
  return literals.length === 0 ? `${name} IS NOT NULL` : `${name} NOT IN (${literals.join(', ')})`;
}

function compared(column: Column, op: Comparison, value: Scalar): string {
  const name = soqlName(column.name);
  // Of the old back end nobody knows what its row identifiers look like: whoever asked looks through them.
  if (kindOf(column.sourceType) === 'row mark') return `${name} IS NOT NULL`;
  if (possible(column, [value]).length === 0) return op === 'eq' ? NEVER : `${name} IS NOT NULL`;
  return `${name} ${SIGNS[op]} ${soqlLiteral(column, value)}`;
}

function inText(
  column: Column,
  leaf: { readonly op: string; readonly value: string; readonly fold: boolean },
): string {
  const name = soqlName(column.name);
  // Identifiers are no text to SoQL: whoever asked looks through them.
  if (isRowColumn(column)) return `${name} IS NOT NULL`;
  const at = leaf.op === 'startsWith' || leaf.op === 'notStartsWith' ? 'start' : 'anywhere';
  const part: TextPart = { name, part: leaf.value, fold: leaf.fold, at };
  return leaf.op.startsWith('not') ? lacksPart(part) : hasPart(part);
}

function leafText(leaf: Leaf | NegativeLeaf, column: Column): string {
  switch (leaf.op) {
    case 'isNull':
      return `${soqlName(column.name)} IS NULL`;
    case 'notNull':
      return `${soqlName(column.name)} IS NOT NULL`;
    case 'in':
    case 'notIn':
      return listed(column, leaf.op, leaf.values);
    case 'contains':
    case 'startsWith':
    case 'notContains':
    case 'notStartsWith':
      return inText(column, leaf);
    case 'within':
      return isInBox(soqlName(column.name), leaf.box);
    case 'notWithin':
      return isOutsideBox(soqlName(column.name), leaf.box);
    default:
      return compared(column, leaf.op, leaf.value);
  }
}

/** Without outer parentheses. Throws UNSUPPORTED for what cannot be written. */
export function soqlWhere(condition: Condition, columnOf: ColumnOf): string {
  switch (condition.op) {
    case 'and':
    case 'or': {
      if (condition.of.length === 0) return condition.op === 'and' ? ALWAYS : NEVER;
      const parts = condition.of.map((part) => `(${soqlWhere(part, columnOf)})`);
      return parts.join(condition.op === 'and' ? ' AND ' : ' OR ');
    }
    default:
      return leafText(condition, columnOf(condition.column));
  }
}
