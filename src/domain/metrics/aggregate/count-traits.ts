/** What is counted of a dataset beside its results. */
import type { MeasuredDataset, QualityBand } from '../measured.ts';
import type { IndicatorResult, MeasurementState } from '../result.ts';
import type { CountMap, CountName } from './count-map.ts';

export const BANDS: readonly QualityBand[] = ['EXCELLENT', 'GOOD', 'SUFFICIENT', 'BAD'];
/** Each of them is counted as `<name> PASS`, `<name> FAIL` and `<name> UNKNOWN`. */
export type CountedTrait = 'contactable' | 'multilingual' | 'noDistribution';

/** Of a mean as well as of a dataset: compared unrounded. */
export function bandOf(points: number): QualityBand {
  if (points >= 351) return 'EXCELLENT';
  if (points >= 221) return 'GOOD';
  return points >= 121 ? 'SUFFICIENT' : 'BAD';
}

export function countTraits(
  counts: Readonly<Record<CountName, CountMap>>,
  { quality, categories, traits, results }: MeasuredDataset,
  times: 1 | -1,
): void {
  if (traits.publisher !== null) counts.publishers.add(traits.publisher, times);
  if (traits.licence !== null) counts.licences.add(traits.licence, times);
  for (const hit of categories) counts.categories.add(`${hit.category} ${hit.verdict}`, times);
  const count = (name: CountedTrait, state: MeasurementState): void =>
    counts.traits.add(`${name} ${state}`, times);
  count('contactable', contactable(results));
  count('multilingual', multilingual(traits.titleLanguages));
  count('noDistribution', noDistribution(results));
  counts.traits.add(`band ${quality.band}`, times);
  const from = BANDS.indexOf(bandOf(quality.upper));
  const to = BANDS.indexOf(bandOf(quality.lower));
  for (const band of BANDS.slice(from, to + 1)) {
    counts.traits.add(`${from === to ? 'certain' : 'possible'} ${band}`, times);
  }
}

function multilingual(languages: number | null): MeasurementState {
  if (languages === null) return 'UNKNOWN';
  return languages >= 2 ? 'PASS' : 'FAIL';
}

/** Where none can be seen, most indicators still find none; those of existence alone tell the two apart. */
function noDistribution(results: readonly IndicatorResult[]): MeasurementState {
  if (!results.some(({ reason }) => reason === 'NO_DISTRIBUTION')) return 'FAIL';
  const access = results.find(({ indicator }) => indicator === 'odpw.ex.access');
  return access?.reason === 'FIELD_NOT_OBSERVED' ? 'UNKNOWN' : 'PASS';
}

/** A contact that is there but of no form fails, and so does none at all. */
function contactable(results: readonly IndicatorResult[]): MeasurementState {
  let state: MeasurementState | null = null;
  for (const { indicator, state: found } of results) {
    if (indicator !== 'odpw.co.contactEmail' && indicator !== 'odpw.co.contactUrl') continue;
    if (found === 'PASS') return 'PASS';
    state = found === 'UNKNOWN' || found === null || state === 'UNKNOWN' ? 'UNKNOWN' : 'FAIL';
  }
  return state ?? 'UNKNOWN';
}
