/** Places of the OGP export as cities: names, slugs that no two share, and countries where the code tells them. */
import { folded } from '../../text.ts';
import { slugOf } from './cells.ts';
import { ALPHA_2, alpha2Of } from './country-codes.ts';
import type { ImportedCity, KnownCity } from './imported.ts';

export interface OgpPlace {
  /** "Scotland, United Kingdom" */
  readonly name: string;
  /** "GBSC"; "" where there is none. */
  readonly code: string;
  readonly isNational: boolean;
}

/** "GBSC" is a place of GB; "UKR" is Ukraine. */
export function countryOfCode(code: string): string | null {
  if (/^[A-Z]{3}$/.test(code)) return alpha2Of(code);
  const country = code.slice(0, 2);
  return /^[A-Z]{4,5}$/.test(code) && ALPHA_2.includes(country) ? country : null;
}

/** As its own name says; OGP does not tell. */
function kindOf({ name, isNational }: OgpPlace): ImportedCity['jurisdictionKind'] {
  if (isNational) return 'OTHER';
  const words = ` ${folded(name.split(',')[0] ?? '')} `;
  if (/ (city|municipality|municipal|town|borough) /.test(words)) return 'CITY';
  if (/ county /.test(words)) return 'COUNTY';
  if (/ state /.test(words)) return 'STATE';
  return / (region|province|department) /.test(words) ? 'REGION' : 'OTHER';
}

function shortName(name: string): string {
  const first = name.split(',')[0]?.trim() ?? '';
  return first === '' ? name : first;
}

/**
 * By `placeKey`. Two places of one name get their country, and their code where that is one too. Left out are places
 * whose code tells no country, unless a city of that name is known.
 */
export function ogpCities(
  places: readonly OgpPlace[],
  known: readonly KnownCity[],
): ReadonlyMap<string, ImportedCity> {
  const own = groupedPlaces(places);
  const proposals = [...own].flatMap(([key, place]) => {
    const country = countryOfCode(place.code) ?? countryOfKnown(place, known);
    if (country === null) return [];
    const short = slugOf(shortName(place.name));
    const withCountry = `${short}-${country.toLowerCase()}`;
    return [{ key, place, country, short, withCountry, last: slugOf(`${short} ${place.code}`) }];
  });
  const cities = proposals.map((one) => {
    const rivals = proposals.filter(({ short }) => short === one.short);
    const isForeign = known.some(({ slug, country }) => slug === one.short && country !== one.country);
    const twins = proposals.filter(({ withCountry }) => withCountry === one.withCountry);
    const id =
      rivals.length === 1 && !isForeign ? one.short : twins.length === 1 ? one.withCountry : one.last;
    return [one.key, cityOf(one.place, id, one.country)] as const;
  });
  return new Map(cities);
}
function countryOfKnown(place: OgpPlace, known: readonly KnownCity[]): string | null {
  const slug = slugOf(shortName(place.name));
  return known.find((city) => city.slug === slug)?.country ?? null;
}
/** A code is one place, however its name is spelt. */
export function placeKey({ name, code }: OgpPlace): string {
  return code === '' ? slugOf(shortName(name)) : code;
}
/** By `placeKey`, each with the name that it has most often; of equals the first by letters. */
function groupedPlaces(places: readonly OgpPlace[]): ReadonlyMap<string, OgpPlace> {
  const groups = new Map<string, OgpPlace[]>();
  for (const place of places) groups.set(placeKey(place), [...(groups.get(placeKey(place)) ?? []), place]);
  const chosen = [...groups].map(([key, group]) => {
    const counts = new Map<string, number>();
    for (const { name } of group) counts.set(name, (counts.get(name) ?? 0) + 1);
    const ranked = group.toSorted(
      (a, b) =>
        (counts.get(b.name) ?? 0) - (counts.get(a.name) ?? 0) ||
        Number(a.name > b.name) - Number(a.name < b.name) ||
        Number(a.isNational) - Number(b.isNational),
    );
    return [key, ranked[0] ?? { name: '', code: '', isNational: false }] as const;
  });
  return new Map(chosen);
}

function cityOf(place: OgpPlace, id: string, country: string): ImportedCity {
  const kind = kindOf(place);
  const about = place.isNational
    ? 'A country, imported as the place of its own plans.'
    : 'What kind of place it is, is read from its name: OGP does not tell.';
  return {
    ...{ id, name: shortName(place.name), country, recordOrigin: 'OGP', jurisdictionKind: kind },
    ...(place.code === '' ? {} : { placeIds: { ogpCode: place.code } }),
    provenanceNote: `"${place.name}" in the export of the Open Government Partnership. ${about}`,
  };
}
