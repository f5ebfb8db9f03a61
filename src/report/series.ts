/** A figure through time: where it breaks, how it moves. */
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { trendOf, type Trend } from '../domain/metrics/statistics/trend.ts';
import type { SeriesEntry } from '../ports/metrics.ts';

export type BreakKind = 'INDICATOR' | 'ADAPTER' | 'PLATFORM_MIGRATION';
/** Figures before and behind it were not measured alike. */
export interface Break {
  readonly at: string;
  readonly kind: BreakKind;
  readonly note: string;
}
export interface Series {
  /** Oldest first. */
  readonly entries: readonly SeriesEntry[];
  readonly breaks: readonly Break[];
  /** Of the entries since the last break. */
  readonly trend: Trend;
}

const DAY_MS = 86_400_000;
/** Of an indicator without an upper end, changes are judged by its greatest value. */
function rangeOf({ range: [least, most] }: IndicatorDefinition, entries: readonly SeriesEntry[]): number {
  return (most ?? Math.max(1, ...entries.map(({ point }) => point.value ?? 0))) - least;
}

function breakBetween(before: SeriesEntry, after: SeriesEntry): Break | null {
  const { at } = after.snapshot;
  if (before.point.version !== after.point.version)
    return {
      at,
      kind: 'INDICATOR',
      note: `The indicator went from version ${before.point.version} to ${after.point.version}.`,
    };
  if (before.snapshot.platform !== after.snapshot.platform)
    return {
      at,
      kind: 'PLATFORM_MIGRATION',
      note: `The portal moved from ${before.snapshot.platform} to ${after.snapshot.platform}.`,
    };
  if (before.snapshot.mapVersion !== after.snapshot.mapVersion)
    return {
      at,
      kind: 'ADAPTER',
      note: `Records are read by version ${after.snapshot.mapVersion} of the connector, before by ${before.snapshot.mapVersion}.`,
    };
  return null;
}

export function seriesOf(definition: IndicatorDefinition, entries: readonly SeriesEntry[]): Series {
  const breaks: Break[] = [];
  let run: SeriesEntry[] = [];
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const found = before === undefined ? null : breakBetween(before, entry);
    if (found !== null) {
      breaks.push(found);
      run = [];
    }
    run.push(entry);
  });
  const points = run.flatMap(({ snapshot, point }) =>
    point.value === null ? [] : [{ x: Date.parse(snapshot.at) / DAY_MS, y: point.value }],
  );
  return { entries, breaks, trend: trendOf(points, rangeOf(definition, entries), definition.better) };
}
