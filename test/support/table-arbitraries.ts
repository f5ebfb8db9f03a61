/** Random tables for property tests of reading rows: what they hold, what their portal can do, what is asked of them. */
import fc from 'fast-check';
import type { ColumnType, RowCapabilities, SortKey } from '../../src/domain/query/ast.ts';
import { SORT_TYPES } from '../../src/domain/query/operators.ts';
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

export const aTableCapabilities: fc.Arbitrary<RowCapabilities> = fc
  .record({
    base: someCapabilities,
    orderBy: someOrdering,
    maxSize: fc.constantFrom(1, 3, 7, 1_000),
    count: fc.constantFrom<RowCapabilities['count']>('exact', 'none'),
  })
  .map(({ base, orderBy, maxSize, count }) => ({ ...base, orderBy, page: { maxSize, reach: null }, count }));

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
