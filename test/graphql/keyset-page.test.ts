import { describe, expect, it } from 'vitest';
import { comparePlaces } from '../../src/domain/commitments/book-index.ts';
import { keysetPage, type ListOrder } from '../../src/graphql/keyset-page.ts';
import { encodeCursor, cursorScope } from '../../src/domain/cursor.ts';

const ORDER: ListOrder<string> = { parts: 1, placeOf: (item) => [item], compare: comparePlaces };
const page = (list: readonly string[], first: number, after: string | null, scope = 'all') =>
  keysetPage(list, { first, after }, [scope], ORDER);

describe('a page of a list that is held whole', () => {
  it('goes on behind the place, whether or not anything stands there any more', () => {
    const { items, hasNextPage, total } = page(['a', 'c', 'e'], 2, null);
    expect([items.map(({ item }) => item), hasNextPage, total]).toEqual([['a', 'c'], true, 3]);
    const cursor = items[1]?.cursor ?? null;
    expect(page(['a', 'b', 'd', 'e'], 2, cursor).items.map(({ item }) => item)).toEqual(['d', 'e']);
    expect(page([], 2, cursor)).toEqual({ items: [], total: 0, hasNextPage: false });
  });

  it('refuses places of another list, of another length and of no text', () => {
    const cursor = page(['a'], 1, null).items[0]?.cursor ?? null;
    expect(() => page(['a'], 1, cursor, 'other')).toThrow('another question');
    const scope = cursorScope(['all']);
    expect(() => page(['a'], 1, encodeCursor(scope, ['a', 'b']))).toThrow('not made here');
    expect(() => page(['a'], 1, encodeCursor(scope, [1]))).toThrow('no place');
  });
});
