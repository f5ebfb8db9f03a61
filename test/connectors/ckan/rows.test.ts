import { describe, expect, it } from 'vitest';
import type { Condition, FilterOp, Scalar, SortKey, TableSchema } from '../../../src/connector/index.ts';
import { literalFor } from '../../../src/domain/query/literal.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { oddTable, ODD_NAMES, rowMaker } from '../../twins/rows.ts';
import {
  expectedIds,
  idsOfRows,
  openRows,
  rowsFor,
  type OpenedRows,
  type RowsOptions,
} from './rows-portal.ts';

const PORTALS: readonly (readonly [name: string, options: Omit<RowsOptions, 'table'>])[] = [
  ['2.7 with SQL', { profile: '2.7' }],
  ['2.9 with SQL and a cap of 7 rows', { profile: '2.9', knobs: { rowsCap: 7 } }],
  ['2.10 without SQL', { profile: '2.10' }],
  ['2.11 without SQL', { profile: '2.11', knobs: { rowsCap: 7 } }],
  ['2.11 with SQL', { profile: '2.11', knobs: { sql: true } }],
];
/** How many seeds a run goes through; 40 were run once. */
const SEEDS = [1, 2];

/** Values that the column holds, and some beside them. */
function literalsFor({ all }: OpenedRows, column: Column): readonly Scalar[] {
  const held = all.flatMap((row) => {
    const cell = row[column.name];
    return typeof cell === 'object' || cell === undefined ? [] : [cell];
  });
  const maker = rowMaker(held.length);
  const beside: Readonly<Record<string, readonly Scalar[]>> = {
    text: ['zz', '%', '_', '!', "'", '\\', ':', 'a.c', '(', '[x]', 'ẞ', 'ı', 'K'],
    integer: [0, -3, '9223372036854775808', '99999999999999999999999'],
    decimal: [0.5, '0.30000000000000001', '12345678901234567.8900001'],
    boolean: [true, false],
    date: ['2021-06-15', '0001-01-01', '9999-12-31'],
    instant: ['2021-06-15T12:00:00Z', '2021-06-15T12:00:00.1234567Z'],
  };
  const some = Array.from({ length: 6 }, () => maker.pick(held.length === 0 ? [''] : held));
  return [...some, ...(beside[column.type] ?? [])].map((value) => literalFor(column, value));
}
function leavesFor(opened: OpenedRows, op: FilterOp, column: Column): readonly Condition[] {
  const name = column.name;
  if (op === 'isNull' || op === 'notNull') return [{ op, column: name }];
  const literals = literalsFor(opened, column);
  if (op === 'in' || op === 'notIn')
    return [3, 5].map((step) => ({ op, column: name, values: literals.filter((_, i) => i % step < 2) }));
  if (op === 'contains' || op === 'notContains' || op === 'startsWith' || op === 'notStartsWith')
    return literals.flatMap((value) =>
      [true, false].flatMap((fold) =>
        [String(value), [...String(value)].slice(0, 2).join('')].map((part) => ({
          op,
          column: name,
          value: part,
          fold,
        })),
      ),
    );
  if (op === 'within' || op === 'notWithin') return [];
  return literals.map((value) => ({ op, column: name, value }));
}
function declared({ capabilities }: TableSchema): readonly (readonly [FilterOp, string])[] {
  const ops: readonly FilterOp[] = [
    'eq',
    'ne',
    'lt',
    'le',
    'gt',
    'ge',
    'in',
    'notIn',
    'contains',
    'notContains',
    'startsWith',
    'notStartsWith',
    'isNull',
    'notNull',
    'within',
    'notWithin',
  ];
  return ops.flatMap((op) => Object.keys(capabilities.filter[op] ?? {}).map((type) => [op, type] as const));
}

describe.each(PORTALS)('every declared filter of %s', (_name, options) => {
  it.each(SEEDS)('gives exactly the rows of the reference (seed %i)', async (seed) => {
    const opened = await openRows({ ...options, table: oddTable(seed) });
    let checked = 0;
    for (const [op, type] of declared(opened.schema)) {
      for (const column of opened.schema.columns.filter((one) => one.type === type))
        for (const where of leavesFor(opened, op, column)) {
          const found = idsOfRows(await rowsFor(opened, { where }));
          expect([where, found]).toEqual([where, expectedIds(opened, where)]);
          checked += 1;
        }
    }
    expect(checked).toBeGreaterThan(50);
  });
});
