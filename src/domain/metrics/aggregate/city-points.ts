/** What is asked of cities only: the high-value data they publish. */
import { CATEGORIES_2014, CORE_CATEGORIES } from '../categories/terms.ts';
import type { MeasuredDataset } from '../measured.ts';
import { figure, unknownFigure, type AggregatePoint } from './point.ts';

export type CategoryState = 'FOUND' | 'CANDIDATE_ONLY' | 'NOT_FOUND' | 'UNKNOWN';
export interface CategoryFinding {
  readonly category: string;
  readonly state: CategoryState;
  /** Best census score of its datasets; null: none was found. */
  readonly score: number | null;
  /** Whether the best is fresh; null: not known, or none. */
  readonly isFresh: boolean | null;
  readonly datasets: number;
}

interface Found {
  score: number;
  isFresh: boolean | null;
  datasets: number;
}

/** Collects, over all datasets of a city, which categories were found. */
export class CategoryTally {
  readonly #found = new Map<string, Found>();
  readonly #candidates = new Set<string>();

  add({ categories, results }: MeasuredDataset): void {
    if (categories.length === 0) return;
    const score = results.find(({ indicator }) => indicator === 'census.score')?.value ?? 0;
    const fresh = results.find(({ indicator }) => indicator === 'time.fresh')?.state;
    const isFresh = fresh === 'PASS' ? true : fresh === 'FAIL' ? false : null;
    for (const { category, verdict } of categories) {
      if (verdict === 'CANDIDATE') this.#candidates.add(category);
      else this.#match(category, score, isFresh);
    }
  }
  #match(category: string, score: number, isFresh: boolean | null): void {
    const known = this.#found.get(category);
    const datasets = (known?.datasets ?? 0) + 1;
    // Among equals one that is known to be fresh is the best.
    const isBetter =
      known === undefined || score > known.score || (score === known.score && isFresh === true);
    this.#found.set(category, isBetter ? { score, isFresh, datasets } : { ...known, datasets });
  }

  /** `isWhole`: every portal of the city was read to the end, so that what was not found is not in the catalogue. */
  findings(categories: readonly string[], isWhole: boolean): readonly CategoryFinding[] {
    return categories.map((category) => {
      const found = this.#found.get(category);
      if (found !== undefined) return { category, state: 'FOUND', ...found };
      const state = this.#candidates.has(category) ? 'CANDIDATE_ONLY' : isWhole ? 'NOT_FOUND' : 'UNKNOWN';
      return { category, state, score: null, isFresh: null, datasets: 0 };
    });
  }
}

function coverage(indicator: string, findings: readonly CategoryFinding[]): AggregatePoint {
  const n = findings.length;
  const count = (state: CategoryState): number => findings.filter((one) => one.state === state).length;
  const [found, open] = [count('FOUND'), count('UNKNOWN')];
  const upper = (found + count('CANDIDATE_ONLY') + open) / n;
  return figure(
    indicator,
    n,
    {
      value: open === n ? null : found / (n - open),
      lower: found / n,
      upper: Math.max(upper, found / Math.max(1, n - open)),
    },
    { known: n - open, unknown: open, coverage: (n - open) / n, reason: 'KEYWORDS' },
  );
}

export function categoryPoints(tally: CategoryTally, isWhole: boolean): readonly AggregatePoint[] {
  const core = tally.findings(CORE_CATEGORIES, isWhole);
  const open = core.filter(({ state }) => state === 'UNKNOWN').length;
  const known = core.length - open;
  const scores = core.reduce((sum, { score }) => sum + (score ?? 0), 0);
  const found = core.filter(({ state }) => state === 'FOUND');
  const dated = found.filter(({ isFresh }) => isFresh !== null);
  const fresh = dated.filter(({ isFresh }) => isFresh === true).length;
  const unseen = found.length - dated.length;
  return [
    coverage('c.hvdCoverage', core),
    coverage('c.hvdCoverage.2014', tally.findings(CATEGORIES_2014, isWhole)),
    figure(
      'c.hvdScore',
      core.length,
      {
        value: known === 0 ? null : scores / known,
        lower: scores / core.length,
        upper: Math.max(
          (scores + 100 * (core.length - found.length)) / core.length,
          known === 0 ? 0 : scores / known,
        ),
      },
      { known, unknown: open, coverage: known / core.length, reason: 'KEYWORDS' },
    ),
    dated.length === 0
      ? unknownFigure('c.hvdFresh', found.length, [0, 1], found.length === 0 ? 'NONE_FOUND' : 'NOTHING_KNOWN')
      : figure(
          'c.hvdFresh',
          found.length,
          {
            value: fresh / dated.length,
            lower: fresh / found.length,
            upper: (fresh + unseen) / found.length,
          },
          { known: dated.length, unknown: unseen, coverage: dated.length / found.length },
        ),
  ];
}
