/** Percentile bootstrap of a mean or a median. */
import { fnv1a32, resampleCounter } from './seeded.ts';
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
  const means = new Float64Array(RESAMPLES);
  const medians = new Float64Array(RESAMPLES);
  resample(values, resampleCounter(fnv1a32(key)), means, medians);
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

/**
 * Fills in the mean and the median of each resample. Counts how often each distinct value is drawn: no resample is kept
 * or sorted.
 */
function resample(
  values: readonly number[],
  draw: (members: Int32Array, counts: Int32Array) => void,
  means: Float64Array,
  medians: Float64Array,
): void {
  const distinct = Float64Array.from(new Set(values)).sort();
  const rankOf = new Map([...distinct].map((value, rank) => [value, rank]));
  const ranks = Int32Array.from(values, (value) => rankOf.get(value) ?? 0);
  const counts = new Int32Array(distinct.length);
  const n = values.length;
  const [lowPlace, highPlace] = [(n - 1) >> 1, n >> 1];
  for (let round = 0; round < means.length; round += 1) {
    counts.fill(0);
    draw(ranks, counts);
    let sum = 0;
    let passed = 0;
    let low = Number.NaN;
    let high = Number.NaN;
    for (let rank = 0; rank < counts.length; rank += 1) {
      const count = counts[rank] ?? 0;
      const value = distinct[rank] ?? Number.NaN;
      sum += count * value;
      // The two values in the middle of the resample in ascending order.
      if (passed <= lowPlace && passed + count > lowPlace) low = value;
      if (passed <= highPlace && passed + count > highPlace) high = value;
      passed += count;
    }
    means[round] = sum / n;
    medians[round] = (low + high) / 2;
  }
}
