import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateCell, decimalCell, instantCell } from '../../../src/domain/query/cells.ts';
import { decimalOf, plainDecimal } from '../../../src/domain/query/decimal.ts';
import { createNumberShape, isBoolean, readMoment, readNumber } from '../../../src/files/read/shapes.ts';

const shape = createNumberShape();
/** In the middle of other bytes, which must not matter. */
function around(text: string): readonly [Uint8Array, number, number] {
  const bytes = Buffer.from(`9.${text}5:0`);
  return [bytes, 2, bytes.length - 3];
}
function isNumber(text: string): boolean {
  return readNumber(...around(text), shape);
}
function moment(text: string): string | null {
  return readMoment(...around(text));
}

describe('a number', () => {
  it.each([
    '0',
    '-0',
    '7',
    '-12',
    '1.5',
    '-0.50',
    '.5',
    '-.25',
    '1e3',
    '1.2E-05',
    '12345678901234567890.123',
  ])('is %s', (text) => {
    expect(isNumber(text)).toBe(true);
    expect(decimalCell(text)).not.toBeNull();
  });

  it.each([
    '',
    '-',
    '.',
    '007',
    '-01',
    '02134',
    '00.5',
    '+5',
    '5.',
    '1,000',
    '1.000,5',
    '1e',
    '1e+',
    'e5',
    '1e12345',
    '0x1A',
    '1_000',
    'NaN',
    '--1',
    '1.2.3',
    '1 2',
    '½',
  ])('is not %j', (text) => {
    expect(isNumber(text)).toBe(false);
  });

  it('is measured as exact arithmetic measures it', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
    const written = fc
      .tuple(fc.boolean(), digits, fc.option(digits), fc.option(fc.integer({ min: -30, max: 30 })))
      .map(([isNegative, whole, fraction, exponent]) => {
        const head = whole.replace(/^0+(?=\d)/, '');
        return `${isNegative ? '-' : ''}${head}${fraction === null ? '' : `.${fraction}`}${exponent === null ? '' : `e${String(exponent)}`}`;
      });
    fc.assert(
      fc.property(written, (text) => {
        expect(isNumber(text)).toBe(true);
        const plain = plainDecimal(text) ?? '';
        const { units, scale } = decimalOf(plain);
        const [whole = ''] = plain.replace('-', '').split('.');
        const size = (units < 0n ? -units : units).toString().replace(/0+$/, '');
        expect([shape.whole, shape.scale]).toEqual([whole === '0' ? 0 : whole.length, scale]);
        expect(shape.significant).toBe(units === 0n ? 0 : size.length);
        expect(shape.isInteger).toBe(/^-?\d+$/.test(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a moment', () => {
  it.each([
    ['2024-05-01', 'date'],
    ['2024-02-29', 'date'],
    ['2024-05-01T09:30', 'local'],
    ['2024-05-01 09:30:00', 'local'],
    ['2024-05-01T09:30:00.123456', 'local'],
    ['2024-05-01T09:30:00.123456000', 'local'],
    ['2024-05-01T09:30Z', 'zoned'],
    ['2024-05-01T09:30:00 z', 'zoned'],
    ['2024-05-01T09:30:00+02', 'zoned'],
    ['2024-05-01T09:30:00-0330', 'zoned'],
    ['2024-05-01T09:30:00.5 +05:45', 'zoned'],
    ['2024-05-01T09:30:00+14:00', 'zoned'],
  ])('%s is a %s', (text, kind) => {
    expect(moment(text)).toBe(kind);
    expect(kind === 'date' ? dateCell(text) : instantCell(text)).not.toBeNull();
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '0000-01-01',
    '9999-12-31',
    '2024-5-1',
    '01/05/2024',
    '2024/05/01',
    '20240501',
    '2024-05-01T24:00:00',
    '2024-05-01T09:60',
    '2024-05-01T09:30:60',
    '2024-05-01T9:30',
    '2024-05-01T09',
    '2024-05-01T09:30:00.',
    '2024-05-01T09:30:00,5',
    '2024-05-01T09:30:00.1234567',
    '2024-05-01T09:30:00+15:00',
    '2024-05-01T09:30:00+02:60',
    '2024-05-01T09:30:00+2',
    '2024-05-01T09:30:00 UTC',
    '2024-05-01t09:30:00',
    '2024-05-01T09:30:00ZZ',
    'yesterday',
    '',
  ])('%j is none', (text) => {
    expect(moment(text)).toBeNull();
  });

  it('is never one that cells do not know', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0129-:T Z+.'), maxLength: 26 });
    const near = fc
      .tuple(fc.constantFrom('2024-05-01', '1999-12-3', '2024-05-01T09:30', '2024-05-01 09:30:0'), text)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(near, (written) => {
        const kind = moment(written);
        if (kind === 'date') expect(dateCell(written)).toBe(written);
        else if (kind !== null) expect(instantCell(written)?.endsWith('Z')).toBe(kind === 'zoned');
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('true and false', () => {
  it('are known in small and capital letters, and nothing else is', () => {
    for (const text of ['true', 'FALSE', 'True', 'false']) expect(isBoolean(...around(text))).toBe(true);
    for (const text of ['yes', 't', '1', 'truth', 'falsey', '', 'wahr'])
      expect(isBoolean(...around(text))).toBe(false);
  });
});
