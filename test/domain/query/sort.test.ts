import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row, SortKey } from '../../../src/domain/query/ast.ts';
import { rowOrder } from '../../../src/domain/query/sort.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aRow, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

const typeOf = typesOf(EVERY_COLUMN);
const key = (column: string, direction: SortKey['direction'], nulls: SortKey['nulls']): SortKey => ({
  column,
  direction,
  nulls,
});
const rows: readonly Row[] = [
  { integer: 2, text: 'b' },
  { integer: null, text: 'a' },
  { integer: 1, text: 'b' },
  { text: null },
];

function sorted(...orderBy: readonly SortKey[]): readonly unknown[] {
  return rows.toSorted(rowOrder(orderBy, typeOf)).map((row) => row['integer'] ?? row['text'] ?? null);
}

describe('the order of rows', () => {
  it('has nulls where the key wants them, in both directions', () => {
    expect(sorted(key('integer', 'asc', 'last'))).toEqual([1, 2, 'a', null]);
    expect(sorted(key('integer', 'desc', 'last'))).toEqual([2, 1, 'a', null]);
    expect(sorted(key('integer', 'asc', 'first'))).toEqual(['a', null, 1, 2]);
    expect(sorted(key('integer', 'desc', 'first'))).toEqual(['a', null, 2, 1]);
  });

  it('asks the next key where one cannot tell', () => {
    expect(sorted(key('text', 'desc', 'last'), key('integer', 'asc', 'last'))).toEqual([1, 2, 'a', null]);
    expect(sorted()).toEqual([2, 'a', 1, null]);
  });

  it('is a total order that reverses with its keys', () => {
    const someKey = fc.record<SortKey>({
      column: fc.constantFrom('text', 'integer', 'decimal', 'boolean', 'date', 'instant'),
      direction: fc.constantFrom('asc', 'desc'),
      nulls: fc.constantFrom('first', 'last'),
    });
    fc.assert(
      fc.property(fc.array(someKey, { maxLength: 3 }), fc.array(aRow, { maxLength: 6 }), (orderBy, some) => {
        const order = rowOrder(orderBy, typeOf);
        const reversed = rowOrder(
          orderBy.map(({ column, direction, nulls }) =>
            key(column, direction === 'asc' ? 'desc' : 'asc', nulls === 'first' ? 'last' : 'first'),
          ),
          typeOf,
        );
        for (const a of some)
          for (const b of some) {
            expect(Math.sign(order(a, b)) + Math.sign(order(b, a))).toBe(0);
            expect(Math.sign(reversed(a, b)) + Math.sign(order(a, b))).toBe(0);
          }
        const inOrder = some.toSorted(order);
        inOrder.forEach((row, at) => {
          for (const later of inOrder.slice(at)) expect(order(row, later)).toBeLessThanOrEqual(0);
        });
      }),
    );
  });
});
