import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/query/ast.ts';
import { decimalCell, integerCell } from '../../../src/domain/query/cells.ts';
import { ExactSum } from '../../../src/domain/query/exact-sum.ts';

function sumOf(cells: readonly Cell[]): ExactSum {
  const sum = new ExactSum();
  for (const cell of cells) expect(sum.add(cell)).toBe(true);
  return sum;
}

describe('an exact sum', () => {
  it('loses no digit where doubles would', () => {
    expect(sumOf([0.1, 0.2]).sum(decimalCell)).toBe(0.3);
    expect(sumOf([9007199254740991, 2]).sum(integerCell)).toBe('9007199254740993');
    expect(sumOf(['12345678901234567.89', 0.01]).sum(decimalCell)).toBe('12345678901234567.9');
    expect(sumOf([1e21, 1, -1e21]).sum(decimalCell)).toBe(1);
    expect(sumOf(Array<Cell>(1_000).fill(0.001)).sum(decimalCell)).toBe(1);
  });

  it('leaves nulls out, and is null of nothing', () => {
    expect(sumOf([null, 2, null]).mean()).toBe(2);
    expect(sumOf([null]).sum(decimalCell)).toBeNull();
    expect(sumOf([]).mean()).toBeNull();
  });

  it('refuses what is no number', () => {
    for (const cell of ['x', '', true, [1]]) expect(new ExactSum().add(cell)).toBe(false);
  });

  it('has a mean of twenty digits', () => {
    expect(sumOf([1, 1, 2]).mean()).toBe('1.3333333333333333333');
    expect(sumOf([0.1, 0.2]).mean()).toBe(0.15);
  });

  it('is the same in any order', () => {
    const cell = fc.oneof(
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const there = sumOf(cells);
        const back = sumOf(cells.toReversed());
        expect(there.sum(decimalCell)).toEqual(back.sum(decimalCell));
        expect(there.mean()).toEqual(back.mean());
      }),
    );
  });

  it('is what counting by ones would give', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1, maxLength: 30 }), (numbers) => {
        const total = numbers.reduce((sum, value) => sum + BigInt(value), 0n);
        expect(sumOf(numbers).sum(integerCell)).toEqual(integerCell(String(total)));
      }),
    );
  });
});
