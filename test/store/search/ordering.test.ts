import { describe, expect, it } from 'vitest';
import type { DatasetOrder } from '../../../src/ports/store.ts';
import { compareTo, orderingOf, positionFrom, positionParts } from '../../../src/store/search/ordering.ts';
import { aDataset, aMoment } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

const datasets = [
  aDataset({ localId: 'b', title: 'Beta two', metadataModified: aMoment('2024-01-01') }),
  aDataset({ localId: 'a', title: 'Beta ten', metadataModified: aMoment('1800-01-01') }),
  aDataset({ localId: 'c', title: 'Alpha' }),
  aDataset({ localId: 'd', title: '', metadataModified: aMoment('2024-01-01') }),
];
const { columns } = partsOf(datasets);
const slots = Uint32Array.from(datasets.keys());

function sorted(order: DatasetOrder, scores: Uint16Array | null = null): readonly string[] {
  const ordering = orderingOf(order, columns, { slots, scores }, new Float64Array(slots.length));
  return [...slots]
    .sort((a, b) => compareTo(ordering, a, ordering.keys[a] ?? 0, ordering.position(b)))
    .map((slot) => columns.localId[slot] ?? '');
}

describe('an order', () => {
  it('by title compares the texts where their beginnings are the same', () => {
    expect(sorted({ by: 'TITLE', direction: 'ASC' })).toEqual(['d', 'c', 'a', 'b']);
    expect(sorted({ by: 'TITLE', direction: 'DESC' })).toEqual(['b', 'a', 'c', 'd']);
  });

  it('by date puts the undated last and ties by id', () => {
    expect(sorted({ by: 'METADATA_MODIFIED', direction: 'ASC' })).toEqual(['a', 'b', 'd', 'c']);
    expect(sorted({ by: 'METADATA_MODIFIED', direction: 'DESC' })).toEqual(['b', 'd', 'a', 'c']);
  });

  it('by relevance goes by score, then by freshness in either direction', () => {
    const scores = Uint16Array.of(500, 900, 500, 500);
    expect(sorted({ by: 'RELEVANCE', direction: 'DESC' }, scores)).toEqual(['a', 'b', 'd', 'c']);
    expect(sorted({ by: 'RELEVANCE', direction: 'ASC' }, scores)).toEqual(['b', 'd', 'c', 'a']);
  });

  it('by relevance without words is freshness', () => {
    expect(sorted({ by: 'RELEVANCE', direction: 'DESC' })).toEqual(['b', 'd', 'a', 'c']);
  });

  it('gives positions that a cursor carries and brings back', () => {
    for (const by of ['RELEVANCE', 'TITLE', 'ISSUED', 'FIRST_SEEN'] as const) {
      const ordering = orderingOf(
        { by, direction: 'DESC' },
        columns,
        { slots, scores: null },
        new Float64Array(4),
      );
      for (const slot of slots) {
        const position = positionFrom(positionParts(ordering.position(slot)));
        expect(compareTo(ordering, slot, ordering.keys[slot] ?? 0, position)).toBe(0);
      }
    }
  });

  it('refuses parts that are no position', () => {
    for (const parts of [[], ['x', 't', 'p', 'i'], [1, 2, 'p', 'i'], [1, 't', null, 'i'], [1, 't', 'p', 4]])
      expect(() => positionFrom(parts)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }));
  });
});
