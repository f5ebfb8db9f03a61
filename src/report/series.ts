/** A figure through time, out of what was kept: where it breaks, how it moves. */
import { seriesOf, type Series } from '../domain/metrics/aggregate/series.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import type { Registry } from '../domain/registry.ts';
import type { MetricBook, Snapshot } from '../ports/metrics.ts';
import { breaksAlong, indicatorBreaks, portalBreaks } from './series-breaks.ts';

export interface SeriesDeps {
  readonly metrics: MetricBook;
  readonly registry: Pick<Registry, 'portals'>;
}
export interface KeptSeries extends Series {
  /** Of every entry, by its moment. */
  readonly snapshots: ReadonlyMap<string, Snapshot>;
}

/** Slugs of the portals whose datasets a snapshot is of. */
export function portalsOf({ registry }: Pick<SeriesDeps, 'registry'>, snapshot: Snapshot): readonly string[] {
  const [kind, slug = ''] = snapshot.scope.split(':', 2);
  if (kind === 'portal') return [slug];
  return (
    snapshot.portals ??
    registry.portals.filter(({ city, enabled }) => enabled && city === slug).map((portal) => portal.slug)
  );
}

/** `scope`: "portal:…" or "city:…". */
export async function readSeries(
  deps: SeriesDeps,
  scope: string,
  definition: IndicatorDefinition,
  from: string | null,
  to: string | null,
): Promise<KeptSeries> {
  const { metrics } = deps;
  const entries = await metrics.series(scope, definition.id, from, to);
  const snapshots = entries.map(({ snapshot }) => snapshot);
  const portals = new Set(snapshots.flatMap((snapshot) => portalsOf(deps, snapshot)));
  const breaks = [
    ...breaksAlong(scope, snapshots),
    ...(await indicatorBreaks(metrics, scope, definition, entries)),
    ...(scope.startsWith('city:') ? await portalBreaks(metrics, scope, [...portals], snapshots) : []),
  ];
  const points = entries.map(({ snapshot, point }) => ({
    at: snapshot.at,
    completeness: 'COMPLETE' as const,
    point,
  }));
  return {
    ...seriesOf(definition, scope, points, breaks),
    snapshots: new Map(snapshots.map((snapshot) => [snapshot.at, snapshot])),
  };
}
