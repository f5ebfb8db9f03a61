import { describe, expect, it } from 'vitest';
import { ALL_FIELDS, FIELD_BITS, Postings } from '../../../src/store/search/postings.ts';

function slotsOf(postings: Postings, word: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  postings.each(word, (cells, from, to) => {
    for (const packed of cells.subarray(from, to)) found.push([packed >> FIELD_BITS, packed & ALL_FIELDS]);
  });
  return found;
}

describe('postings', () => {
  it('tell slots and fields of a word, and how many count', () => {
    const postings = new Postings();
    const bus = postings.vocabulary.add('bus');
    postings.add(3, bus, 1);
    postings.add(8, bus, 17);
    expect(slotsOf(postings, bus)).toEqual([
      [3, 1],
      [8, 17],
    ]);
    expect(postings.count(bus, (slot) => slot > 5)).toBe(1);
  });

  it('drop and move slots', () => {
    const postings = new Postings();
    const [bus, car] = [postings.vocabulary.add('bus'), postings.vocabulary.add('car')];
    postings.add(0, bus, 1);
    postings.add(0, car, 1);
    postings.add(1, bus, 2);
    postings.compact(Int32Array.of(-1, 0));
    expect(slotsOf(postings, bus)).toEqual([[0, 2]]);
    expect(slotsOf(postings, car)).toEqual([]);
  });
});
