import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../../src/domain/errors.ts';
import { bucketStart, canPushAggregate, createAggregator } from '../../../src/domain/query/aggregate.ts';
import type {
  AggregateFn,
  AggregateQuery,
  Cell,
  GroupKey,
  Measure,
  Row,
  RowCapabilities,
} from '../../../src/domain/query/ast.ts';
import { checkAggregate } from '../../../src/domain/query/check.ts';
import { cellKey, compareCells } from '../../../src/domain/query/compare.ts';
import { AGGREGATE_TYPES, COLUMN_TYPES, SORT_TYPES } from '../../../src/domain/query/operators.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { ALL_FILTERS, aRow, EVERY_COLUMN, NO_CAPABILITIES } from '../../support/row-arbitraries.ts';

const typeOf = typesOf(EVERY_COLUMN);
const measure = (as: string, fn: AggregateFn, column: string | null): Measure => ({ as, fn, column });
const rows = measure('n', 'count', null);
const by = (column: string, bucket: GroupKey['bucket'] = null): GroupKey => ({ column, bucket });

function checked(change: Partial<AggregateQuery>) {
  return checkAggregate(
    { where: null, groupBy: [], measures: [rows], limit: 1_000, ...change },
    EVERY_COLUMN,
  );
}
function answer(change: Partial<AggregateQuery>, some: readonly Row[]): readonly Row[] {
  const aggregator = createAggregator(checked(change), typeOf);
  for (const row of some) aggregator.add(row);
  return aggregator.result();
}

describe('grouping', () => {
  it('gives groups by their keys, nulls last', () => {
    const some = [{ text: 'b' }, { text: null }, { text: 'a', boolean: true }, { text: 'b' }, {}];
    expect(answer({ groupBy: [by('text')] }, some)).toEqual([
      { text: 'a', n: 1 },
      { text: 'b', n: 2 },
      { text: null, n: 2 },
    ]);
  });

  it('has one group of no rows where there are no keys, and none where there are', () => {
    const measures = [rows, measure('total', 'sum', 'decimal'), measure('last', 'max', 'date')];
    expect(answer({ measures }, [])).toEqual([{ n: 0, total: null, last: null }]);
    expect(answer({ measures, groupBy: [by('text')] }, [])).toEqual([]);
  });

  it('cuts days, months and years out of dates and instants', () => {
    const some = [
      { instant: '2024-05-01T23:59:59.9Z' },
      { instant: '2024-05-31T00:00:00' },
      { instant: '2023-12-31T00:00:00Z' },
      { instant: null },
    ];
    expect(answer({ groupBy: [by('instant', 'month')] }, some)).toEqual([
      { instant: '2023-12-01', n: 1 },
      { instant: '2024-05-01', n: 2 },
      { instant: null, n: 1 },
    ]);
    expect(bucketStart('2024-05-31', 'year')).toBe('2024-01-01');
    expect(bucketStart('2024-05-31T10:00:00Z', 'day')).toBe('2024-05-31');
  });

  it('takes an instant with "Z" and without for one, and tells text from numbers', () => {
    const some = [{ instant: '2024-05-01T00:00:00' }, { instant: '2024-05-01T00:00:00Z' }];
    for (const order of [some, some.toReversed()])
      expect(answer({ groupBy: [by('instant')] }, order)).toEqual([
        { instant: '2024-05-01T00:00:00Z', n: 2 },
      ]);
    const keys = [{ text: 'null' }, { text: null }, { text: '[]' }];
    expect(answer({ groupBy: [by('text')] }, keys)).toHaveLength(3);
  });

  it('gives the first groups where there are more than asked for, and knows how many there are', () => {
    const aggregator = createAggregator(checked({ groupBy: [by('integer')], limit: 2 }), typeOf);
    for (const integer of [3, 1, 2, 1]) aggregator.add({ integer });
    expect(aggregator.result()).toEqual([
      { integer: 1, n: 2 },
      { integer: 2, n: 1 },
    ]);
    expect(aggregator.groups).toBe(3);
  });

  it('holds no more than it may', () => {
    const grouped = createAggregator(checked({ groupBy: [by('integer')] }), typeOf, {
      groups: 2,
      distinct: 9,
    });
    for (const integer of [1, 2, 1, 2]) grouped.add({ integer });
    expect(() => grouped.add({ integer: 3 })).toThrow(/^More than 2 groups/);
    const distinct = checked({ measures: [measure('kinds', 'countDistinct', 'integer')] });
    const counting = createAggregator(distinct, typeOf, { groups: 2, distinct: 2 });
    for (const integer of [1, 2, null, 2]) counting.add({ integer });
    expect(() => counting.add({ integer: 3 })).toThrow(GatewayError);
  });

  it('gives what a slow reading of the definition gives, whatever the order of rows', () => {
    const measures = (['count', 'countDistinct', 'min', 'max'] as const).flatMap((fn) =>
      AGGREGATE_TYPES[fn].map((type) => measure(`${fn}_${type}`, fn, type)),
    );
    const keys = fc.uniqueArray(fc.constantFrom(...SORT_TYPES), { maxLength: 2 });
    fc.assert(
      fc.property(keys, fc.array(aRow, { maxLength: 15 }), (columns, some) => {
        const query = { groupBy: columns.map((column) => by(column)), measures };
        const found = answer(query, some);
        expect(answer(query, some.toReversed())).toEqual(found);
        const total = (as: string) => found.reduce((sum, row) => sum + Number(row[as]), 0);
        for (const type of COLUMN_TYPES)
          expect(total(`count_${type}`)).toBe(some.filter((row) => row[type] !== null).length);
        for (const group of found) expectGroup(group, columns, some);
      }),
    );
  });
});

function sameCell(a: Cell | undefined, b: Cell | undefined, type: (typeof COLUMN_TYPES)[number]): boolean {
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  return compareCells(a, b, type) === 0;
}

function expectGroup(
  group: Row,
  columns: readonly (typeof COLUMN_TYPES)[number][],
  some: readonly Row[],
): void {
  const members = some.filter((row) =>
    columns.every((column) => sameCell(row[column], group[column], column)),
  );
  for (const type of COLUMN_TYPES) {
    const cells = members.flatMap((row) =>
      row[type] === null || row[type] === undefined ? [] : [row[type]],
    );
    expect(group[`countDistinct_${type}`]).toBe(new Set(cells.map((cell) => cellKey(cell, type))).size);
    if (!AGGREGATE_TYPES.min.includes(type)) continue;
    const sorted = cells.toSorted((a, b) => compareCells(a, b, type));
    expect(sameCell(group[`min_${type}`], sorted[0] ?? null, type)).toBe(true);
    expect(sameCell(group[`max_${type}`], sorted.at(-1) ?? null, type)).toBe(true);
  }
}

describe('leaving an aggregate to the portal', () => {
  const able: RowCapabilities = {
    ...NO_CAPABILITIES,
    filter: ALL_FILTERS,
    logic: ['and', 'or'],
    aggregate: {
      functions: { sum: ['decimal'] },
      groupBy: ['text', 'date'],
      buckets: ['year'],
      maxGroupKeys: 1,
    },
  };
  const because = (change: Partial<AggregateQuery>, capabilities = able) => {
    const push = canPushAggregate(checked(change), capabilities, typeOf);
    return push.pushed ? null : push.because;
  };

  it('is right where it can do all of it', () => {
    const measures = [rows, measure('total', 'sum', 'decimal')];
    expect(
      because({ measures, groupBy: [by('date', 'year')], where: { op: 'eq', column: 'text', value: 'a' } }),
    ).toBeNull();
  });

  it('is wrong where it cannot do a part of it, and says which', () => {
    const where = { op: 'eq', column: 'text', value: 'a' } as const;
    expect(because({}, { ...able, aggregate: null })).toBe('The portal cannot aggregate.');
    expect(because({ where }, { ...able, filter: {} })).toMatch(/cannot filter by "eq" on column "text"/);
    expect(because({ where }, { ...able, filter: { eq: { text: 'superset' } } })).toMatch(
      /may let other rows through/,
    );
    expect(because({ groupBy: [by('text'), by('date')] })).toBe('The portal groups by 1 column at most.');
    expect(because({ groupBy: [by('boolean')] })).toBe(
      'The portal cannot group by column "boolean" (true or false).',
    );
    expect(because({ groupBy: [by('date', 'day')] })).toBe('The portal cannot group by day.');
    expect(because({ measures: [measure('a', 'avg', 'decimal')] })).toBe(
      'The portal cannot do "avg" of column "decimal" (decimal numbers).',
    );
    expect(because({ measures: [measure('a', 'count', 'text')] })).toMatch(
      /cannot do "count" of column "text"/,
    );
  });
});
