/** An indicator over time: what can be compared with what, and which way it goes. */
import type { IndicatorDefinition } from '../definition.ts';
import { mannKendall, theilSen } from '../statistics/monotone-trend.ts';
import type { AggregatePoint } from './point.ts';
import type { HarvestFacts } from './portal-inputs.ts';

export interface SeriesBreak {
  /** Slug of the portal or the city. */
  readonly scope: string;
  /** From this moment on, RFC 3339 UTC. */
  readonly at: string;
  readonly kind: 'INDICATOR' | 'ADAPTER' | 'PLATFORM_MIGRATION' | 'SCOPE';
  readonly note: string;
}
export interface TimedPoint {
  readonly at: string;
  readonly completeness: HarvestFacts['completeness'];
  readonly point: AggregatePoint;
}
export interface SeriesEntry extends TimedPoint {
  /** Since the entry before; null: there is none, or a break between, or one has no value. */
  readonly delta: number | null;
}
/** rising and falling: of what is neither better nor worse for being more. */
export type TrendWord = 'improving' | 'declining' | 'rising' | 'falling' | 'stable' | 'insufficient';

export interface Series {
  /** Of complete snapshots, ascending. */
  readonly entries: readonly SeriesEntry[];
  /** How many of the last entries lie within one run without a break, at most twelve. */
  readonly comparable: number;
  readonly trend: TrendWord;
  /** Per day; null with too few points. */
  readonly slope: number | null;
  readonly p: number | null;
  /** Those given, and a change of version where no one gave it. */
  readonly breaks: readonly SeriesBreak[];
}

const MOST = 12;
const LEAST = 4;
const DAY_MS = 86_400_000;

export function seriesOf(
  definition: IndicatorDefinition,
  scope: string,
  points: readonly TimedPoint[],
  breaks: readonly SeriesBreak[],
): Series {
  const sorted = points
    .filter(({ completeness }) => completeness === 'COMPLETE')
    .sort((a, b) => timeOf(a) - timeOf(b));
  const all = [...breaks.filter((one) => one.scope === scope), ...versionBreaks(scope, sorted, breaks)].sort(
    (a, b) => timeOf(a) - timeOf(b),
  );
  const isBroken = (a: TimedPoint, b: TimedPoint): boolean =>
    all.some((one) => timeOf(one) > timeOf(a) && timeOf(one) <= timeOf(b));
  const entries = sorted.map((entry, i): SeriesEntry => {
    const before = sorted[i - 1];
    const delta =
      before === undefined || isBroken(before, entry)
        ? null
        : difference(before.point.value, entry.point.value);
    return { ...entry, delta };
  });
  const last = sorted.at(-1);
  const run = sorted
    .filter((entry) => last !== undefined && !isBroken(entry, last) && entry.point.value !== null)
    .slice(-MOST);
  return { entries, comparable: run.length, ...trendOf(definition, run), breaks: all };
}

function trendOf(
  { range, better }: IndicatorDefinition,
  run: readonly TimedPoint[],
): Pick<Series, 'trend' | 'slope' | 'p'> {
  const series = run.map((entry) => ({ x: timeOf(entry) / DAY_MS, y: entry.point.value ?? 0 }));
  const slope = theilSen(series);
  if (run.length < LEAST || slope === null) return { trend: 'insufficient', slope: null, p: null };
  const values = series.map(({ y }) => y);
  const { p } = mannKendall(values);
  const span = (series.at(-1)?.x ?? 0) - (series[0]?.x ?? 0);
  const [least, most] = range;
  // Without an upper end the series itself says how large its numbers are.
  const extent = most === null ? Math.max(...values.map(Math.abs)) : most - least;
  if (p >= 0.05 || slope === 0 || Math.abs(slope * span) < 0.01 * extent)
    return { trend: 'stable', slope, p };
  const isUp = slope > 0;
  if (better === null) return { trend: isUp ? 'rising' : 'falling', slope, p };
  return { trend: isUp === (better === 'more') ? 'improving' : 'declining', slope, p };
}

/** Where versions differ although nobody recorded a break between. */
function versionBreaks(
  scope: string,
  sorted: readonly TimedPoint[],
  breaks: readonly SeriesBreak[],
): readonly SeriesBreak[] {
  return sorted.flatMap((entry, i): readonly SeriesBreak[] => {
    const before = sorted[i - 1];
    if (before === undefined || before.point.version === entry.point.version) return [];
    const isRecorded = breaks.some(
      (one) =>
        one.scope === scope &&
        one.kind === 'INDICATOR' &&
        timeOf(one) > timeOf(before) &&
        timeOf(one) <= timeOf(entry),
    );
    const note = `${entry.point.indicator} ${before.point.version} became ${entry.point.version}`;
    return isRecorded ? [] : [{ scope, at: entry.at, kind: 'INDICATOR', note }];
  });
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

function timeOf({ at }: { readonly at: string }): number {
  return Date.parse(at);
}
