/** Freshness as it would be at one mix of update frequencies. */
import { emptyPoint, type AggregatePoint } from '../aggregate/point.ts';
import type { PortalTally } from '../aggregate/portal-tally.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { FrequencyFreshness } from './compared-city.ts';

const FREQUENCIES = ['daily', 'weekly', 'monthly', 'quarterly', 'annual'] as const;

export function freshnessMix(tally: PortalTally): readonly FrequencyFreshness[] {
  const counts = tally.counts('freshness');
  return FREQUENCIES.map((frequency) => ({
    frequency,
    fresh: counts.of(`${frequency} PASS`),
    stale: counts.of(`${frequency} FAIL`),
    unknown: counts.of(`${frequency} UNKNOWN`),
  }));
}

/** Share of each frequency among the datasets of all cities; empty where none declares one. */
export function pooledMix(cities: readonly (readonly FrequencyFreshness[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { frequency, fresh, stale, unknown } of cities.flat()) {
    const count = fresh + stale + unknown;
    if (count > 0) counts.set(frequency, (counts.get(frequency) ?? 0) + count);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...counts].map(([frequency, count]) => [frequency, count / total]));
}

export function standardisedPoint(
  as: IndicatorDefinition,
  city: readonly FrequencyFreshness[],
  mix: ReadonlyMap<string, number>,
): AggregatePoint {
  let [value, lower, upper, seen] = [0, 0, 0, 0];
  let [known, unknown, covered] = [0, 0, 0];
  for (const [frequency, weight] of mix) {
    const one = city.find((part) => part.frequency === frequency);
    const { fresh, stale, unknown: open } = one ?? { fresh: 0, stale: 0, unknown: 0 };
    const asked = fresh + stale + open;
    lower += asked > 0 ? (weight * fresh) / asked : 0;
    upper += asked > 0 ? (weight * (fresh + open)) / asked : weight;
    known += fresh + stale;
    unknown += open;
    if (fresh + stale === 0) continue;
    value += (weight * fresh) / (fresh + stale);
    seen += weight;
    covered += (weight * (fresh + stale)) / asked;
  }
  if (mix.size === 0) return emptyPoint(as, 'NOTHING_APPLICABLE');
  const share = seen > 0 ? Math.min(1, value / seen) : null;
  return {
    ...emptyPoint(as, share === null ? 'NOTHING_KNOWN' : null),
    n: known + unknown,
    known,
    unknown,
    value: share,
    lower: Math.min(lower, share ?? lower),
    upper: Math.max(Math.min(1, upper), share ?? 0),
    coverage: covered,
  };
}
