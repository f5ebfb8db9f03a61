import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetLabel, placeBuckets } from '../../src/federate/facets.ts';
import { createPlaces } from '../../src/federate/places.ts';
import { REGISTRY } from '../support/graph.ts';

const places = createPlaces(REGISTRY, []);

describe('facets by place', () => {
  it('add up the counts of portals', () => {
    const counts = new Map([
      ['malmoe', 3],
      ['region', 4],
      ['springfield', 5],
      ['closed', 9],
    ]);
    expect(placeBuckets(places, 'PLATFORM', counts, 10)).toEqual([
      { value: 'ckan', count: 7 },
      { value: 'socrata', count: 5 },
    ]);
    expect(placeBuckets(places, 'CITY', counts, 1)).toEqual([{ value: 'springfield', count: 5 }]);
  });

  it('lose and invent nothing: every platform count is the sum of its portals', () => {
    const counts = fc.record({ malmoe: fc.nat(), region: fc.nat(), springfield: fc.nat() });
    fc.assert(
      fc.property(counts, (perPortal) => {
        const total = placeBuckets(places, 'PLATFORM', new Map(Object.entries(perPortal)), 10).reduce(
          (sum, one) => sum + one.count,
          0,
        );
        expect(total).toBe(perPortal.malmoe + perPortal.region + perPortal.springfield);
      }),
    );
  });

  it('put ties in the order of their values', () => {
    const counts = new Map([
      ['springfield', 2],
      ['malmoe', 2],
    ]);
    expect(placeBuckets(places, 'COUNTRY', counts, 9).map(({ value }) => value)).toEqual(['SE', 'US']);
  });

  it('are shown by the names people know', () => {
    expect(facetLabel(places, 'COUNTRY', 'SE')).toBe('Sweden');
    expect(facetLabel(places, 'COUNTRY', '??')).toBe('??');
    expect(facetLabel(places, 'CITY', 'malmoe')).toBe('Malmö');
    expect(facetLabel(places, 'PORTAL', 'closed')).toBe('closed');
    expect(facetLabel(places, 'THEME', 'Trees')).toBe('Trees');
  });
});
