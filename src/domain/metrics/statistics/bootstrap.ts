/** Intervals of means and medians by drawing again and again, with a seed, so that anybody gets the same. */
import { Z, type Interval } from './shares.ts';

/** FNV-1a of the UTF-8 bytes, 32 bits. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Numbers from 0 up to 1, the same for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** At `q` (0..1) of numbers in ascending order, between two of them where it falls there. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  const at = (sorted.length - 1) * q;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (at - below);
}
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}
export function medianOf(values: ArrayLike<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

const DRAWS = 2_000;
/** Beyond this, drawing tells nothing that the normal approximation does not. */
const MOST_DRAWN = 20_000;

/** Percentile interval, 95 %; null: fewer than two values. `key`: what the seed is made of. */
export function bootstrap(
  values: ArrayLike<number>,
  key: string,
  statistic: 'mean' | 'median' = 'mean',
): Interval | null {
  const n = values.length;
  if (n < 2) return null;
  if (n > MOST_DRAWN) return normalInterval(values, statistic);
  const random = mulberry32(fnv1a(key));
  const drawn = new Float64Array(n);
  const found = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    for (let index = 0; index < n; index += 1) drawn[index] = values[Math.floor(random() * n)] ?? 0;
    found[draw] = statistic === 'mean' ? meanOf(drawn) : medianOf(drawn);
  }
  found.sort();
  return [quantile(found, 0.025), quantile(found, 0.975)];
}

function normalInterval(values: ArrayLike<number>, statistic: 'mean' | 'median'): Interval {
  const n = values.length;
  const mean = meanOf(values);
  let squares = 0;
  for (let index = 0; index < n; index += 1) squares += ((values[index] ?? 0) - mean) ** 2;
  const spread = (Z * Math.sqrt(squares / (n - 1))) / Math.sqrt(n);
  if (statistic === 'mean') return [mean - spread, mean + spread];
  // Of a normal distribution the median varies by the square root of half pi more than the mean.
  const middle = medianOf(values);
  const wider = spread * Math.sqrt(Math.PI / 2);
  return [middle - wider, middle + wider];
}
