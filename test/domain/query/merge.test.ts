import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSorted } from '../../../src/domain/query/merge.ts';

interface Item {
  readonly key: number;
  readonly from: string;
}
const order = (a: Item, b: Item) => a.key - b.key;

/** Counts what is asked of it, and whether it was told to stop. */
function aSource(name: string, keys: readonly number[], failAt = Infinity) {
  const seen = { asked: 0, ended: false, stopped: false };
  async function* items(): AsyncGenerator<Item> {
    try {
      for (const [at, key] of keys.entries()) {
        seen.asked += 1;
        if (at === failAt) throw new Error(`${name} failed`);
        yield { key, from: `${name}${String(at)}` };
      }
      seen.ended = true;
    } finally {
      seen.stopped = !seen.ended;
    }
  }
  return { seen, items: items() };
}

async function collected(merged: AsyncIterable<Item>, most = Infinity): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of merged) {
    found.push(item);
    if (found.length >= most) break;
  }
  return found;
}

describe('merging sorted sequences', () => {
  it('gives what sorting all of it would give, alike items in the order of the sources', async () => {
    const lists = fc.array(
      fc
        .array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 })
        .map((keys) => keys.toSorted((a, b) => a - b)),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(lists, async (all) => {
        const sources = all.map((keys, at) => aSource(`${String(at)}:`, keys));
        const items = all.flatMap((keys, at) =>
          keys.map((key, index) => ({ key, from: `${String(at)}:${String(index)}` })),
        );
        expect(
          await collected(
            mergeSorted(
              sources.map((source) => source.items),
              order,
            ),
          ),
        ).toEqual(items.toSorted(order));
      }),
    );
  });

  it('asks for no more than it needs, and tells all sources to stop when the reader does', async () => {
    const sources = [aSource('a', [1, 4, 7, 9]), aSource('b', [2, 3, 8]), aSource('c', [])];
    const found = await collected(
      mergeSorted(
        sources.map((source) => source.items),
        order,
      ),
      3,
    );
    expect(found.map((item) => item.from)).toEqual(['a0', 'b0', 'b1']);
    // One item of each source is held; the third was given before its follower was asked for.
    expect(sources.map(({ seen }) => seen.asked)).toEqual([2, 2, 0]);
    expect(sources.map(({ seen }) => seen.stopped)).toEqual([true, true, false]);
  });

  it('gives what came before a failure, then fails, and stops the others', async () => {
    const sources = [aSource('a', [1, 4, 7]), aSource('b', [2, 3, 8], 2)];
    const found: string[] = [];
    const reading = async () => {
      for await (const item of mergeSorted(
        sources.map((source) => source.items),
        order,
      ))
        found.push(item.from);
    };
    await expect(reading()).rejects.toThrow('b failed');
    expect(found).toEqual(['a0', 'b0', 'b1']);
    expect(sources[0]?.seen.stopped).toBe(true);
  });

  it('fails at once where a source cannot begin, and stops the others', async () => {
    const sources = [aSource('a', [1]), aSource('b', [2], 0)];
    await expect(
      collected(
        mergeSorted(
          sources.map((source) => source.items),
          order,
        ),
      ),
    ).rejects.toThrow('b failed');
    expect(sources[0]?.seen.stopped).toBe(true);
  });

  it('is empty of nothing, and stops sources that cannot be stopped by leaving them', async () => {
    expect(await collected(mergeSorted<Item>([], order))).toEqual([]);
    const plain: AsyncIterable<Item> = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: { key: 1, from: 'x' } }),
      }),
    };
    expect(await collected(mergeSorted([plain], order), 2)).toHaveLength(2);
  });
});
