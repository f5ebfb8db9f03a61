/** What pools, categories and scores need, read from ledgers in the place of measurements. */
import { MQA_MAX, bandOf } from '../indicators/mqa.ts';
import { freshState } from '../indicators/time-verdicts.ts';
import type { CategoryFact } from '../aggregate/city-categories.ts';
import { censusScored } from '../indicators/census.ts';
import type { MeasuredDataset } from '../measured.ts';
import type { IndicatorResult } from '../result.ts';
import { clocksAt } from './ledger-clock.ts';
import { PASSING, SHARED, type LedgerColumns } from './ledger-columns.ts';

export function isSharedAt({ flags }: LedgerColumns, place: number): boolean {
  return ((flags[place] ?? 0) & SHARED) !== 0;
}
export function isPassingAt({ flags }: LedgerColumns, place: number): boolean {
  return ((flags[place] ?? 0) & PASSING) !== 0;
}
/** null where the column has none. */
export function numberAt(column: Float64Array, place: number): number | null {
  const value = column[place] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** As of `at`, RFC 3339 UTC; of entries with a category, but those whose places are in `without`. */
export function categoryFactsOf(
  portal: string,
  columns: LedgerColumns,
  at: string,
  without: ReadonlySet<number>,
): readonly CategoryFact[] {
  const clockAt = clocksAt(columns, Date.parse(at));
  const facts: CategoryFact[] = [];
  // Many entries answer the same.
  const scores = new Map<string, CategoryFact['census']>();
  for (let place = 0; place < columns.localIds.length; place += 1) {
    const localId = columns.localIds[place] ?? '';
    const categories = columns.words.categories[columns.categories[place] ?? -1] ?? [];
    const words = columns.words.clocks[columns.clocks[place] ?? -1];
    if (categories.length === 0 || words === undefined || without.has(place)) continue;
    const fresh = freshState(clockAt(place));
    const answers = `${columns.clocks[place]} ${fresh}`;
    const census = scores.get(answers) ?? scoreOf(censusScored('census.score', words.census, fresh));
    scores.set(answers, census);
    facts.push({ portal, localId, categories, census, fresh });
  }
  return facts;
}

function scoreOf({ value, lower, upper }: CategoryFact['census']): CategoryFact['census'] {
  return { value, lower, upper };
}

/** MQA totals in the order of the ledger, but those whose places are in `without`. */
export function scoresOf({ lower }: LedgerColumns, without: ReadonlySet<number>): readonly number[] {
  const all = Array.from(lower);
  return without.size === 0 ? all : all.filter((_, place) => !without.has(place));
}

/** As much of the entry at `place` as a tally counts, with results that were kept elsewhere. */
export function countedAt(
  portal: string,
  columns: LedgerColumns,
  place: number,
  results: readonly IndicatorResult[],
): MeasuredDataset {
  const traits = columns.words.traits[columns.traits[place] ?? -1];
  if (traits === undefined) throw new RangeError(`no entry in place ${place}`);
  const [lower, upper] = [columns.lower[place] ?? 0, columns.upper[place] ?? 0];
  return {
    ...{ portal, localId: columns.localIds[place] ?? '', platform: '', results },
    quality: { total: lower, lower, upper, max: MQA_MAX, band: bandOf(lower), dimensions: [] },
    categories: (columns.words.categories[columns.categories[place] ?? -1] ?? []).map((hit) => ({
      ...{ ...hit, score: null, phrases: [] },
    })),
    traits: {
      ...traits,
      derivedFrom: columns.words.derivedFrom[columns.derivedFrom[place] ?? -1] ?? [],
      ...{ sameDownload: null, sameFiles: null, sameIdentifier: null, sameText: null },
    },
  };
}
