import { describe, expect, it } from 'vitest';
import {
  categoryFreshPoint,
  categoryScorePoint,
  coveragePoint,
} from '../../../../src/domain/metrics/aggregate/category-points.ts';
import type {
  CategoryState,
  CityCategory,
} from '../../../../src/domain/metrics/aggregate/city-categories.ts';
import { aDefinition } from '../../../support/measured.ts';

function aCategory(
  state: CategoryState,
  census: number | null = null,
  fresh: 'PASS' | 'FAIL' | 'NOT_APPLICABLE' = 'PASS',
  keywordOnly = false,
): CityCategory {
  const best = {
    portal: 'a',
    localId: '1',
    categories: [],
    census: { value: census, lower: census ?? 10, upper: census ?? 100 },
    fresh,
  };
  return {
    category: state,
    state,
    matches: 0,
    candidates: 0,
    keywordOnly,
    best: state === 'FOUND' ? best : null,
    most: census,
    freshness: [fresh],
  };
}
const all = [
  aCategory('FOUND', 90),
  aCategory('FOUND', 60, 'FAIL'),
  aCategory('CANDIDATE_ONLY'),
  aCategory('NOT_FOUND'),
  aCategory('UNKNOWN'),
  aCategory('NOT_APPLICABLE'),
];
const share = aDefinition('c.hvdCoverage', 'share');
const points = aDefinition('c.hvdScore', 'quantity', [0, 100]);

describe('coveragePoint', () => {
  it('counts candidates as not covered and as possibly covered', () => {
    expect(coveragePoint(share, all)).toMatchObject({
      n: 6,
      known: 4,
      unknown: 1,
      notApplicable: 1,
      value: 0.5,
      lower: 0.4,
      upper: 0.8,
      coverage: 0.8,
      reason: 'CANDIDATES_UNREVIEWED',
    });
  });

  it('warns of coverage that rests on words alone, until one is confirmed', () => {
    const words = aCategory('FOUND', 90, 'PASS', true);
    expect(coveragePoint(share, [words, words]).reason).toBe('KEYWORD_ONLY');
    expect(coveragePoint(share, [words, aCategory('FOUND', 1)]).reason).toBeNull();
  });
});

describe('categoryScorePoint', () => {
  it('takes 0 for what a whole catalogue lacks, and nothing for what could not be seen', () => {
    expect(categoryScorePoint(points, all)).toMatchObject({
      value: 37.5,
      lower: 30,
      upper: 70,
      known: 4,
      unknown: 1,
    });
  });

  it('leaves a dataset without a score unknown within its bounds', () => {
    expect(categoryScorePoint(points, [aCategory('FOUND')])).toMatchObject({
      value: null,
      lower: 10,
      upper: 100,
    });
  });
});

describe('categoryFreshPoint', () => {
  it('asks the best dataset of each category found', () => {
    expect(categoryFreshPoint(share, all)).toMatchObject({ value: 0.5, known: 2, notApplicable: 4 });
    expect(categoryFreshPoint(share, [aCategory('FOUND', 1, 'NOT_APPLICABLE')])).toMatchObject({
      value: null,
      n: 1,
    });
  });
});
