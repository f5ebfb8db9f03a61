import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import type { TableInfo, TableTrouble } from '../../../src/ports/rows.ts';
import { aDistribution } from '../../support/builders.ts';
import { aContext, contextWith, createRowBench, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import { createTableSource, type TableFaults, type TableSource } from '../../support/table-source.ts';

const down = new ConnectorError('UNREACHABLE', 'no route');
const table = (faults: TableFaults = {}): TableSource =>
  createTableSource({ columns: [KEY], rows: [], key: 'id', faults });
const tables = (...names: readonly string[]) =>
  names.map((tableId) => aDistribution({ localId: tableId, tableId }));

function bench(portals: Readonly<Record<string, TableSource>>) {
  const datasets = Object.keys(portals).map((portal) => ({
    portal,
    distributions: tables('t1', 't2', 't3', 'none'),
  }));
  return createRowBench({ portals, datasets });
}
function shown(info: TableInfo | TableTrouble | Error | undefined): unknown {
  return info === undefined || info instanceof Error ? info : [info.source.outcome, info.source.requests];
}

describe('describing tables', () => {
  it('asks each portal once for all of them, and answers in the order of the question', async () => {
    const portals = { a: table(), b: table() };
    const { service } = await bench(portals);
    const keys = [tableKey('a', 'api:t1'), tableKey('b'), tableKey('a', 'api:t2'), tableKey('a', 'api:t1')];
    const budget = createBudget(10);
    const infos = await service.describe(keys, contextWith(budget));
    expect(infos.map((info) => (info instanceof Error ? info : info.key))).toEqual(keys);
    expect(portals.a.described).toEqual([
      [
        { datasetId: 'd1', tableId: 't1' },
        { datasetId: 'd1', tableId: 't2' },
      ],
    ]);
    expect(portals.b.described).toHaveLength(1);
    // Together they cost what was sent.
    expect(infos.map(shown)).toEqual([
      ['OK', 1],
      ['OK', 1],
      ['OK', 0],
      ['OK', 0],
    ]);
    expect(budget.spent).toBe(2);
  });

  it('asks only for what is not remembered, for five minutes', async () => {
    const a = table();
    const { service, clock } = await bench({ a });
    await service.describe([tableKey('a')], aContext());
    const infos = await service.describe([tableKey('a'), tableKey('a', 'api:t2')], aContext());
    expect(a.described.at(-1)).toEqual([{ datasetId: 'd1', tableId: 't2' }]);
    expect(infos[0]).toMatchObject({ source: { fromCache: true, requests: 0 } });
    await clock.advance(300_000);
    await service.describe([tableKey('a')], aContext());
    expect(a.described).toHaveLength(3);
  });

  it('keeps a failure to the tables of its portal, and does not remember it', async () => {
    const faults: TableFaults = { failing: () => down };
    const { service } = await bench({ a: table(faults), b: table() });
    const keys = [tableKey('a'), tableKey('b'), tableKey('a', 'api:t2')];
    const infos = await service.describe(keys, aContext());
    expect(infos.map(shown)).toEqual([
      ['FAILED', 1],
      ['OK', 1],
      ['FAILED', 0],
    ]);
    expect(infos[0]).toMatchObject({ schema: null, source: { error: { code: 'UNREACHABLE' }, asOf: null } });
    delete faults.failing;
    expect((await service.describe(keys, aContext())).map(shown)).toEqual([
      ['OK', 1],
      ['OK', 0],
      ['OK', 0],
    ]);
  });

  it('gives the last description of a table whose portal fails, and says how old it is', async () => {
    const faults: TableFaults = {};
    const { service, clock } = await bench({ a: table(faults) });
    const [before] = await service.describe([tableKey('a')], aContext());
    await clock.advance(3_600_000);
    faults.failing = () => down;
    const [after] = await service.describe([tableKey('a')], aContext());
    expect(after).toMatchObject({
      via: 'api',
      schema: { key: 'id' },
      source: { outcome: 'STALE', error: { code: 'UNREACHABLE' }, fromCache: true },
    });
    const asOf = before instanceof Error || before === undefined ? null : before.source.asOf;
    expect(after).toMatchObject({ source: { asOf } });
  });

  it('says where the portal has no such table, and believes it for a minute', async () => {
    const a = table();
    const { service, clock } = await bench({ a });
    const key = tableKey('a', 'api:none');
    for (let i = 0; i < 2; i += 1)
      expect(await service.describe([key], aContext())).toMatchObject([
        { schema: null, source: { outcome: 'FAILED', error: { code: 'NOT_FOUND' } } },
      ]);
    expect(a.described).toHaveLength(1);
    await clock.advance(60_000);
    await service.describe([key], aContext());
    expect(a.described).toHaveLength(2);
  });

  it('leaves single tables out that the connector cannot read, and keeps the others', async () => {
    const a = table();
    const source = {
      ...a.source,
      describe: async () => [
        new ConnectorError('BAD_SHAPE', 'odd'),
        new ConnectorError('UNREACHABLE', 'gone'),
      ],
    };
    const { service } = await bench({ a: { ...a, source } });
    const infos = await service.describe(
      [tableKey('a'), tableKey('a', 'api:t2'), tableKey('a', 'api:t3')],
      aContext(),
    );
    expect(infos).toMatchObject([
      { source: { outcome: 'FAILED', error: { code: 'BAD_SHAPE', message: 'odd' } } },
      { source: { outcome: 'FAILED', error: { code: 'UNREACHABLE' } } },
      {
        source: {
          outcome: 'FAILED',
          error: { code: 'BAD_SHAPE', message: expect.stringContaining('too few tables') },
        },
      },
    ]);
  });

  it('tells mistakes of the caller from what portals do', async () => {
    const { service } = await bench({ a: table() });
    const keys = [tableKey('a', 'api:t9'), tableKey('nowhere'), tableKey('a')];
    const infos = await service.describe(keys, aContext());
    expect(infos.map((info) => (info instanceof Error ? info.message : info.source.outcome))).toEqual([
      expect.stringContaining('Unknown table "api:t9"'),
      expect.stringContaining('no dataset "d1" of portal "nowhere"'),
      'OK',
    ]);
    const refused = { code: 'BAD_CONFIG', message: 'switched off', retryAfterMs: null } as const;
    const off = await createRowBench({ portals: { a: table() }, refused: { a: refused } });
    expect(await off.service.describe([tableKey('a')], aContext())).toMatchObject([
      { schema: null, source: { outcome: 'SKIPPED', error: refused, requests: 0 } },
    ]);
  });

  it('is refused as a whole for each portal whose share the budget does not hold', async () => {
    const a = table();
    const { service } = await bench({ a });
    const keys = [tableKey('a'), tableKey('a', 'api:t2')];
    const infos = await service.describe(keys, contextWith(createBudget(1)));
    expect(infos).toMatchObject([{ code: 'LIMIT_EXCEEDED' }, { code: 'LIMIT_EXCEEDED' }]);
    expect(a.asked).toEqual([]);
  });

  it('falls back on the kept copy of a file when its portal fails, and says so', async () => {
    const kept = createTableSource({ columns: [KEY], rows: [], key: 'id' });
    const [schema] = await kept.source.describe([{ datasetId: 'd1', tableId: 'file:f1' }], aContext());
    const asOf = '2026-11-01T00:00:00.000Z';
    const failing = table({ failing: () => down });
    const csv = aDistribution({ localId: 'f1', tableId: null, downloadUrl: 'https://example.org/a.csv' });
    const { service } = await createRowBench({
      portals: { a: table() },
      datasets: [{ portal: 'a', distributions: [csv] }],
      files: {
        source: () => failing.source,
        lastKept: async () =>
          schema === null || schema === undefined || schema instanceof Error ? null : { ...schema, asOf },
        close: async () => {},
      },
    });
    const [info] = await service.describe([tableKey('a', 'file:f1')], aContext());
    expect(info).toMatchObject({ source: { outcome: 'STALE', asOf, error: { code: 'UNREACHABLE' } } });
  });
});
