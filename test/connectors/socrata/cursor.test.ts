import { describe, expect, it } from 'vitest';
import { nextPart, readCursor, startOf, writeCursor, type Part } from '../../../connectors/socrata/cursor.ts';

const tables: Part = { only: 'dataset', size: 7, isScrolled: false };
const views: Part = { only: 'chart,map', size: null, isScrolled: true };

describe('a cursor', () => {
  it('comes back from JSON as it went', () => {
    const place = { ...startOf('full', [tables, views]), offset: 30, anchors: ['aaaa-bbbb'] };
    expect(readCursor(JSON.parse(JSON.stringify(writeCursor(place))))).toEqual(place);
  });

  it('leads from part to part to the end', () => {
    const second = nextPart({ ...startOf('full', [tables, views]), offset: 7 });
    expect(second).toMatchObject({ at: 1, offset: 0, scrollId: '' });
    expect(second === null ? 'none' : nextPart(second)).toBeNull();
  });

  it.each([
    ['in a scroll', { at: 1 }],
    ['in no part', { at: 5 }],
    ['before the beginning', { offset: -1 }],
    ['between two results', { offset: 1.5 }],
    ['of another walk', { walk: 'sideways' }],
    ['with parts of another shape', { parts: [7] }],
  ])('is refused when it stands %s', (_where, change) => {
    const cursor = { ...Object(writeCursor(startOf('full', [tables, views]))), ...change };
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
  });
});
