import { describe, expect, it } from 'vitest';
import { createBench, dataOf, fill } from '../support/graph.ts';

describe('the graph', () => {
  it('answers one question about two cities', async () => {
    const bench = createBench();
    await fill(bench.store, 'springfield', [{ localId: 'a', title: 'Bus stops' }]);
    await fill(bench.store, 'malmoe', [{ localId: 'b', title: 'Bus lanes' }]);
    const answer = await bench.ask(
      '{ datasets(query: "bus") { totalCount nodes { title portal { slug } city { name } } } }',
    );
    const { datasets } = dataOf<{
      datasets: { totalCount: number; nodes: { title: string }[] };
    }>(answer);
    expect(datasets.totalCount).toBe(2);
    expect(datasets.nodes.map(({ title }) => title).sort()).toEqual(['Bus lanes', 'Bus stops']);
  });
});
