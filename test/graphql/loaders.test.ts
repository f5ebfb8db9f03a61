import { describe, expect, it } from 'vitest';
import type { Registry } from '../../src/domain/registry.ts';
import { aCity, aPortal, createBench, dataOf, fill } from '../support/graph.ts';

const SLUGS = ['aachen', 'bonn', 'celle', 'dresden'];
const registry: Registry = {
  cities: SLUGS.map((slug) => aCity({ slug })),
  portals: SLUGS.map((slug) => aPortal({ slug, city: slug })),
};
const QUERY = `query ($first: Int!) {
  datasets(first: $first) {
    nodes {
      title
      raw
      city { name }
      portal { title datasetCount harvest { state nextDue lastRun { rejections(first: 3) { totalCount } } } }
      history(first: 2) { totalCount }
      source { outcome asOf }
      distributions { title dataset { title } }
    }
  }
}`;

describe('the loaders', () => {
  it.each([1, 5, 20])('ask the store once per entity for a page of %i over four portals', async (first) => {
    const bench = createBench({ registry });
    for (const slug of SLUGS)
      await fill(
        bench.store,
        slug,
        [1, 2, 3, 4, 5, 6].map((n) => ({ localId: `d${n}`, title: `Set ${n}` })),
      );
    bench.calls.length = 0;
    const { datasets } = dataOf(await bench.ask(QUERY, { first })) as never as {
      datasets: { nodes: unknown[] };
    };
    expect(datasets.nodes).toHaveLength(first);
    expect([...bench.calls].sort()).toEqual(
      ['search', 'datasets', 'rawRecords', 'counts', 'portals', 'rejections', 'changes'].sort(),
    );
  });

  it('ask once for all cities of a page, searches apart', async () => {
    const bench = createBench({ registry });
    for (const slug of SLUGS) await fill(bench.store, slug, [{ localId: 'd' }]);
    bench.calls.length = 0;
    dataOf(await bench.ask('{ cities { nodes { datasets { nodes { title } } portals { datasetCount } } } }'));
    const count = (name: string): number => bench.calls.filter((call) => call === name).length;
    expect([count('search'), count('datasets'), count('counts')]).toEqual([4, 1, 1]);
  });

  it('share what aliases ask for', async () => {
    const bench = createBench({ registry });
    await fill(bench.store, 'bonn', [{ localId: 'd' }]);
    bench.calls.length = 0;
    const one = (alias: string, slug: string): string =>
      `${alias}: portal(slug: "${slug}") { datasetCount harvest { state } }`;
    dataOf(
      await bench.ask(
        `{ ${SLUGS.map((slug, index) => one(`p${index}`, slug)).join(' ')} again: portal(slug: "bonn") { datasetCount } }`,
      ),
    );
    expect([...bench.calls].sort()).toEqual(['counts', 'portals']);
  });

  it('know nothing of earlier requests', async () => {
    const bench = createBench({ registry });
    await fill(bench.store, 'bonn', [{ localId: 'd' }]);
    const query = '{ portal(slug: "bonn") { datasetCount } }';
    expect(dataOf(await bench.ask(query))).toEqual({ portal: { datasetCount: 1 } });
    await fill(bench.store, 'bonn', [{ localId: 'd' }, { localId: 'e' }], {
      startedAt: '2026-11-23T11:00:00.000Z',
    });
    expect(dataOf(await bench.ask(query))).toEqual({ portal: { datasetCount: 2 } });
  });
});
