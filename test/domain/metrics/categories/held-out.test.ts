import { describe, expect, it } from 'vitest';
import { CATEGORIES, CLASSIFIER_LANGUAGES } from '../../../../src/domain/metrics/categories/terms.ts';
import { heldOutTitles, precisionOf, recallOf, scoreOf, type LabelledTitle } from './held-out.ts';

const titles = heldOutTitles();

describe('the titles held out', () => {
  it('are in every language of the classifier, with some that belong nowhere', () => {
    expect(titles.length).toBeGreaterThanOrEqual(140);
    for (const language of CLASSIFIER_LANGUAGES) {
      const own = titles.filter((one) => one.language === language);
      expect([language, own.length >= 20]).toEqual([language, true]);
      expect(own.filter(({ categories }) => categories.length === 0).length).toBeGreaterThanOrEqual(8);
    }
    expect(titles.map(({ language }) => language).every((one) => CLASSIFIER_LANGUAGES.includes(one))).toBe(
      true,
    );
  });

  it('are labelled with categories that there are, each title once', () => {
    const known = new Set(CATEGORIES.map(({ id }) => id));
    expect(titles.flatMap(({ categories }) => categories).filter((one) => !known.has(one))).toEqual([]);
    expect(new Set(titles.map(({ title }) => title)).size).toBe(titles.length);
  });
});

describe('precision and recall', () => {
  const labelled = (title: string, ...categories: readonly string[]): LabelledTitle => ({
    ...{ language: 'en', title, categories },
  });
  const three = [labelled('a', 'budget'), labelled('b', 'zoning', 'parcels'), labelled('c')];

  it('count what was found, what was not, and what was made up', () => {
    const score = scoreOf(three, (title) => ({
      matches: title === 'a' ? ['budget'] : title === 'b' ? ['zoning', 'spending'] : ['transit'],
      candidates: title === 'b' ? ['parcels', 'budget'] : [],
    }));
    expect(score).toEqual({ titles: 3, given: 3, right: 2, wrong: 2, rightOrCandidate: 3, candidates: 2 });
    expect([precisionOf(score), recallOf(score)]).toEqual([1 / 2, 2 / 3]);
  });

  it('tell a classifier that says nothing, or everything, from one that knows', () => {
    const silent = scoreOf(three, () => ({ matches: [], candidates: [] }));
    expect([precisionOf(silent), recallOf(silent)]).toEqual([null, 0]);
    const loud = scoreOf(three, () => ({ matches: CATEGORIES.map(({ id }) => id), candidates: [] }));
    expect(recallOf(loud)).toBe(1);
    expect(precisionOf(loud)).toBeCloseTo(3 / 69);
    expect(recallOf(scoreOf([labelled('c')], () => ({ matches: [], candidates: [] })))).toBeNull();
  });
});
