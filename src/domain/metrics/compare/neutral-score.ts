/** The MQA score without the questions that platforms answer. */
import type { AggregatePoint } from '../aggregate/point.ts';
import { emptyPoint } from '../aggregate/point.ts';
import type { IndicatorDefinition } from '../definition.ts';

/**
 * The mean over datasets of 100 × points / remaining points, from how many passed each question: the same number as
 * by datasets, since all are asked all questions.
 */
export function neutralPoint(
  as: IndicatorDefinition,
  points: readonly AggregatePoint[],
  questions: readonly IndicatorDefinition[],
  dropped: ReadonlySet<string>,
): AggregatePoint {
  const byId = new Map(points.map((point) => [point.indicator, point]));
  const rest = questions.flatMap(({ id, weight }) => {
    const point = byId.get(id);
    return dropped.has(id) || weight === null || point === undefined ? [] : [{ weight, point }];
  });
  const [first] = rest;
  if (first === undefined) return emptyPoint(as, 'ALL_PLATFORM_DETERMINED');
  const weight = rest.reduce((sum, one) => sum + one.weight, 0);
  const score = (passed: (point: AggregatePoint) => number): number =>
    (100 * rest.reduce((sum, { weight: points, point }) => sum + (points * passed(point)) / point.n, 0)) /
    weight;
  const { n } = first.point;
  if (n === 0) return emptyPoint(as, 'NOTHING_APPLICABLE');
  const value = score(({ sum }) => sum);
  const known = rest.reduce((sum, { weight: points, point }) => sum + points * point.known, 0);
  return {
    ...emptyPoint(as, null),
    n,
    known: n,
    value,
    lower: value,
    upper: Math.max(
      value,
      score(({ sum, unknown }) => sum + unknown),
    ),
    coverage: known / (weight * n),
    sum: value * n,
  };
}
