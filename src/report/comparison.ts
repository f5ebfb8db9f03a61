/** Cities beside each other, out of what was kept. */
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import { compareCities, type CityComparison } from '../domain/metrics/compare/compare-cities.ts';
import type { ComparedPortal } from '../domain/metrics/compare/compared-city.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { INDICATORS, PORTAL_INDICATORS } from '../domain/metrics/indicators.ts';
import type { PortalEntry, Registry } from '../domain/registry.ts';
import type { MetricBook, Snapshot } from '../ports/metrics.ts';

export interface Compared extends CityComparison {
  /** When each city was measured, RFC 3339 UTC. */
  readonly measuredAt: ReadonlyMap<string, string>;
  /** Of each city that was measured. */
  readonly snapshots: ReadonlyMap<string, Snapshot>;
}

const VERDICTS = INDICATORS.filter(({ subject, kind }) => subject === 'DATASET' && kind === 'verdict').map(
  ({ id }) => id,
);
/** Of every portal that there is, whatever is compared: what its platform decides, and where it stands on it. */
const OF_PORTALS = [
  ...VERDICTS,
  ...PORTAL_INDICATORS.map(({ id }) => id),
  'mqa.total',
  'census.score',
  'star.tbl',
];
/** Of cities besides what is asked for: what the neutral score is made of. */
const OF_CITIES = VERDICTS.filter((id) => id.startsWith('mqa.'));

interface KnownPortals {
  readonly key: string;
  readonly portals: Promise<readonly ComparedPortal[]>;
}
/** Portals change with harvests, questions come many times between two of them. */
const recent = new WeakMap<MetricBook, KnownPortals>();

async function allPortals(
  metrics: MetricBook,
  registry: Registry,
  asOf: string | null,
): Promise<readonly ComparedPortal[]> {
  const entries = registry.portals.filter(({ enabled }) => enabled);
  const key = JSON.stringify([await metrics.revision(), asOf, entries.map(({ slug }) => slug)]);
  const known = recent.get(metrics);
  if (known?.key === key) return known.portals;
  const portals = readPortals(metrics, entries, asOf);
  recent.set(metrics, { key, portals });
  portals.catch(() => recent.delete(metrics));
  return portals;
}
async function readPortals(
  metrics: MetricBook,
  entries: readonly PortalEntry[],
  asOf: string | null,
): Promise<readonly ComparedPortal[]> {
  const scopes = entries.map(({ slug }) => `portal:${slug}`);
  const snapshots = await metrics.snapshots(scopes, asOf);
  const points = await metrics.points(scopes, OF_PORTALS, asOf);
  return entries.map((entry, index) => comparedPortal(entry, snapshots[index], points[index] ?? []));
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
  const portals = await allPortals(metrics, registry, asOf);
  const cityScopes = slugs.map((slug) => `city:${slug}`);
  const citySnapshots = await metrics.snapshots(cityScopes, asOf);
  const cityPoints = await metrics.points(
    cityScopes,
    [...OF_CITIES, ...definitions.map(({ id }) => id)],
    asOf,
  );
  const cities = slugs.map((city, index) => ({
    city,
    portals: portals.filter((portal) => portal.city === city),
    points: cityPoints[index] ?? [],
    freshness: citySnapshots[index]?.freshness ?? [],
  }));
  const snapshots = new Map(
    slugs.flatMap((slug, index) => {
      const snapshot = citySnapshots[index] ?? null;
      return snapshot === null ? [] : [[slug, snapshot] as const];
    }),
  );
  const measuredAt = new Map([...snapshots].map(([slug, { at }]) => [slug, at]));
  const compared = compareCities({
    cities,
    indicators: definitions.map(({ id }) => id),
    definitions: INDICATORS,
    portals,
  });
  return { ...compared, measuredAt, snapshots };
}
