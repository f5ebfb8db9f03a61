import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseIndex, tokensOf } from '../../../../src/domain/metrics/categories/phrases.ts';

function found(phrases: string, text: string): readonly string[] {
  const index = new PhraseIndex<string>();
  index.add(phrases, 'tag');
  const hits: string[] = [];
  index.find(tokensOf(text), (_tag, phrase) => hits.push(phrase));
  return hits;
}

describe('phrases in a text', () => {
  it('are found without accents, case and marks between words', () => {
    expect(tokensOf('Straßen-Unfälle, Œuvre d’art: Økonomi 2024')).toEqual([
      ...['strassen', 'unfalle', 'oeuvre', 'd', 'art', 'okonomi', '2024'],
    ]);
    expect(found('city budget|budget*', 'The CITY-budgets')).toEqual(['budget*']);
    expect(found('a b', 'x a. B y')).toEqual(['a b']);
  });

  it('end where the text ends', () => {
    expect(found('city budget*', 'city')).toEqual([]);
    expect(found('ib*|i b', 'i')).toEqual([]);
  });

  it('are found once for each place, however short the first word is', () => {
    expect(found('a*|ab*|abc*|abc', 'a ab abcd').toSorted()).toEqual([
      'a*',
      'a*',
      'a*',
      'ab*',
      'ab*',
      'abc*',
    ]);
    expect(found('ab', 'ab abc a')).toEqual(['ab']);
  });

  it('are those that a plain search finds too', () => {
    const word = fc.constantFrom('a', 'ab', 'abc', 'abcd', 'b', 'abd');
    const text = fc.array(word, { maxLength: 6 });
    const phrase = fc
      .array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 3 })
      .map((words) => words.map(([one, isOpen]) => (isOpen ? `${one}*` : one)));
    fc.assert(
      fc.property(text, phrase, (tokens, pattern) => {
        const fits = (token: string | undefined, one: string): boolean =>
          token !== undefined && (one.endsWith('*') ? token.startsWith(one.slice(0, -1)) : token === one);
        const places = tokens.filter((_, at) => pattern.every((one, index) => fits(tokens[at + index], one)));
        expect(found(pattern.join(' '), tokens.join(' '))).toHaveLength(places.length);
      }),
    );
  });
});
