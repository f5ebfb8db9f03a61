import { describe, expect, it } from 'vitest';
import {
  ConnectorError,
  demandDeclaredAggregate,
  demandDeclaredCount,
  demandDeclaredRows,
  type Condition,
  type PushedAggregate,
  type RowCapabilities,
  type SortKey,
  type TableSchema,
} from '../../src/connector/index.ts';

const CAPABILITIES: RowCapabilities = {
  filter: {
    eq: { text: 'exact', integer: 'exact' },
    in: { integer: 'exact' },
    contains: { text: 'superset' },
  },
  logic: ['and'],
  maxValues: 2,
  orderBy: { maxKeys: 1, types: ['integer'], nulls: 'last', text: 'collation' },
  page: { maxSize: 100, reach: null },
  count: 'exact',
  aggregate: {
    functions: { sum: ['integer'] },
    groupBy: ['text', 'date'],
    buckets: ['year'],
    maxGroupKeys: 1,
  },
};
const COLUMNS = [
  ['name', 'text'],
  ['size', 'integer'],
  ['day', 'date'],
] as const;

function schemaOf(capabilities: RowCapabilities = CAPABILITIES): TableSchema {
  return {
    ref: { datasetId: 'd', tableId: 't' },
    columns: COLUMNS.map(([name, type]) => ({
      name,
      type,
      nullable: true,
      title: null,
      description: null,
      sourceType: type,
      system: false,
    })),
    capabilities,
    version: null,
    asOf: null,
    key: null,
    count: null,
    sample: null,
  };
}
/** The message; null: not refused. */
function refusal(ask: () => void): string | null {
  try {
    ask();
    return null;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'UNSUPPORTED') return error.message;
    throw error;
  }
}
function ofRows(where: Condition | null, orderBy: readonly SortKey[] = []): string | null {
  return refusal(() => demandDeclaredRows(schemaOf(), { where, orderBy }));
}
function ofGroups(query: Partial<PushedAggregate>, capabilities = CAPABILITIES): string | null {
  const whole = { where: null, groupBy: [], measures: [], limit: 10, ...query };
  return refusal(() => demandDeclaredAggregate(schemaOf(capabilities), whole));
}

const isA: Condition = { op: 'eq', column: 'name', value: 'a' };
const hasA: Condition = { op: 'contains', column: 'name', value: 'a', fold: true };

describe('what a table declares', () => {
  it('is let through', () => {
    expect(ofRows(null)).toBeNull();
    expect(ofRows({ op: 'and', of: [isA, hasA] })).toBeNull();
    expect(ofRows(isA, [{ column: 'size', direction: 'desc', nulls: 'last' }])).toBeNull();
    expect(refusal(() => demandDeclaredCount(schemaOf(), isA))).toBeNull();
    const measures = [
      { as: 'n', fn: 'count', column: null },
      { as: 's', fn: 'sum', column: 'size' },
    ] as const;
    expect(ofGroups({ where: isA, groupBy: [{ column: 'day', bucket: 'year' }], measures })).toBeNull();
  });
});

describe('what a table does not declare', () => {
  it('is refused by its name: filters, joints and long lists', () => {
    expect(ofRows({ op: 'lt', column: 'name', value: 'a' })).toBe(
      'table t does not declare "lt" on column "name" of type text',
    );
    expect(ofRows({ op: 'and', of: [isA, { op: 'or', of: [isA, hasA] }] })).toContain('"or"');
    expect(ofRows({ op: 'or', of: [isA] })).toBeNull();
    expect(ofRows({ op: 'in', column: 'size', values: [1, 2, 3] })).toContain('"in" of more than 2 values');
  });

  it('is refused by its name: orders', () => {
    expect(ofRows(null, [{ column: 'day', direction: 'asc', nulls: 'last' }])).toContain('(dates)');
    expect(ofRows(null, [{ column: 'size', direction: 'asc', nulls: 'first' }])).toContain('puts nulls last');
  });

  it('is refused by its name: counts and groups, also those that a loose filter would make wrong', () => {
    expect(refusal(() => demandDeclaredCount(schemaOf(), hasA))).toContain('without a second look');
    expect(refusal(() => demandDeclaredCount(schemaOf({ ...CAPABILITIES, count: 'none' }), null))).toContain(
      'counting',
    );
    expect(ofGroups({}, { ...CAPABILITIES, aggregate: null })).toContain('aggregates');
    expect(ofGroups({ where: hasA })).toContain('without a second look');
    expect(ofGroups({ groupBy: [{ column: 'size', bucket: null }] })).toContain('groups by "size"');
    expect(ofGroups({ groupBy: [{ column: 'day', bucket: 'month' }] })).toContain('groups by month');
    const two = [
      { column: 'name', bucket: null },
      { column: 'day', bucket: null },
    ];
    expect(ofGroups({ groupBy: two })).toContain('groups by 2 columns');
    expect(ofGroups({ measures: [{ as: 'm', fn: 'max', column: 'size' }] })).toContain(
      '"max" of column "size"',
    );
  });
});
