import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/query/ast.ts';
import { decimalCell, instantCell } from '../../../src/domain/query/cells.ts';
import { decimalText } from '../../../src/domain/query/decimal.ts';
import { readingOf, shieldedText, toCellOf } from '../../../src/files/query/cells.ts';

const decimal = (units: bigint, scale: number): DuckDBDecimalValue =>
  new DuckDBDecimalValue(units, 38, scale);
const at = (iso: string): DuckDBTimestampValue => new DuckDBTimestampValue(BigInt(Date.parse(iso)) * 1_000n);

describe('a value of the engine', () => {
  it.each<[Parameters<typeof toCellOf>[0], DuckDBValue, Cell]>([
    [{ as: 'text', marked: false }, 'x', 'x'],
    [{ as: 'text', marked: true }, 'xa', 'a'],
    [{ as: 'json' }, '{"a":[1,null]}', { a: [1, null] }],
    [{ as: 'boolean' }, false, false],
    [{ as: 'bigint' }, 7n, 7],
    [{ as: 'hugeint', digits: 20 }, 12345678901234567890n, '12345678901234567890'],
    [{ as: 'double' }, 1e-7, 1e-7],
    [{ as: 'double' }, -0, 0],
    [{ as: 'decimal', whole: 2, scale: 2 }, decimal(1050n, 2), 10.5],
    [{ as: 'decimal', whole: 17, scale: 2 }, decimal(1234567890123456789n, 2), '12345678901234567.89'],
    [{ as: 'date' }, new DuckDBDateValue(19_844), '2024-05-01'],
    [{ as: 'date' }, new DuckDBDateValue(-719_162), '0001-01-01'],
    [{ as: 'timestamp', zoned: true }, at('2024-05-01T09:30:00.250Z'), '2024-05-01T09:30:00.25Z'],
    [{ as: 'timestamp', zoned: false }, at('1969-12-31T23:59:59.999Z'), '1969-12-31T23:59:59.999'],
    [{ as: 'timestamp', zoned: false }, at('9999-12-31T23:59:59.000Z'), '9999-12-31T23:59:59'],
  ])('kept as %j is a cell', (storage, value, cell) => {
    expect(toCellOf(storage)(value)).toEqual(cell);
  });

  it('of another kind than its column is no cell', () => {
    for (const storage of [
      { as: 'text', marked: false },
      { as: 'json' },
      { as: 'boolean' },
      { as: 'bigint' },
      { as: 'double' },
      { as: 'decimal', whole: 1, scale: 1 },
      { as: 'date' },
      { as: 'timestamp', zoned: true },
    ] as const)
      expect(() => toCellOf(storage)(new Uint8Array() as never), storage.as).toThrow(
        `kept as ${storage.as === 'bigint' ? 'integer' : storage.as}`,
      );
  });

  it('is the decimal that it stands for, whatever its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }), fc.nat(38), (units, scale) => {
        const cell = toCellOf({ as: 'decimal', whole: 38 - scale, scale })(decimal(units, scale));
        expect(cell).toEqual(decimalCell(decimalText({ units, scale })));
      }),
    );
  });

  it('is the instant that it stands for, to the microsecond', () => {
    const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
    fc.assert(
      fc.property(micros, (value) => {
        const rest = ((value % 1_000_000n) + 1_000_000n) % 1_000_000n;
        const seconds = new Date(Number((value - rest) / 1_000n)).toISOString().slice(0, 19);
        const wanted = instantCell(`${seconds}.${rest.toString().padStart(6, '0')}Z`);
        expect(toCellOf({ as: 'timestamp', zoned: true })(new DuckDBTimestampValue(value))).toBe(wanted);
      }),
    );
  });
});

describe('a column of points', () => {
  it('is read from two, and is null where they are', () => {
    const { expressions, cell } = readingOf({ sql: 't.c3x', storage: { as: 'point' } });
    expect(expressions).toEqual(['t.c3x', 't.c3y']);
    expect(cell([['-'], [1, null], [2, null]], 1, 0)).toEqual({ type: 'Point', coordinates: [1, 2] });
    expect(cell([['-'], [1, null], [2, null]], 1, 1)).toBeNull();
  });
});

describe('texts that begin with U+FEFF', () => {
  it('are asked for with a letter before them', () => {
    expect(shieldedText('c', { as: 'text', marked: true })).toBe("'x' || c");
    expect(shieldedText('c', { as: 'text', marked: false })).toBe('c');
  });
});
