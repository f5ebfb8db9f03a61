/** Aggregates held against a table's columns. */
import { GatewayError } from '../errors.ts';
import type { AggregateFn, AggregateQuery, ColumnType, Condition, GroupKey, Measure } from './ast.ts';
import { checkWhere } from './check-where.ts';
import { columnsByName, type ColumnOf } from './columns-by-name.ts';
import { QUERY_LIMITS } from './limits.ts';
import { quoted } from './literal.ts';
import { AGGREGATE_TYPES, BUCKET_TYPES, SORT_TYPES, TYPE_WORDS } from './operators.ts';
import type { Column } from './table.ts';

/** `type`: of the answer, which for a bucket is a date. */
export type CheckedGroupKey = GroupKey & { readonly type: ColumnType };
export type CheckedMeasure = Measure & { readonly type: ColumnType };
export interface CheckedAggregate {
  /** Literals are cells of their columns. Null: every row. */
  readonly where: Condition | null;
  readonly groupBy: readonly CheckedGroupKey[];
  readonly measures: readonly CheckedMeasure[];
  readonly limit: number;
}

/** Throws BAD_INPUT: unknown column, wrong type, two things of one name, nothing to answer. */
export function checkAggregate(query: AggregateQuery, columns: readonly Column[]): CheckedAggregate {
  const { groupBy, measures, limit } = query;
  const columnOf = columnsByName(columns);
  if (groupBy.length === 0 && measures.length === 0)
    throw bad('Expected something to group by or to measure, got neither.');
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw bad(`Expected a limit of at least 1 group, got ${String(limit)}.`);
  atMost(QUERY_LIMITS.groupKeys, groupBy, 'columns to group by');
  atMost(QUERY_LIMITS.measures, measures, 'measures');
  const where = checkWhere(query.where, columns);
  const keys = groupBy.map((key) => checkKey(key, columnOf(key.column)));
  const checked = measures.map((measure) => checkMeasure(measure, columnOf));
  checkNames([...keys.map((key) => key.column), ...checked.map((measure) => measure.as)]);
  return { where, groupBy: keys, measures: checked, limit };
}

function checkKey(key: GroupKey, column: Column): CheckedGroupKey {
  if (!SORT_TYPES.includes(column.type))
    throw bad(`Column ${quoted(column.name)} holds ${TYPE_WORDS[column.type]}, which cannot be grouped by.`);
  if (key.bucket === null) return { ...key, type: column.type };
  if (!BUCKET_TYPES.includes(column.type))
    throw bad(
      `Column ${quoted(column.name)} holds ${TYPE_WORDS[column.type]}: expected dates or points in time to make a ${key.bucket} of.`,
    );
  return { ...key, type: 'date' };
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

function checkMeasure(measure: Measure, columnOf: ColumnOf): CheckedMeasure {
  const { as, fn, column } = measure;
  if (!NAME.test(as))
    throw bad(
      `Expected a name of up to 63 letters, digits and "_" for a measure ("total"), got ${quoted(as)}.`,
    );
  if (column === null) {
    if (fn !== 'count') throw bad(`Measure ${quoted(as)}: "${fn}" needs a column; only "count" counts rows.`);
    return { ...measure, type: 'integer' };
  }
  const { type } = columnOf(column);
  if (!AGGREGATE_TYPES[fn].includes(type)) {
    const wanted = AGGREGATE_TYPES[fn].map((each) => TYPE_WORDS[each]).join(', ');
    throw bad(`Column ${quoted(column)} holds ${TYPE_WORDS[type]}: "${fn}" is for columns of ${wanted}.`);
  }
  return { ...measure, type: answerType(fn, type) };
}

function answerType(fn: AggregateFn, type: ColumnType): ColumnType {
  switch (fn) {
    case 'count':
    case 'countDistinct':
      return 'integer';
    case 'avg':
      return 'decimal';
    case 'sum':
    case 'min':
    case 'max':
      return type;
  }
}

function checkNames(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw bad(`Expected one value called ${quoted(twice)} in every group, got two.`);
}

function atMost(most: number, items: readonly unknown[], what: string): void {
  if (items.length > most)
    throw bad(`Expected at most ${String(most)} ${what}, got ${String(items.length)}.`);
}

function bad(message: string): GatewayError {
  return new GatewayError('BAD_INPUT', message);
}
