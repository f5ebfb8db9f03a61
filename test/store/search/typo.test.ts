import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedEdits, editDistance, withinEdits } from '../../../src/store/search/typo.ts';

describe('edits', () => {
  it.each([
    ['park', 'park', 0],
    ['prak', 'park', 1],
    ['pak', 'park', 1],
    ['parkk', 'park', 1],
    ['bark', 'park', 1],
    ['educacoin', 'educacion', 1],
    ['', 'abc', 3],
    ['避難所', '避所', 1],
  ])('from %s to %s are %i', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
    expect(withinEdits(a, b, edits)).toBe(true);
  });

  it('are as many in either direction, and none only for the same word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('are allowed to longer words only, and never to numbers', () => {
    expect(['bus', 'park', 'parking', 'measures', '2024', 'b4se'].map(allowedEdits)).toEqual([
      0, 1, 1, 2, 0, 0,
    ]);
  });
});
