import { describe, expect, it } from 'vitest';
import { readKeywords, readList, readTexts } from '../../src/domain/normalise-lists.ts';
import { Remarks } from '../../src/domain/remarks.ts';

function keywords(...raw: string[]) {
  const remarks = new Remarks();
  const list = readKeywords('keywords', raw, remarks.note);
  return { list, rules: remarks.list().map((remark) => remark.rule) };
}

describe('readKeywords', () => {
  it('splits a list that came as one keyword, and no other', () => {
    expect(keywords('trees; parks & roads; ')).toEqual({
      list: ['trees', 'parks & roads'],
      rules: ['keywords-split'],
    });
    expect(keywords('trees, parks')).toEqual({ list: ['trees', 'parks'], rules: ['keywords-split'] });
    expect(keywords('a, b; c').list).toEqual(['a, b', 'c']);
    expect(keywords('parks, recreation and culture', 'trees')).toEqual({
      list: ['parks, recreation and culture', 'trees'],
      rules: [],
    });
  });

  it('merges those that differ in case, keeping the first spelling', () => {
    expect(keywords('Trees', 'trees', 'TREES', 'parks')).toEqual({
      list: ['Trees', 'parks'],
      rules: ['keywords-deduplicated'],
    });
  });

  it('drops markup, marks of tags and words for nothing', () => {
    expect(keywords('#trees', '<b>parks</b>', '', 'null').list).toEqual(['trees', 'parks']);
  });

  it('holds 500 of 200 characters', () => {
    const many = keywords(...Array.from({ length: 34_866 }, (_, n) => `k${n}`));
    expect(many.list).toHaveLength(500);
    expect(many.rules).toEqual(['list-cut']);
    expect(keywords('x'.repeat(300)).list[0]).toHaveLength(200);
    expect(
      keywords(Array.from({ length: 10_000 }, (_, n) => `k${n}`).join(',')).list.length,
    ).toBeLessThanOrEqual(500);
  });
});

describe('readTexts and readList', () => {
  it('trim, drop what says nothing and repeat nothing', () => {
    expect(readTexts('f', [' a ', 'a', '', 'null', 'b\u0000'], 10, new Remarks().note)).toEqual(['a', 'b']);
  });

  it('say how many there were when they cut', () => {
    const remarks = new Remarks();
    expect(readList('f', [1, 2, 3], 2, remarks.note)).toEqual([1, 2]);
    expect(remarks.list()).toEqual([{ field: 'f', from: 3, to: 2, rule: 'list-cut' }]);
  });
});
