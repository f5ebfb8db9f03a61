/** What a table out of a file can do: nearly everything, exactly. */
import type { AggregateFn, ColumnType, FilterOp, RowCapabilities } from '../../domain/query/ast.ts';
import { AGGREGATE_TYPES, COLUMN_TYPES, FILTER_TYPES, SORT_TYPES } from '../../domain/query/operators.ts';
import { MAX_PRECISION, type Storage } from '../storage.ts';
import type { TableAbout } from '../table-about.ts';

/** Rows of one batch at most. */
export const BATCH_ROWS = 10_000;

const EXACT: RowCapabilities['filter'] = Object.fromEntries(
  Object.entries(FILTER_TYPES).map(([op, types]: [string, readonly ColumnType[]]) => [
    op,
    Object.fromEntries(types.map((type) => [type, 'exact'])),
  ]),
) satisfies Partial<Record<FilterOp, unknown>>;

/** Digits that a sum over all rows can have, which the engine must be able to hold. */
function sumDigits(storage: Storage, rows: number): number {
  const more = String(rows).length;
  switch (storage.as) {
    case 'bigint':
      return 19 + more;
    case 'hugeint':
      return storage.digits + more;
    case 'decimal':
      return storage.whole + storage.scale + more;
    default:
      // Sums of doubles depend on the order of the rows, and so are none.
      return storage.as === 'double' ? Infinity : 0;
  }
}

/** `sum` and `avg` are left to the core for all columns of a type as soon as one of them could overflow here. */
function summable({ columns, rows }: TableAbout): readonly ColumnType[] {
  const isSafe = (...kinds: readonly Storage['as'][]): boolean =>
    columns
      .filter(({ storage }) => kinds.includes(storage.as))
      .every(({ storage }) => sumDigits(storage, rows) <= MAX_PRECISION);
  const integers = isSafe('bigint', 'hugeint');
  const decimals = isSafe('decimal', 'double');
  return [...(integers ? ['integer' as const] : []), ...(decimals ? ['decimal' as const] : [])];
}

export function capabilitiesOf(about: TableAbout): RowCapabilities {
  const sums = summable(about);
  // JSON of one meaning has several spellings, which only the core knows to be the same.
  const distinct = COLUMN_TYPES.filter((type) => type !== 'json');
  const functions: Partial<Record<AggregateFn, readonly ColumnType[]>> = {
    count: AGGREGATE_TYPES.count,
    countDistinct: distinct,
    sum: sums,
    avg: sums,
    min: AGGREGATE_TYPES.min,
    max: AGGREGATE_TYPES.max,
  };
  return {
    filter: EXACT,
    logic: ['and', 'or'],
    maxValues: null,
    orderBy: { maxKeys: 16, types: SORT_TYPES, nulls: 'choose', text: 'code-point' },
    page: { maxSize: BATCH_ROWS, reach: null },
    count: 'exact',
    aggregate: { functions, groupBy: SORT_TYPES, buckets: ['day', 'month', 'year'], maxGroupKeys: 16 },
  };
}
