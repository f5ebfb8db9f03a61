import { describe, expect, it } from 'vitest';
import { createPlaces, findCities, findPortals, unknownMessage } from '../../src/federate/places.ts';
import { REGISTRY } from '../support/graph.ts';

const places = createPlaces(REGISTRY, ['arcgis']);

describe('places', () => {
  it('stand in the order of their slugs and know each other', () => {
    expect(places.cities.map(({ slug }) => slug)).toEqual(['malmoe', 'springfield']);
    const malmoe = places.city('malmoe');
    expect(malmoe === null ? null : places.portalsOf(malmoe).map(({ slug }) => slug)).toEqual(['malmoe']);
    const region = places.portal('region');
    expect(region === null ? undefined : places.cityOf(region)).toBeNull();
    expect(places.city('constructor')).toBeNull();
  });

  it('know platforms that are installed or named', () => {
    expect([...places.platforms].sort()).toEqual(['arcgis', 'ckan', 'socrata']);
  });

  it('are found whatever the case and accents', () => {
    expect(findCities(places, { query: 'MALMÖ' }).map(({ slug }) => slug)).toEqual(['malmoe']);
    expect(findCities(places, { query: ' malmo ' }).map(({ slug }) => slug)).toEqual(['malmoe']);
    expect(findPortals(places, { query: 'springfield.example' }).map(({ slug }) => slug)).toEqual([
      'springfield',
    ]);
    expect(findPortals(places, { query: null, cities: [] })).toEqual([]);
  });

  it('refuse a filter by a platform nobody knows', () => {
    expect(() => findCities(places, { platforms: ['acrgis'] })).toThrow(/Did you mean "arcgis"/);
    expect(() => findPortals(places, { cities: ['atlantis'] })).toThrow(/Unknown city "atlantis"/);
  });

  it('name what was meant, and never repeat a long name in full', () => {
    const many = Array.from({ length: 50 }, (_, n) => `city-number-${n}`);
    expect(unknownMessage('city', 'x', many)).toBe('Unknown city "x".');
    expect(unknownMessage('city', 'y'.repeat(9_000), many).length).toBeLessThan(130);
  });
});
