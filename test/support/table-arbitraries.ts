/** Random tables for property tests of reading rows: what they hold, what their portal can do, what is asked of them. */
import fc from 'fast-check';
import type {
  AggregateFn,
  AggregateQuery,
  ColumnType,
  RowCapabilities,
  SortKey,
} from '../../src/domain/query/ast.ts';
import { AGGREGATE_TYPES, BUCKET_TYPES, SORT_TYPES } from '../../src/domain/query/operators.ts';
import type { Column } from '../../src/domain/query/table.ts';
import type { RowsQuestion } from '../../src/ports/rows.ts';
import { aColumn, aPredicate, aRow, EVERY_COLUMN, someCapabilities } from './row-arbitraries.ts';
import type { TableSourceOptions } from './table-source.ts';

export const KEY = aColumn('id', 'integer', { nullable: false, system: true });
export const TABLE_COLUMNS: readonly Column[] = [KEY, ...EVERY_COLUMN];

const someTypes: readonly (readonly ColumnType[])[] = [SORT_TYPES, ['integer', 'date', 'instant'], []];
const someOrdering: fc.Arbitrary<RowCapabilities['orderBy']> = fc.option(
  fc.record({
    maxKeys: fc.constantFrom(1, 2, 8),
    types: fc.constantFrom(...someTypes),
    nulls: fc.constantFrom('first', 'last', 'choose', 'choose', 'unspecified'),
    // A portal's collation orders differently by right, so what is compared with the reference has none.
    text: fc.constant('code-point'),
  }),
  { nil: null },
);

const FUNCTIONS: readonly AggregateFn[] = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'];
const someAggregating: fc.Arbitrary<RowCapabilities['aggregate']> = fc.option(
  fc.record({
    functions: fc
      .subarray([...FUNCTIONS], { minLength: 3 })
      .map((names) => Object.fromEntries(names.map((name) => [name, AGGREGATE_TYPES[name]]))),
    groupBy: fc.constantFrom(SORT_TYPES, SORT_TYPES, ['integer', 'date'] as const),
    buckets: fc.constantFrom(['day', 'month', 'year'] as const, ['year'] as const, []),
    maxGroupKeys: fc.constantFrom(0, 1, 4),
  }),
  { nil: null },
);

export const aTableCapabilities: fc.Arbitrary<RowCapabilities> = fc
  .record({
    base: someCapabilities,
    orderBy: someOrdering,
    maxSize: fc.constantFrom(1, 3, 7, 1_000),
    count: fc.constantFrom<RowCapabilities['count']>('exact', 'none'),
    aggregate: someAggregating,
  })
  .map(({ base, orderBy, maxSize, count, aggregate }) => ({
    ...base,
    orderBy,
    page: { maxSize, reach: null },
    count,
    aggregate,
  }));

export const aTable: fc.Arbitrary<TableSourceOptions> = fc
  .record({
    rows: fc.array(aRow, { maxLength: 30 }),
    capabilities: aTableCapabilities,
    key: fc.constantFrom('id', 'id', null),
    pageCap: fc.constantFrom(1, 2, 1_000),
    tellsTotal: fc.boolean(),
    lets: fc.constantFrom(2, 3, 1_000).map((every) => (at: number) => at % every === 0),
    version: fc.constantFrom('v1', null),
    sample: fc.constantFrom(null, 5, 100),
    knowsCount: fc.boolean(),
  })
  .map(({ rows, version, knowsCount, ...options }) => {
    const keyed = rows.map((row, index) => ({ ...row, id: index + 1 }));
    return {
      ...options,
      columns: TABLE_COLUMNS,
      rows: keyed,
      version: () => version,
      count: knowsCount ? { value: rows.length, precision: 'exact' as const } : null,
      sample: options.key === null ? null : options.sample,
    };
  });

const aSortKey: fc.Arbitrary<SortKey> = fc.record({
  column: fc.constantFrom(...SORT_TYPES, 'id'),
  direction: fc.constantFrom('asc', 'desc'),
  nulls: fc.constantFrom('first', 'last'),
});

export const aRowsQuery: fc.Arbitrary<RowsQuestion['query']> = fc.record({
  columns: fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(fc.constantFrom(...TABLE_COLUMNS.map(({ name }) => name)), { minLength: 1, maxLength: 3 }),
  ),
  where: fc.option(aPredicate(1), { nil: null }),
  orderBy: fc.array(aSortKey, { maxLength: 3 }),
});

const aGroupKey: fc.Arbitrary<AggregateQuery['groupBy'][number]> = fc.oneof(
  fc.record({ column: fc.constantFrom(...SORT_TYPES), bucket: fc.constant(null) }),
  fc.record({
    column: fc.constantFrom(...BUCKET_TYPES),
    bucket: fc.constantFrom('day' as const, 'month' as const, 'year' as const),
  }),
);
const aMeasure: fc.Arbitrary<Omit<AggregateQuery['measures'][number], 'as'>> = fc.oneof(
  fc.constant({ fn: 'count' as const, column: null }),
  ...FUNCTIONS.map((fn) =>
    fc.record({ fn: fc.constant(fn), column: fc.constantFrom(...AGGREGATE_TYPES[fn]) }),
  ),
);
export const anAggregateQuery: fc.Arbitrary<AggregateQuery> = fc.record({
  where: fc.option(aPredicate(1), { nil: null }),
  groupBy: fc.uniqueArray(aGroupKey, { maxLength: 2, selector: ({ column }) => column }),
  measures: fc
    .array(aMeasure, { minLength: 1, maxLength: 3 })
    .map((measures) => measures.map((measure, at) => ({ ...measure, as: `m${at}` }))),
  limit: fc.constantFrom(1, 3, 100),
});
