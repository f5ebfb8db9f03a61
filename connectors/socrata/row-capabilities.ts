/** What a table can be asked, cell by cell. Every `exact` and `superset` here is held against the reference. */
import type { Column, ColumnType, FilterOp, Fidelity, RowCapabilities } from '../../src/connector/index.ts';
import type { Backend } from './backends.ts';
import { kindOf } from './column-kinds.ts';

/** Of one answer: https://dev.socrata.com/docs/paging. 2.1 has no maximum on paper, but was seen to stop here. */
export const MOST_ROWS = 50_000;
/** No table is asked for less at once, unless it answers that this is too much. */
const FEWEST_ROWS = 1_000;
/** Cells of one page: some tens of megabytes of JSON. */
const PAGE_CELLS = 500_000;

type Cells = Partial<Record<ColumnType, Fidelity>>;

/** null is null in every type. */
const ALL: Cells = {
  text: 'exact',
  decimal: 'exact',
  boolean: 'exact',
  instant: 'exact',
  point: 'exact',
  json: 'exact',
};
const EQUAL: Cells = { text: 'exact', decimal: 'exact', boolean: 'exact', instant: 'exact' };
/** Text is ordered by a collation of the database's, not by code point. */
const ORDERED: Cells = { decimal: 'exact', instant: 'exact' };
/** See `soql-text.ts` and `soql-box.ts` for why these find more than what was asked for, and never less. */
const WIDER_TEXT: Cells = { text: 'superset' };
const WIDER_BOX: Cells = { point: 'superset' };

const FILTER: Readonly<Record<FilterOp, Cells>> = {
  eq: EQUAL,
  ne: EQUAL,
  in: EQUAL,
  notIn: EQUAL,
  lt: ORDERED,
  le: ORDERED,
  gt: ORDERED,
  ge: ORDERED,
  contains: WIDER_TEXT,
  startsWith: WIDER_TEXT,
  notContains: WIDER_TEXT,
  notStartsWith: WIDER_TEXT,
  within: WIDER_BOX,
  notWithin: WIDER_BOX,
  isNull: ALL,
  notNull: ALL,
};
/** Text compared without regard to case: equal texts are among those found, different ones may be lost. */
const CASELESS: Partial<Record<FilterOp, Cells>> = {
  eq: { ...EQUAL, text: 'superset' },
  in: { ...EQUAL, text: 'superset' },
  ne: without(EQUAL, 'text'),
  notIn: without(EQUAL, 'text'),
  notContains: {},
  notStartsWith: {},
};

function without(cells: Cells, type: ColumnType): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([each]) => each !== type));
}

/** The most any table can do. */
export const ROW_CAPABILITIES: RowCapabilities = {
  filter: FILTER,
  logic: ['and', 'or'],
  // As many as go into an address, give or take; see `soda.ts` for what does not.
  maxValues: 200,
  orderBy: {
    maxKeys: 8,
    types: ['text', 'decimal', 'boolean', 'instant'],
    nulls: 'choose',
    text: 'collation',
  },
  page: { maxSize: MOST_ROWS, reach: null },
  count: 'exact',
  aggregate: {
    functions: {
      count: ['text', 'decimal', 'boolean', 'instant', 'point', 'json'],
      countDistinct: ['text', 'decimal', 'boolean', 'instant'],
      sum: ['decimal'],
      avg: ['decimal'],
      min: ['decimal', 'instant'],
      max: ['decimal', 'instant'],
    },
    groupBy: ['text', 'decimal', 'boolean', 'instant'],
    buckets: ['day', 'month', 'year'],
    maxGroupKeys: 8,
  },
};

function pageSizeOf(columns: readonly Column[]): number {
  const rows = Math.floor(PAGE_CELLS / Math.max(1, columns.length));
  return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows));
}

/** `type` taken out of everything but the order. */
function narrowed(capabilities: RowCapabilities, type: ColumnType): RowCapabilities {
  const { filter, aggregate } = capabilities;
  const cells = Object.entries(filter).map(([op, types]): [string, Cells] => [op, without(types, type)]);
  const functions = Object.entries(aggregate?.functions ?? {}).map(
    ([fn, types]): [string, readonly ColumnType[]] => [fn, types.filter((each) => each !== type)],
  );
  return {
    ...capabilities,
    filter: Object.fromEntries(cells),
    aggregate:
      aggregate === null
        ? null
        : {
            ...aggregate,
            functions: Object.fromEntries(functions),
            groupBy: aggregate.groupBy.filter((each) => each !== type),
          },
  };
}

/** Equal text is one group on 2.1 only, and counted as one. */
function caseless(capabilities: RowCapabilities): RowCapabilities {
  const { filter, aggregate } = capabilities;
  if (aggregate === null) return { ...capabilities, filter: { ...filter, ...CASELESS } };
  const isOther = (type: ColumnType): boolean => type !== 'text';
  const countDistinct = (aggregate.functions.countDistinct ?? []).filter(isOther);
  return {
    ...capabilities,
    filter: { ...filter, ...CASELESS },
    aggregate: {
      ...aggregate,
      functions: { ...aggregate.functions, countDistinct },
      groupBy: aggregate.groupBy.filter(isOther),
    },
  };
}

/**
 * Of one table. While its back end is unknown it is taken for the old one: what is true there is true on both. Doubles
 * are compared and added as doubles, which is not what decimals are here, so a table that has any keeps numbers to be
 * compared here.
 */
export function rowCapabilities(columns: readonly Column[], backend: Backend | null): RowCapabilities {
  const own = { ...ROW_CAPABILITIES, page: { maxSize: pageSizeOf(columns), reach: null } };
  const compared = backend === '2.1' ? own : caseless(own);
  const hasDoubles = columns.some(({ sourceType }) => kindOf(sourceType) === 'double');
  return hasDoubles ? narrowed(compared, 'decimal') : compared;
}
