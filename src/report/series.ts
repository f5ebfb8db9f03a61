/** A figure through time, out of what was kept: where it breaks, how it moves. */
import { seriesOf, type Series, type SeriesBreak } from '../domain/metrics/aggregate/series.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import type { MetricBook, SeriesEntry } from '../ports/metrics.ts';

function breakBetween(scope: string, before: SeriesEntry, after: SeriesEntry): readonly SeriesBreak[] {
  const { at } = after.snapshot;
  const [was, is] = [before.snapshot, after.snapshot];
  if (was.platform !== is.platform)
    return [
      {
        scope,
        at,
        kind: 'PLATFORM_MIGRATION',
        note: `The portal moved from ${was.platform} to ${is.platform}.`,
      },
    ];
  if (was.mapVersion !== is.mapVersion)
    return [
      {
        scope,
        at,
        kind: 'ADAPTER',
        note: `Records are read by version ${is.mapVersion} of the connector, before by ${was.mapVersion}.`,
      },
    ];
  if (was.linkMode !== is.linkMode)
    return [{ scope, at, kind: 'SCOPE', note: `Links checked: ${is.linkMode}, before ${was.linkMode}.` }];
  return [];
}

/** `scope`: "portal:…" or "city:…". */
export async function readSeries(
  metrics: MetricBook,
  scope: string,
  definition: IndicatorDefinition,
  from: string | null,
  to: string | null,
): Promise<Series> {
  const entries = await metrics.series(scope, definition.id, from, to);
  const breaks = entries.flatMap((entry, index) => {
    const before = entries[index - 1];
    return before === undefined ? [] : breakBetween(scope, before, entry);
  });
  const points = entries.map(({ snapshot, point }) => ({
    at: snapshot.at,
    completeness: 'COMPLETE' as const,
    point,
  }));
  return seriesOf(definition, scope, points, breaks);
}
