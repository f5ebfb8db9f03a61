/** Which of the datasets that a city should publish it does publish. */
import type { CategoryHit, MeasuredDataset } from '../measured.ts';
import type { IndicatorResult } from '../result.ts';

/** Of a dataset with at least one category; others need no fact. */
export interface CategoryFact {
  readonly portal: string;
  readonly localId: string;
  readonly categories: readonly Pick<CategoryHit, 'category' | 'verdict' | 'method'>[];
  /** census.score */
  readonly census: Pick<IndicatorResult, 'value' | 'lower' | 'upper'>;
  /** time.fresh */
  readonly fresh: IndicatorResult['state'];
}

export function categoryFactOf(measured: MeasuredDataset): CategoryFact | null {
  if (measured.categories.length === 0) return null;
  const census = measured.results.find((one) => one.indicator === 'census.score');
  const fresh = measured.results.find((one) => one.indicator === 'time.fresh');
  return {
    portal: measured.portal,
    localId: measured.localId,
    categories: measured.categories.map(({ category, verdict, method }) => ({ category, verdict, method })),
    census: { value: census?.value ?? null, lower: census?.lower ?? null, upper: census?.upper ?? null },
    fresh: fresh?.state ?? 'UNKNOWN',
  };
}

/** UNKNOWN: part of the catalogue could not be seen, or not be read in its language. */
export type CategoryState = 'FOUND' | 'CANDIDATE_ONLY' | 'NOT_FOUND' | 'NOT_APPLICABLE' | 'UNKNOWN';

export interface CityCategory {
  readonly category: string;
  readonly state: CategoryState;
  readonly matches: number;
  readonly candidates: number;
  /** Found by words alone: no portal declared it and nobody confirmed it. */
  readonly keywordOnly: boolean;
  /** Of the matches, the one with the best census score. */
  readonly best: CategoryFact | null;
  /** The most that the score of the best can come to, whichever that is; null: without bound, or there is none. */
  readonly most: number | null;
  /** Freshness of every match that may turn out to be the best. */
  readonly freshness: readonly CategoryFact['fresh'][];
}
export interface CategoryFrame {
  /** Another authority has the duty: by category, the address that says so. */
  readonly notApplicable: ReadonlyMap<string, string>;
  /** All portals of the city were harvested completely, in languages that the classifier reads. */
  readonly isWholeCatalogue: boolean;
}

/** Facts of the pooled datasets only. */
export function cityCategories(
  facts: Iterable<CategoryFact>,
  frame: CategoryFrame,
  categories: readonly string[],
): readonly CityCategory[] {
  const found = new Map<string, { matches: CategoryFact[]; candidates: number; confirmed: boolean }>();
  for (const fact of facts) {
    for (const hit of fact.categories) {
      const entry = found.get(hit.category) ?? { matches: [], candidates: 0, confirmed: false };
      found.set(hit.category, entry);
      if (hit.verdict === 'CANDIDATE') entry.candidates += 1;
      else entry.matches.push(fact);
      if (hit.verdict === 'MATCH' && hit.method !== 'KEYWORD') entry.confirmed = true;
    }
  }
  return categories.map((category) => {
    const { matches, candidates, confirmed } = found.get(category) ?? {
      matches: [],
      candidates: 0,
      confirmed: false,
    };
    const state = stateOf(matches.length, candidates, frame.notApplicable.has(category), frame);
    const best = matches.reduce<CategoryFact | null>(
      (first, one) => (first === null || byCensus(one, first) < 0 ? one : first),
      null,
    );
    return {
      category,
      state,
      matches: matches.length,
      candidates,
      keywordOnly: matches.length > 0 && !confirmed,
      best,
      ...possiblyBest(matches, best),
    };
  });
}

function stateOf(
  matches: number,
  candidates: number,
  notApplicable: boolean,
  { isWholeCatalogue }: CategoryFrame,
): CategoryState {
  if (notApplicable) return 'NOT_APPLICABLE';
  if (matches > 0) return 'FOUND';
  if (!isWholeCatalogue) return 'UNKNOWN';
  return candidates > 0 ? 'CANDIDATE_ONLY' : 'NOT_FOUND';
}

/** All that would come before the best, or do, if what is unknown of them were as good as it can be. */
function possiblyBest(
  matches: readonly CategoryFact[],
  best: CategoryFact | null,
): Pick<CityCategory, 'most' | 'freshness'> {
  if (best === null) return { most: null, freshness: [] };
  const rivals = matches.filter(
    (match) => match === best || compared(match, mostOf(match), best, scoreOf(best)) < 0,
  );
  const most = matches.reduce(
    (greatest, match) => Math.max(greatest, mostOf(match)),
    Number.NEGATIVE_INFINITY,
  );
  return {
    most: Number.isFinite(most) ? most : null,
    freshness: [...new Set(rivals.map(({ fresh }) => fresh))],
  };
}

function mostOf({ census: { upper } }: CategoryFact): number {
  return upper ?? Number.POSITIVE_INFINITY;
}
function scoreOf({ census: { value, lower } }: CategoryFact): number {
  return value ?? lower ?? -1;
}

/** Best first; what is not known comes last. */
function byCensus(a: CategoryFact, b: CategoryFact): number {
  return compared(a, scoreOf(a), b, scoreOf(b));
}
function compared(a: CategoryFact, ofA: number, b: CategoryFact, ofB: number): number {
  return (
    ofB - ofA ||
    (a.portal < b.portal ? -1 : a.portal > b.portal ? 1 : 0) ||
    (a.localId < b.localId ? -1 : a.localId > b.localId ? 1 : 0)
  );
}
