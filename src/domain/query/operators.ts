/** Which operation makes sense on which type of column: the one table of it. */
import type { AggregateFn, ColumnType, FilterOp } from './ast.ts';

const EQUATABLE: readonly ColumnType[] = ['text', 'integer', 'decimal', 'boolean', 'date', 'instant'];
const ORDERED: readonly ColumnType[] = EQUATABLE.filter((type) => type !== 'boolean');
const NUMERIC: readonly ColumnType[] = ['integer', 'decimal'];
export const COLUMN_TYPES: readonly ColumnType[] = [...EQUATABLE, 'point', 'json'];

/** Filters by the types of column that they may be used on. A negative leaf is allowed where its positive one is. */
export const FILTER_TYPES: Readonly<Record<FilterOp, readonly ColumnType[]>> = {
  eq: EQUATABLE,
  ne: EQUATABLE,
  in: EQUATABLE,
  notIn: EQUATABLE,
  lt: ORDERED,
  le: ORDERED,
  gt: ORDERED,
  ge: ORDERED,
  contains: ['text'],
  notContains: ['text'],
  startsWith: ['text'],
  notStartsWith: ['text'],
  within: ['point'],
  notWithin: ['point'],
  isNull: COLUMN_TYPES,
  notNull: COLUMN_TYPES,
};
/** Rows can be ordered and grouped by these. */
export const SORT_TYPES: readonly ColumnType[] = EQUATABLE;
/** Days, months and years are cut out of these. */
export const BUCKET_TYPES: readonly ColumnType[] = ['date', 'instant'];
export const AGGREGATE_TYPES: Readonly<Record<AggregateFn, readonly ColumnType[]>> = {
  count: COLUMN_TYPES,
  countDistinct: COLUMN_TYPES,
  sum: NUMERIC,
  avg: NUMERIC,
  min: ORDERED,
  max: ORDERED,
};

/** How types are called in sentences: `Column "x" holds …`. */
export const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'whole numbers',
  decimal: 'decimal numbers',
  boolean: 'true or false',
  date: 'dates',
  instant: 'points in time',
  point: 'points on the map',
  json: 'JSON',
};
