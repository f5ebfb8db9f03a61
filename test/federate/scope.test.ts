import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlaces } from '../../src/federate/places.ts';
import { orderOf, scopeOf, type DatasetQuestion } from '../../src/federate/scope.ts';
import { REGISTRY } from '../support/graph.ts';

const places = createPlaces(REGISTRY, ['ckan', 'socrata']);
const portalsFor = (where: DatasetQuestion): readonly string[] =>
  scopeOf(places, null, where, null).portals.map(({ slug }) => slug);

describe('a scope', () => {
  it('turns cities, platforms and countries into portals', () => {
    expect(portalsFor({ cities: ['malmoe'] })).toEqual(['malmoe']);
    expect(portalsFor({ platforms: ['ckan'] })).toEqual(['malmoe', 'region']);
    expect(portalsFor({ countries: ['us', 'SE'] })).toEqual(['malmoe', 'springfield']);
    expect(portalsFor({ platforms: ['ckan'], countries: ['US'] })).toEqual([]);
    expect(portalsFor({})).toEqual(['malmoe', 'region', 'springfield']);
  });

  it('leaves the portals out of the filter when the question does not narrow them', () => {
    expect(scopeOf(places, null, { formats: ['CSV'] }, null).filter).toEqual({ formats: ['CSV'] });
    expect(scopeOf(places, null, { cities: null }, null).filter).toEqual({});
  });

  it('never reaches beyond the city or portal it is asked on', () => {
    const choice = fc.option(fc.subarray(['malmoe', 'springfield']), { nil: null });
    fc.assert(
      fc.property(choice, choice, (cities, inner) => {
        const within = places.portals.filter(({ slug }) => slug === 'malmoe');
        const scope = scopeOf(places, null, { cities, not: { cities: inner } }, within);
        expect(scope.filter.portals).toEqual(scope.portals.map(({ slug }) => slug));
        expect(scope.portals.every(({ slug }) => slug === 'malmoe')).toBe(true);
      }),
    );
  });

  it('asks for living datasets unless it is said', () => {
    expect(scopeOf(places, null, {}, null).removed).toBe(false);
    expect(scopeOf(places, null, { removed: true }, null).removed).toBe(true);
    expect(scopeOf(places, null, { removed: null }, null).removed).toBeNull();
  });

  const nested = (depth: number): DatasetQuestion => (depth === 0 ? {} : { not: nested(depth - 1) });
  it.each<[string, DatasetQuestion, RegExp]>([
    ['an unknown platform', { platforms: ['ckna'] }, /Unknown platform "ckna"\. Did you mean "ckan"\?/],
    [
      'an unknown city below',
      { or: [{ cities: ['paris'] }] },
      /Unknown city "paris"\. Known: malmoe, springfield\./,
    ],
    ['a country by name', { countries: ['Sweden'] }, /expected a code of two letters/],
    ['a box out of order', { bbox: [10, 0, 5, 1] }, /west <= east/],
    ['a box off the globe', { bbox: [0, 0, 1, 91] }, /-90\.\.90, got \[0, 0, 1, 91\]/],
    ['a box of five', { bbox: [0, 0, 1, 1, 1] }, /expected 4 numbers .*, got 5/],
    ['removals below', { and: [{ removed: true }] }, /`removed` is asked once/],
    ['too many filters', nested(60), /at most 50 filters can be nested, got 61/],
  ])('refuses %s', (_name, where, message) => {
    expect(() => scopeOf(places, null, where, null)).toThrow(message);
  });

  it('refuses words without end', () => {
    expect(() => scopeOf(places, 'x'.repeat(501), {}, null)).toThrow(/at most 500 characters .*, got 501/);
  });
});

describe('the order', () => {
  const scope = (query: string | null) => scopeOf(places, query, {}, null);
  it('is by relevance with words and by title without', () => {
    expect(orderOf(scope('bus'), null)).toEqual({ by: 'RELEVANCE', direction: 'DESC' });
    expect(orderOf(scope(' '), null)).toEqual({ by: 'TITLE', direction: 'ASC' });
    expect(orderOf(scope(null), { by: 'RELEVANCE', direction: 'ASC' })).toEqual({
      by: 'TITLE',
      direction: 'ASC',
    });
    expect(orderOf(scope('bus'), { by: 'ISSUED', direction: 'ASC' })).toEqual({
      by: 'ISSUED',
      direction: 'ASC',
    });
  });
});
