import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowOrder } from '../../../src/domain/query/sort.ts';
import { createTopRows } from '../../../src/domain/query/top-rows.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aRow, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

it('keeps what a whole sort would put first, also among rows that are alike', () => {
  const order = rowOrder([{ column: 'boolean', direction: 'desc', nulls: 'first' }], typesOf(EVERY_COLUMN));
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 40 }), fc.nat({ max: 10 }), (rows, limit) => {
      const top = createTopRows(limit, order);
      for (const row of rows) top.add(row);
      const first = rows.toSorted(order).slice(0, limit);
      for (const result of [top.result(), top.result()]) {
        expect(result).toHaveLength(first.length);
        result.forEach((row, at) => expect(row).toBe(first[at]));
      }
    }),
  );
});
