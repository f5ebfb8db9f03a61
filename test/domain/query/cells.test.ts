import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coordinatesOf,
  dateCell,
  decimalCell,
  instantCell,
  integerCell,
  numberCell,
  pointCell,
} from '../../../src/domain/query/cells.ts';

describe('a cell of numbers', () => {
  it('is a number where the double is the same decimal, else text', () => {
    const table = [
      ['0.10', 0.1],
      ['12.50', 12.5],
      ['-0', 0],
      ['1e21', 1e21],
      ['12345678901234567.89', '12345678901234567.89'],
      ['0.30000000000000001', '0.30000000000000001'],
      ['9007199254740993', '9007199254740993'],
      ['1e309', `1${'0'.repeat(309)}`],
      ['NaN', null],
      ['Infinity', null],
      ['', null],
      ['1,5', null],
    ] as const;
    for (const [text, cell] of table) expect([text, decimalCell(text)]).toEqual([text, cell]);
  });

  it('keeps whole numbers beyond 2^53 - 1 as digits', () => {
    const table = [
      ['007', 7],
      ['7.0', 7],
      ['1e3', 1000],
      ['-9007199254740991', -9007199254740991],
      ['9007199254740992', '9007199254740992'],
      ['18446744073709551615', '18446744073709551615'],
      ['7.5', null],
      ['seven', null],
    ] as const;
    for (const [text, cell] of table) expect([text, integerCell(text)]).toEqual([text, cell]);
  });

  it('is the same by the short way and the long way', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 });
    const texts = fc
      .tuple(fc.constantFrom('', '-'), digits, fc.constantFrom('', '.'), digits)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        // An exponent is no part of the short way, and nought changes nothing.
        const long = `${text}e0`;
        expect([text, decimalCell(text)]).toEqual([text, decimalCell(long)]);
        expect([text, integerCell(text)]).toEqual([text, integerCell(long)]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('of a number that came as one is that number', () => {
    expect([0.1, -0, 1e21, Infinity, Number.NaN].map(numberCell)).toEqual([0.1, 0, 1e21, null, null]);
  });

  it('has one spelling per value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(decimalCell(String(value))).toBe(value + 0);
      }),
    );
  });
});

describe('a cell of time', () => {
  it('is in UTC where a zone was written, else local', () => {
    const table = [
      ['2024-05-01T09:30:00', '2024-05-01T09:30:00'],
      ['2024-05-01 09:30', '2024-05-01T09:30:00'],
      ['2024-05-01T09:30:00.000', '2024-05-01T09:30:00'],
      ['2024-05-01T09:30:00.120Z', '2024-05-01T09:30:00.12Z'],
      ['2024-05-01T09:30:00.123456789+02:00', '2024-05-01T07:30:00.123456789Z'],
      ['2024-05-01T00:30:00+0100', '2024-04-30T23:30:00Z'],
      ['2024-12-31T23:30:00-01', '2025-01-01T00:30:00Z'],
      ['2024-05-01', '2024-05-01T00:00:00'],
      ['2024-05-01T24:00:00', '2024-05-02T00:00:00'],
      ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
      ['0001-01-01T00:00:00', '0001-01-01T00:00:00'],
      ['0099-03-01T00:00:00Z', '0099-03-01T00:00:00Z'],
    ] as const;
    for (const [text, cell] of table) expect([text, instantCell(text)]).toEqual([text, cell]);
  });

  it('is null where there is no such instant', () => {
    for (const text of [
      '',
      'yesterday',
      '2024',
      '2024-02-30',
      '2023-02-29T00:00:00',
      '2024-05-01T25:00:00',
      '2024-05-01T24:00:01',
      '2024-05-01T09:60:00',
      '2024-05-01T09:30:00+15:00',
      '2024-05-01T09:30:00+01:75',
      '0000-01-01',
      '0001-01-01T00:00:00+01:00',
      '9999-12-31T23:59:59-01:00',
      `2024-05-01T09:30:00.${'1'.repeat(99)}`,
    ])
      expect([text, instantCell(text)]).toEqual([text, null]);
  });

  it('is what a Date says, for every instant with an offset', () => {
    const at = fc.date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.integer({ min: -840, max: 840 }), (instant, offset) => {
        const local = new Date(instant.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const minutes = Math.abs(offset);
        const two = (value: number) => String(value).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
        const cell = instantCell(`${local}${zone}`) ?? '';
        expect(new Date(cell).getTime()).toBe(instant.getTime());
        expect(cell).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$/);
      }),
    );
  });

  it('is a day only without a time of day', () => {
    expect(dateCell('2024-05-01')).toBe('2024-05-01');
    expect(dateCell('2024-05-01T00:00:00.000')).toBe('2024-05-01');
    expect(dateCell('2024-05-01T00:00:00+02:00')).toBe('2024-05-01');
    for (const text of ['2024-05-01T09:30:00', '2024-05-01T24:00:00', '2024-02-30', '01/05/2024', ''])
      expect([text, dateCell(text)]).toEqual([text, null]);
  });
});

describe('a cell of a point', () => {
  it('is GeoJSON, longitude first, and read back as coordinates', () => {
    expect(pointCell(2.17, -0)).toEqual({ type: 'Point', coordinates: [2.17, 0] });
    expect(coordinatesOf(pointCell(2.17, 41.38))).toEqual([2.17, 41.38]);
    expect(pointCell(NaN, 1)).toBeNull();
    expect(pointCell(1, Infinity)).toBeNull();
  });

  it('is not read out of other JSON', () => {
    for (const cell of [null, 'Point', [1, 2], { type: 'Point' }, { type: 'Point', coordinates: ['1', 2] }])
      expect(coordinatesOf(cell)).toBeNull();
    expect(coordinatesOf({ type: 'LineString', coordinates: [1, 2] })).toBeNull();
  });
});
