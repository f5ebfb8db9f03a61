import { describe, expect, it } from 'vitest';
import { bestMatch, entryOf, slugOfHost, type Match, type Probed } from '../../src/cli/portal-entry.ts';

const yes = (certainty: 'sure' | 'likely', config: Match['probe']['config'] = {}): Match['probe'] => ({
  match: 'yes',
  certainty,
  because: 'it\nsays so',
  version: '2.11',
  title: '  Open\u001b[2J Data ',
  config,
});
const address = new URL('https://data.city.gov/browse');
const now = new Date('2026-11-23T12:00:00Z');
const none = { slug: null, title: null, city: null };

describe('the match of a probe', () => {
  it('is the surest, and among equals the first', () => {
    const probed: Probed[] = [
      { connector: 'a', probe: { match: 'no', because: 'x' } },
      { connector: 'b', probe: yes('likely') },
      { connector: 'c', probe: yes('sure') },
      { connector: 'd', probe: yes('sure') },
    ];
    expect(bestMatch(probed)?.connector).toBe('c');
    expect(bestMatch(probed.slice(0, 2))?.connector).toBe('b');
    expect(bestMatch(probed.slice(0, 1))).toBeNull();
  });
});

describe('the entry of a probed portal', () => {
  const match: Match = {
    connector: 'ckan',
    probe: yes('sure', { url: 'https://data.city.gov/data', domain: 'd' }),
  };

  it('holds what was seen, on one line and with its date', () => {
    expect(entryOf(match, address, none, [], now)).toEqual({
      slug: 'data-city-gov',
      title: 'Open[2J Data',
      url: 'https://data.city.gov/data',
      platform: 'ckan',
      city: null,
      config: { domain: 'd' },
      sources: ['https://data.city.gov/ (probed 2026-11-23: it says so)'],
    });
  });

  it('is named after its city, unless that name is taken', () => {
    const wishes = { ...none, city: 'ottawa' };
    expect(entryOf(match, address, wishes, [], now)).toMatchObject({ slug: 'ottawa', city: 'ottawa' });
    expect(entryOf(match, address, wishes, ['ottawa'], now)).toMatchObject({ slug: 'data-city-gov' });
  });

  it('is named as a person wishes', () => {
    const wishes = { slug: 'mine', title: 'Mine', city: 'ottawa' };
    expect(entryOf(match, address, wishes, [], now)).toMatchObject({ slug: 'mine', title: 'Mine' });
  });

  it('has the host for a title where the portal has none', () => {
    const untitled: Match = { connector: 'socrata', probe: { ...yes('sure'), title: null } };
    expect(entryOf(untitled, address, none, [], now)).toMatchObject({
      title: 'data.city.gov',
      url: address.href,
    });
  });

  it.each([
    ['https://www.data.gov/', 'data-gov'],
    ['https://data.city.gov:8443/', 'data-city-gov-8443'],
    ['https://données.montreal.ca/', 'donnees-montreal-ca'],
    ['https://данные.example.org/', 'xn-80ahe5aa8f-example-org'],
    ['http://127.0.0.1:4100/', '127-0-0-1-4100'],
  ])('makes of %s the slug %s', (url, slug) => expect(slugOfHost(new URL(url))).toBe(slug));
});
