/** What a table or a portal claims to do with rows beyond what the platform can. */
import type { ColumnType, Fidelity, RowCapabilities } from '../connector/index.ts';
import { COLUMN_TYPES } from '../domain/query/operators.ts';
import { FILTER_OPS } from './rows-leaves.ts';

function isMore(own: number | null, most: number | null): boolean {
  return (own ?? Infinity) > (most ?? Infinity);
}
function missingFrom<T extends string>(
  own: readonly T[],
  most: readonly T[],
  name: string,
): readonly string[] {
  return own.filter((one) => !most.includes(one)).map((one) => `${name}: ${one}`);
}
function isStronger(own: Fidelity | undefined, most: Fidelity | undefined): boolean {
  return own !== undefined && own !== most && most !== 'exact';
}

function filterExcess(own: RowCapabilities['filter'], most: RowCapabilities['filter']): readonly string[] {
  return FILTER_OPS.flatMap((op) =>
    COLUMN_TYPES.filter((type) => isStronger(own[op]?.[type], most[op]?.[type])).map(
      (type) => `rows.filter.${op}.${type}`,
    ),
  );
}

function orderExcess(own: RowCapabilities['orderBy'], most: RowCapabilities['orderBy']): readonly string[] {
  if (own === null) return [];
  if (most === null) return ['rows.orderBy'];
  const isPlaced = own.nulls === 'unspecified' || own.nulls === most.nulls || most.nulls === 'choose';
  return [
    ...(own.maxKeys > most.maxKeys ? ['rows.orderBy.maxKeys'] : []),
    ...missingFrom(own.types, most.types, 'rows.orderBy.types'),
    ...(isPlaced ? [] : [`rows.orderBy.nulls: ${own.nulls}`]),
    ...(own.text === 'code-point' && most.text === 'collation' ? ['rows.orderBy.text'] : []),
  ];
}

type Aggregate = RowCapabilities['aggregate'];
const FUNCTIONS = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'] as const;
function aggregateExcess(own: Aggregate, most: Aggregate): readonly string[] {
  if (own === null) return [];
  if (most === null) return ['rows.aggregate'];
  const typesOf = (of: NonNullable<Aggregate>, fn: (typeof FUNCTIONS)[number]): readonly ColumnType[] =>
    of.functions[fn] ?? [];
  return [
    ...FUNCTIONS.flatMap((fn) =>
      missingFrom(typesOf(own, fn), typesOf(most, fn), `rows.aggregate.functions.${fn}`),
    ),
    ...missingFrom(own.groupBy, most.groupBy, 'rows.aggregate.groupBy'),
    ...missingFrom(own.buckets, most.buckets, 'rows.aggregate.buckets'),
    ...(own.maxGroupKeys > most.maxGroupKeys ? ['rows.aggregate.maxGroupKeys'] : []),
  ];
}

const COUNTS: readonly RowCapabilities['count'][] = ['none', 'estimate', 'exact'];

/** By the names of the capabilities; null: gives no rows at all. */
export function rowsExcess(own: RowCapabilities | null, most: RowCapabilities | null): readonly string[] {
  if (own === null) return [];
  if (most === null) return ['rows'];
  return [
    ...filterExcess(own.filter, most.filter),
    ...missingFrom(own.logic, most.logic, 'rows.logic'),
    ...(isMore(own.maxValues, most.maxValues) ? ['rows.maxValues'] : []),
    ...orderExcess(own.orderBy, most.orderBy),
    ...(own.page.maxSize > most.page.maxSize ? ['rows.page.maxSize'] : []),
    ...(isMore(own.page.reach, most.page.reach) ? ['rows.page.reach'] : []),
    ...(COUNTS.indexOf(own.count) > COUNTS.indexOf(most.count) ? ['rows.count'] : []),
    ...aggregateExcess(own.aggregate, most.aggregate),
  ];
}
