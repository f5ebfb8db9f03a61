import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../src/store/search/search-index.ts';
import { aDataset } from '../../support/builders.ts';
import { aSearch } from '../contract.ts';
import { entryOf, indexOf } from './index-of.ts';

const state = { firstSeenAt: '2026-01-01T00:00:00Z', removed: false };
const idsOf = (index: SearchIndex, query: string | null) =>
  index
    .search(aSearch({ query, first: 5_000, orderBy: { by: 'TITLE', direction: 'ASC' } }))
    .hits.map(({ key }) => key.localId);

describe('the search index', () => {
  it('answers as one built anew, whatever was put in the place of what', () => {
    const put = fc.record({
      id: fc.integer({ min: 0, max: 9 }),
      word: fc.constantFrom('bus', 'tree', 'park'),
      tidy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(put), (puts) => {
        const index = new SearchIndex();
        const last = new Map<number, string>();
        for (const { id, word, tidy } of puts) {
          const dataset = aDataset({ localId: `d${id}`, title: `${word} ${id}` });
          index.put(dataset, entryOf(dataset), state);
          last.set(id, word);
          if (tidy) index.tidy();
        }
        const fresh = indexOf(
          [...last].map(([id, word]) => aDataset({ localId: `d${id}`, title: `${word} ${id}` })),
        );
        for (const query of [null, 'bus', 'tree', 'park'])
          expect(idsOf(index, query)).toEqual(idsOf(fresh, query));
        expect(index.size).toBe(last.size);
      }),
    );
  });

  it('drops old versions once they are many, and loses nothing by it', () => {
    const index = new SearchIndex();
    const put = (i: number, word: string) => {
      const dataset = aDataset({ localId: `d${i}`, title: `${word} ${i}`, keywords: [word] });
      index.put(dataset, entryOf(dataset), state);
    };
    for (const word of ['old', 'older', 'new']) for (let i = 0; i < 800; i += 1) put(i, word);
    const before = idsOf(index, 'new');
    index.tidy();
    expect(before).toHaveLength(800);
    expect(idsOf(index, 'new')).toEqual(before);
    expect(index.search(aSearch({ query: 'old' })).corrections).toEqual([]);
    expect(idsOf(index, 'old')).toEqual([]);
    put(1, 'newest');
    expect(idsOf(index, 'new')).toHaveLength(800);
    expect(index.facets(aSearch(), ['KEYWORD'], 5)).toEqual([
      [
        { value: 'new', count: 799 },
        { value: 'newest', count: 1 },
      ],
    ]);
  });

  it('keeps apart datasets of the same id in two portals', () => {
    const index = indexOf([aDataset({ portal: 'one' }), aDataset({ portal: 'two' })]);
    const { hits } = index.search(aSearch());
    expect(hits.map(({ key }) => key.portal)).toEqual(['one', 'two']);
  });

  it('remembers no answer beyond a change', () => {
    const index = indexOf([aDataset()]);
    expect(index.search(aSearch()).total).toBe(1);
    const other = aDataset({ localId: 'd2' });
    index.put(other, entryOf(other), { ...state, removed: true });
    expect(index.search(aSearch()).total).toBe(1);
    expect(index.search(aSearch({ removed: null })).total).toBe(2);
  });
});
