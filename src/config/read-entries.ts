/** Cities and portals as they stand in the registry's files. */
import type { ConfigFields } from '../connector/contract.ts';
import { readConfig } from '../connector/config.ts';
import { nearest } from '../connector/suggest.ts';
import type { City, PortalEntry } from '../domain/registry.ts';
import { countryProblem } from './countries.ts';
import { readPortalUrl } from './portal-url.ts';
import type { YamlMap } from './yaml-map.ts';

/** What a registry needs to know of a connector; a manifest is one. */
export interface KnownConnector {
  readonly id: string;
  readonly config: ConfigFields;
}
export interface RegistryRules {
  readonly connectors: readonly KnownConnector[];
  /** Demos and tests read portals of this machine. */
  readonly allowLoopback: boolean;
}
/** An entry as far as it can be read; `entry` is null when something that it cannot do without is wrong. */
export interface EntryReading<T> {
  readonly slug: string | null;
  readonly url: string | null;
  readonly entry: T | null;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_SLUG = 80;
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** EU data themes, http://publications.europa.eu/resource/authority/data-theme */
const THEMES = 'AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST OP_DATPRO REGI SOCI TECH TRAN'.split(' ');

export function isSlug(text: string): boolean {
  return SLUG.test(text) && text.length <= MAX_SLUG;
}

function readSlug(map: YamlMap): string | null {
  const slug = map.text('slug', 'required');
  if (slug === null || isSlug(slug)) return slug;
  map.complain('slug', `expected lower-case words joined by "-", at most ${MAX_SLUG} long, got "${slug}"`);
  return null;
}

function readLocation(map: YamlMap): City['location'] {
  const inner = map.map('location');
  if (inner === null) return null;
  inner.only(['longitude', 'latitude']);
  const longitude = inner.number('longitude', { min: -180, max: 180, isInteger: false });
  const latitude = inner.number('latitude', { min: -90, max: 90, isInteger: false });
  if (longitude !== null && latitude !== null) return { longitude, latitude };
  if (!inner.has('longitude') || !inner.has('latitude'))
    map.complain('location', 'expected both "longitude" and "latitude"');
  return null;
}

export function readCity(map: YamlMap): EntryReading<City> {
  map.only(['slug', 'name', 'country', 'region', 'population', 'location', 'sources']);
  const slug = readSlug(map);
  const name = map.text('name', 'required');
  const country = map.text('country', 'required');
  const countryWrong = country === null ? null : countryProblem(country);
  if (countryWrong !== null) map.complain('country', countryWrong);
  const facts = {
    region: map.text('region'),
    population: map.number('population', { min: 1, max: 100_000_000, isInteger: true }),
    location: readLocation(map),
    sources: map.texts('sources', 'required'),
  };
  const isWhole = slug !== null && name !== null && country !== null;
  return { slug, url: null, entry: isWhole ? { slug, name, country, ...facts } : null };
}

function readLanguage(map: YamlMap): string | null {
  const tag = map.text('language');
  if (tag === null) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    map.complain('language', `expected a BCP 47 tag such as "en" or "pt-BR", got "${tag}"`);
    return null;
  }
}

function readPlatform(map: YamlMap, known: readonly string[]): string | null {
  const platform = map.text('platform', 'required');
  if (platform === null || known.includes(platform)) return platform;
  const near = nearest(platform, known);
  const hint = near === null ? '' : ` Did you mean "${near}"?`;
  map.complain('platform', `expected one of ${known.join(', ')}, got "${platform}".${hint}`);
  return null;
}

function readUrl(map: YamlMap, rules: RegistryRules): string | null {
  const text = map.text('url', 'required');
  if (text === null) return null;
  const reading = readPortalUrl(text, rules);
  if ('url' in reading) return reading.url.href;
  map.complain('url', reading.problem);
  return null;
}

function readCitySlug(map: YamlMap, cities: readonly string[]): string | null {
  if (!map.has('city')) {
    const wanted = 'the slug of a city, or null for a portal of no single city';
    map.complain(null, `expected "city": ${wanted}, got nothing`);
  }
  const slug = map.text('city');
  if (slug === null || cities.includes(slug)) return slug;
  const near = nearest(slug, cities);
  const hint = near === null ? 'Add it to "cities".' : `Did you mean "${near}"?`;
  map.complain('city', `expected the slug of a city, got "${slug}". ${hint}`);
  return null;
}

function readHeaders(map: YamlMap): Readonly<Record<string, string>> {
  const headers = map.record('headers');
  for (const [name, value] of Object.entries(headers)) {
    if (HEADER_NAME.test(name) && /^[\x20-\x7e]*$/.test(value)) continue;
    map.complain('headers', `expected a header of visible ASCII characters, got "${name}"`);
  }
  return headers;
}

function readConventions(map: YamlMap): PortalEntry['conventions'] {
  const inner = map.map('conventions');
  if (inner === null) return { biweeklyDays: null, dateOrder: null, themes: {} };
  inner.only(['biweeklyDays', 'dateOrder', 'themes']);
  const themes = inner.record('themes');
  for (const [word, code] of Object.entries(themes)) {
    if (!THEMES.includes(code))
      inner.complain('themes', `expected one of ${THEMES.join(', ')} for "${word}", got "${code}"`);
  }
  return {
    biweeklyDays: inner.number('biweeklyDays', { min: 1, max: 60, isInteger: true }),
    dateOrder: inner.oneOf('dateOrder', ['day-first', 'month-first']),
    themes,
  };
}

function readPace(map: YamlMap): PortalEntry['pace'] {
  const inner = map.map('pace');
  inner?.only(['concurrency', 'minIntervalMs']);
  return {
    concurrency: inner?.number('concurrency', { min: 1, max: 16, isInteger: true }) ?? null,
    minIntervalMs: inner?.number('minIntervalMs', { min: 0, max: 3_600_000, isInteger: true }) ?? null,
  };
}

/** The connector itself says which settings it takes; `url` comes from the entry. */
function checkConfig(map: YamlMap, connector: KnownConnector | undefined, url: string | null): void {
  if (connector === undefined || url === null) return;
  const given = map.json('config');
  if ('url' in given) map.complain('config', 'expected "url" beside "config", not in it');
  const reading = readConfig(connector.config, 'url' in connector.config ? { ...given, url } : given);
  if (reading.is === 'valid') return;
  for (const problem of reading.problems)
    map.complain(map.has('config') ? 'config' : null, `config: ${problem}`);
}

const PORTAL_KEYS =
  'slug title url platform city language config headers conventions pace enabled sources'.split(' ');

/** `cities`: slugs of all cities, wherever they stand. */
export function readPortal(
  map: YamlMap,
  rules: RegistryRules,
  cities: readonly string[],
): EntryReading<PortalEntry> {
  map.only(PORTAL_KEYS);
  const slug = readSlug(map);
  const title = map.text('title', 'required');
  const url = readUrl(map, rules);
  const platform = readPlatform(
    map,
    rules.connectors.map((connector) => connector.id),
  );
  checkConfig(
    map,
    rules.connectors.find((connector) => connector.id === platform),
    url,
  );
  const rest = {
    city: readCitySlug(map, cities),
    language: readLanguage(map),
    config: map.json('config'),
    headers: readHeaders(map),
    conventions: readConventions(map),
    pace: readPace(map),
    enabled: map.flag('enabled') ?? true,
    sources: map.texts('sources', 'required'),
  };
  const isWhole = slug !== null && title !== null && url !== null && platform !== null;
  return { slug, url, entry: isWhole ? { slug, title, url, platform, ...rest } : null };
}
