/** Wilson's score interval for a share. */

/** Two-sided 95 %. */
export const Z95 = 1.959963984540054;

export type Interval = readonly [lower: number, upper: number];

/**
 * Of k successes in n trials; neither need be whole (effective sample sizes). Holds k/n even where rounding would
 * leave it outside. null for n <= 0.
 */
export function wilson(k: number, n: number, z: number = Z95): Interval | null {
  if (!(n > 0)) return null;
  const p = k / n;
  const square = z * z;
  const divisor = 1 + square / n;
  const centre = (p + square / (2 * n)) / divisor;
  const half = (z / divisor) * Math.sqrt(Math.max(0, (p * (1 - p)) / n + square / (4 * n * n)));
  return [Math.max(0, Math.min(centre - half, p)), Math.min(1, Math.max(centre + half, p))];
}
