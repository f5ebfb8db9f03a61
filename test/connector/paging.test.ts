import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOffset, byToken, pageGuard } from '../../src/connector/paging.ts';
import type { Json } from '../../src/domain/json.ts';

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const page of pages) list.push(page);
  return list;
}

describe('the page guard', () => {
  it('passes on what is new, once', () => {
    const guard = pageGuard();
    expect(guard.fresh(['a', 'b', 'a'])).toEqual(['a', 'b']);
    expect(guard.fresh(['b', 'c'])).toEqual(['c']);
    expect(guard.fresh([])).toEqual([]);
    expect(guard.seen).toBe(3);
  });

  it('refuses the page before sent again, but not an empty one', () => {
    const guard = pageGuard();
    guard.fresh([]);
    guard.fresh([]);
    guard.fresh(['a', 'b']);
    expect(() => guard.fresh(['a', 'b'])).toThrow(/same page of 2 records twice, starting with "a"/);
  });
});

describe('paging by offset', () => {
  it('skips nothing, whatever the portal cuts pages to', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(80),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (total, sizes) => {
          const items = Array.from({ length: total }, (_, index) => index);
          let call = 0;
          const pages = await all(
            byOffset(0, async (offset) => {
              call += 1;
              return { items: items.slice(offset, offset + (sizes[call % sizes.length] ?? 1)), total };
            }),
          );
          expect(pages.flatMap((page) => page.items)).toEqual(items);
          expect(pages.map((page) => page.next === null)).toEqual(
            pages.map((_, i) => i === pages.length - 1),
          );
        },
      ),
    );
  });

  it('ends on an empty page where the portal gives no total, not on a short one', async () => {
    const sizes = [3, 1, 3, 0];
    let call = -1;
    const pages = await all(
      byOffset(10, async () => {
        call += 1;
        return { items: Array.from({ length: sizes[call] ?? 0 }), total: null };
      }),
    );
    expect(pages.map((page) => page.next)).toEqual([13, 14, 17, null]);
  });
});

describe('paging by token', () => {
  it('follows tokens to the end', async () => {
    const pages = await all(
      byToken(0, async (token) => ({ token, next: Number(token) < 3 ? Number(token) + 1 : null })),
    );
    expect(pages.map((page) => page.token)).toEqual([0, 1, 2, 3]);
  });

  it('refuses a token that comes twice running', async () => {
    const stuck = byToken(0, async (): Promise<{ next: Json }> => ({ next: { after: 'x' } }));
    await expect(all(stuck)).rejects.toThrow(/same continuation twice/);
  });
});
