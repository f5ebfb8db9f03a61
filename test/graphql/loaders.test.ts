import { describe, expect, it } from 'vitest';
import type { Registry } from '../../src/domain/registry.ts';
import { aDistribution } from '../support/builders.ts';
import { settle } from '../support/fake-clock.ts';
import { aCity, aPortal, createBench, dataOf, fill } from '../support/graph.ts';
import { createRowGraph, permitTable } from '../support/row-graph.ts';
import type { TableSource } from '../support/table-source.ts';

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
    const { datasets } = dataOf<{
      datasets: { nodes: unknown[] };
    }>(await bench.ask(QUERY, { first }));
    expect(datasets.nodes).toHaveLength(first);
    expect([...bench.calls].sort()).toEqual(
      // Whether datasets that were read lately still hold is asked once, too.
      ['search', 'revision', 'datasets', 'rawRecords', 'counts', 'portals', 'rejections', 'changes'].sort(),
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

/** Twenty tables of four portals, five each; portals tell count and first rows with the description or not. */
async function twentyTables(isGenerous: boolean): Promise<{
  readonly ask: <Shown = Record<string, never>>(fields: string) => Promise<readonly Shown[]>;
  readonly asked: () => readonly string[];
  readonly tables: readonly TableSource[];
}> {
  const count = { value: 45, precision: 'exact' } as const;
  const portals = Object.fromEntries(
    SLUGS.map((slug) => [slug, permitTable(isGenerous ? { count, sample: 20 } : {})]),
  );
  const five = [1, 2, 3, 4, 5].map((n) => ({
    localId: `d${n}`,
    distributions: [aDistribution({ tableId: `t${n}` })],
  }));
  const bench = await createRowGraph(portals, {
    registry,
    datasets: Object.fromEntries(SLUGS.map((slug) => [slug, five])),
  });
  const tables = Object.values(portals);
  return {
    tables,
    asked: () => tables.flatMap((table) => table.asked.map(({ what }) => what)),
    ask: async <Shown>(fields: string) => {
      const { datasets } = dataOf<{ datasets: { nodes: { tables: Shown[] }[] } }>(
        await bench.ask(`{ datasets(first: 20) { nodes { tables { ${fields} } } } }`),
      );
      return datasets.nodes.flatMap((node) => node.tables);
    },
  };
}

describe('twenty tables of four portals', () => {
  const EVERYTHING = `columns { name } key rowCount { value } capabilities source { outcome requests }
    rows(query: { first: 10 }) { rows totalCount { value } source { requests } }`;

  it('are described in one question per portal, whatever is asked of them', async () => {
    const { ask, tables } = await twentyTables(true);
    expect(await ask('columns { name } key rowCount { value } source { outcome }')).toHaveLength(20);
    for (const { described } of tables) expect(described.map((refs) => refs.length)).toEqual([5]);
  });

  it('cost nothing more where the portal tells their count and first rows with it', async () => {
    const { ask, asked } = await twentyTables(true);
    const answers = await ask(EVERYTHING);
    expect(answers[0]).toMatchObject({ rowCount: { value: 45 }, rows: { totalCount: { value: 45 } } });
    expect(asked()).toEqual(SLUGS.map(() => 'describe'));
  });

  it('cost one question for rows and one for their number each where it does not', async () => {
    const { ask, asked } = await twentyTables(false);
    await ask(EVERYTHING);
    const times = (what: string): number => asked().filter((one) => one === what).length;
    expect([times('describe'), times('rows'), times('count')]).toEqual([4, 20, 20]);
  });

  it('follow the signal of the request without a warning of Node', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): number => warnings.push(warning);
    process.on('warning', note);
    const { ask } = await twentyTables(false);
    await ask(EVERYTHING);
    await settle();
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('tell what they cost: the sum is what was sent', async () => {
    const { ask, asked } = await twentyTables(true);
    const answers = await ask<{ source: { requests: number } }>('source { requests }');
    const sum = answers.reduce((total, { source }) => total + source.requests, 0);
    expect(sum).toBe(asked().length);
  });
});
