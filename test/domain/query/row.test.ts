import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf, projectRow, rowBuilder, rowProjection } from '../../../src/domain/query/row.ts';

describe('a row', () => {
  it('takes names of strangers for names only', () => {
    expect(cellOf({}, 'constructor')).toBeNull();
    expect(cellOf({ a: 0 }, 'a')).toBe(0);
    expect(Object.keys(projectRow({ a: 1, b: 2 }, ['__proto__', 'b']))).toEqual(['__proto__', 'b']);
  });

  it('is made of the same columns one by one and many at once', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', '2', '__proto__', 'constructor', 'toString', ''));
    fc.assert(
      fc.property(names, fc.dictionary(fc.constantFrom('a', 'b', '2', ''), fc.integer()), (columns, row) => {
        const made = rowProjection(columns)(row);
        expect(Object.entries(made)).toEqual(Object.entries(projectRow(row, columns)));
        expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
        const built = rowBuilder(columns)((index) => index);
        for (const [index, column] of columns.entries()) expect(cellOf(built, column)).toBe(index);
      }),
    );
  });
});
