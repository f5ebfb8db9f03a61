import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { safeFragment } from '../../src/graphql/search.ts';
import { aColumn, aDistribution, aFormat, aLicence, aMoment } from '../support/builders.ts';
import { codesOf, createBench, dataOf, fill, type Bench } from '../support/graph.ts';

interface Found {
  readonly totalCount: number;
  readonly nodes: readonly { readonly title: string }[];
}
const csv = [aDistribution({ format: aFormat('CSV') })];

describe('questions about datasets', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = createBench();
    await fill(bench.store, 'springfield', [
      {
        localId: 'a',
        title: 'Bus stops',
        licence: aLicence('OPEN'),
        distributions: csv,
        issued: aMoment('2025-01-01'),
      },
      { localId: 'b', title: 'Bus lanes & <b>cycle</b> lanes', keywords: ['traffic'] },
    ]);
    await fill(bench.store, 'malmoe', [
      { localId: 'c', title: 'Bus tickets', distributions: csv },
      { localId: 'd', title: 'Trees' },
    ]);
  });
  const titles = async (
    args: string,
    root = 'datasets',
    wrap = (field: string) => `{ ${field} }`,
  ): Promise<readonly string[]> => {
    const answer = await bench.ask(wrap(`found: ${root}(${args}) { totalCount nodes { title } }`));
    const data = JSON.parse(JSON.stringify(dataOf(answer)));
    const found: Found = data.found ?? data.on.found;
    expect(found.totalCount).toBe(found.nodes.length);
    return found.nodes.map(({ title }) => title).sort();
  };

  it.each([
    ['cities: ["malmoe"]', ['Bus tickets', 'Trees']],
    ['platforms: ["socrata"]', ['Bus lanes & <b>cycle</b> lanes', 'Bus stops']],
    ['countries: ["se"]', ['Bus tickets', 'Trees']],
    ['cities: ["malmoe"], platforms: ["socrata"]', []],
    ['cities: []', []],
    ['portals: ["malmoe"], formats: ["CSV"]', ['Bus tickets']],
    ['not: { cities: ["malmoe"] }', ['Bus lanes & <b>cycle</b> lanes', 'Bus stops']],
    ['or: [{ countries: ["SE"], formats: ["CSV"] }, { licence: [OPEN] }]', ['Bus stops', 'Bus tickets']],
    ['and: [{ cities: ["malmoe"] }, { platforms: ["socrata"] }]', []],
    ['issuedSince: "2025-01-01T01:00:00+01:00"', ['Bus stops']],
    ['issuedSince: "2025-01-02T00:00:00Z"', []],
  ])('where %s', async (where, expected) => {
    expect(await titles(`where: { ${where} }`)).toEqual(expected);
  });

  it('is narrowed by the city or portal it is asked on', async () => {
    const onCity = (field: string): string => `{ on: city(slug: "malmoe") { ${field} } }`;
    expect(await titles('query: "bus"', 'datasets', onCity)).toEqual(['Bus tickets']);
    expect(await titles('where: { cities: ["springfield"] }', 'datasets', onCity)).toEqual([]);
    const onPortal = (field: string): string => `{ on: portal(slug: "springfield") { ${field} } }`;
    expect(await titles('query: "bus"', 'datasets', onPortal)).toHaveLength(2);
  });

  it('pages to the end without gaps or repeats, at any page size', async () => {
    for (const first of [1, 2, 3, 100]) {
      const seen: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 10; page += 1) {
        const answer = await bench.ask(
          'query ($first: Int, $after: String) { datasets(first: $first, after: $after) { nodes { title } pageInfo { hasNextPage hasPreviousPage endCursor } } }',
          { first, after },
        );
        const { datasets } = JSON.parse(JSON.stringify(dataOf(answer)));
        seen.push(...datasets.nodes.map(({ title }: { title: string }) => title));
        expect(datasets.pageInfo.hasPreviousPage).toBe(page > 0);
        after = datasets.pageInfo.endCursor;
        if (datasets.pageInfo.hasNextPage === false) break;
      }
      expect(seen).toEqual(['Bus lanes & <b>cycle</b> lanes', 'Bus stops', 'Bus tickets', 'Trees']);
    }
  });

  it('refuses a cursor of another question', async () => {
    const first = JSON.parse(
      JSON.stringify(await bench.ask('{ datasets(first: 1) { pageInfo { endCursor } } }')),
    );
    const after: string = first.data.datasets.pageInfo.endCursor;
    expect(codesOf(await bench.ask(`{ datasets(query: "bus", after: "${after}") { totalCount } }`))).toEqual([
      'BAD_CURSOR',
    ]);
  });

  it('counts by place, portal and value', async () => {
    const answer = await bench.ask(
      '{ datasets(query: "bus") { facets(fields: [CITY, PORTAL, PLATFORM, COUNTRY, FORMAT, LICENCE]) { field buckets { value label count } } } }',
    );
    const { datasets } = JSON.parse(JSON.stringify(dataOf(answer)));
    const bucketsOf = (field: string): unknown =>
      datasets.facets.find((facet: { field: string }) => facet.field === field).buckets;
    expect(bucketsOf('CITY')).toEqual([
      { value: 'springfield', label: 'Springfield', count: 2 },
      { value: 'malmoe', label: 'Malmö', count: 1 },
    ]);
    expect(bucketsOf('PORTAL')).toContainEqual({ value: 'malmoe', label: 'Open data of malmoe', count: 1 });
    expect(bucketsOf('PLATFORM')).toEqual([
      { value: 'socrata', label: 'socrata', count: 2 },
      { value: 'ckan', label: 'ckan', count: 1 },
    ]);
    expect(bucketsOf('COUNTRY')).toContainEqual({ value: 'SE', label: 'Sweden', count: 1 });
    expect(bucketsOf('FORMAT')).toEqual([{ value: 'CSV', label: 'CSV', count: 2 }]);
  });

  it('says of every portal in scope as of when its part is', async () => {
    const answer = await bench.ask(
      '{ datasets(query: "bus") { sources { portal { slug } outcome rows asOf fromCache } } }',
    );
    expect(dataOf(answer)).toEqual({
      datasets: {
        sources: [
          {
            portal: { slug: 'malmoe' },
            outcome: 'OK',
            rows: 1,
            asOf: '2026-11-23T10:00:00.000Z',
            fromCache: true,
          },
          { portal: { slug: 'region' }, outcome: 'SKIPPED', rows: 0, asOf: null, fromCache: true },
          {
            portal: { slug: 'springfield' },
            outcome: 'OK',
            rows: 2,
            asOf: '2026-11-23T10:00:00.000Z',
            fromCache: true,
          },
        ],
      },
    });
  });

  it('marks the words and escapes what the portal wrote', async () => {
    const answer = await bench.ask(
      '{ datasets(query: "lanes cycle") { edges { score cursor highlights { field fragment } } } }',
    );
    const { datasets } = JSON.parse(JSON.stringify(dataOf(answer)));
    const [edge] = datasets.edges;
    expect(edge.score).toBeGreaterThan(0);
    const text = edge.highlights.map(({ fragment }: { fragment: string }) => fragment).join();
    expect(text).toContain('<mark>');
    expect(text).not.toContain('<b>');
    expect(text).toContain('&lt;b&gt;');
  });

  it('takes relevance without words for title, and blank words for none', async () => {
    const answer = await bench.ask(
      '{ datasets(query: "  ", orderBy: { by: RELEVANCE, direction: DESC }) { nodes { title } } }',
    );
    const { datasets } = JSON.parse(JSON.stringify(dataOf(answer)));
    expect(datasets.nodes.map(({ title }: { title: string }) => title)[0]).toBe(
      'Bus lanes & <b>cycle</b> lanes',
    );
  });
});

describe('questions about tables', () => {
  it('find those with a column, queryable now, in these cities, in one question', async () => {
    const bench = createBench();
    const columns = [aColumn('est_valuation', 'Estimated valuation')];
    const api = [aDistribution({ tableId: 't1' })];
    const file = [aDistribution({ format: aFormat('CSV'), downloadUrl: 'https://a.example/a.csv' })];
    await fill(bench.store, 'malmoe', [
      { localId: 'a', title: 'Permits', columns, distributions: api },
      { localId: 'b', title: 'Old permits', columns, distributions: file },
      { localId: 'c', title: 'Plans', columns },
    ]);
    await fill(bench.store, 'springfield', [{ localId: 'd', title: 'Parcels', columns, distributions: api }]);
    const {
      exact,
      near,
      file: files,
    } = dataOf(
      await bench.ask(`{
        exact: datasets(where: { cities: ["malmoe"], queryable: true, column: "valuation" }) {
          nodes { title tables { via } }
          corrections { from }
          facets(fields: [QUERYABLE, TABLE_ACCESS]) { field buckets { value label count } }
        }
        near: datasets(where: { column: "valuaton", tableAccess: [API] }) {
          nodes { title }
          corrections { from to }
        }
        file: datasets(where: { tableAccess: [FILE] }) { nodes { title } }
      }`),
    );
    expect(exact).toEqual({
      nodes: [
        { title: 'Old permits', tables: [{ via: 'FILE' }] },
        { title: 'Permits', tables: [{ via: 'API' }] },
      ],
      corrections: [],
      facets: [
        { field: 'QUERYABLE', buckets: [{ value: 'true', label: 'true', count: 2 }] },
        {
          field: 'TABLE_ACCESS',
          buckets: [
            { value: 'API', label: 'API', count: 1 },
            { value: 'FILE', label: 'FILE', count: 1 },
          ],
        },
      ],
    });
    expect(near).toEqual({
      nodes: [{ title: 'Parcels' }, { title: 'Permits' }],
      corrections: [{ from: 'valuaton', to: ['valuation'] }],
    });
    expect(files).toEqual({ nodes: [{ title: 'Old permits' }] });
  });
});

describe('a fragment', () => {
  it('holds no tags but its marks, whatever the portal wrote', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '\u{E000}', '\u{E001}') }),
        (text) => {
          const rest = safeFragment(text).replaceAll('<mark>', '').replaceAll('</mark>', '');
          expect(rest).not.toMatch(/[<>"']/);
        },
      ),
    );
  });
});
