import { Z95 } from './wilson.ts';

/** How many of `population` to check for a share within ±`margin`, whatever the share is; with finite correction. */
export function sampleSize(population: number, margin: number, z: number = Z95): number {
  if (population <= 0) return 0;
  const infinite = (z * z * 0.25) / (margin * margin);
  return Math.min(population, Math.ceil(infinite / (1 + (infinite - 1) / population)));
}
