/** Cities beside each other, out of what was kept. */
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import { compareCities, type CityComparison } from '../domain/metrics/compare/compare-cities.ts';
import type { ComparedPortal } from '../domain/metrics/compare/compared-city.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { INDICATORS } from '../domain/metrics/indicators.ts';
import type { PortalEntry, Registry } from '../domain/registry.ts';
import type { MetricBook, Snapshot } from '../ports/metrics.ts';

export interface Compared extends CityComparison {
  /** When each city was measured, RFC 3339 UTC. */
  readonly measuredAt: ReadonlyMap<string, string>;
}

/** Never in any comparison: too many to read for nothing. */
function neededOf(definitions: readonly IndicatorDefinition[]): readonly string[] {
  const portals = definitions.map(({ id }) => (id.startsWith('c.') ? `p.${id.slice(2)}` : id));
  const verdicts = INDICATORS.filter(({ subject, kind }) => subject === 'DATASET' && kind === 'verdict');
  return [...new Set([...portals, ...verdicts.map(({ id }) => id)])];
}

function comparedPortal(
  { slug, city, platform }: PortalEntry,
  snapshot: Snapshot | null | undefined,
  points: readonly AggregatePoint[],
): ComparedPortal {
  return {
    ...{ portal: slug, city: city ?? slug, platform, points },
    takenAt: snapshot?.at ?? null,
    completeness: 'COMPLETE',
    linkMode: snapshot?.linkMode ?? 'NONE',
  };
}

/** `definitions`: of what is to be compared, in order. `asOf`, RFC 3339 UTC: as it was then; null: now. */
export async function compareMeasured(
  { metrics, registry }: { readonly metrics: MetricBook; readonly registry: Registry },
  slugs: readonly string[],
  definitions: readonly IndicatorDefinition[],
  asOf: string | null,
): Promise<Compared> {
  const entries = registry.portals.filter(({ enabled }) => enabled);
  const scopes = entries.map(({ slug }) => `portal:${slug}`);
  const snapshots = await metrics.snapshots(scopes, asOf);
  const points = await metrics.points(scopes, neededOf(definitions), asOf);
  const portals = entries.map((entry, index) => comparedPortal(entry, snapshots[index], points[index] ?? []));
  const cityScopes = slugs.map((slug) => `city:${slug}`);
  const citySnapshots = await metrics.snapshots(cityScopes, asOf);
  const cityPoints = await metrics.points(cityScopes, null, asOf);
  const cities = slugs.map((city, index) => ({
    city,
    portals: portals.filter((portal) => portal.city === city),
    points: cityPoints[index] ?? [],
    freshness: citySnapshots[index]?.freshness ?? [],
  }));
  const measuredAt = new Map(
    slugs.flatMap((slug, index) => {
      const at = citySnapshots[index]?.at;
      return at === undefined ? [] : [[slug, at] as const];
    }),
  );
  const compared = compareCities({
    cities,
    indicators: definitions.map(({ id }) => id),
    definitions: INDICATORS,
    portals,
  });
  return { ...compared, measuredAt };
}
