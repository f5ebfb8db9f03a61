import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest, unknownName } from '../../src/domain/suggest.ts';

describe('the distance between two words', () => {
  it('counts inserted, deleted, replaced and swapped letters', () => {
    const table = [
      ['ckan', 'ckan', 0],
      ['ckna', 'ckan', 1],
      ['ckn', 'ckan', 1],
      ['ckann', 'ckan', 1],
      ['kan', 'ckan', 1],
      ['socrata', 'ckan', 5],
      ['', 'abc', 3],
    ] as const;
    for (const [a, b, distance] of table) expect([a, b, editDistance(a, b)]).toEqual([a, b, distance]);
  });

  it('is the same both ways and at most the longer length', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        return distance === editDistance(b, a) && distance <= Math.max(a.length, b.length);
      }),
    );
  });
});

describe('an unknown name', () => {
  it('gets the nearest known one, whatever its case', () => {
    expect(nearest('Freshnes', ['freshness', 'openness'])).toBe('freshness');
    expect(unknownName('metric', 'freshnes', ['freshness'])).toBe(
      'Unknown metric "freshnes". Did you mean "freshness"?',
    );
  });

  it('gets the list when nothing is near', () => {
    expect(unknownName('connector', 'zzzzzz', ['socrata', 'ckan'])).toBe(
      'Unknown connector "zzzzzz". Known: ckan, socrata.',
    );
    expect(unknownName('connector', 'x', [])).toBe('Unknown connector "x". There are none.');
    expect(nearest('x'.repeat(10_000), ['ckan'])).toBeNull();
  });
});
