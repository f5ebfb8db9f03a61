import fc from 'fast-check';
import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readDate, readDateTime, readUrl, scalars } from '../../src/graphql/scalars.ts';

describe('DateTime', () => {
  it('is read with any offset and kept in UTC', () => {
    expect(readDateTime('2026-03-01T12:00:00Z')).toBe('2026-03-01T12:00:00.000Z');
    expect(readDateTime('2026-03-01T12:00:00.5+02:00')).toBe('2026-03-01T10:00:00.500Z');
  });
  it('reads back every instant it gave', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        expect(readDateTime(date.toISOString())).toBe(date.toISOString());
      }),
    );
  });
  it.each([
    '2026-03-01',
    '2026-02-30T00:00:00Z',
    '2026-03-01T12:00:00',
    '2026-03-01T25:00:00Z',
    'yesterday',
    '',
    7,
    null,
    {},
  ])('refuses %j', (value) => expect(() => readDateTime(value)).toThrow(/DateTime: expected RFC 3339/));
  it('says in full what came, but not endlessly', () => {
    expect(() => readDateTime('x'.repeat(5_000))).toThrow(/^.{0,250}$/);
  });
});

describe('JSON', () => {
  const read = (literal: string) => scalars.JSON.parseLiteral(parseValue(literal), {});
  it('is read from literals as it stands there', () => {
    expect(read('{ a: [1, -0.5, 1e3, 1.10, "x", true, null, X] }')).toEqual({
      a: [1, -0.5, 1_000, 1.1, 'x', true, null, 'X'],
    });
  });
  it.each(['9007199254740993', '[1, 0.1234567890123456789]', '{ a: 1e999 }', '123456789012345678901.5'])(
    'refuses digits that would be lost: %s',
    (literal) =>
      expect(() => read(literal)).toThrow(/has more digits than a JSON number keeps; send it as text/),
  );
});

describe('Date and URL', () => {
  it('take what they are for', () => {
    expect(readDate('2024-02-29')).toBe('2024-02-29');
    expect(readUrl('https://example.org/a')).toBe('https://example.org/a');
  });
  it.each(['2023-02-29', '2024-2-1', '', 20240101])('refuse the date %j', (value) => {
    expect(() => readDate(value)).toThrow(/Date: expected/);
  });
  it.each(['/a', 'example.org', '', null])('refuse the address %j', (value) => {
    expect(() => readUrl(value)).toThrow(/URL: expected/);
  });
  it('never give out what is no text', () => {
    expect(() => scalars.DateTime.serialize(new Date(0))).toThrow(/cannot give out/);
  });
});
