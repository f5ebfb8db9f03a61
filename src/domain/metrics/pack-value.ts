/** One value out of a pack, with what time alone has turned since it was measured. */
import { censusValueLater } from './indicators/census.ts';
import { GRACES, isObservedFresh } from './indicators/time-verdicts.ts';
import { unpacked, type Pack } from './pack.ts';
import type { IndicatorResult } from './result.ts';

/** As their ids end. */
const GRACE_OF: ReadonlyMap<string, number> = new Map(
  GRACES.map((grace) => [grace === 0.25 ? 'time.fresh' : `time.fresh.${grace}`, grace]),
);

/**
 * As of a moment, RFC 3339 UTC, no earlier than it was measured; null: not known. Two turns are not in a pack and so not
 * told: those of New York's thresholds, and that a date which lay ahead has come.
 */
export function valueIn(pack: Pack, indicator: string, at: string): number | null {
  const results = new Map(unpacked(pack, at).map((result) => [result.indicator, result]));
  const own = results.get(indicator);
  if (own === undefined || own.value === null || own.state === 'UNKNOWN') return null;
  return turned(results, indicator) ?? own.value;
}

/** null: time turns nothing of it. */
function turned(results: ReadonlyMap<string, IndicatorResult>, indicator: string): number | null {
  const known = (id: string): number | null => results.get(id)?.value ?? null;
  const delay = known('time.delayRatio');
  const grace = GRACE_OF.get(indicator);
  if (grace !== undefined) return delay === null ? null : Number(delay <= 1 + grace);
  if (indicator === 'time.freshObserved') {
    const [age, observed] = [known('time.age'), known('time.observedPeriod')];
    return age === null || observed === null ? null : Number(isObservedFresh(age, observed));
  }
  const census = known(indicator);
  if (indicator !== 'census.score' || delay === null || census === null) return null;
  const wasFresh = results.get('time.fresh')?.state === 'PASS';
  return censusValueLater(census, wasFresh, delay <= 1.25);
}
