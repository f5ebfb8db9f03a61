import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlain, plainDecimal, plainNumber } from '../../../src/domain/query/decimal.ts';
import { boundOf, type Bound } from '../../../src/files/query/bound.ts';
import type { Storage } from '../../../src/files/storage.ts';

const DECIMAL: Storage = { as: 'decimal', whole: 3, scale: 2 };

describe('where a literal lies', () => {
  it.each<[string | number, Storage, Bound]>([
    [7, { as: 'bigint' }, { is: 'value', text: '7' }],
    ['7.5', { as: 'bigint' }, { is: 'between', edge: '7', isBelow: true }],
    ['-7.5', { as: 'bigint' }, { is: 'between', edge: '-8', isBelow: true }],
    ['9223372036854775807', { as: 'bigint' }, { is: 'value', text: '9223372036854775807' }],
    ['9223372036854775808', { as: 'bigint' }, { is: 'above' }],
    ['-9223372036854775809', { as: 'bigint' }, { is: 'below' }],
    ['1'.repeat(40), { as: 'hugeint', digits: 20 }, { is: 'above' }],
    [1.5, DECIMAL, { is: 'value', text: '1.50' }],
    ['-0.001', DECIMAL, { is: 'between', edge: '-0.01', isBelow: true }],
    ['999.999', DECIMAL, { is: 'between', edge: '999.99', isBelow: true }],
    [1000, DECIMAL, { is: 'above' }],
    ['-1000', DECIMAL, { is: 'below' }],
    [0.1, { as: 'double' }, { is: 'value', text: '0.1' }],
    ['0.10000000000000000001', { as: 'double' }, { is: 'between', edge: '0.1', isBelow: true }],
    ['0.09999999999999999999', { as: 'double' }, { is: 'between', edge: '0.1', isBelow: false }],
    [`1${'0'.repeat(400)}`, { as: 'double' }, { is: 'above' }],
    ['2024-05-01T09:30:00Z', { as: 'timestamp', zoned: true }, { is: 'value', text: '2024-05-01T09:30:00' }],
    [
      '2024-05-01T09:30:00.1234567Z',
      { as: 'timestamp', zoned: true },
      { is: 'between', edge: '2024-05-01T09:30:00.123456', isBelow: true },
    ],
    ['2024-05-01', { as: 'date' }, { is: 'value', text: '2024-05-01' }],
    ['x', { as: 'text', marked: false }, { is: 'value', text: 'x' }],
  ])('%s in %j', (value, storage, bound) => {
    expect(boundOf(value, storage)).toEqual(bound);
  });

  it('is on the right side of its edge, and the edge is its neighbour', () => {
    const literal = fc
      .tuple(fc.bigInt({ min: -99_999_999n, max: 99_999_999n }), fc.nat(6))
      .map(([units, scale]) => plainDecimal(`${String(units)}e-${String(scale)}`) ?? '0');
    fc.assert(
      fc.property(literal, (plain) => {
        const bound = boundOf(plain, DECIMAL);
        if (bound.is === 'value') expect(plainDecimal(bound.text)).toBe(plain);
        else if (bound.is === 'between') {
          const edge = plainDecimal(bound.edge) ?? '';
          expect(comparePlain(edge, plain)).toBe(-1);
          const next = plainNumber((Math.round(Number(edge) * 100) + 1) / 100);
          expect(comparePlain(next, plain)).toBe(1);
        } else
          expect(comparePlain(plain, bound.is === 'above' ? '999.99' : '-999.99')).toBe(
            bound.is === 'above' ? 1 : -1,
          );
      }),
    );
  });
});
