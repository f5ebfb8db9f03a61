/** Who comes before whom, and where that must not be said. */
import { ENOUGH_COVERAGE } from '../aggregate/city-index.ts';
import type { AggregatePoint } from '../aggregate/point.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shrunkShare } from '../statistics/shrunk-share.ts';

/** NOT_RANKED: a number of which neither more nor less is better. */
export type RankRefusal =
  | 'NOT_COMPARABLE'
  | 'NOT_MEASURED'
  | 'NOT_RANKED'
  | 'INSUFFICIENT_COVERAGE'
  | 'KEYWORD_ONLY'
  | 'CANDIDATES_UNREVIEWED';

export interface Ranked {
  /** 1 is best; equals share it, and the next is as much further as they are many. */
  readonly rank: number | null;
  readonly rankRefused: RankRefusal | null;
  /** Of shares: drawn towards the mean of the comparison the more, the smaller the number behind it. */
  readonly shrunk: number | null;
}

/** A small city with 9 of 10 is not before a large one with 895 of 1000: shares count with the bad end of their interval. */
export function rankPoints(
  definition: IndicatorDefinition,
  points: readonly { readonly point: AggregatePoint | null; readonly isComparable: boolean }[],
): readonly Ranked[] {
  const refusals = points.map(({ point, isComparable }) =>
    isComparable ? refusalOf(definition, point) : ('NOT_COMPARABLE' as const),
  );
  const standing = points.flatMap(({ point }, i) => (refusals[i] === null && point !== null ? [point] : []));
  const scores = standing.map((point) => scoreOf(definition, point));
  const prior = standing.reduce((sum, point) => sum + (point.value ?? 0), 0) / standing.length;
  return points.map(({ point }, i) => {
    const rankRefused = refusals[i] ?? null;
    if (rankRefused !== null || point === null) return { rank: null, rankRefused, shrunk: null };
    const own = scoreOf(definition, point);
    const isShare = isCountedShare(definition, point) && point.value !== null;
    return {
      rank: 1 + scores.filter((score) => score > own).length,
      rankRefused: null,
      shrunk: isShare ? shrunkShare((point.value ?? 0) * point.known, point.known, prior) : null,
    };
  });
}

function refusalOf(definition: IndicatorDefinition, point: AggregatePoint | null): RankRefusal | null {
  if (definition.better === null) return 'NOT_RANKED';
  if (point === null) return 'NOT_MEASURED';
  if ((point.coverage ?? 0) < ENOUGH_COVERAGE) {
    return point.known + point.unknown === 0 ? 'NOT_MEASURED' : 'INSUFFICIENT_COVERAGE';
  }
  if (point.reason === 'KEYWORD_ONLY' || point.reason === 'CANDIDATES_UNREVIEWED') return point.reason;
  return point.value === null ? 'NOT_MEASURED' : null;
}

/** More is better in every score. */
function scoreOf(definition: IndicatorDefinition, point: AggregatePoint): number {
  const value = point.value ?? 0;
  const counted = isCountedShare(definition, point);
  if (definition.better === 'less') return -(counted ? (point.ciUpper ?? value) : value);
  return counted ? (point.ciLower ?? value) : value;
}

/** k of n: of verdicts, and of shares that are no means. */
function isCountedShare(definition: IndicatorDefinition, point: AggregatePoint): boolean {
  return (definition.kind === 'verdict' || definition.kind === 'share') && point.histogram === null;
}
