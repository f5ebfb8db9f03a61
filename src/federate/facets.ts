/** Facets by city, platform and country, made of the counts per portal. */
import type { FacetBucket, FacetField } from '../ports/store.ts';
import type { Places } from './places.ts';

export type PlaceFacetField = 'CITY' | 'PLATFORM' | 'COUNTRY';
export type FacetName = FacetField | PlaceFacetField;

export function isPlaceFacet(field: FacetName): field is PlaceFacetField {
  return field === 'CITY' || field === 'PLATFORM' || field === 'COUNTRY';
}

function valueOf(places: Places, field: PlaceFacetField, slug: string): string | null {
  const portal = places.portal(slug);
  if (portal === null) return null;
  if (field === 'PLATFORM') return portal.platform;
  return field === 'CITY' ? portal.city : (places.cityOf(portal)?.country ?? null);
}

/** The most frequent first, ties by value. Portals of no city have no part in CITY and COUNTRY. */
export function placeBuckets(
  places: Places,
  field: PlaceFacetField,
  perPortal: ReadonlyMap<string, number>,
  limit: number,
): readonly FacetBucket[] {
  const counts = new Map<string, number>();
  for (const [slug, count] of perPortal) {
    const value = valueOf(places, field, slug);
    if (value !== null && count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

function countryName(code: string): string {
  try {
    return countryNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** What is shown for a value. */
export function facetLabel(places: Places, field: FacetName, value: string): string {
  if (field === 'CITY') return places.city(value)?.name ?? value;
  if (field === 'PORTAL') return places.portal(value)?.title ?? value;
  return field === 'COUNTRY' ? countryName(value) : value;
}
