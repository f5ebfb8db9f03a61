import { describe, expect, it } from 'vitest';
import { ColumnStats, MOMENTS, NUMBERS } from '../../../src/files/read/column-stats.ts';

function statsOf(cells: readonly string[], candidates?: number): ColumnStats {
  const stats = new ColumnStats(candidates);
  for (const cell of cells) {
    const bytes = Buffer.from(cell);
    stats.see(bytes, 0, bytes.length);
  }
  return stats;
}
const storageOf = (...cells: readonly string[]) => statsOf(cells).storage();
const TEXT = { as: 'text', marked: false };

describe('the type of a column', () => {
  it.each([
    [['1', '-2', '', '3'], { as: 'bigint' }],
    [['999999999999999999'], { as: 'bigint' }],
    [['1', '9999999999999999999'], { as: 'hugeint', digits: 19 }],
    [['1'.repeat(38)], { as: 'hugeint', digits: 38 }],
    [['1'.repeat(39)], TEXT],
    [['1', '2.50'], { as: 'decimal', whole: 1, scale: 1 }],
    [['100', '1e-5', '0.0'], { as: 'decimal', whole: 3, scale: 5 }],
    [['1e30', '1e-30'], { as: 'double' }],
    [['1e30', '0.12345678901234567890123456789'], TEXT],
    [['true', 'FALSE'], { as: 'boolean' }],
    [['2024-05-01', ''], { as: 'date' }],
    [['2024-05-01T10:00', '2024-05-01 10:00:00.5'], { as: 'timestamp', zoned: false }],
    [['2024-05-01T10:00Z', '2024-05-01 10:00:00+02'], { as: 'timestamp', zoned: true }],
    [['2024-05-01T10:00Z', '2024-05-01T10:00'], TEXT],
    [['2024-05-01', '2024-05-01T10:00'], TEXT],
    [['02134', '10001'], TEXT],
    [['1', 'true'], TEXT],
    [['1', 'n/a'], TEXT],
    [['', ''], TEXT],
    [[], TEXT],
    [['\uFEFFa', 'b'], { as: 'text', marked: true }],
  ])('of %j is %j', (cells, storage) => {
    expect(storageOf(...cells)).toEqual(storage);
  });

  it('is decided by the last cell as much as by the first', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => String(index));
    expect(storageOf(...numbers)).toEqual({ as: 'bigint' });
    expect(storageOf(...numbers, 'x')).toEqual(TEXT);
    expect(storageOf('x', ...numbers)).toEqual(TEXT);
  });

  it('is looked for only among those that are asked for', () => {
    expect(statsOf(['2024-05-01'], NUMBERS).storage()).toEqual(TEXT);
    expect(statsOf(['12'], MOMENTS).storage()).toEqual(TEXT);
    expect(statsOf(['2024-05-01'], MOMENTS).storage()).toEqual({ as: 'date' });
  });
});

describe('what is counted', () => {
  it('is nulls, blanks and values, and whether blanks stand around a value', () => {
    const stats = statsOf(['', ' 1', '  ', '2']);
    expect([stats.nulls, stats.blanks, stats.values, stats.isPadded]).toEqual([1, 1, 2, true]);
    expect(stats.storage()).toEqual({ as: 'bigint' });
    expect(statsOf(['1', '2']).isPadded).toBe(false);
  });

  it('holds for texts that nothing else can be made of', () => {
    const stats = statsOf(['x', ' ', '']);
    expect([stats.values, stats.nulls]).toEqual([2, 1]);
    stats.seeWord();
    expect([stats.values, stats.storage()]).toEqual([3, TEXT]);
  });
});
