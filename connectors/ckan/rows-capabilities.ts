/** What a table of the DataStore can be asked: by datastore_search alone, or by SQL as well. */
import type { Column, ColumnType, Fidelity, RowCapabilities } from '../../src/connector/index.ts';
import { isFiltered } from './rows-filters.ts';

/** CKAN's own cap since 2.9; lowered by some portals, which then say so in the answer. */
export const MAX_ROWS = 32_000;
const MAX_VALUES = 5_000;
const MAX_KEYS = 16;

const EQUATED: readonly ColumnType[] = ['text', 'integer', 'decimal', 'boolean', 'date', 'instant'];
const ORDERED: readonly ColumnType[] = EQUATED.filter((type) => type !== 'boolean');

function exact(types: readonly ColumnType[]): Partial<Record<ColumnType, Fidelity>> {
  return Object.fromEntries(types.map((type) => [type, 'exact' as const]));
}

/** Without SQL; types of which one column is not compared as it is shown are left out. */
export function searchCapabilities(
  columns: readonly Column[],
  told: { readonly sortsNulls: boolean; readonly isEstimate: boolean },
): RowCapabilities {
  const filtered = EQUATED.filter((type) =>
    columns.every((column) => column.type !== type || isFiltered(column)),
  );
  return {
    filter: { eq: exact(filtered), in: exact(filtered) },
    logic: ['and'],
    maxValues: MAX_VALUES,
    orderBy: {
      maxKeys: MAX_KEYS,
      types: EQUATED,
      // PostgreSQL's own places for nulls, last upwards and first downwards, are neither `first` nor `last`.
      nulls: told.sortsNulls ? 'choose' : 'unspecified',
      text: 'collation',
    },
    page: { maxSize: MAX_ROWS, reach: null },
    count: told.isEstimate ? 'estimate' : 'exact',
    aggregate: null,
  };
}

/** With SQL: the most that any portal can do. */
export const SQL_CAPABILITIES: RowCapabilities = {
  filter: {
    eq: exact(EQUATED),
    ne: exact(EQUATED),
    in: exact(EQUATED),
    notIn: exact(EQUATED),
    lt: exact(ORDERED),
    le: exact(ORDERED),
    gt: exact(ORDERED),
    ge: exact(ORDERED),
    contains: exact(['text']),
    notContains: exact(['text']),
    startsWith: exact(['text']),
    notStartsWith: exact(['text']),
    // Not of JSON: its own null, and CKAN's composite around it, are not SQL's null.
    isNull: exact(EQUATED),
    notNull: exact(EQUATED),
  },
  logic: ['and', 'or'],
  maxValues: MAX_VALUES,
  orderBy: { maxKeys: MAX_KEYS, types: EQUATED, nulls: 'choose', text: 'code-point' },
  page: { maxSize: MAX_ROWS, reach: null },
  count: 'exact',
  aggregate: {
    functions: {
      count: EQUATED,
      countDistinct: EQUATED,
      sum: ['integer', 'decimal'],
      avg: ['integer', 'decimal'],
      min: ORDERED,
      max: ORDERED,
    },
    groupBy: EQUATED,
    buckets: ['day', 'month', 'year'],
    maxGroupKeys: MAX_KEYS,
  },
};

/** Which of the two a schema was described with. */
export function hasSql({ aggregate }: RowCapabilities): boolean {
  return aggregate !== null;
}
