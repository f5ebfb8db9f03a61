/** What a question about datasets means to the store: cities, platforms and countries become portals. */
import { isGiven } from '../domain/given.ts';
import { cornersOf } from '../domain/box.ts';
import { GatewayError } from '../domain/errors.ts';
import type { LicenceOpenness } from '../domain/dataset.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { DatasetFilter, DatasetOrder, DatasetScope, TableAccess } from '../ports/store.ts';
import { needCities, needCountries, needPlatforms, needPortals, type Places } from './places.ts';

type Given<T> = T | null | undefined;
/** Conditions as a client gives them; null and undefined mean "not given". */
export interface DatasetQuestion {
  readonly cities?: Given<readonly string[]>;
  readonly portals?: Given<readonly string[]>;
  readonly platforms?: Given<readonly string[]>;
  readonly countries?: Given<readonly string[]>;
  readonly themes?: Given<readonly string[]>;
  readonly keywords?: Given<readonly string[]>;
  readonly formats?: Given<readonly string[]>;
  readonly publishers?: Given<readonly string[]>;
  readonly licence?: Given<readonly LicenceOpenness[]>;
  readonly queryable?: Given<boolean>;
  readonly tableAccess?: Given<readonly TableAccess[]>;
  readonly removed?: Given<boolean>;
  readonly issuedSince?: Given<string>;
  readonly modifiedSince?: Given<string>;
  readonly bbox?: Given<readonly number[]>;
  readonly column?: Given<string>;
  readonly and?: Given<readonly DatasetQuestion[]>;
  readonly or?: Given<readonly DatasetQuestion[]>;
  readonly not?: Given<DatasetQuestion>;
}
/** A scope of the store and the portals that can have a part in it. */
export interface Scope extends DatasetScope {
  readonly portals: readonly PortalEntry[];
}

const MAX_QUERY_LENGTH = 500;
const MAX_FILTERS = 50;

/** The portals that the lists of one filter leave; null: the filter does not say. */
function portalsOf(places: Places, where: DatasetQuestion): readonly PortalEntry[] | null {
  const { cities, portals, platforms } = where;
  const countries = !isGiven(where.countries) ? null : needCountries(where.countries);
  if (isGiven(cities)) needCities(places, cities);
  if (isGiven(portals)) needPortals(places, portals);
  if (isGiven(platforms)) needPlatforms(places, platforms);
  if (!isGiven(cities) && !isGiven(portals) && !isGiven(platforms) && countries === null) return null;
  return places.portals.filter(
    (portal) =>
      (!isGiven(cities) || (portal.city !== null && cities.includes(portal.city))) &&
      (!isGiven(portals) || portals.includes(portal.slug)) &&
      (!isGiven(platforms) || platforms.includes(portal.platform)) &&
      (countries === null || countries.includes(places.cityOf(portal)?.country ?? '')),
  );
}

/** BAD_INPUT unless it is [west, south, east, north] on the globe. */
function boxOf(bbox: readonly number[]): readonly [number, number, number, number] {
  const corners = cornersOf(bbox);
  if (corners === null)
    throw new GatewayError(
      'BAD_INPUT',
      `bbox: expected 4 numbers (west, south, east, north), got ${bbox.length}.`,
    );
  const [west, south, east, north] = corners;
  const inOrder = west <= east && south <= north;
  if (!inOrder || west < -180 || east > 180 || south < -90 || north > 90)
    throw new GatewayError(
      'BAD_INPUT',
      `bbox: expected west <= east within -180..180 and south <= north within -90..90, got [${bbox.join(', ')}].`,
    );
  return corners;
}

/** The conditions that need no translation. */
function plainConditions(where: DatasetQuestion): DatasetFilter {
  const {
    themes,
    keywords,
    formats,
    publishers,
    licence,
    queryable,
    tableAccess,
    issuedSince,
    modifiedSince,
    bbox,
    column,
  } = where;
  return {
    ...(!isGiven(themes) ? {} : { themes }),
    ...(!isGiven(keywords) ? {} : { keywords }),
    ...(!isGiven(formats) ? {} : { formats }),
    ...(!isGiven(publishers) ? {} : { publishers }),
    ...(!isGiven(licence) ? {} : { licence }),
    ...(!isGiven(queryable) ? {} : { queryable }),
    ...(!isGiven(tableAccess) ? {} : { access: tableAccess }),
    ...(!isGiven(issuedSince) ? {} : { issuedSince }),
    ...(!isGiven(modifiedSince) ? {} : { modifiedSince }),
    ...(!isGiven(bbox) ? {} : { bbox: boxOf(bbox) }),
    ...(!isGiven(column) ? {} : { column }),
  };
}

/** How many filters there are, nested ones included. */
function size(where: DatasetQuestion): number {
  const nested = [...(where.and ?? []), ...(where.or ?? []), ...(!isGiven(where.not) ? [] : [where.not])];
  return nested.reduce((sum, one) => sum + size(one), 1);
}

function nestedFilter(places: Places, where: DatasetQuestion): DatasetFilter {
  if (where.removed === true)
    throw new GatewayError('BAD_INPUT', '`removed` is asked once, outside `and`, `or` and `not`.');
  return filterOf(places, where, portalsOf(places, where));
}

function filterOf(
  places: Places,
  where: DatasetQuestion,
  portals: readonly PortalEntry[] | null,
): DatasetFilter {
  return {
    ...plainConditions(where),
    ...(portals === null ? {} : { portals: portals.map((portal) => portal.slug) }),
    ...(!isGiven(where.and) ? {} : { and: where.and.map((one) => nestedFilter(places, one)) }),
    ...(!isGiven(where.or) ? {} : { or: where.or.map((one) => nestedFilter(places, one)) }),
    ...(!isGiven(where.not) ? {} : { not: nestedFilter(places, where.not) }),
  };
}

/** `within`: the portals of the city or portal the question is asked on; null: all. Throws BAD_INPUT. */
export function scopeOf(
  places: Places,
  query: string | null,
  where: DatasetQuestion,
  within: readonly PortalEntry[] | null,
): Scope {
  const words = query === null || query.trim() === '' ? null : query.trim();
  if (words !== null && words.length > MAX_QUERY_LENGTH)
    throw new GatewayError(
      'BAD_INPUT',
      `query: at most ${MAX_QUERY_LENGTH} characters can be searched, got ${words.length}.`,
    );
  const filters = size(where);
  if (filters > MAX_FILTERS)
    throw new GatewayError(
      'LIMIT_EXCEEDED',
      `where: at most ${MAX_FILTERS} filters can be nested, got ${filters}.`,
    );
  const asked = portalsOf(places, where);
  const portals =
    within === null ? asked : within.filter((portal) => asked === null || asked.includes(portal));
  return {
    query: words,
    filter: filterOf(places, where, portals),
    removed: where.removed === undefined ? false : where.removed,
    portals: portals ?? places.portals,
  };
}

/** By relevance when there are words, else by title. Relevance without words is title too. */
export function orderOf(scope: Scope, order: DatasetOrder | null): DatasetOrder {
  if (order !== null && order.by !== 'RELEVANCE') return order;
  return scope.query === null ? { by: 'TITLE', direction: 'ASC' } : { by: 'RELEVANCE', direction: 'DESC' };
}
