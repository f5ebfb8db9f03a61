/**
 * Results of a dataset as they are kept: without evidence, and with the dates in place of the ages, so that a day that
 * passes changes nothing.
 */
import { DATASET_INDICATORS } from './measure-dataset.ts';
import type { MeasuredDataset } from './measured.ts';
import type { IndicatorResult, MeasurementState } from './result.ts';

type PackedResult = readonly [
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
export function unpacked({ ids, results, dates }: Pack, at: string): readonly IndicatorResult[] {
  const names = ids === IDS ? NAMES : ids.split(' ');
  const ages = new Map(
    dates.map(([place, date, period]) => [
      place,
      Math.max(0, Math.floor((Date.parse(at) - Date.parse(date)) / DAY_MS)) / period,
    ]),
  );
  return results.map(([letter, value, lower, upper, reason], place) => {
    const age = ages.get(place);
    const bounds = age === undefined ? { value, lower, upper } : { value: age, lower: age, upper: age };
    return { indicator: names[place] ?? '', state: STATES[letter] ?? null, ...bounds, reason, evidence: [] };
  });
}
