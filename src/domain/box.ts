/** Boxes in degrees, in the order west, south, east, north. */
import type { Box } from './dataset.ts';

export interface BoxReading {
  readonly box: Box | null;
  /** Read as south, west, north, east, since the usual order makes no sense. */
  readonly swapped: boolean;
}

/** West, south, east and north where there are just four numbers, whatever they are; else null. */
export function cornersOf(numbers: readonly number[]): Box | null {
  const [west, south, east, north] = numbers;
  const isWhole = west !== undefined && south !== undefined && east !== undefined && north !== undefined;
  return isWhole && numbers.length === 4 ? [west, south, east, north] : null;
}

/** The box if its numbers are on the globe and in order; else null. */
export function checkedBox(numbers: readonly (number | undefined)[]): Box | null {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers;
  const fits = west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;
  // Adding zero turns -0 into 0: one spelling per number.
  return fits ? [west + 0, south + 0, east + 0, north + 0] : null;
}

/** Four bare numbers: west, south, east, north; else south, west, north, east; else nothing. */
export function boxOfNumbers(numbers: readonly number[]): BoxReading {
  const usual = checkedBox(numbers);
  if (usual !== null) return { box: usual, swapped: false };
  const [south, west, north, east] = numbers;
  const swapped = checkedBox([west, south, east, north]);
  return { box: swapped, swapped: swapped !== null };
}
