/** A city that promises something as linked data, with what others call it. */
import type { Json, JsonObject } from '../json.ts';
import { compact } from '../json-ld-values.ts';
import type { City, JurisdictionKind, PlaceIds } from '../registry.ts';
import { urnOf } from './urns.ts';

export type ToldCity = Pick<City, 'name' | 'jurisdictionKind' | 'placeIds'>;

const TYPES: Readonly<Record<JurisdictionKind, string>> = {
  ...{ CITY: 'schema:City', CITY_COUNTY: 'schema:City', STATE: 'schema:State' },
  ...{ COUNTY: 'schema:AdministrativeArea', REGION: 'schema:AdministrativeArea' },
  OTHER: 'schema:AdministrativeArea',
};

/** Only what is written as ids there are written leads there. */
function sameAs({ wikidata, geonames }: PlaceIds): Json | undefined {
  const addresses = [
    ...(wikidata !== undefined && /^Q[1-9]\d*$/.test(wikidata)
      ? [`http://www.wikidata.org/entity/${wikidata}`]
      : []),
    ...(geonames !== undefined && /^[1-9]\d*$/.test(geonames)
      ? [`https://sws.geonames.org/${geonames}/`]
      : []),
  ];
  return addresses.length === 0 ? undefined : addresses.map((address) => ({ '@id': address }));
}
function identifiers({ fips, ogpCode }: PlaceIds): Json | undefined {
  const codes = [
    ['FIPS', fips],
    ['OGP', ogpCode],
  ] as const;
  const nodes = codes.flatMap(([name, code]): readonly JsonObject[] =>
    code === undefined
      ? []
      : [{ '@type': 'schema:PropertyValue', 'schema:propertyID': name, 'schema:value': code }],
  );
  return nodes.length === 0 ? undefined : nodes;
}

/** `city` null: the registry does not know it. */
export function cityNode(slug: string, city: ToldCity | null): JsonObject {
  const { jurisdictionKind: kind, placeIds = {} } = city ?? {};
  return compact({
    '@id': urnOf.city(slug),
    '@type': TYPES[kind ?? 'CITY'],
    'schema:name': city?.name,
    'civic:jurisdictionKind': kind === undefined ? undefined : { '@id': `civic:${kind}` },
    'schema:sameAs': sameAs(placeIds),
    'schema:identifier': identifiers(placeIds),
  });
}
