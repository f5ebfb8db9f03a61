import { expect, it } from 'vitest';
import type { ColumnType, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { keysetTrouble, orderTrouble, type Orderable } from '../../../src/domain/query/order-trouble.ts';
import { aColumn, ALL_FILTERS, NO_CAPABILITIES } from '../../support/row-arbitraries.ts';

function aTable(keyType: ColumnType, change: Partial<RowCapabilities> = {}): Orderable {
  return {
    split: { pushed: null, residual: null, reasons: [] },
    columns: [aColumn('key', keyType, { nullable: false }), aColumn('name', 'text')],
    key: 'key',
    capabilities: {
      ...NO_CAPABILITIES,
      filter: ALL_FILTERS,
      orderBy: { maxKeys: 1, types: ['integer', 'text'], nulls: 'last', text: 'collation' },
      ...change,
    },
  };
}

it('leaves to the portal the nulls that it places as asked, and those that cannot be', () => {
  const by = (column: string, nulls: 'first' | 'last') =>
    orderTrouble(aTable('integer'), [{ column, direction: 'asc', nulls }]);
  expect(by('name', 'last')).toBeNull();
  expect(by('key', 'first')).toBeNull();
  expect(by('name', 'first')).toMatch(/puts nulls last/);
  expect(by('gone', 'last')).toMatch(/cannot sort by column "gone"/);
  expect(orderTrouble(aTable('integer', { orderBy: null }), [])).toBeNull();
});

it('walks by a key in the direction in which it can be compared and sorted alike', () => {
  expect(keysetTrouble(aTable('integer'), 'asc')).toBeNull();
  expect(keysetTrouble(aTable('text'), 'asc')).toMatch(/collation of its own/);
  expect(keysetTrouble(aTable('date'), 'asc')).toMatch(/cannot sort by its key/);
  const ascending = aTable('integer', { filter: { gt: { integer: 'exact' } } });
  expect([keysetTrouble(ascending, 'asc'), keysetTrouble(ascending, 'desc')]).toEqual([
    null,
    'The portal cannot compare its key "key" with "lt"',
  ]);
});
