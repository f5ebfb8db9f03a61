import { describe, expect, it } from 'vitest';
import { aCity, createBench, dataOf } from '../../support/graph.ts';

describe('a city', () => {
  it('tells what kind of place it is and what others call it, and null of what nobody said', async () => {
    const registry = {
      cities: [
        aCity({ slug: 'new-york', jurisdictionKind: 'CITY_COUNTY', placeIds: { wikidata: 'Q60' } }),
        aCity({ slug: 'lima' }),
      ],
      portals: [],
    };
    const of = (slug: string): string =>
      `city(slug: "${slug}") { jurisdictionKind placeIds { wikidata geonames fips ogpCode } }`;
    const { ask } = createBench({ registry });
    expect(dataOf(await ask(`{ ny: ${of('new-york')} lima: ${of('lima')} }`))).toEqual({
      ny: {
        jurisdictionKind: 'CITY_COUNTY',
        placeIds: { wikidata: 'Q60', geonames: null, fips: null, ogpCode: null },
      },
      lima: { jurisdictionKind: null, placeIds: null },
    });
  });
});
