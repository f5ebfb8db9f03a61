/** Whether a short series goes up or down, without assuming that it does so evenly. */
import { twoSidedP } from './normal.ts';

export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
}

/** Theil–Sen: the median of the slopes of all pairs; null with fewer than two different x. */
export function theilSen(points: readonly SeriesPoint[]): number | null {
  const slopes = points
    .flatMap((a, i) => points.slice(i + 1).map((b) => (b.y - a.y) / (b.x - a.x)))
    .filter((slope) => Number.isFinite(slope))
    .sort((a, b) => a - b);
  const low = slopes[Math.floor((slopes.length - 1) / 2)];
  const high = slopes[Math.floor(slopes.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

export interface MannKendall {
  readonly s: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/** Of values in the order of time, with the correction for ties and for continuity. */
export function mannKendall(values: readonly number[]): MannKendall {
  const n = values.length;
  let s = 0;
  for (const [i, a] of values.entries()) {
    for (const b of values.slice(i + 1)) s += Math.sign(b - a);
  }
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const tied = [...ties.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - tied) / 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0;
  return { s, z, p: twoSidedP(z) };
}
