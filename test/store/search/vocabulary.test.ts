import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/store/search/typo.ts';
import { Vocabulary } from '../../../src/store/search/vocabulary.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });

describe('the vocabulary', () => {
  it('numbers a word once', () => {
    const vocabulary = new Vocabulary();
    expect([vocabulary.add('bus'), vocabulary.add('car'), vocabulary.add('bus')]).toEqual([0, 1, 0]);
    expect([vocabulary.word(1), vocabulary.id('car'), vocabulary.id('van')]).toEqual(['car', 1, null]);
    expect(vocabulary.size).toBe(2);
  });

  it('finds what begins so and what is nearly so, whatever was added when', () => {
    fc.assert(
      fc.property(fc.array(word), fc.array(word), word, (first, second, wanted) => {
        const vocabulary = new Vocabulary();
        for (const each of first) vocabulary.add(each);
        vocabulary.tidy();
        for (const each of second) vocabulary.add(each);
        const all = [...new Set([...first, ...second])];
        const texts = (ids: readonly number[]) => ids.map((id) => vocabulary.word(id)).sort();
        expect(texts(vocabulary.startingWith(wanted))).toEqual(
          all.filter((each) => each.startsWith(wanted)).sort(),
        );
        expect(texts(vocabulary.near(wanted, 1))).toEqual(
          all.filter((each) => editDistance(wanted, each) <= 1).sort(),
        );
      }),
    );
  });

  it('finds them among thousands, sorted in by parts', () => {
    const vocabulary = new Vocabulary();
    for (let i = 0; i < 5_000; i += 1) {
      vocabulary.add(`w${(i * 7_919) % 5_000}`);
      if (i % 1_700 === 0) vocabulary.tidy();
    }
    expect(vocabulary.startingWith('w49')).toHaveLength(111);
    vocabulary.add('w49x');
    expect(vocabulary.startingWith('w49')).toHaveLength(112);
  });
});
