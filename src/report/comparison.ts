/** Cities beside each other, out of what was kept. */
import type { AggregatePoint } from '../domain/metrics/aggregate/point.ts';
import { compareCities, type CityComparison } from '../domain/metrics/compare/compare-cities.ts';
import type { ComparedLinkMode, ComparedPortal } from '../domain/metrics/compare/compared-city.ts';
import type { IndicatorDefinition } from '../domain/metrics/definition.ts';
import { INDICATORS, PORTAL_INDICATORS } from '../domain/metrics/indicators.ts';
import { sampleSize } from '../domain/metrics/statistics/sample-size.ts';
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

interface MeasuredCity {
  readonly snapshot: Snapshot | null;
  readonly points: readonly AggregatePoint[];
}
type Points = ReadonlyMap<string, AggregatePoint | null>;
interface KnownCity {
  readonly slug: string;
  readonly snapshot: Snapshot | null;
  /** Of what was ever asked; null: it has none. */
  readonly points: Points;
}
/** What was read of one state of the book. */
interface Known {
  readonly key: string;
  readonly portals: Promise<readonly ComparedPortal[]>;
  readonly cities: Map<string, KnownCity>;
}
/** Measurements come with harvests, questions come many times between two of them. */
const recent = new WeakMap<MetricBook, Known>();
/** Of cities, whose points are some ten kilobytes each. */
const MOST_KNOWN = 500;

async function knownOf(metrics: MetricBook, registry: Registry, asOf: string | null): Promise<Known> {
  const entries = registry.portals.filter(({ enabled }) => enabled);
  const key = JSON.stringify([await metrics.revision(), asOf, entries.map(({ slug }) => slug)]);
  const before = recent.get(metrics);
  if (before?.key === key) return before;
  const known = { key, portals: readPortals(metrics, entries, asOf), cities: new Map() };
  recent.set(metrics, known);
  known.portals.catch(() => {
    if (recent.get(metrics) === known) recent.delete(metrics);
  });
  return known;
}

/** Aligned; what is not known yet of any of them is read together. */
async function citiesOf(
  metrics: MetricBook,
  known: Known,
  slugs: readonly string[],
  ids: readonly string[],
  asOf: string | null,
): Promise<readonly MeasuredCity[]> {
  // Looked up once: what is known may be forgotten for others while this reads.
  const before = new Map(slugs.map((slug) => [slug, known.cities.get(slug)]));
  const lacks = (slug: string, id: string): boolean => before.get(slug)?.points.has(id) !== true;
  const unread = slugs.filter((slug) => ids.some((id) => lacks(slug, id)));
  const lacking = ids.filter((id) => unread.some((slug) => lacks(slug, id)));
  const read = new Map(
    unread.length === 0
      ? []
      : (await readCities(metrics, unread, lacking, asOf)).map((city) => [city.slug, city]),
  );
  const cities = slugs.map((slug): KnownCity => {
    const [old, now] = [before.get(slug), read.get(slug)];
    if (now === undefined) return old ?? { slug, snapshot: null, points: new Map() };
    return { ...now, points: new Map([...(old?.points ?? []), ...now.points]) };
  });
  if (known.cities.size + read.size > MOST_KNOWN) known.cities.clear();
  for (const city of cities) if (read.has(city.slug)) known.cities.set(city.slug, city);
  return cities.map(({ snapshot, points }) => ({
    snapshot,
    points: ids.flatMap((id) => points.get(id) ?? []),
  }));
}

async function readCities(
  metrics: MetricBook,
  slugs: readonly string[],
  ids: readonly string[],
  asOf: string | null,
): Promise<readonly KnownCity[]> {
  const scopes = slugs.map((slug) => `city:${slug}`);
  const snapshots = await metrics.snapshots(scopes, asOf);
  const points = await metrics.points(scopes, ids, asOf);
  return slugs.map((slug, place) => {
    const found = new Map((points[place] ?? []).map((point) => [point.indicator, point]));
    return {
      slug,
      snapshot: snapshots[place] ?? null,
      points: new Map(ids.map((id) => [id, found.get(id) ?? null])),
    };
  });
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
    linkMode: snapshot === null || snapshot === undefined ? 'NONE' : comparedLinkMode(snapshot),
  };
}

/** Wider than that, a sample says too little to be set beside another. */
const WIDEST_MARGIN = 0.05;

/** A handful of checks, such as of addresses that another portal names too, is no sample. */
function comparedLinkMode({ linkMode, links }: Snapshot): ComparedLinkMode {
  if (linkMode !== 'SAMPLED' || links === undefined) return linkMode;
  return links.checked < sampleSize(links.of, WIDEST_MARGIN) ? 'TOO_FEW' : linkMode;
}

/** `definitions`: of what is to be compared, in order. `asOf`, RFC 3339 UTC: as it was then; null: now. */
export async function compareMeasured(
  { metrics, registry }: { readonly metrics: MetricBook; readonly registry: Registry },
  slugs: readonly string[],
  definitions: readonly IndicatorDefinition[],
  asOf: string | null,
): Promise<Compared> {
  const known = await knownOf(metrics, registry, asOf);
  const portals = await known.portals;
  const ids = [...OF_CITIES, ...definitions.map(({ id }) => id)];
  const measured = await citiesOf(metrics, known, slugs, ids, asOf);
  const cities = slugs.map((city, index) => ({
    city,
    portals: portals.filter((portal) => portal.city === city),
    points: measured[index]?.points ?? [],
    freshness: measured[index]?.snapshot?.freshness ?? [],
  }));
  const snapshots = new Map(
    slugs.flatMap((slug, index) => {
      const snapshot = measured[index]?.snapshot ?? null;
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
