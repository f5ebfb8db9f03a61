import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoryFreshPoint,
  categoryScorePoint,
} from '../../../../src/domain/metrics/aggregate/category-points.ts';
import {
  cityCategories,
  type CategoryFact,
  type CityCategory,
} from '../../../../src/domain/metrics/aggregate/city-categories.ts';
import type { AggregatePoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import { aDefinition } from '../../../support/measured.ts';

const CATEGORIES = ['budget', 'parcels'];
const FRAME = { notApplicable: new Map(), isWholeCatalogue: true };
const score = aDefinition('c.hvdScore', 'quantity', [0, 100]);
const fresh = aDefinition('c.hvdFresh', 'share');

const someFact = fc
  .record({
    category: fc.constantFrom(...CATEGORIES),
    scores: fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => [5 * Math.min(a, b), 5 * Math.max(a, b)]),
    fresh: fc.constantFrom<CategoryFact['fresh']>('PASS', 'FAIL', 'UNKNOWN', 'NOT_APPLICABLE'),
    isKnown: fc.boolean(),
  })
  .map(({ category, scores: [lower = 0, upper = 0], fresh: own, isKnown }): Given => ({
    ...{ category, fresh: own, lower, upper: isKnown ? lower : upper },
  }));
interface Given {
  readonly category: string;
  readonly fresh: CategoryFact['fresh'];
  readonly lower: number;
  readonly upper: number;
}

type Reading = (all: readonly CityCategory[]) => readonly AggregatePoint[];
const asItIs: Reading = (all) => [categoryScorePoint(score, all), categoryFreshPoint(fresh, all)];

function pointsOf(given: readonly Given[], read: Reading): readonly AggregatePoint[] {
  const facts = given.map(({ category, fresh: own, lower, upper }, index): CategoryFact => ({
    ...{ portal: 'a', localId: `d${index}`, fresh: own, census: { value: lower, lower, upper } },
    categories: [{ category, verdict: 'MATCH', method: 'KEYWORD' }],
  }));
  return read(cityCategories(facts, FRAME, CATEGORIES));
}

/** Less is known of one dataset, in its score, its freshness or both. */
function neverNarrower(read: Reading): void {
  const tiny = 1e-9;
  fc.assert(
    fc.property(
      fc.array(someFact, { minLength: 1, maxLength: 5 }),
      fc.nat(4),
      fc.record({ less: fc.nat(100), more: fc.nat(100), isForgotten: fc.boolean() }),
      (given, at, { less, more, isForgotten }) => {
        const changed = given.map((one, index): Given => {
          if (index !== at % given.length) return one;
          const forgotten = isForgotten && one.fresh !== 'NOT_APPLICABLE';
          return {
            ...{ ...one, fresh: forgotten ? 'UNKNOWN' : one.fresh },
            ...{ lower: Math.max(0, one.lower - less), upper: Math.min(100, one.upper + more) },
          };
        });
        const [before, after] = [pointsOf(given, read), pointsOf(changed, read)];
        for (const [place, was] of before.entries()) {
          const is = after[place];
          if (is === undefined || was.lower === null || is.lower === null) continue;
          expect(is.lower).toBeLessThanOrEqual(was.lower + tiny);
          expect(is.upper ?? 0).toBeGreaterThanOrEqual((was.upper ?? 0) - tiny);
        }
      },
    ),
    { numRuns: 1_000 },
  );
}

describe('bounds of categories', () => {
  it('never move inwards when less is known of a dataset', () => {
    neverNarrower(asItIs);
  });

  it.each<readonly [string, Reading]>([
    [
      'the score of the best alone',
      (all) => [
        categoryScorePoint(
          score,
          all.map((one) => ({ ...one, most: one.best?.census.upper ?? null })),
        ),
      ],
    ],
    [
      'the freshness of the best alone',
      (all) => [
        categoryFreshPoint(
          fresh,
          all.map((one) => ({ ...one, freshness: one.best === null ? [] : [one.best.fresh] })),
        ),
      ],
    ],
  ])('would move inwards by %s', (_, read) => {
    expect(() => neverNarrower(read)).toThrow();
  });

  it('are the value where all is known, also of equals', () => {
    fc.assert(
      fc.property(fc.array(someFact, { minLength: 1, maxLength: 5 }), (given) => {
        const known = given.map((one): Given => ({
          ...{ ...one, upper: one.lower, fresh: one.fresh === 'UNKNOWN' ? 'FAIL' : one.fresh },
        }));
        for (const { value, lower, upper } of pointsOf(known, asItIs))
          if (value !== null) expect([lower, upper]).toEqual([value, value]);
      }),
    );
  });
});
