import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Row, RowCapabilities, SortKey } from '../../../src/domain/query/ast.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { SORT_TYPES } from '../../../src/domain/query/operators.ts';
import { cellOf } from '../../../src/domain/query/row.ts';
import { rowOrder } from '../../../src/domain/query/sort.ts';
import type { TableSchema } from '../../../src/domain/query/table.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { keysetCondition, usableKeyset } from '../../../src/federate/rows/keyset.ts';
import { totalOrder } from '../../../src/federate/rows/order.ts';
import { aRow } from '../../support/row-arbitraries.ts';
import { TABLE_COLUMNS } from '../../support/table-arbitraries.ts';
import { EVERYTHING } from '../../support/table-source.ts';

const typeOf = typesOf(TABLE_COLUMNS);
const schemaOf = (capabilities: RowCapabilities): TableSchema => ({
  ref: { datasetId: 'd', tableId: 't' },
  columns: TABLE_COLUMNS,
  capabilities,
  version: null,
  asOf: null,
  key: 'id',
  count: null,
  sample: null,
});
const anOrder: fc.Arbitrary<readonly SortKey[]> = fc
  .array(
    fc.record({
      column: fc.constantFrom(...SORT_TYPES, 'id'),
      direction: fc.constantFrom('asc', 'desc'),
      nulls: fc.constantFrom('first', 'last'),
    }),
    { maxLength: 3 },
  )
  .map((keys) =>
    totalOrder(
      keys.filter(({ column }, at) => keys.findIndex((key) => key.column === column) === at),
      'id',
    ),
  );
const someRows = fc
  .array(aRow, { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((row, id) => ({ ...row, id })));

function behind(order: readonly SortKey[], row: Row, columns = TABLE_COLUMNS): Condition {
  const values = order.map(({ column }) => cellOf(row, column));
  return (
    usableKeyset(order, values, { ...schemaOf(EVERYTHING), columns }, EVERYTHING) ?? { op: 'or', of: [] }
  );
}
function rowsBehind(
  order: readonly SortKey[],
  rows: readonly Row[],
  row: Row,
  condition: Condition,
): boolean {
  const expected = rows.filter((other) => rowOrder(order, typeOf)(other, row) > 0);
  const found = rows.filter(compileCondition(condition, typeOf));
  return JSON.stringify(found) === JSON.stringify(expected);
}

describe('behind a row', () => {
  it('are the rows that come later, in any order, with and without values', () => {
    fc.assert(
      fc.property(anOrder, someRows, (order, rows) =>
        rows.every((row) => rowsBehind(order, rows, row, behind(order, row))),
      ),
      { numRuns: 2_000 },
    );
  });

  it('catches a condition that forgets rows without a value', () => {
    const forgetful = TABLE_COLUMNS.map((column) => ({ ...column, nullable: false }));
    const isRight = (order: readonly SortKey[], rows: readonly Row[]): boolean =>
      rows.every((row) => rowsBehind(order, rows, row, behind(order, row, forgetful)));
    expect(() => fc.assert(fc.property(anOrder, someRows, isRight), { numRuns: 2_000 })).toThrow(
      'Property failed',
    );
  });

  it('is one comparison where the order is that of the key', () => {
    expect(keysetCondition(totalOrder([], 'id'), [7], TABLE_COLUMNS)).toEqual({
      op: 'gt',
      column: 'id',
      value: 7,
    });
  });

  const byText = totalOrder([{ column: 'text', direction: 'asc', nulls: 'last' }], 'id');
  it.each<{ readonly name: string; readonly able: RowCapabilities }>([
    {
      name: 'sorts text in its own way',
      able: { ...EVERYTHING, orderBy: { maxKeys: 8, types: ['text'], nulls: 'choose', text: 'collation' } },
    },
    {
      name: 'cannot compare text',
      able: { ...EVERYTHING, filter: { ...EVERYTHING.filter, gt: { integer: 'exact' } } },
    },
    {
      name: 'compares text loosely',
      able: { ...EVERYTHING, filter: { ...EVERYTHING.filter, gt: { text: 'superset', integer: 'exact' } } },
    },
    { name: 'knows no "or"', able: { ...EVERYTHING, logic: ['and'] } },
  ])('is left to offsets where the portal $name', ({ able }) => {
    expect(usableKeyset(byText, ['a', 1], schemaOf(able), able)).toBeNull();
  });

  it.each([
    { name: 'of another type', values: ['a', 'x'] },
    { name: 'that are objects', values: [{ $gt: '' }, 1] },
    { name: 'that are too few', values: ['a'] },
    { name: 'without the key', values: ['a', null] },
    { name: 'that no query may hold', values: ['\u0000', 1] },
  ])('takes no values $name from a client', ({ values }) => {
    expect(usableKeyset(byText, values, schemaOf(EVERYTHING), EVERYTHING)).toBeNull();
  });

  it('compares local times as the reference does', () => {
    const order = totalOrder([{ column: 'instant', direction: 'asc', nulls: 'last' }], 'id');
    expect(usableKeyset(order, ['2024-05-01T09:30:00', 1], schemaOf(EVERYTHING), EVERYTHING)).not.toBeNull();
  });

  it('is not used where no column names every row', () => {
    expect(usableKeyset(byText, ['a', 1], { ...schemaOf(EVERYTHING), key: null }, EVERYTHING)).toBeNull();
  });
});
