import { describe, expect, it } from 'vitest';
import { accumulatorOf } from '../../../src/domain/query/accumulators.ts';
import type { AggregateFn, Cell, ColumnType } from '../../../src/domain/query/ast.ts';

function measured(fn: AggregateFn, type: ColumnType, cells: readonly Cell[]): { result: Cell; kept: number } {
  let kept = 0;
  const accumulator = accumulatorOf({ as: 'm', fn, column: 'c', type }, type, () => void (kept += 1));
  for (const cell of cells) accumulator.add(cell);
  return { result: accumulator.result(), kept };
}

describe('a measure', () => {
  it('counts values, and different ones by what they are', () => {
    expect(measured('count', 'text', ['a', null, '']).result).toBe(2);
    expect(measured('countDistinct', 'text', ['a', 'A', null, 'a'])).toEqual({ result: 2, kept: 2 });
    expect(measured('countDistinct', 'decimal', [0.1, '0.10', 1])).toEqual({ result: 2, kept: 2 });
    expect(
      measured('countDistinct', 'json', [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ]).result,
    ).toBe(1);
  });

  it('finds the least and the greatest, by the order of the type', () => {
    expect(measured('max', 'text', ['\uffff', '😀', null]).result).toBe('😀');
    expect(measured('min', 'integer', [10, '9007199254740993', 9]).result).toBe(9);
    expect(measured('max', 'integer', [10, '9007199254740993', '9007199254740992']).result).toBe(
      '9007199254740993',
    );
    expect(measured('min', 'date', [null, null]).result).toBeNull();
  });

  it('spells the greatest instant the same way in whatever order they come', () => {
    const cells = ['2024-05-01T00:00:00', '2024-05-01T00:00:00Z'];
    for (const some of [cells, cells.toReversed()])
      expect(measured('max', 'instant', some).result).toBe(cells[1]);
  });

  it('fails on a cell that is no number, rather than leaving it out', () => {
    expect(() => measured('sum', 'decimal', [1, 'n/a'])).toThrow(
      'Column "c" should hold decimal numbers, but a row has "n/a".',
    );
  });
});
