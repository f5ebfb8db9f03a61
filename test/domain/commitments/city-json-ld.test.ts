import { describe, expect, it } from 'vitest';
import { cityNode } from '../../../src/domain/commitments/city-json-ld.ts';
import { COMMITMENT_CONTEXT } from '../../../src/domain/commitments/commitment-json-ld.ts';
import type { JurisdictionKind, PlaceIds } from '../../../src/domain/registry.ts';
import { jsonLdTroubles } from '../../support/json-ld-troubles.ts';

const of = (placeIds: PlaceIds, jurisdictionKind: JurisdictionKind = 'CITY') =>
  cityNode('new-york', { name: 'New York', jurisdictionKind, placeIds });

describe('a city as linked data', () => {
  it('is the same as its items elsewhere, and has the codes of others as identifiers', () => {
    const node = of({ wikidata: 'Q60', geonames: '5128581', fips: '3651000', ogpCode: 'NYC' });
    expect(node).toEqual({
      ...{ '@id': 'urn:civicgraph:city:new-york', '@type': 'schema:City', 'schema:name': 'New York' },
      'civic:jurisdictionKind': { '@id': 'civic:CITY' },
      'schema:sameAs': [
        { '@id': 'http://www.wikidata.org/entity/Q60' },
        { '@id': 'https://sws.geonames.org/5128581/' },
      ],
      'schema:identifier': [
        { '@type': 'schema:PropertyValue', 'schema:propertyID': 'FIPS', 'schema:value': '3651000' },
        { '@type': 'schema:PropertyValue', 'schema:propertyID': 'OGP', 'schema:value': 'NYC' },
      ],
    });
    expect(jsonLdTroubles({ '@context': COMMITMENT_CONTEXT, '@graph': [node] })).toEqual([]);
  });

  it('is of a type that fits what it is', () => {
    expect(
      (['CITY', 'CITY_COUNTY', 'STATE', 'COUNTY', 'REGION', 'OTHER'] as const).map(
        (kind) => of({}, kind)['@type'],
      ),
    ).toEqual([
      ...['schema:City', 'schema:City', 'schema:State'],
      ...Array.from({ length: 3 }, () => 'schema:AdministrativeArea'),
    ]);
  });

  it('leads nowhere by what is no id there, and says nothing that nobody said', () => {
    for (const wikidata of ['q60', 'Q0', 'https://evil.example/Q60', 'Q60/../x', ''])
      expect(of({ wikidata, geonames: '12a' })['schema:sameAs']).toBeUndefined();
    expect(cityNode('lima', { name: 'Lima' })).toEqual({
      ...{ '@id': 'urn:civicgraph:city:lima', '@type': 'schema:City', 'schema:name': 'Lima' },
    });
    expect(cityNode('lima', null)).toEqual({ '@id': 'urn:civicgraph:city:lima', '@type': 'schema:City' });
  });
});
