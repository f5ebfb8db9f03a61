import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '../../../connectors/ckan/cursor.ts';

describe('a cursor of a CKAN walk', () => {
  it('comes back as it went, through JSON', () => {
    const state = {
      position: { mode: 'keyset', last: 'a"b', isProven: true },
      total: 5,
      size: 2,
      since: null,
    } as const;
    expect(readCursor(JSON.parse(JSON.stringify(writeCursor(state))), null)).toEqual(state);
  });

  it('is refused as BAD_CURSOR when it is anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const cursor = JSON.parse(JSON.stringify(value));
        expect(() => readCursor(cursor, null)).toThrow(/cannot be resumed/);
      }),
    );
  });

  it('is refused for a walk since another time', () => {
    const position = { mode: 'keyset', last: 'a', isProven: true } as const;
    const cursor = writeCursor({ position, total: 1, size: 1, since: '2026-01-01T00:00:00.000Z' });
    expect(() => readCursor(cursor, null)).toThrow(/another time/);
    expect(() => readCursor(cursor, '2026-01-01T00:00:00.000Z')).not.toThrow();
  });
});
