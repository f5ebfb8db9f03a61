import { describe, expect, it } from 'vitest';
import { createProbing } from '../src/gateway-probe.ts';
import { createBudget } from '../src/federate/rows/budget.ts';
import type { RowsContext } from '../src/ports/rows.ts';
import { aBook, aCommitment, aDatasetRule, aPlan } from './support/commitment-builders.ts';
import { aDistribution } from './support/builders.ts';
import { aGatewayConfig } from './support/demo-config.ts';
import { createRowBench } from './support/row-service.ts';
import { createTableSource } from './support/table-source.ts';
import { aCity, aWatchedCity, SPRINGFIELD } from './support/watched-city.ts';

const book = aBook({
  plans: [aPlan('plan-1')],
  commitments: [
    aCommitment('many-crimes', {
      evidence: [
        aDatasetRule(
          { field: 'title', op: 'contains', value: 'crimes' },
          { criteria: [{ check: 'rowCount', gte: 3, required: true }] },
        ),
      ],
    }),
  ],
});
const columns = [
  {
    ...({ name: 'id', type: 'integer', sourceType: 'integer', nullable: true } as const),
    ...{ title: null, description: null, system: false },
  },
];

/** A city whose catalogue was read and judged, with a table of so many rows. */
async function aProbedCity(rows: number) {
  const city = aWatchedCity(book, { hasTables: true });
  await city.harvest('springfield', '2026-11-20', ['Crimes', 'Trees']);
  await city.reporter.measure('springfield', { anew: false });
  await city.watcher.evaluate('springfield', null);
  const table = createTableSource({
    columns,
    rows: Array.from({ length: rows }, (_, id) => ({ id })),
    key: 'id',
  });
  const distributions = [aDistribution({ tableId: 't' })];
  const bench = await createRowBench({
    portals: { springfield: table },
    datasets: ['Crimes', 'Trees'].map((localId) => ({ portal: 'springfield', localId, distributions })),
  });
  const evaluated: string[] = [];
  const probe = createProbing({
    config: aGatewayConfig({ cities: [aCity('springfield')], portals: [SPRINGFIELD] }, { commitments: book }),
    store: city.store,
    rows: {
      rows: bench.service,
      budget: (requests = 100): RowsContext['budget'] => createBudget(requests),
      close: () => Promise.resolve(),
    },
    side: {
      evaluate: async (slug, asOf, signal) => {
        evaluated.push(slug);
        return city.watcher.evaluate(slug, asOf, signal);
      },
    },
    log: city.log,
  });
  const stateOf = async () =>
    (await city.store.verdicts.latest(['many-crimes'], null))[0]?.evaluation.verdict.state;
  return { probe, stateOf, evaluated, city };
}

describe('probing with promises that ask for rows', () => {
  it('counts the rows that they wait for first, and judges them again', async () => {
    for (const [rows, state] of [
      [3, 'FULFILLED'],
      [2, 'PARTIAL'],
    ] as const) {
      const { probe, stateOf } = await aProbedCity(rows);
      expect(await stateOf()).toBe('UNVERIFIABLE');
      const report = await probe({ portal: 'springfield', requests: 4 });
      expect(report.probed.map(({ localId }) => localId)).toEqual(['Crimes']);
      expect([report.judged, await stateOf()]).toEqual([['springfield'], state]);
    }
  });

  it('judges nobody where nothing was asked', async () => {
    const { probe, evaluated } = await aProbedCity(3);
    await probe({ portal: 'springfield', requests: 100 });
    expect(evaluated).toEqual(['springfield']);
    expect(await probe({ portal: 'springfield', requests: 100 })).toMatchObject({ due: 0, judged: [] });
    expect(evaluated).toEqual(['springfield']);
  });

  it('lets what was found stand where judging fails, and says so in the log', async () => {
    const { probe, city } = await aProbedCity(3);
    await city.watcher.close();
    const report = await probe({ portal: 'springfield', requests: 100 });
    expect([report.probed.length, report.judged]).toEqual([2, []]);
    expect(city.log.lines.at(-1)).toMatchObject({
      ...{ level: 'error', message: 'judging commitments failed', facts: { city: 'springfield' } },
    });
  });
});
