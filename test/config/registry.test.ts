import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/config/problem.ts';
import { readRegistry, registryFiles, type RegistryFile } from '../../src/config/registry.ts';
import type { KnownConnector } from '../../src/config/read-entries.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const url = { type: 'url', required: true, help: 'home page' } as const;
const pageSize = { type: 'integer', default: 100, min: 1, max: 1000, help: 'page size' } as const;
const connectors: readonly KnownConnector[] = [
  { id: 'ckan', config: { url, pageSize } },
  { id: 'socrata', config: { url } },
];
const rules = { connectors, allowLoopback: false };

const city = '{ slug: ottawa, name: Ottawa, country: CA, sources: [a] }';
const portalWith = (extra: string, base = 'slug: ottawa, title: O'): string =>
  `{ ${base}, url: "https://a.example.org/", platform: ckan, city: ottawa, sources: [a]${extra} }`;

function problemsOf(...texts: readonly string[]): string[] {
  const files: RegistryFile[] = texts.map((text, index) => ({ name: `${index}.yaml`, text }));
  const reading = readRegistry(files, rules);
  return 'problems' in reading ? reading.problems.map(formatProblem) : [];
}
const withPortal = (portal: string): string => `cities: [${city}]\nportals:\n  - ${portal}\n`;

describe('the registry that comes with the project', () => {
  const reading = readRegistry(registryFiles([join(root, 'registry')], root), rules);

  it('has no problem', () => {
    expect('problems' in reading ? reading.problems.map(formatProblem) : []).toEqual([]);
  });

  it('holds at least 60 cities in 12 countries, each with a portal', () => {
    if ('problems' in reading) throw new Error('not read');
    const { cities, portals } = reading.registry;
    const withPortals = cities.filter(({ slug }) => portals.some((portal) => portal.city === slug));
    expect(withPortals.length).toBe(cities.length);
    expect(cities.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cities.map(({ country }) => country)).size).toBeGreaterThanOrEqual(12);
  });
});

describe('reading a registry', () => {
  it('fills in what a portal does not say', () => {
    const reading = readRegistry([{ name: 'a.yaml', text: withPortal(portalWith('')) }], rules);
    if ('problems' in reading) throw new Error('not read');
    expect(reading.registry.portals[0]).toEqual({
      slug: 'ottawa',
      title: 'O',
      url: 'https://a.example.org/',
      platform: 'ckan',
      city: 'ottawa',
      language: null,
      config: {},
      headers: {},
      conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
      pace: { concurrency: null, minIntervalMs: null },
      enabled: true,
      sources: ['a'],
    });
    expect(reading.registry.cities[0]).toMatchObject({ region: null, population: null, location: null });
  });

  it('says everything that is wrong at once, in order of file and line', () => {
    const text = `cities:
  - { slug: Bad Slug, name: X, country: UK, sources: [] }
portals:
  - slug: p1
    title: 1
    url: http://localhost/
    platform: ckna
    city: otawa
    sources: [a]
`;
    expect(problemsOf(`cities: [${city}]`, text)).toEqual([
      '1.yaml:2:5 /cities/0: expected "sources": a list of at least one text, got nothing',
      '1.yaml:2:13 /cities/0/slug: expected lower-case words joined by "-", at most 80 long, got "Bad Slug"',
      '1.yaml:2:41 /cities/0/country: expected an ISO 3166-1 alpha-2 code such as "CA", got "UK". Did you mean "GB"?',
      '1.yaml:5:12 /portals/0/title: expected text, got the number 1',
      '1.yaml:6:10 /portals/0/url: expected a public host, got "localhost": private and local addresses are never read',
      '1.yaml:7:15 /portals/0/platform: expected one of ckan, socrata, got "ckna". Did you mean "ckan"?',
      '1.yaml:8:11 /portals/0/city: expected the slug of a city, got "otawa". Did you mean "ottawa"?',
    ]);
  });

  it('refuses slugs and addresses that stand already in another file', () => {
    const found = problemsOf(withPortal(portalWith('')), `cities: [${city}]\nportals: [${portalWith('')}]`);
    expect(found).toEqual([
      '1.yaml:1:18 /cities/0/slug: the city "ottawa" stands already in 0.yaml:1',
      '1.yaml:2:19 /portals/0/slug: the portal "ottawa" stands already in 0.yaml:3',
      expect.stringMatching(/^1\.yaml:2:\d+ \/portals\/0\/url: the address .* stands already in 0\.yaml:3$/),
    ]);
  });

  it('knows a city of a later file', () => {
    const portals = `portals: [${portalWith('')}]`;
    expect(problemsOf(portals, `cities: [${city}]`)).toEqual([]);
  });

  it('does not call a city unknown that is only misspelt elsewhere', () => {
    const text = `cities: [{ slug: ottawa, name: Ottawa, country: ZZ, sources: [a] }]\nportals: [${portalWith('')}]`;
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('wants to be told when a portal has no city', () => {
    const portal = '{ slug: p, title: P, url: "https://a.org/", platform: ckan, sources: [a] }';
    expect(problemsOf(withPortal(portal))[0]).toContain('expected "city": the slug of a city, or null');
    expect(problemsOf(withPortal(portal.replace('platform', 'city: null, platform')))).toEqual([]);
  });

  it.each([
    [', config: { pageSize: 0 }', 'config: pageSize: expected an integer from 1 to 1000, got the number 0'],
    [', config: { pagesize: 5 }', 'Unknown setting "pagesize". Did you mean "pageSize"?'],
    [', config: { url: "https://b.org/" }', 'expected "url" beside "config", not in it'],
    [', language: "not a tag"', 'expected a BCP 47 tag'],
    [', enabled: maybe', 'expected true or false, got the text "maybe"'],
    [', pace: { concurrency: 99 }', 'expected an integer from 1 to 16, got the number 99'],
    [', conventions: { dateOrder: us }', 'expected one of day-first, month-first, got the text "us"'],
    [', conventions: { themes: { Mobilité: TRANSPORT } }', 'got "TRANSPORT"'],
    [', headers: { "Bad Header": x }', 'expected a header of visible ASCII characters, got "Bad Header"'],
    [', sauces: [a]', 'unknown key "sauces". Did you mean "sources"?'],
    [', sources: [b]', 'not YAML: Map keys must be unique'],
  ])('notices %s', (extra, message) => {
    expect(problemsOf(withPortal(portalWith(extra))).join('\n')).toContain(message);
  });

  it.each([
    ['portals: 3', 'expected a list, got the number 3'],
    ['- a\n- b', 'expected a mapping, got a list'],
    ['cities: [3]', 'expected a mapping, got the number 3'],
    ['cities: [', 'not YAML'],
    ['towns: []', 'unknown key "towns". Known: cities, portals.'],
    [
      'cities: [{ slug: a, name: A, country: CA, sources: [a], location: { latitude: 91 } }]',
      'from -90 to 90',
    ],
    ['cities: [{ slug: a, name: A, country: CA, sources: [a], location: { latitude: 9 } }]', 'expected both'],
    ['cities: [{ slug: a, name: A, country: CA, sources: [a], population: 0 }]', 'from 1 to 100000000'],
  ])('notices %s', (text, message) => {
    expect(problemsOf(text).join('\n')).toContain(message);
  });

  it('takes an empty file for an empty registry', () => {
    expect(problemsOf('', '# only a comment\n')).toEqual([]);
  });
});

describe('the files of a registry', () => {
  it('are those of a folder in order of name, and single files; what is missing is left out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'registry-'));
    try {
      mkdirSync(join(folder, 'a'));
      for (const name of ['portals.yaml', 'cities.yaml', 'notes.md'])
        writeFileSync(join(folder, 'a', name), '');
      writeFileSync(join(folder, 'own.yaml'), 'x');
      const files = registryFiles(
        [join(folder, 'a'), join(folder, 'own.yaml'), join(folder, 'none')],
        folder,
      );
      expect(files.map(({ name }) => name)).toEqual(['a/cities.yaml', 'a/portals.yaml', 'own.yaml']);
      expect(files[2]?.text).toBe('x');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
