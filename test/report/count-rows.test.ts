import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { createBudget } from '../../src/federate/rows/budget.ts';
import { countRows, uncountedRows } from '../../src/report/count-rows.ts';
import { aDistribution } from '../support/builders.ts';
import { aContext, contextWith, createRowBench, tableKey } from '../support/row-service.ts';
import { createTableSource, EVERYTHING, type TableSourceOptions } from '../support/table-source.ts';

const rows = Array.from({ length: 12 }, (_, id) => ({ id }));
const columns = [
  {
    ...({ name: 'id', type: 'integer', sourceType: 'integer', nullable: true } as const),
    ...{ title: null, description: null, system: false },
  },
];
async function aCounting(options: Partial<TableSourceOptions> = {}, tables = 1) {
  const table = createTableSource({ columns, rows, key: 'id', ...options });
  const names = Array.from({ length: tables }, (_, index) => `t${index + 1}`);
  const distributions = names.map((tableId) => aDistribution({ localId: tableId, tableId }));
  const bench = await createRowBench({
    portals: { springfield: table },
    datasets: [{ portal: 'springfield', localId: 'd1', distributions }],
  });
  const keys = names.map((name) => tableKey('springfield', `api:${name}`));
  return { table, bench, keys };
}

describe('counting the rows of a dataset', () => {
  it('gives the exact count, in two requests at most', async () => {
    const { bench, keys, table } = await aCounting();
    expect(await countRows(bench.service, keys, 0, aContext())).toEqual({
      ...{ most: 12, estimate: null, uncounted: 0, reason: null },
    });
    expect(table.asked.map(({ what }) => what)).toEqual(['describe', 'count']);
  });

  it('keeps an estimate apart, and tells that there is no better', async () => {
    const { bench, keys } = await aCounting({
      capabilities: { ...EVERYTHING, count: 'estimate' },
      count: { value: 11, precision: 'estimate' },
    });
    expect(await countRows(bench.service, keys, 0, aContext())).toEqual({
      ...{ most: null, estimate: 11, uncounted: 1, reason: 'ESTIMATE_ONLY' },
    });
  });

  it('reads no table to count it', async () => {
    const { bench, keys, table } = await aCounting({ capabilities: { ...EVERYTHING, count: 'none' } });
    expect(await countRows(bench.service, keys, 0, aContext())).toMatchObject({ reason: 'NOT_COUNTABLE' });
    expect(table.asked.filter(({ what }) => what === 'rows')).toEqual([]);
  });

  it('tells why a table was not counted: the portal, or what it would cost', async () => {
    const down = await aCounting({
      faults: { failing: (what) => (what === 'count' ? new ConnectorError('UPSTREAM_FAILED', 'no') : null) },
    });
    const none = { most: null, estimate: null, uncounted: 1 };
    expect(await countRows(down.bench.service, down.keys, 0, aContext())).toEqual({
      ...none,
      reason: 'UPSTREAM_FAILED',
    });
    const dear = await aCounting();
    const context = contextWith(createBudget(1));
    expect(await countRows(dear.bench.service, dear.keys, 0, context)).toEqual({
      ...none,
      reason: 'TOO_COSTLY',
    });
  });

  it('asks at most four tables, and counts the rest and files as not counted', async () => {
    const { bench, keys, table } = await aCounting({}, 6);
    expect(await countRows(bench.service, keys, 2, aContext())).toEqual({
      ...{ most: 12, estimate: null, uncounted: 4, reason: 'TOO_MANY_TABLES' },
    });
    expect(table.asked.filter(({ what }) => what === 'count')).toHaveLength(4);
    expect(await countRows(bench.service, keys.slice(0, 1), 1, aContext())).toMatchObject({
      ...{ most: 12, uncounted: 1, reason: 'FILE_TABLE' },
    });
  });

  it('stops when it is told to', async () => {
    const { bench, keys } = await aCounting();
    const reason = new Error('stopped');
    const context = aContext({ signal: AbortSignal.abort(reason) });
    await expect(countRows(bench.service, keys, 0, context)).rejects.toBe(reason);
  });

  it('asks nothing of a portal that is known not to answer', () => {
    expect(uncountedRows(2, 1, 'UNREACHABLE')).toEqual({
      ...{ most: null, estimate: null, uncounted: 3, reason: 'UNREACHABLE' },
    });
  });
});
