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

  it('answers many questions at once without a warning of the runtime', async () => {
    const warnings: Error[] = [];
    const hear = (warning: Error): void => void warnings.push(warning);
    process.on('warning', hear);
    const bench = createBench();
    await fill(bench.store, 'springfield', [{ localId: 'a', title: 'Bus stops' }]);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => bench.ask('{ datasets(query: "bus") { totalCount } }')),
    );
    for (const answer of answers) expect(dataOf(answer)).toEqual({ datasets: { totalCount: 1 } });
    // Warnings are told in a later turn.
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  });
});
