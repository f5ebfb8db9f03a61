/** Shares: intervals, samples, shrinking. */

/** Two-sided 95 %. */
export const Z = 1.959963984540054;
export type Interval = readonly [lower: number, upper: number];

/** Wilson's score interval; `n` need not be whole (an effective number). null: nothing was seen. */
export function wilson(share: number, n: number): Interval | null {
  if (n <= 0) return null;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/** How many of `population` to look at for a share that is off by at most `error`, 19 times out of 20. */
export function sampleSize(population: number, error: number): number {
  const infinite = (Z * Z) / (4 * error * error);
  return Math.ceil(infinite / (1 + (infinite - 1) / population));
}

/** For the order of small portals only: pulled towards the mean of all that are compared. */
export function shrunk(passed: number, n: number, mean: number, weight: number = 50): number {
  return (passed + weight * mean) / (n + weight);
}

/** One stratum: how many there are, how many were looked at, how many passed. */
export interface Stratum {
  readonly size: number;
  readonly sampled: number;
  readonly passed: number;
}
export interface StratifiedShare {
  readonly share: number;
  readonly variance: number;
  /** Of a simple sample that would tell as much. */
  readonly effective: number;
  readonly interval: Interval | null;
}
/** null: nothing was looked at. Strata of which nothing was are left out. */
export function stratifiedShare(strata: readonly Stratum[]): StratifiedShare | null {
  const seen = strata.filter(({ sampled }) => sampled > 0);
  const total = seen.reduce((sum, { size }) => sum + size, 0);
  if (total === 0) return null;
  let share = 0;
  let variance = 0;
  for (const { size, sampled, passed } of seen) {
    const weight = size / total;
    const own = passed / sampled;
    share += weight * own;
    if (sampled > 1) variance += (weight ** 2 * (1 - sampled / size) * own * (1 - own)) / (sampled - 1);
  }
  const n = seen.reduce((sum, { sampled }) => sum + sampled, 0);
  const effective = variance > 0 ? (share * (1 - share)) / variance : n;
  return { share, variance, effective, interval: wilson(share, effective) };
}
