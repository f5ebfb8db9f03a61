/** How a series moves: slope, test and word; and what a change of a mean is made of. */

export type TrendWord = 'improving' | 'declining' | 'stable' | 'insufficient';
export interface Trend {
  readonly word: TrendWord;
  /** Theil–Sen, per unit of x; null: too few points. */
  readonly slope: number | null;
  /** Mann–Kendall. */
  readonly s: number | null;
  readonly z: number | null;
  readonly p: number | null;
}
export interface SeriesPoint {
  readonly x: number;
  readonly y: number;
}

const LEAST_POINTS = 4;
const MOST_POINTS = 12;
/** Of the range of the indicator: less is no change that anybody would notice. */
const LEAST_CHANGE = 0.01;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
function pairsOf<T>(points: readonly T[]): readonly (readonly [T, T])[] {
  return points.flatMap((later, at) => points.slice(0, at).map((earlier) => [earlier, later] as const));
}

/** Abramowitz and Stegun 7.1.26 is not exact enough for four places; this is the continued fraction of the tail. */
function normalTail(z: number): number {
  const x = Math.abs(z);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 1; k < 200; k += 1) {
      term *= (-x * x * (2 * k - 1)) / (2 * k * (2 * k + 1));
      sum += term;
    }
    return 0.5 - sum / Math.sqrt(2 * Math.PI);
  }
  let fraction = 0;
  for (let k = 60; k > 0; k -= 1) fraction = k / (x + fraction);
  return Math.exp((-x * x) / 2) / (Math.sqrt(2 * Math.PI) * (x + fraction));
}

export function theilSen(points: readonly SeriesPoint[]): number {
  return median(pairsOf(points).map(([a, b]) => (b.y - a.y) / (b.x - a.x)));
}
export function mannKendall(values: readonly number[]): {
  readonly s: number;
  readonly z: number;
  readonly p: number;
} {
  const n = values.length;
  const s = pairsOf(values).reduce((sum, [earlier, later]) => sum + Math.sign(later - earlier), 0);
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const term = (t: number): number => t * (t - 1) * (2 * t + 5);
  const variance = (term(n) - [...ties.values()].reduce((sum, t) => sum + term(t), 0)) / 18;
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, z, p: Math.min(1, 2 * normalTail(z)) };
}

/** Of the last twelve points. `range`: of the indicator; `better`: whether more is. */
export function trendOf(all: readonly SeriesPoint[], range: number, better: 'more' | 'less' | null): Trend {
  const points = all.slice(-MOST_POINTS);
  if (points.length < LEAST_POINTS) return { word: 'insufficient', slope: null, s: null, z: null, p: null };
  const slope = theilSen(points);
  const { s, z, p } = mannKendall(points.map(({ y }) => y));
  const span = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  const moves = p < 0.05 && Math.abs(slope * span) >= LEAST_CHANGE * range;
  const isUp = slope > 0 === (better !== 'less');
  return { word: moves ? (isUp ? 'improving' : 'declining') : 'stable', slope, s, z, p };
}

/** What a change of a mean comes from: those that left, those that stayed, those that came. */
export interface Decomposition {
  readonly exit: number;
  readonly within: number;
  readonly entry: number;
  readonly change: number;
}
/** null: nobody is there in one of the two, or nobody stayed. */
export function decompose(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Decomposition | null {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const stayed = [...before.keys()].filter((key) => after.has(key));
  if (stayed.length === 0) return null;
  const were = mean(stayed.map((key) => before.get(key) ?? 0));
  const are = mean(stayed.map((key) => after.get(key) ?? 0));
  const [first, last] = [mean([...before.values()]), mean([...after.values()])];
  return { exit: were - first, within: are - were, entry: last - are, change: last - first };
}
