import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fragmentOf, highlightsOf } from '../../../src/store/search/highlight.ts';
import { fold, indexWords, queryWords, runsOf, type QueryWord } from '../../../src/store/search/words.ts';

const marked = (text: string, query: string) =>
  fragmentOf(text, queryWords(query))?.replaceAll('\ue000', '[').replaceAll('\ue001', ']');

const matches = (run: string, { text, prefix }: QueryWord): boolean =>
  run === text || (prefix && run.startsWith(text));

describe('a fragment', () => {
  it.each([
    ['Air quality', 'quality', 'Air [quality]'],
    ['Air quality', 'qual', 'Air [quality]'],
    ['Calidad de la Educación', 'educacion', 'Calidad de la [Educación]'],
    ['東京都の避難所一覧', '避難所', '東京都の[避難所]一覧'],
    ['避難所と避難所', '避難所', '[避難所]と[避難所]'],
    ['2024年データ', 'データ', '2024年[データ]'],
    ['2024年データ', '2024', '[2024]年データ'],
    ['ゴミの収集', 'ごみ', '[ゴミ]の収集'],
    ['ごみの収集', 'ゴミ', '[ごみ]の収集'],
    ['ｶﾞｰﾃﾞﾝ花壇', 'がーでん', '[ｶﾞｰﾃﾞﾝ]花壇'],
    ['コ\u3099ミとコミ', 'ごみ', '[コ\u3099ミ]とコミ'],
    ['コ\u3099ミとコミ', 'こみ', 'コ\u3099ミと[コミ]'],
    ['ゟとヿ', 'ヨリ', '[ゟ]とヿ'],
    ['ゟとヿ', 'と', 'ゟ[とヿ]'],
    ['서울'.normalize('NFD') + '시', '울시', '서'.normalize('NFD') + '[' + '울'.normalize('NFD') + '시]'],
    ['𠮷野家', '野家', '𠮷[野家]'],
    ['bus car bus', 'bus car', '[bus] [car] [bus]'],
    ['a\ue000bus\ue001', 'abus', '[abus]'],
  ])('of %s for %s is %s', (text, query, fragment) => {
    expect(marked(text, query)).toBe(fragment);
  });

  it('is none where nothing matches', () => {
    expect(marked('Air quality', 'bus')).toBeUndefined();
    expect(
      highlightsOf({ title: 'a', keywords: '', description: '', publisher: '', columns: '' }, []),
    ).toEqual([]);
  });

  it('is cut around the first match, and says so', () => {
    const text = `${'word '.repeat(100)}needle ${'word '.repeat(100)}`;
    const fragment = marked(text, 'needle') ?? '';
    expect(fragment).toMatch(/^….*\[needle\].*…$/);
    expect(fragment.length).toBeLessThan(220);
  });

  it('is a part of the text once the marks are gone, with marks in pairs, whatever the text', () => {
    const unit = fc.constantFrom('避', '難', '所', '𠮷', '😀', 'a', 'b', 'é', ' ', '-', 'A', '\u0301');
    const text = fc.string({ unit, maxLength: 500 });
    fc.assert(
      fc.property(text, fc.string({ unit, minLength: 1, maxLength: 4 }), (whole, query) => {
        const fragment = fragmentOf(whole, queryWords(query));
        if (fragment === null) return;
        const plain = fragment.replace(/[\ue000\ue001]/g, '').replace(/^…|…$/g, '');
        expect(whole).toContain(plain);
        expect(plain).not.toMatch(/\p{Surrogate}/u);
        expect(fragment.replace(/[^\ue000\ue001]/g, '')).toMatch(/^(\ue000\ue001)+$/);
      }),
    );
  });

  it('is the same wherever in a text the words stand, and whatever stands around them', () => {
    const unit = fc.constantFrom('a', 'b', 'A', '1', ' ', "'", '-', 'é', 'ﬁ', '所', '\u0301', '\n');
    const text = fc.string({ unit, maxLength: 60 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 1 }), (whole, query) => {
        const words = queryWords(query);
        const isThere = [...runsOf(whole)].some(
          ({ text: run, unspaced }) => !unspaced && words.some((word) => matches(fold(run), word)),
        );
        expect(fragmentOf(whole, words) !== null).toBe(isThere);
        // A word of a script of its own switches the short cut off; it is found nowhere here.
        const slow = fragmentOf(whole, [...words, { text: '避', parts: ['避'], prefix: false }]);
        expect(fragmentOf(whole, words)).toBe(slow);
      }),
    );
  });

  it('of a run without spaces marks whole letters that hold what is wanted, once folded', () => {
    const unit = fc.constantFrom(...'ごゴｺこ\u3099ﾞみミゟーｰ避﨑', '각'.normalize('NFD'));
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 30 }),
        fc.string({ unit, minLength: 1, maxLength: 2 }),
        (run, query) => {
          const fragment = marked(run, query) ?? '';
          for (const [, inside = ''] of fragment.matchAll(/\[([^\]]*)\]/g))
            expect(queryWords(query).some(({ text }) => fold(inside).includes(text))).toBe(true);
          const parts = queryWords(query).flatMap((word) => word.parts);
          const isIndexed =
            queryWords(query).length === 1 && parts.length === 1 && indexWords(run).has(parts[0] ?? '');
          if (isIndexed) expect(fragment).toContain('[');
        },
      ),
    );
  });

  it('is found without reading a long text word by word', () => {
    const text = `${"It's a lane. ".repeat(1_000)}Needle ${'word '.repeat(1_000)}`;
    expect(marked(text, 'needle')).toContain('[Needle] word');
  });

  it('of a long text without spaces takes no long time', () => {
    const started = performance.now();
    fragmentOf('避難'.repeat(10_000), queryWords('保育園 場所'));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
