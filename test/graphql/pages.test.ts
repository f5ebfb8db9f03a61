import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/domain/errors.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import type { Page } from '../../src/ports/store.ts';
import { connectionOf, pageOf, slugPage } from '../../src/graphql/pages.ts';

const slugs = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 30 })
  .map((all) => [...all].sort());

describe('a list by slug', () => {
  it('is given whole and in order by its pages, whatever their size', () => {
    fc.assert(
      fc.property(slugs, fc.integer({ min: 1, max: 10 }), (all, first) => {
        const list = all.map((slug) => ({ slug }));
        const seen: string[] = [];
        let after: string | null = null;
        for (let page = 0; page <= all.length; page += 1) {
          const found: Page<{ readonly slug: string }> = slugPage('City', list, { first, after });
          expect(found.total).toBe(all.length);
          seen.push(...found.items.map(({ item }) => item.slug));
          after = found.items.at(-1)?.cursor ?? null;
          if (!found.hasNextPage) break;
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  it('goes on where it was when its last member is gone', () => {
    const after = toGlobalId({ type: 'City', slug: 'b' });
    const found = slugPage('City', [{ slug: 'a' }, { slug: 'c' }], { first: 5, after });
    expect(found.items.map(({ item }) => item.slug)).toEqual(['c']);
  });

  it('refuses a cursor of another list', () => {
    const after = toGlobalId({ type: 'Portal', slug: 'b' });
    expect(() => slugPage('City', [], { first: 5, after })).toThrow(GatewayError);
  });
});

describe('a page', () => {
  it('has twenty members unless it is said', () => {
    expect(pageOf({})).toEqual({ first: 20, after: null });
    expect(pageOf({ first: null, after: null })).toEqual({ first: 20, after: null });
  });

  it('knows its ends', () => {
    const items = ['x', 'y'].map((item) => ({ item, cursor: `c-${item}` }));
    const connection = connectionOf(
      { items, total: 9, hasNextPage: true },
      { first: 2, after: 'c-w' },
      (item) => item,
    );
    expect(connection.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: 'c-x',
      endCursor: 'c-y',
    });
    const empty = connectionOf(
      { items: [], total: 0, hasNextPage: false },
      { first: 2, after: null },
      (item) => item,
    );
    expect(empty.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});
