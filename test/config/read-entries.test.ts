import { describe, expect, it } from 'vitest';
import { countryProblem } from '../../src/config/countries.ts';
import { isSlug } from '../../src/config/read-entries.ts';

describe('an entry of the registry', () => {
  it.each(['new-york', 'a', '2nd-city'])('may have the slug %s', (slug) => expect(isSlug(slug)).toBe(true));

  it.each(['', 'New-York', 'a--b', '-a', 'a_b', 'é', 'a'.repeat(81)])('may not have the slug %j', (slug) =>
    expect(isSlug(slug)).toBe(false),
  );

  it.each(['CA', 'GB', 'ZW', 'AR'])('may have the country %s', (code) =>
    expect(countryProblem(code)).toBeNull(),
  );

  it.each([
    ['UK', '"GB"'],
    ['ca', '"CA"'],
    ['EL', '"GR"'],
  ])('is asked whether %s means %s', (code, meant) => expect(countryProblem(code)).toContain(meant));

  it('guesses no country from two letters that are none', () => {
    expect(countryProblem('XQ')).toBe('expected an ISO 3166-1 alpha-2 code such as "CA", got "XQ"');
  });
});
