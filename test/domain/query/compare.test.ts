import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, ColumnType } from '../../../src/domain/query/ast.ts';
import { cellKey, compareCells, compareText } from '../../../src/domain/query/compare.ts';
import { COLUMN_TYPES } from '../../../src/domain/query/operators.ts';
import { aRow, anyText } from '../../support/row-arbitraries.ts';

function ascending(type: ColumnType, ...cells: readonly Cell[]): void {
  cells.forEach((left, i) => {
    cells.forEach((right, j) => {
      expect([left, right, Math.sign(compareCells(left, right, type))]).toEqual([
        left,
        right,
        Math.sign(i - j),
      ]);
    });
  });
}

describe('comparing cells', () => {
  it('goes by code point, not by UTF-16 unit', () => {
    ascending('text', '', 'A', 'Z', 'a', 'aa', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '😁');
    const bytes = (text: string) => Buffer.from(text, 'utf8');
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(bytes(a), bytes(b)));
      }),
    );
  });

  it('keeps every digit of whole numbers beyond 2^53', () => {
    ascending(
      'integer',
      '-9007199254740993',
      '-9007199254740992',
      -5,
      0,
      9,
      10,
      '9007199254740992',
      '9007199254740993',
    );
  });

  it('keeps every digit of decimals', () => {
    ascending(
      'decimal',
      -1e300,
      '-0.30000000000000001',
      -0.3,
      0,
      5e-324,
      0.3,
      '0.30000000000000001',
      9,
      10,
      1e21,
    );
    ascending('decimal', '12345678901234567.89', '12345678901234567.9', '12345678901234568.1', 1e300);
    expect(compareCells('0.10', 0.1, 'decimal')).toBe(0);
  });

  it('compares instants as instants, local times as UTC', () => {
    ascending(
      'instant',
      '2023-12-31T23:59:59.999Z',
      '2024-01-01T00:00:00',
      '2024-01-01T00:00:00.1Z',
      '2024-01-01T00:00:01',
    );
    expect(compareCells('2024-01-01T00:00:00', '2024-01-01T00:00:00Z', 'instant')).toBe(0);
  });

  it('puts false before true and days in their order', () => {
    ascending('boolean', false, true);
    ascending('date', '0099-01-01', '1999-12-31', '2024-05-01');
  });

  it('stays total over cells of the wrong kind', () => {
    ascending('decimal', 1, '2', 'x', 'y');
    expect(compareCells({ a: 1, b: 2 }, { b: 2, a: 1 }, 'json')).toBe(0);
    expect(compareCells(1, '1', 'text')).toBe(0);
  });

  it('is a total order, and keys are equal exactly where cells are', () => {
    fc.assert(
      fc.property(aRow, aRow, aRow, (x, y, z) => {
        for (const type of COLUMN_TYPES) {
          const [a = null, b = null, c = null] = [x[type], y[type], z[type]];
          if (a === null || b === null || c === null) continue;
          const ab = Math.sign(compareCells(a, b, type));
          expect(Math.sign(compareCells(b, a, type)) + ab).toBe(0);
          expect(ab === 0).toBe(cellKey(a, type) === cellKey(b, type));
          if (ab <= 0 && compareCells(b, c, type) <= 0)
            expect(compareCells(a, c, type)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
