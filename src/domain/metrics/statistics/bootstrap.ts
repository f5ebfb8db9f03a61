/** Percentile bootstrap of a mean or a median. */
import { fnv1a32, mulberry32 } from './seeded.ts';
import type { Interval } from './wilson.ts';

export const RESAMPLES = 2_000;
/** Above it the interval comes from the normal approximation: resampling would take longer than it tells. */
export const MAX_RESAMPLED = 20_000;

export type Statistic = 'mean' | 'median';

/** `portal:<id>|snap:<yyyy-mm-dd>|<indicatorId>` */
export function seedKey(portal: string, at: string, indicator: string): string {
  return `portal:${portal}|snap:${at.slice(0, 10)}|${indicator}`;
}

/** 95 %; null for no values. The order of the values counts: give them in the order of their local ids. */
export function bootstrapInterval(
  values: readonly number[],
  key: string,
  statistic: Statistic,
): Interval | null {
  if (values.length === 0) return null;
  const random = mulberry32(fnv1a32(key));
  const resample = statistic === 'mean' ? meanResampler(values) : medianResampler(values);
  const estimates = Float64Array.from({ length: RESAMPLES }, () => resample(random)).sort();
  return [quantileOf(estimates, 0.025), quantileOf(estimates, 0.975)];
}

/** Of ascending values, by linear interpolation at h = (n − 1)q; NaN for none. */
export function quantileOf(ascending: ArrayLike<number>, q: number): number {
  const h = (ascending.length - 1) * q;
  const below = Math.floor(h);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  return low + (h - below) * (high - low);
}

function meanResampler(values: readonly number[]): (random: () => number) => number {
  const all = Float64Array.from(values);
  return (random) => {
    let sum = 0;
    for (let drawn = 0; drawn < all.length; drawn += 1) sum += all[Math.floor(random() * all.length)] ?? 0;
    return sum / all.length;
  };
}

/** Counts how often each distinct value is drawn: no resample is sorted. */
function medianResampler(values: readonly number[]): (random: () => number) => number {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
  const ranks = Int32Array.from(values, (value) => rankOf.get(value) ?? 0);
  const counts = new Int32Array(distinct.length);
  const n = values.length;
  return (random) => {
    counts.fill(0);
    for (let drawn = 0; drawn < n; drawn += 1) {
      const rank = ranks[Math.floor(random() * n)] ?? 0;
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    const low = valueAt(counts, distinct, Math.floor((n - 1) / 2));
    const high = valueAt(counts, distinct, Math.floor(n / 2));
    return (low + high) / 2;
  };
}

/** The value in place `place`, counted from 0, of the resample in ascending order. */
function valueAt(counts: Int32Array, distinct: readonly number[], place: number): number {
  let passed = 0;
  for (let rank = 0; rank < counts.length; rank += 1) {
    passed += counts[rank] ?? 0;
    if (passed > place) return distinct[rank] ?? Number.NaN;
  }
  return Number.NaN;
}
