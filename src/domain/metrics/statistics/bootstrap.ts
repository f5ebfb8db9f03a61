/** Percentile bootstrap of a mean or a median. */
import { fnv1a32, mulberry32 } from './seeded.ts';
import type { Interval } from './wilson.ts';

export const RESAMPLES = 2_000;
/** Above it the interval comes from the normal approximation: resampling would take longer than it tells. */
export const MAX_RESAMPLED = 20_000;

export interface BootstrapIntervals {
  readonly mean: Interval;
  readonly median: Interval;
}

/** `portal:<id>|snap:<yyyy-mm-dd>|<indicatorId>` */
export function seedKey(portal: string, at: string, indicator: string): string {
  return `portal:${portal}|snap:${at.slice(0, 10)}|${indicator}`;
}

/**
 * 95 %, both from the same resamples; null for no values. The order of the values counts: give them in the order of
 * their local ids.
 */
export function bootstrapIntervals(values: readonly number[], key: string): BootstrapIntervals | null {
  if (values.length === 0) return null;
  const resample = resampler(values, mulberry32(fnv1a32(key)));
  const means = new Float64Array(RESAMPLES);
  const medians = new Float64Array(RESAMPLES);
  for (let round = 0; round < RESAMPLES; round += 1) [means[round], medians[round]] = resample();
  return { mean: middleOf(means.sort()), median: middleOf(medians.sort()) };
}

function middleOf(ascending: Float64Array): Interval {
  return [quantileOf(ascending, 0.025), quantileOf(ascending, 0.975)];
}

/** Of ascending values, by linear interpolation at h = (n − 1)q; NaN for none. */
export function quantileOf(ascending: ArrayLike<number>, q: number): number {
  const h = (ascending.length - 1) * q;
  const below = Math.floor(h);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  return low + (h - below) * (high - low);
}

/** Counts how often each distinct value is drawn: no resample is kept or sorted. */
function resampler(
  values: readonly number[],
  random: () => number,
): () => readonly [mean: number, median: number] {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const rankOf = new Map(distinct.map((value, rank) => [value, rank]));
  const ranks = Int32Array.from(values, (value) => rankOf.get(value) ?? 0);
  const counts = new Int32Array(distinct.length);
  const n = values.length;
  return () => {
    counts.fill(0);
    for (let drawn = 0; drawn < n; drawn += 1) {
      const rank = ranks[Math.floor(random() * n)] ?? 0;
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    const sum = counts.reduce((total, count, rank) => total + count * (distinct[rank] ?? 0), 0);
    const low = valueAt(counts, distinct, Math.floor((n - 1) / 2));
    const high = valueAt(counts, distinct, Math.floor(n / 2));
    return [sum / n, (low + high) / 2];
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
