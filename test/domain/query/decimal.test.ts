import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  comparePlain,
  decimalOf,
  decimalText,
  divideDecimal,
  plainDecimal,
  plainNumber,
} from '../../../src/domain/query/decimal.ts';

const written = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 40 }))
  .map(([sign, units, scale]) => {
    const digits = String(units).padStart(scale + 1, '0');
    const at = digits.length - scale;
    return `${sign}${digits.slice(0, at)}${scale === 0 ? '' : `.${digits.slice(at)}`}`;
  });
const plain = written.map((text) => plainDecimal(text) ?? 'unreadable');

function quotient(value: string, by: number): string {
  return decimalText(divideDecimal(decimalOf(value), by, 20));
}

describe('the plain spelling of a decimal', () => {
  it('has no exponent, no plus sign and no needless zeros', () => {
    const table: readonly (readonly [string, string | null])[] = [
      ['0.10', '0.1'],
      ['-0', '0'],
      ['-0.00', '0'],
      ['+007.500', '7.5'],
      ['.5', '0.5'],
      ['5.', '5'],
      ['1e3', '1000'],
      ['12.34E-3', '0.01234'],
      ['12.34e1', '123.4'],
      ['1e400', `1${'0'.repeat(400)}`],
    ];
    for (const [text, expected] of table) expect([text, plainDecimal(text)]).toEqual([text, expected]);
  });

  it('refuses what is no decimal or has too many digits', () => {
    for (const text of ['', '.', '-', 'NaN', 'Infinity', '1,5', '0x10', ' 1', '1e', '--1', '1_000', '1e9999'])
      expect([text, plainDecimal(text)]).toEqual([text, null]);
    expect(plainDecimal('9'.repeat(100_000))).toBeNull();
  });

  it('is the spelling of every double', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(plainNumber(value))).toBe(value === 0 ? 0 : value);
        expect(plainNumber(value)).not.toContain('e');
      }),
    );
  });

  it('is a fixed point', () => {
    fc.assert(fc.property(plain, (text) => plainDecimal(text) === text));
  });
});

describe('exact arithmetic', () => {
  it('compares like the fractions do', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const [left, right] = [decimalOf(a), decimalOf(b)];
        const difference = addDecimals(left, { ...right, units: -right.units }).units;
        return Math.sign(comparePlain(a, b)) === (difference > 0n ? 1 : difference < 0n ? -1 : 0);
      }),
    );
  });

  it('adds in any order, and writes what it read', () => {
    fc.assert(
      fc.property(plain, plain, plain, (a, b, c) => {
        const [x, y, z] = [decimalOf(a), decimalOf(b), decimalOf(c)];
        expect(decimalText(x)).toBe(a);
        expect(decimalText(addDecimals(addDecimals(x, y), z))).toBe(
          decimalText(addDecimals(x, addDecimals(z, y))),
        );
      }),
    );
  });

  it('rounds a half to the even neighbour at the twentieth digit', () => {
    expect(quotient('1', 3)).toBe('0.33333333333333333333');
    expect(quotient('2', 3)).toBe('0.66666666666666666667');
    expect(quotient('-2', 3)).toBe('-0.66666666666666666667');
    expect(quotient('10', 4)).toBe('2.5');
    expect(quotient('0', 7)).toBe('0');
    expect(quotient('123456789012345678901', 2)).toBe('61728394506172839450');
    expect(quotient('123456789012345678903', 2)).toBe('61728394506172839452');
    expect(quotient('0.0000000000000000000000000001', 3)).toBe(
      '0.000000000000000000000000000033333333333333333333',
    );
    expect(quotient('999999999999999999999', 1)).toBe('1000000000000000000000');
  });

  it('is never further from the quotient than half of its last digit', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 1, max: 1_000_000 }), (text, by) => {
        const rounded = divideDecimal(decimalOf(text), by, 20);
        const back = { units: rounded.units * BigInt(by), scale: rounded.scale };
        const value = decimalOf(text);
        const { units, scale } = addDecimals(back, { ...value, units: -value.units });
        // |rounded * by - value| <= by / 2 * 10^-scale, or of the 20th digit where that is left of the point.
        const digits = (rounded.units < 0n ? -rounded.units : rounded.units).toString().length;
        const last = digits > 20 ? 10n ** BigInt(digits - 20) : 1n;
        const allowed = BigInt(by) * last * 10n ** BigInt(scale - rounded.scale);
        return 2n * (units < 0n ? -units : units) <= allowed;
      }),
    );
  });
});
