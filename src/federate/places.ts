/** Cities and portals of the registry, looked up and narrowed down. */
import { isGiven } from '../domain/given.ts';
import { nearest } from '../connector/suggest.ts';
import { GatewayError } from '../domain/errors.ts';
import type { City, PortalEntry, Registry } from '../domain/registry.ts';

export interface Places {
  /** In ascending order of their slugs. */
  readonly cities: readonly City[];
  /** In ascending order of their slugs. */
  readonly portals: readonly PortalEntry[];
  city(slug: string): City | null;
  portal(slug: string): PortalEntry | null;
  cityOf(portal: PortalEntry): City | null;
  portalsOf(city: City): readonly PortalEntry[];
  /** Connector ids that are installed or that a portal names. */
  readonly platforms: ReadonlySet<string>;
}

function bySlug(a: { readonly slug: string }, b: { readonly slug: string }): number {
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}

export function createPlaces(registry: Registry, installed: readonly string[]): Places {
  const cities = [...registry.cities].sort(bySlug);
  const portals = [...registry.portals].sort(bySlug);
  const cityBySlug = new Map(cities.map((city) => [city.slug, city]));
  const portalBySlug = new Map(portals.map((portal) => [portal.slug, portal]));
  const byCity = new Map<string, PortalEntry[]>();
  for (const portal of portals)
    if (portal.city !== null) byCity.set(portal.city, [...(byCity.get(portal.city) ?? []), portal]);
  return {
    cities,
    portals,
    city: (slug) => cityBySlug.get(slug) ?? null,
    portal: (slug) => portalBySlug.get(slug) ?? null,
    cityOf: (portal) => (portal.city === null ? null : (cityBySlug.get(portal.city) ?? null)),
    portalsOf: (city) => byCity.get(city.slug) ?? [],
    platforms: new Set([...installed, ...portals.map((portal) => portal.platform)]),
  };
}

/** BAD_INPUT for the first name that is not known, with the nearest one that is. */
function needKnown(what: string, names: readonly string[], known: readonly string[]): void {
  const set = new Set(known);
  const unknown = names.find((name) => !set.has(name));
  if (unknown === undefined) return;
  throw new GatewayError('BAD_INPUT', unknownMessage(what, unknown, known));
}

const LISTED = 20;

/** `Unknown city "berln". Did you mean "berlin"?` */
export function unknownMessage(what: string, name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const list = known.length > 0 && known.length <= LISTED ? ` Known: ${known.join(', ')}.` : '';
  const shown = JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);
  return `Unknown ${what} ${shown}.${near === null ? list : ` Did you mean "${near}"?`}`;
}

export function needCities(places: Places, slugs: readonly string[]): void {
  needKnown(
    'city',
    slugs,
    places.cities.map((city) => city.slug),
  );
}
export function needPortals(places: Places, slugs: readonly string[]): void {
  needKnown(
    'portal',
    slugs,
    places.portals.map((portal) => portal.slug),
  );
}
export function needPlatforms(places: Places, ids: readonly string[]): void {
  needKnown('platform', ids, [...places.platforms].sort());
}

/** Upper-case codes; BAD_INPUT unless each has two letters. */
export function needCountries(codes: readonly string[]): readonly string[] {
  const wrong = codes.find((code) => !/^[A-Za-z]{2}$/.test(code));
  if (wrong !== undefined)
    throw new GatewayError(
      'BAD_INPUT',
      `Unknown country ${JSON.stringify(wrong)}: expected a code of two letters such as "DE".`,
    );
  return codes.map((code) => code.toUpperCase());
}

/** Lower case without accents, so that "Malaga" finds "Málaga". */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
function holds(words: string | null | undefined, texts: readonly (string | null)[]): boolean {
  return (
    !isGiven(words) || texts.some((text) => text !== null && folded(text).includes(folded(words.trim())))
  );
}

export interface CityQuestion {
  readonly query?: string | null;
  readonly countries?: readonly string[] | null;
  readonly platforms?: readonly string[] | null;
}
export function findCities(places: Places, where: CityQuestion): readonly City[] {
  const countries = !isGiven(where.countries) ? null : needCountries(where.countries);
  const { platforms } = where;
  if (isGiven(platforms)) needPlatforms(places, platforms);
  return places.cities.filter(
    (city) =>
      (countries === null || countries.includes(city.country)) &&
      (!isGiven(platforms) || places.portalsOf(city).some((portal) => platforms.includes(portal.platform))) &&
      holds(where.query, [city.name, city.slug, city.region]),
  );
}

export interface PortalQuestion {
  readonly query?: string | null;
  readonly cities?: readonly string[] | null;
  readonly platforms?: readonly string[] | null;
}
export function findPortals(places: Places, where: PortalQuestion): readonly PortalEntry[] {
  const { cities, platforms } = where;
  if (isGiven(cities)) needCities(places, cities);
  if (isGiven(platforms)) needPlatforms(places, platforms);
  return places.portals.filter(
    (portal) =>
      (!isGiven(cities) || (portal.city !== null && cities.includes(portal.city))) &&
      (!isGiven(platforms) || platforms.includes(portal.platform)) &&
      holds(where.query, [portal.title, portal.slug, portal.url]),
  );
}
