import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFacet } from '../../../src/store/search/facets.ts';
import { aDataset } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

describe('counting a facet', () => {
  it('gives the most frequent values first, ties by value, as many as asked for', () => {
    const keywords = fc.uniqueArray(fc.constantFrom(...'abcdefgh'));
    fc.assert(
      fc.property(fc.array(keywords), fc.integer({ min: 0, max: 10 }), (lists, limit) => {
        const { columns } = partsOf(lists.map((each, i) => aDataset({ localId: String(i), keywords: each })));
        const slots = Uint32Array.from(lists.keys()).filter((slot) => slot % 3 !== 0);
        const counts = new Map<string, number>();
        for (const slot of slots)
          for (const value of lists[slot] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
        const expected = [...counts]
          .map(([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
          .slice(0, limit);
        expect(countFacet('KEYWORD', columns, slots, limit)).toEqual(expected);
      }),
    );
  });
});
