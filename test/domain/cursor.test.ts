import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorScope, decodeCursor, encodeCursor } from '../../src/domain/cursor.ts';

const part = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));

describe('a cursor', () => {
  it('gives back what was put into it, from URL-safe text', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const cursor = encodeCursor('s', parts);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(JSON.stringify(decodeCursor('s', cursor, parts.length))).toBe(JSON.stringify(parts));
      }),
    );
  });

  it('is refused by any text that is none, and never otherwise than as BAD_CURSOR', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor('s', text, 1)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
      }),
    );
  });

  it('is refused where a character of it is missing or is none of its alphabet', () => {
    const cursor = encodeCursor('s', ['Zürich', 7]);
    for (let at = 0; at < cursor.length; at += 1) {
      const rest = cursor.slice(at + 1);
      for (const spoilt of [cursor.slice(0, at) + rest, `${cursor.slice(0, at)}=${rest}`])
        expect(() => decodeCursor('s', spoilt, 2)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
    }
  });

  it('belongs to one question, however its members are ordered', () => {
    expect(cursorScope({ a: 1, b: 2 })).toBe(cursorScope({ b: 2, a: 1 }));
    const cursor = encodeCursor(cursorScope(['runs', 'a']), [1]);
    expect(() => decodeCursor(cursorScope(['runs', 'b']), cursor, 1)).toThrow('another question');
    expect(() => decodeCursor(cursorScope(['runs', 'a']), cursor, 2)).toThrow('not made here');
  });
});
