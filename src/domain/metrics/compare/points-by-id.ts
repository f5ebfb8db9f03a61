import type { AggregatePoint } from '../aggregate/point.ts';

/** Comparisons ask the same points again and again: found once for each list, for as long as somebody has it. */
const known = new WeakMap<readonly AggregatePoint[], ReadonlyMap<string, AggregatePoint>>();

export function pointsById(points: readonly AggregatePoint[]): ReadonlyMap<string, AggregatePoint> {
  const before = known.get(points);
  if (before !== undefined) return before;
  const byId = new Map(points.map((point) => [point.indicator, point]));
  known.set(points, byId);
  return byId;
}
