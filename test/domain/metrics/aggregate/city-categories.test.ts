import { describe, expect, it } from 'vitest';
import {
  categoryFactOf,
  cityCategories,
  type CategoryFact,
} from '../../../../src/domain/metrics/aggregate/city-categories.ts';
import { aMeasured, pass, quantity } from '../../../support/measured.ts';

function aFact(
  localId: string,
  verdict: 'MATCH' | 'CANDIDATE',
  score: number,
  method: 'KEYWORD' | 'OVERRIDE' = 'KEYWORD',
): CategoryFact {
  return {
    portal: 'a',
    localId,
    categories: [{ category: 'budget', verdict, method }],
    census: { value: score, lower: score, upper: score },
    fresh: 'PASS',
  };
}
const whole = { notApplicable: new Map<string, string>(), isWholeCatalogue: true };
const budget = (facts: readonly CategoryFact[], frame = whole) => cityCategories(facts, frame, ['budget'])[0];

describe('cityCategories', () => {
  it('tells found, perhaps, not found, not to be seen and not asked apart', () => {
    const partly = { ...whole, isWholeCatalogue: false };
    const elsewhere = { ...whole, notApplicable: new Map([['budget', 'https://law.ex/']]) };
    expect(budget([aFact('1', 'MATCH', 50)])?.state).toBe('FOUND');
    expect(budget([aFact('1', 'MATCH', 50)], partly)?.state).toBe('FOUND');
    expect(budget([aFact('1', 'CANDIDATE', 50)])?.state).toBe('CANDIDATE_ONLY');
    expect(budget([aFact('1', 'CANDIDATE', 50)], partly)?.state).toBe('UNKNOWN');
    expect(budget([])?.state).toBe('NOT_FOUND');
    expect(budget([], partly)?.state).toBe('UNKNOWN');
    expect(budget([aFact('1', 'MATCH', 50)], elsewhere)?.state).toBe('NOT_APPLICABLE');
  });

  it('takes the dataset with the best score, and says whether words alone found it', () => {
    const facts = [aFact('1', 'MATCH', 50), aFact('2', 'MATCH', 90), aFact('3', 'CANDIDATE', 100)];
    expect(budget(facts)).toMatchObject({
      matches: 2,
      candidates: 1,
      keywordOnly: true,
      best: { localId: '2' },
    });
    expect(budget([...facts, aFact('4', 'MATCH', 1, 'OVERRIDE')])?.keywordOnly).toBe(false);
    expect(budget(facts.toReversed())?.best?.localId).toBe('2');
  });
});

describe('categoryFactOf', () => {
  it('keeps what categories need, and nothing of a dataset without one', () => {
    const hit = {
      category: 'budget',
      verdict: 'MATCH',
      method: 'KEYWORD',
      score: 4,
      phrases: ['title: budget'],
    } as const;
    const results = [quantity('census.score', 90, 90, 100), pass('time.fresh')];
    expect(categoryFactOf(aMeasured({ categories: [hit], results }))).toEqual({
      portal: 'exampleville',
      localId: 'd1',
      categories: [{ category: 'budget', verdict: 'MATCH', method: 'KEYWORD' }],
      census: { value: 90, lower: 90, upper: 100 },
      fresh: 'PASS',
    });
    expect(categoryFactOf(aMeasured({ results }))).toBeNull();
  });
});
