import { describe, expect, it } from 'vitest';
import { createBench, dataOf, fill } from '../../support/graph.ts';

describe('places and portals', () => {
  it('are found by slug and by id, and null when unknown', async () => {
    const bench = createBench();
    const first = JSON.parse(
      JSON.stringify(
        dataOf(await bench.ask('{ city(slug: "malmoe") { id } portal(slug: "malmoe") { id } }')),
      ),
    );
    const again = await bench.ask(
      'query ($city: ID!, $portal: ID!) { city(id: $city) { name location { longitude } } portal(id: $portal) { slug url platform language city { slug } } wrong: city(id: $portal) { name } none: city(slug: "nowhere") { name } }',
      { city: first.city.id, portal: first.portal.id },
    );
    expect(dataOf(again)).toEqual({
      city: { name: 'Malmö', location: { longitude: 13 } },
      portal: {
        slug: 'malmoe',
        url: 'https://malmoe.example.org/',
        platform: 'ckan',
        language: 'sv',
        city: { slug: 'malmoe' },
      },
      wrong: null,
      none: null,
    });
  });

  it.each([
    ['cities(where: { query: "malmo" })', ['malmoe']],
    ['cities(where: { countries: ["us"] })', ['springfield']],
    ['cities(where: { platforms: ["ckan"] })', ['malmoe']],
    ['portals(where: { query: "REGION" })', ['region']],
    ['portals(where: { cities: ["springfield"] })', ['springfield']],
    ['portals(where: { platforms: ["ckan"] })', ['malmoe', 'region']],
    ['portals(where: { states: [FRESH] })', ['malmoe']],
    ['portals(where: { states: [NEVER], platforms: ["socrata"] })', ['springfield']],
  ])('are listed by %s', async (field, slugs) => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'a' }]);
    expect(
      dataOf(await bench.ask(`{ found: ${field} { totalCount nodes { slug } edges { node { slug } } } }`)),
    ).toEqual({
      found: {
        totalCount: slugs.length,
        nodes: slugs.map((slug) => ({ slug })),
        edges: slugs.map((slug) => ({ node: { slug } })),
      },
    });
  });

  it('say what each platform can do', async () => {
    const answer = await createBench().ask('{ connectors { id title docs capabilities observes } }');
    expect(dataOf(answer)).toMatchObject({
      connectors: [
        {
          id: 'ckan',
          docs: 'https://docs.example.org/ckan',
          capabilities: { catalogue: { getMany: 100 }, rows: null },
        },
        { id: 'socrata', observes: ['title', 'description'] },
      ],
    });
  });
});
