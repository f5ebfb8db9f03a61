import type { AggregatePoint } from '../../src/domain/metrics/aggregate/point.ts';

/** A figure that is known exactly. */
export function exactly(
  indicator: string,
  n: number,
  value: number,
  change: Partial<AggregatePoint> = {},
): AggregatePoint {
  return {
    ...{
      indicator,
      version: '1.0.0',
      n,
      known: n,
      unknown: 0,
      notApplicable: 0,
      value,
      lower: value,
      upper: value,
    },
    ...{
      ciLower: null,
      ciUpper: null,
      coverage: 1,
      histogram: null,
      sum: value * n,
      sumSq: value * value * n,
    },
    ...{ estimated: false, reason: null },
    ...change,
  };
}
