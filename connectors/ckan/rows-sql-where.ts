/** Conditions as SQL that is true of a row exactly where the condition holds. */
import {
  ConnectorError,
  type Column,
  type Condition,
  type Scalar,
  type TableSchema,
} from '../../src/connector/index.ts';
import { columnNamed } from './rows-filters.ts';
import { foldedPattern } from './rows-folded.ts';
import { literalText, nameText, operandText, orderText, valueText } from './rows-sql-text.ts';
import { familyOf } from './rows-types.ts';

type Leaf = Exclude<Condition, { readonly op: 'and' | 'or' }>;
type ComparisonOp = 'lt' | 'le' | 'gt' | 'ge';

const SIGNS = { lt: '<', le: '<=', gt: '>', ge: '>=' } as const;
/** For a value that lies between two that a column can hold. */
const SIGNS_ABOVE = { lt: '<=', le: '<=', gt: '>', ge: '>' } as const;

/** What is equal to a value has a cell: the column itself will do, and its index is used. */
function plainOperand(column: Column): string {
  const family = familyOf(column.sourceType);
  return family === 'float' || family === 'otherText' ? operandText(column) : nameText(column.name);
}
function listed(column: Column, values: readonly Scalar[]): string | null {
  const literals = values.map((value) => valueText(column, value)).filter(({ isAbove }) => !isAbove);
  return literals.length === 0 ? null : literals.map(({ sql }) => sql).join(', ');
}
function among(column: Column, values: readonly Scalar[]): string {
  const list = listed(column, values);
  return list === null ? 'FALSE' : `${plainOperand(column)} IN (${list})`;
}
function notAmong(column: Column, values: readonly Scalar[]): string {
  const list = listed(column, values);
  return list === null ? `${operandText(column)} IS NOT NULL` : `${operandText(column)} NOT IN (${list})`;
}
function compared(column: Column, op: ComparisonOp, value: Scalar): string {
  const { sql, isAbove } = valueText(column, value);
  return `${orderText(column)} ${(isAbove ? SIGNS_ABOVE : SIGNS)[op]} ${sql}`;
}

function likeText(text: string): string {
  return `${literalText(`${text.replace(/[!%_]/g, '!$&')}%`)} ESCAPE '!'`;
}
/** In brackets, for `~` and `||` are of one precedence. */
function patternText(start: string, text: string): string {
  return `(${literalText(`${start}${foldedPattern(text)}`)})`;
}
function textMatch(column: Column, leaf: Extract<Leaf, { readonly fold: boolean }>): string {
  if (column.type !== 'text') throw unsupported(leaf, column);
  const operand = operandText(column);
  const isNot = leaf.op === 'notContains' || leaf.op === 'notStartsWith';
  const isStart = leaf.op === 'startsWith' || leaf.op === 'notStartsWith';
  if (leaf.fold) return `${operand} ${isNot ? '!~' : '~'} ${patternText(isStart ? '^' : '', leaf.value)}`;
  if (isStart) return `${operand} ${isNot ? 'NOT LIKE' : 'LIKE'} ${likeText(leaf.value)}`;
  return `strpos(${operand}, ${literalText(leaf.value)}) ${isNot ? '=' : '>'} 0`;
}

function unsupported(leaf: Leaf, column: Column): ConnectorError {
  return new ConnectorError(
    'UNSUPPORTED',
    `"${leaf.op}" on column "${column.name}" of type ${column.sourceType}`,
  );
}
function leafText(leaf: Leaf, schema: TableSchema): string {
  const column = columnNamed(schema, leaf.column);
  switch (leaf.op) {
    case 'eq':
      return among(column, [leaf.value]);
    case 'in':
      return among(column, leaf.values);
    case 'ne':
      return notAmong(column, [leaf.value]);
    case 'notIn':
      return notAmong(column, leaf.values);
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      if (column.type === 'boolean') throw unsupported(leaf, column);
      return compared(column, leaf.op, leaf.value);
    case 'contains':
    case 'notContains':
    case 'startsWith':
    case 'notStartsWith':
      return textMatch(column, leaf);
    case 'isNull':
      return `${operandText(column)} IS NULL`;
    case 'notNull':
      return `${operandText(column)} IS NOT NULL`;
    case 'within':
    case 'notWithin':
      throw unsupported(leaf, column);
  }
}

function isLeaf(condition: Condition): condition is Leaf {
  return condition.op !== 'and' && condition.op !== 'or';
}

/** Throws UNSUPPORTED. A space stands before every bracket, for CKAN takes `AND(` for a call of a function. */
export function conditionText(condition: Condition, schema: TableSchema): string {
  if (isLeaf(condition)) return leafText(condition, schema);
  const parts = condition.of.map((branch) => `(${conditionText(branch, schema)})`);
  if (parts.length === 0) return condition.op === 'and' ? 'TRUE' : 'FALSE';
  return parts.join(condition.op === 'and' ? ' AND ' : ' OR ');
}
/** " WHERE …", or nothing. */
export function whereText(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.map((one) => `(${one})`).join(' AND ')}`;
}
