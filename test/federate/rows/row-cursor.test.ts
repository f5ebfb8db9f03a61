import { describe, expect, it } from 'vitest';
import { decodeRowCursor, encodeRowCursor, type CursorScope } from '../../../src/federate/rows/row-cursor.ts';

const scope: CursorScope = { table: 't', question: 'q', version: 'v' };
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor of rows', () => {
  it('brings back the position that it was made of', () => {
    for (const position of [
      { offset: 0, values: null },
      { offset: 12, values: ['ä', null, true, '12345678901234567.89', 1] },
    ])
      expect(decodeRowCursor(scope, encodeRowCursor(scope, position))).toEqual(position);
  });

  it('is a word that needs no escaping', () => {
    expect(encodeRowCursor(scope, { offset: 1, values: ['"ö?/+&'] })).toMatch(/^[\w-]+$/);
  });

  it('counts rows where values are too long to carry', () => {
    const cursor = encodeRowCursor(scope, { offset: 5, values: ['x'.repeat(5_000), 1] });
    expect(cursor.length).toBeLessThan(200);
    expect(decodeRowCursor(scope, cursor)).toEqual({ offset: 5, values: null });
  });

  it.each([
    { name: 'another table', other: { ...scope, table: 'u' }, says: 'another table' },
    { name: 'another question', other: { ...scope, question: 'r' }, says: 'another question' },
    { name: 'an older state of the table', other: { ...scope, version: 'w' }, says: 'has changed since' },
  ])('is refused for $name', ({ other, says }) => {
    const cursor = encodeRowCursor(other, { offset: 1, values: null });
    expect(() => decodeRowCursor(scope, cursor)).toThrow(
      expect.objectContaining({ code: 'BAD_CURSOR', message: expect.stringContaining(says) }),
    );
  });

  it('holds no state of the table against it where one is unknown', () => {
    const cursor = encodeRowCursor({ ...scope, version: null }, { offset: 1, values: null });
    expect(decodeRowCursor(scope, cursor).offset).toBe(1);
  });

  it.each([
    '',
    'x',
    'not base64!',
    encode(null),
    encode({}),
    encode(['t', 'q', 'v', 1]),
    encode(['t', 'q', 'v', -1, null]),
    encode(['t', 'q', 'v', 1.5, null]),
    encode(['t', 'q', 'v', '1', null]),
    encode(['t', 'q', 'v', 1, 'values']),
    encode(['t', 'q', 'v', 1, null, 1]),
    'A'.repeat(5_000),
  ])('is refused when it is %s', (cursor) => {
    expect(() => decodeRowCursor(scope, cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
  });
});
