/** One indicator over many datasets, at one moment. */

export interface AggregatePoint {
  readonly indicator: string;
  readonly version: string;
  /** Datasets to which it applies. */
  readonly n: number;
  readonly known: number;
  readonly unknown: number;
  readonly notApplicable: number;
  /** Mean or share of what is known; null: nothing is. */
  readonly value: number | null;
  /** With everything unknown at its worst, and at its best; null: without bound, or no datasets. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** 95 %: Wilson's for shares, drawn again for means; null: none. */
  readonly ciLower: number | null;
  readonly ciUpper: number | null;
  /** known ÷ n; null: nothing to know. */
  readonly coverage: number | null;
  /** Why there is no value: NOT_CHECKED, NOT_IMPORTED, …; a word for what it rests on otherwise. */
  readonly reason: string | null;
}

export interface Bounds {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}
/** A figure of its own, that is no mean over datasets. */
export function figure(
  indicator: string,
  n: number,
  { value, lower, upper }: Bounds,
  more: Partial<AggregatePoint> = {},
): AggregatePoint {
  const known = value === null ? 0 : n;
  return {
    ...{ indicator, version: '1.0.0', n, known, unknown: n - known, notApplicable: 0, value, lower, upper },
    ...{ ciLower: null, ciUpper: null, coverage: n === 0 ? null : known / n, reason: null },
    ...more,
  };
}
export function exactly(
  indicator: string,
  n: number,
  value: number,
  more: Partial<AggregatePoint> = {},
): AggregatePoint {
  return figure(indicator, n, { value, lower: value, upper: value }, more);
}
/** Nobody looked, or nothing was imported. */
export function unknownFigure(
  indicator: string,
  n: number,
  range: readonly [number, number | null],
  reason: string,
): AggregatePoint {
  return figure(indicator, n, { value: null, lower: range[0], upper: range[1] }, { reason });
}
