/** Conditions for the engine, equal to `domain/query/evaluate.ts` in every case. */
import { ConnectorError } from '../../connector/index.ts';
import type { Box, Comparison, Condition, Leaf, NegativeLeaf, Scalar } from '../../domain/query/ast.ts';
import { foldCase } from '../../domain/query/fold-case.ts';
import { sqlTypeOf } from '../storage.ts';
import { boundOf, type Bound } from './bound.ts';
import { latitudeOf, type Names, type ParameterList, type SqlColumn } from './statement.ts';

export interface ConditionContext {
  readonly names: Names;
  readonly parameters: ParameterList;
  /** Of the engine: the text with every letter in lower case, as `foldCase` has it. */
  readonly fold: (text: string) => string;
}

const SIGNS: Readonly<Record<Comparison, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

function comparison(op: Comparison, column: SqlColumn, bound: Bound, parameters: ParameterList): string {
  const { sql } = column;
  const cast = (text: string): string => `CAST(${parameters.add(text)} AS ${sqlTypeOf(column.storage)})`;
  const any = `${sql} IS NOT NULL`;
  const isLess = op === 'lt' || op === 'le';
  switch (bound.is) {
    case 'value':
      return `${sql} ${SIGNS[op]} ${cast(bound.text)}`;
    case 'between':
      if (op === 'eq') return 'FALSE';
      if (op === 'ne') return any;
      if (isLess) return `${sql} ${bound.isBelow ? '<=' : '<'} ${cast(bound.edge)}`;
      return `${sql} ${bound.isBelow ? '>' : '>='} ${cast(bound.edge)}`;
    case 'below':
      return isLess || op === 'eq' ? 'FALSE' : any;
    case 'above':
      return isLess || op === 'ne' ? any : 'FALSE';
  }
}

function listed(column: SqlColumn, values: readonly Scalar[], parameters: ParameterList): string {
  const bounds = values.map((value) => boundOf(value, column.storage));
  const texts = bounds.flatMap((bound) => (bound.is === 'value' ? [bound.text] : []));
  if (texts.length === 0) return 'FALSE';
  const list = `from_json(${parameters.add(JSON.stringify(texts))}, '["VARCHAR"]')`;
  return `${column.sql} IN (SELECT CAST(unnest(${list}) AS ${sqlTypeOf(column.storage)}))`;
}

function inBox(column: SqlColumn, [west, south, east, north]: Box, parameters: ParameterList): string {
  const number = (value: number): string => `CAST(${parameters.add(String(value))} AS DOUBLE)`;
  const y = latitudeOf(column);
  const isOver = west > east ? 'OR' : 'AND';
  const across = `${column.sql} >= ${number(west)} ${isOver} ${column.sql} <= ${number(east)}`;
  return `((${across}) AND ${y} >= ${number(south)} AND ${y} <= ${number(north)})`;
}

function textMatch(
  leaf: Extract<Leaf | NegativeLeaf, { readonly fold: boolean }>,
  { sql }: SqlColumn,
  { parameters, fold }: ConditionContext,
): string {
  const matches = leaf.op === 'contains' || leaf.op === 'notContains' ? 'contains' : 'starts_with';
  const [text, part] = leaf.fold ? [fold(sql), foldCase(leaf.value)] : [sql, leaf.value];
  return `${matches}(${text}, ${parameters.add(part)})`;
}

function negated(sql: string, condition: string): string {
  return `(${sql} IS NOT NULL AND NOT (${condition}))`;
}

function leafSql(leaf: Leaf | NegativeLeaf, context: ConditionContext): string {
  const { parameters } = context;
  const column = context.names.of(leaf.column);
  const { sql, storage } = column;
  switch (leaf.op) {
    case 'isNull':
      return `${sql} IS NULL`;
    case 'notNull':
      return `${sql} IS NOT NULL`;
    case 'in':
      return listed(column, leaf.values, parameters);
    case 'notIn':
      return negated(sql, listed(column, leaf.values, parameters));
    case 'within':
    case 'notWithin': {
      if (storage.as !== 'point') throw notFor(leaf.op, leaf.column);
      const box = inBox(column, leaf.box, parameters);
      return leaf.op === 'within' ? box : negated(sql, box);
    }
    case 'contains':
    case 'startsWith':
    case 'notContains':
    case 'notStartsWith': {
      if (storage.as !== 'text') throw notFor(leaf.op, leaf.column);
      const match = textMatch(leaf, column, context);
      return leaf.op === 'contains' || leaf.op === 'startsWith' ? match : negated(sql, match);
    }
    default:
      if (storage.as === 'json' || storage.as === 'point') throw notFor(leaf.op, leaf.column);
      return comparison(leaf.op, column, boundOf(leaf.value, storage), parameters);
  }
}
function notFor(op: string, column: string): ConnectorError {
  return new ConnectorError(
    'UNSUPPORTED',
    `"${op}" is not for column ${JSON.stringify(column.slice(0, 100))}`,
  );
}

/** Throws ConnectorError UNSUPPORTED for what the table's capabilities do not hold. */
export function conditionSql(condition: Condition, context: ConditionContext): string {
  switch (condition.op) {
    case 'and':
    case 'or': {
      if (condition.of.length === 0) return condition.op === 'and' ? 'TRUE' : 'FALSE';
      const word = condition.op === 'and' ? ' AND ' : ' OR ';
      return `(${condition.of.map((branch) => conditionSql(branch, context)).join(word)})`;
    }
    default:
      return leafSql(condition, context);
  }
}
