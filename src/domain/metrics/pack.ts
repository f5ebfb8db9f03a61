/**
 * Results of a dataset as they are kept: without evidence, and with the dates in place of the ages, so that a day that
 * passes changes nothing.
 */
import { DATASET_INDICATORS } from './measure-dataset.ts';
import type { MeasuredDataset } from './measured.ts';
import type { IndicatorResult, MeasurementState } from './result.ts';

export type PackedResult = readonly [
  state: 'P' | 'F' | 'U' | 'N' | '',
  value: number | null,
  lower: number | null,
  upper: number | null,
  reason: string | null,
];
/** JSON. */
export interface Pack {
  readonly ids: string;
  readonly results: readonly PackedResult[];
  /** Dates that ages are counted from, by the place of their indicator. */
  readonly dates: readonly (readonly [place: number, date: string, period: number])[];
}

const LETTERS = { PASS: 'P', FAIL: 'F', UNKNOWN: 'U', NOT_APPLICABLE: 'N' } as const;
const STATES: Readonly<Record<string, MeasurementState>> = {
  P: 'PASS',
  F: 'FAIL',
  U: 'UNKNOWN',
  N: 'NOT_APPLICABLE',
};
const AGES: ReadonlySet<string> = new Set(['time.age', 'time.age~lenient', 'time.delayRatio']);
const DAY_MS = 86_400_000;
/** Which indicators a pack has results of, in order; packs of other versions of the program have their own. */
const NAMES = DATASET_INDICATORS.map(({ id }) => id);
const IDS = NAMES.join(' ');
const PLACES: ReadonlyMap<string, number> = new Map(NAMES.map((name, place) => [name, place]));

export function packOf({ results }: Pick<MeasuredDataset, 'results'>): Pack {
  const dates: (readonly [number, string, number])[] = [];
  const packed = results.map((result, place): PackedResult => {
    const letter = result.state === null ? '' : LETTERS[result.state];
    const [date, period] = result.evidence;
    if (!AGES.has(result.indicator) || result.value === null || typeof date?.value !== 'string')
      return [letter, result.value, result.lower, result.upper, result.reason];
    dates.push([place, date.value, typeof period?.value === 'number' ? period.value : 1]);
    return [letter, null, null, null, result.reason];
  });
  return { ids: IDS, results: packed, dates };
}

/** Of the data, as `time.age` counts from it, RFC 3339 UTC; null: it is not known. */
export function dataDateIn({ ids, dates }: Pack): string | null {
  const place = (ids === IDS ? NAMES : ids.split(' ')).indexOf('time.age');
  return dates.find(([of]) => of === place)?.[1] ?? null;
}

/** As of a moment, RFC 3339 UTC. */
export function unpacked(pack: Pack, at: string): readonly IndicatorResult[] {
  const names = pack.ids === IDS ? NAMES : pack.ids.split(' ');
  const ages = new Map(pack.dates.map((dated) => [dated[0], ageIn(dated, at)]));
  return pack.results.map((packed, place) => resultOf(names[place] ?? '', packed, ages.get(place)));
}

/** One of them, without making the others; null: the pack has none of the name. */
export function unpackedOne(
  { ids, results, dates }: Pack,
  indicator: string,
  at: string,
): IndicatorResult | null {
  const place = ids === IDS ? (PLACES.get(indicator) ?? -1) : ids.split(' ').indexOf(indicator);
  const packed = results[place];
  if (packed === undefined) return null;
  const dated = dates.find(([of]) => of === place);
  return resultOf(indicator, packed, dated === undefined ? undefined : ageIn(dated, at));
}

function ageIn([, date, period]: Pack['dates'][number], at: string): number {
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(date)) / DAY_MS)) / period;
}
function resultOf(
  indicator: string,
  [letter, value, lower, upper, reason]: PackedResult,
  age: number | undefined,
): IndicatorResult {
  const bounds = age === undefined ? { value, lower, upper } : { value: age, lower: age, upper: age };
  return { indicator, state: STATES[letter] ?? null, ...bounds, reason, evidence: [] };
}
