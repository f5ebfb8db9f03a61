/** Cities whose promises have to be judged again once something was looked at anew. */
import type { Commitment, CommitmentBook } from '../domain/commitments/book.ts';
import type { PortalEntry } from '../domain/registry.ts';
import { asksForRows, watchedMetrics, watchedPortals } from './rules-of.ts';

type Promises = Pick<CommitmentBook, 'commitments'>;

/** In order. */
function citiesWhere(
  commitments: readonly Commitment[],
  isConcerned: (own: readonly Commitment[]) => boolean,
): readonly string[] {
  const byCity = new Map<string, Commitment[]>();
  for (const one of commitments) {
    const own = byCity.get(one.city);
    if (own === undefined) byCity.set(one.city, [one]);
    else own.push(one);
  }
  return [...byCity].flatMap(([city, own]) => (isConcerned(own) ? [city] : [])).toSorted();
}

/** Rows of a portal's tables were counted. */
export function citiesAskingForRows(
  { commitments }: Promises,
  portals: readonly PortalEntry[],
  portal: string,
): readonly string[] {
  return citiesWhere(commitments.filter(asksForRows), (own) =>
    watchedPortals(own, portals).some(({ slug }) => slug === portal),
  );
}

/** A portal was measured, and the city that it belongs to: rules look into catalogues and at figures of others too. */
export function citiesLookingAt(
  { commitments }: Promises,
  portals: readonly PortalEntry[],
  { slug, city }: Pick<PortalEntry, 'slug' | 'city'>,
): readonly string[] {
  const scopes = [`portal:${slug}`, ...(city === null ? [] : [`city:${city}`])];
  return citiesWhere(
    commitments,
    (own) =>
      watchedPortals(own, portals).some((portal) => portal.slug === slug) ||
      watchedMetrics(own).some(({ scope }) => scopes.includes(scope)),
  );
}
