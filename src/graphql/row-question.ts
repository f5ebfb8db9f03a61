/** Questions about rows: from the graph's words to the core's. */
import { isGiven } from '../domain/given.ts';
import { GatewayError } from '../domain/errors.ts';
import type {
  AggregateFn,
  AggregateQuery,
  DateBucket,
  GroupKey,
  Measure,
  SortKey,
} from '../domain/query/ast.ts';
import { QUERY_LIMITS } from '../domain/query/limits.ts';
import type { RowsQuestion } from '../ports/rows.ts';
import type * as Schema from './generated/resolvers.ts';
import { badInput, readPredicate, type PlacedLeaf } from './row-predicate.ts';

export const DEFAULT_ROWS = 100;
export const MAX_ROWS = 10_000;
const DEFAULT_GROUPS = 1_000;
const MAX_GROUPS = 10_000;
const MAX_COLUMNS = 1_000;

export interface RowsReading {
  readonly question: RowsQuestion;
  /** Where each condition stands in the input. */
  readonly leaves: readonly PlacedLeaf[];
}
export interface AggregateReading {
  readonly query: AggregateQuery;
  readonly leaves: readonly PlacedLeaf[];
}

function needWithin(path: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw badInput(path, `1 to ${most}`, value);
}
function needFew<T>(path: string, list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  throw new GatewayError(
    'LIMIT_EXCEEDED',
    `${path}: at most ${most} can be asked at once, got ${list.length}.`,
  );
}

function columnsOf(select: readonly string[] | null | undefined): readonly string[] | 'all' {
  if (!isGiven(select)) return 'all';
  if (select.length === 0) throw badInput('select', 'names of columns, or to be left out for all', select);
  return needFew('select', select, MAX_COLUMNS);
}

function sortKeyOf({ column, direction, nulls }: Schema.SortKeyInput): SortKey {
  return {
    column,
    direction: direction === 'DESC' ? 'desc' : 'asc',
    nulls: nulls === 'FIRST' ? 'first' : 'last',
  };
}

/** Throws BAD_INPUT with the path of what is wrong, or LIMIT_EXCEEDED. */
export function readRowsQuestion(input: Schema.RowQueryInput): RowsReading {
  const where = isGiven(input.where) ? readPredicate(input.where, 'where') : null;
  const keys = needFew('orderBy', input.orderBy ?? [], QUERY_LIMITS.sortKeys);
  return {
    question: {
      query: {
        columns: columnsOf(input.select),
        where: where?.predicate ?? null,
        orderBy: keys.map(sortKeyOf),
      },
      first: needWithin('first', input.first ?? DEFAULT_ROWS, MAX_ROWS),
      after: input.after ?? null,
    },
    leaves: where?.leaves ?? [],
  };
}

const FUNCTION = {
  COUNT: 'count',
  COUNT_DISTINCT: 'countDistinct',
  SUM: 'sum',
  AVG: 'avg',
  MIN: 'min',
  MAX: 'max',
} as const satisfies Record<Schema.MeasureFn, AggregateFn>;
const BUCKET = {
  DAY: 'day',
  MONTH: 'month',
  YEAR: 'year',
} as const satisfies Record<Schema.DateBucket, DateBucket>;

function groupKeyOf({ column, bucket }: Schema.GroupKeyInput): GroupKey {
  return { column, bucket: isGiven(bucket) ? BUCKET[bucket] : null };
}
function measureOf({ as, fn, column }: Schema.MeasureInput, index: number): Measure {
  if (!isGiven(column) && fn !== 'COUNT')
    throw badInput(`measures[${index}].column`, `the column whose values ${fn} is of`, undefined);
  return { as, fn: FUNCTION[fn], column: column ?? null };
}

/** As `readRowsQuestion`. */
export function readAggregate(args: Schema.TableAggregateArgs): AggregateReading {
  const where = isGiven(args.where) ? readPredicate(args.where, 'where') : null;
  return {
    query: {
      where: where?.predicate ?? null,
      groupBy: needFew('groupBy', args.groupBy ?? [], QUERY_LIMITS.groupKeys).map(groupKeyOf),
      measures: needFew('measures', args.measures, QUERY_LIMITS.measures).map(measureOf),
      limit: needWithin('limit', args.limit ?? DEFAULT_GROUPS, MAX_GROUPS),
    },
    leaves: where?.leaves ?? [],
  };
}
