/** Points of the categories of a city. */
import type { IndicatorDefinition } from '../definition.ts';
import type { MeasurementState } from '../result.ts';
import type { CityCategory } from './city-categories.ts';
import { emptyPoint, nothingKnown, sharePoint, type AggregatePoint } from './point.ts';

/** A category with candidates only is not covered, and may be. */
export function coveragePoint(as: IndicatorDefinition, categories: readonly CityCategory[]): AggregatePoint {
  const count = (state: CityCategory['state']): number =>
    categories.filter((category) => category.state === state).length;
  const [found, candidates, unknown] = [count('FOUND'), count('CANDIDATE_ONLY'), count('UNKNOWN')];
  const failed = candidates + count('NOT_FOUND');
  const point = sharePoint(
    as,
    { passed: found, failed, unknown, notApplicable: count('NOT_APPLICABLE') },
    caution(categories),
  );
  const asked = point.known + point.unknown;
  return { ...point, upper: asked > 0 ? (found + candidates + unknown) / asked : null };
}

/** The mean over applicable categories of the best census score in each. */
export function categoryScorePoint(
  as: IndicatorDefinition,
  categories: readonly CityCategory[],
): AggregatePoint {
  const applicable = categories.filter(({ state }) => state !== 'NOT_APPLICABLE');
  const scores = applicable.map((category) => scoreOf(category, as.range));
  const known = scores.flatMap(({ value }) => (value === null ? [] : [value]));
  const sum = known.reduce((total, value) => total + value, 0);
  const value = known.length > 0 ? sum / known.length : null;
  const lower = meanOf(scores.map((score) => score.lower));
  const upper = meanOf(scores.map((score) => score.upper));
  const unknown = scores.length - known.length;
  return {
    ...emptyPoint(as, caution(categories) ?? (known.length === 0 ? nothingKnown(unknown) : null)),
    n: categories.length,
    known: known.length,
    unknown,
    notApplicable: categories.length - applicable.length,
    value,
    lower: lower === null ? null : Math.min(lower, value ?? lower),
    upper: upper === null ? null : Math.max(upper, value ?? upper),
    coverage: scores.length > 0 ? known.length / scores.length : null,
    sum,
    sumSq: known.reduce((total, one) => total + one * one, 0),
  };
}

/** Of the categories found, those whose best dataset is fresh; one that will never be updated is not asked. */
export function categoryFreshPoint(
  as: IndicatorDefinition,
  categories: readonly CityCategory[],
): AggregatePoint {
  const found = categories.filter(({ state }) => state === 'FOUND');
  const states = found.map(freshnessOf);
  const count = (state: string): number => states.filter((one) => one === state).length;
  const point = sharePoint(
    as,
    {
      passed: count('PASS'),
      failed: count('FAIL'),
      unknown: count('UNKNOWN'),
      notApplicable: count('NOT_APPLICABLE') + categories.length - found.length,
    },
    caution(categories),
  );
  const asked = point.known + point.unknown;
  if (asked === 0) return point;
  const certain = (state: string): number =>
    found.filter(({ freshness }) => freshness.length === 1 && freshness[0] === state).length;
  return { ...point, lower: certain('PASS') / asked, upper: (asked - certain('FAIL')) / asked };
}

/** Not asked is a category only where none that may be its best is. */
function freshnessOf({ best, freshness }: CityCategory): MeasurementState {
  const own = best?.fresh ?? 'UNKNOWN';
  return own === 'NOT_APPLICABLE' && freshness.length > 1 ? 'UNKNOWN' : own;
}

/** Why cities must not be ranked by it. */
function caution(categories: readonly CityCategory[]): string | null {
  if (categories.some(({ state }) => state === 'CANDIDATE_ONLY')) return 'CANDIDATES_UNREVIEWED';
  const found = categories.filter(({ state }) => state === 'FOUND');
  return found.length > 0 && found.every(({ keywordOnly }) => keywordOnly) ? 'KEYWORD_ONLY' : null;
}

interface Score {
  readonly value: number | null;
  readonly lower: number;
  readonly upper: number;
}

function scoreOf({ state, best, most }: CityCategory, [least, end]: IndicatorDefinition['range']): Score {
  const top = end ?? 100;
  switch (state) {
    case 'FOUND':
      return {
        value: best?.census.value ?? null,
        lower: best?.census.lower ?? least,
        upper: most ?? top,
      };
    case 'CANDIDATE_ONLY':
      return { value: least, lower: least, upper: top };
    case 'NOT_FOUND':
      return { value: least, lower: least, upper: least };
    case 'UNKNOWN':
    case 'NOT_APPLICABLE':
      return { value: null, lower: least, upper: top };
  }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
