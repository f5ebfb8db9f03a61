import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import { aColumn, aDistribution, aFormat } from '../support/builders.ts';
import { codesOf, createBench, dataOf, fill } from '../support/graph.ts';
import { createRowGraph, permitTable, tableId } from '../support/row-graph.ts';

const csv = { format: aFormat('CSV'), downloadUrl: 'https://malmoe.example.org/a.csv' };
const MIXED = [
  aDistribution({ ...csv, localId: 'csv' }),
  aDistribution({ localId: 'api', tableId: 't1' }),
  aDistribution({ localId: 'again', tableId: 't1' }),
  aDistribution({ ...csv, localId: 'pdf', format: aFormat('PDF') }),
  aDistribution({ localId: 'nothing' }),
];
const TABLE = `
  id __typename via
  dataset { title }
  distribution { localId }
  distributions { localId }`;

describe('tables', () => {
  it('are found in their datasets, each once, those that the portal answers first', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'permits', title: 'Permits', distributions: MIXED }]);
    const { datasets } = dataOf<{ datasets: { nodes: readonly unknown[] } }>(
      await bench.ask(`{ datasets { nodes {
        tables { ${TABLE} }
        api: tables(via: API) { id }
        file: tables(via: FILE) { id }
      } } }`),
    );
    const common = { __typename: 'Table', dataset: { title: 'Permits' } };
    const api = tableId();
    const file = tableId('malmoe', 'file:csv');
    expect(datasets.nodes).toEqual([
      {
        tables: [
          {
            ...common,
            id: api,
            via: 'API',
            distribution: { localId: 'api' },
            distributions: [{ localId: 'api' }, { localId: 'again' }],
          },
          {
            ...common,
            id: file,
            via: 'FILE',
            distribution: { localId: 'csv' },
            distributions: [{ localId: 'csv' }],
          },
        ],
        api: [{ id: api }],
        file: [{ id: file }],
      },
    ]);
  });

  it('are told by their distributions, or why there is none', async () => {
    const bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'permits', distributions: MIXED }]);
    const { datasets } = dataOf<{ datasets: { nodes: { distributions: readonly unknown[] }[] } }>(
      await bench.ask('{ datasets { nodes { distributions { table { id } queryable { via reason } } } } }'),
    );
    const api = { table: { id: tableId() }, queryable: { via: 'API', reason: null } };
    const none = (reason: string) => ({ table: null, queryable: { via: null, reason } });
    expect(datasets.nodes[0]?.distributions).toEqual([
      { table: { id: tableId('malmoe', 'file:csv') }, queryable: { via: 'FILE', reason: null } },
      api,
      api,
      none('PDF files hold no table that can be read here, and the portal has no row interface for it.'),
      none('The portal gives no address of a file and no row interface.'),
    ]);
  });

  it('are found again by their ids, and nothing by the ids of others', async () => {
    const bench = createBench({
      harvester: {
        fetch: async (_portal, localIds) => ({
          outcomes: localIds.map((localId) => ({ localId, outcome: 'GONE', failure: null })),
          requests: 1,
          durationMs: 1,
        }),
      },
    });
    await fill(bench.store, 'malmoe', [{ localId: 'permits', distributions: MIXED }]);
    const ids = [
      tableId(),
      tableId('malmoe', 'api:t2'),
      tableId('malmoe', 'file:pdf'),
      tableId('malmoe', 'api:t1', 'none'),
      tableId('nowhere'),
    ];
    const { nodes, table, dataset, nonsense, node } = dataOf(
      await bench.ask(
        `query ($ids: [ID!]!, $id: ID!) {
          nodes(ids: $ids) { id }
          node(id: $id) { ... on Table { via } }
          table(id: $id) { via }
          dataset: table(id: "${toGlobalId({ type: 'Dataset', portal: 'malmoe', localId: 'permits' })}") { id }
          nonsense: table(id: "nonsense") { id }
        }`,
        { ids, id: ids[0] },
      ),
    );
    expect(nodes).toEqual([{ id: ids[0] }, null, null, null, null]);
    expect([node, table, dataset, nonsense]).toEqual([{ via: 'API' }, { via: 'API' }, null, null]);
  });

  it('of a dataset that is not stored yet are read through to', async () => {
    const bench = createBench({
      harvester: {
        fetch: async (portal, localIds) => {
          await fill(bench.store, portal, [{ localId: 'new', distributions: MIXED }]);
          return {
            outcomes: localIds.map((localId) => ({ localId, outcome: 'STORED', failure: null })),
            requests: 1,
            durationMs: 1,
          };
        },
      },
    });
    const id = tableId('malmoe', 'api:t1', 'new');
    expect(dataOf(await bench.ask('query ($id: ID!) { table(id: $id) { via } }', { id }))).toEqual({
      table: { via: 'API' },
    });
  });
});

const DESCRIPTION = `{ table(id: "${tableId()}") {
  columns { name type sourceType system nullable title }
  columnsFrom key capabilities
  rowCount { value precision }
  source { outcome error { code message } rows requests fromCache portal { slug } }
} }`;
const stated = {
  localId: 'permits',
  distributions: [aDistribution({ tableId: 't1' })],
  columns: [{ ...aColumn('value', 'Declared value'), sourceType: 'Number' }, aColumn('shape')],
};
const STATED_COLUMNS = [
  { name: 'value', type: 'DECIMAL', sourceType: 'Number', title: 'Declared value' },
  { name: 'shape', type: 'JSON', sourceType: 'unknown', title: null },
].map((column) => ({ ...column, system: false, nullable: true }));

describe('what a table is', () => {
  it('is asked of its portal, once for everything', async () => {
    const table = permitTable({ count: { value: 45, precision: 'exact' } });
    const bench = await createRowGraph({ malmoe: table });
    expect(dataOf(await bench.ask(DESCRIPTION))).toMatchObject({
      table: {
        columns: [
          { name: 'permit_no', type: 'TEXT', nullable: false, title: 'Permit number' },
          { name: 'issued_on', type: 'DATE', nullable: true },
          { name: 'work_type', type: 'TEXT' },
          { name: 'value', type: 'DECIMAL' },
          { name: 'location', type: 'POINT' },
        ],
        columnsFrom: 'TABLE',
        key: ':id',
        capabilities: { count: 'exact', logic: ['and', 'or'], page: { maxSize: 1_000 } },
        rowCount: { value: 45, precision: 'EXACT' },
        source: {
          outcome: 'OK',
          error: null,
          rows: 45,
          requests: 1,
          fromCache: false,
          portal: { slug: 'malmoe' },
        },
      },
    });
    expect(table.asked.map(({ what }) => what)).toEqual(['describe']);
  });

  it('hides columns of the platform unless they are asked for', async () => {
    const bench = await createRowGraph({ malmoe: permitTable() });
    const query = `{ table(id: "${tableId()}") { columns(system: true) { name system } } }`;
    const { table } = dataOf<{ table: { columns: unknown[] } }>(await bench.ask(query));
    expect(table.columns).toHaveLength(6);
    expect(table.columns[0]).toEqual({ name: ':id', system: true });
  });

  it('is what the catalogue states while the portal fails, and the failure is told', async () => {
    const failing = () => new ConnectorError('UPSTREAM_FAILED', 'HTTP 503', { retryAfterMs: 9_000 });
    const bench = await createRowGraph(
      { malmoe: permitTable({ faults: { failing } }) },
      { datasets: { malmoe: [stated] } },
    );
    expect(dataOf(await bench.ask(DESCRIPTION))).toMatchObject({
      table: {
        columns: STATED_COLUMNS,
        columnsFrom: 'CATALOGUE',
        key: null,
        capabilities: null,
        rowCount: null,
        source: { outcome: 'FAILED', rows: null, error: { code: 'UPSTREAM_FAILED', message: 'HTTP 503' } },
      },
    });
  });

  it('has no columns while the portal fails, where the catalogue’s could be those of another table', async () => {
    const failing = () => new ConnectorError('UNREACHABLE', 'no connection');
    const two = {
      ...stated,
      distributions: ['t1', 't2'].map((id) => aDistribution({ localId: id, tableId: id })),
    };
    const bench = await createRowGraph(
      { malmoe: permitTable({ faults: { failing } }) },
      { datasets: { malmoe: [two] } },
    );
    expect(dataOf(await bench.ask(DESCRIPTION))).toMatchObject({
      table: { columns: [], columnsFrom: 'CATALOGUE', source: { outcome: 'FAILED' } },
    });
  });

  it('of a portal that is switched off is told as such', async () => {
    const bench = await createRowGraph({}, { datasets: { malmoe: [stated] } });
    expect(dataOf(await bench.ask(DESCRIPTION))).toMatchObject({
      table: {
        columns: STATED_COLUMNS,
        source: { outcome: 'SKIPPED', requests: 0, error: { code: 'BAD_CONFIG' } },
      },
    });
  });

  it('of a table that the portal does not have is not known', async () => {
    const none = { localId: 'permits', distributions: [aDistribution({ tableId: 'none' })] };
    const bench = await createRowGraph({ malmoe: permitTable() }, { datasets: { malmoe: [none] } });
    const query = DESCRIPTION.replace(tableId(), tableId('malmoe', 'api:none'));
    expect(dataOf(await bench.ask(query))).toMatchObject({
      table: { columns: [], source: { outcome: 'FAILED', error: { code: 'NOT_FOUND' } } },
    });
  });

  it('of a dataset that is gone is what it was, and its rows are not to be had', async () => {
    const table = permitTable();
    const bench = await createRowGraph({ malmoe: table }, { datasets: { malmoe: [stated] } });
    for (const day of ['24', '25'])
      await fill(bench.store, 'malmoe', [{ localId: 'other' }], {
        startedAt: `2026-11-${day}T10:00:00.000Z`,
      });
    const answer = await bench.ask(DESCRIPTION.replace('columns {', 'dataset { removedAt } columns {'));
    expect(dataOf(answer)).toMatchObject({
      table: {
        dataset: { removedAt: expect.any(String) },
        columns: STATED_COLUMNS,
        source: { outcome: 'SKIPPED', error: { code: 'NOT_FOUND' } },
      },
    });
    const rows = await bench.ask(`{ table(id: "${tableId()}") { rows { rows } } }`);
    expect(codesOf(rows)).toEqual(['NOT_FOUND']);
    expect(rows.errors?.[0]?.message).toMatch(/was removed from portal "malmoe"/);
    expect(table.asked).toEqual([]);
  });

  it('of a file is not known where files are not read', async () => {
    const file = { localId: 'permits', distributions: [aDistribution({ ...csv, localId: 'csv' })] };
    const bench = await createRowGraph({ malmoe: permitTable() }, { datasets: { malmoe: [file] } });
    const id = tableId('malmoe', 'file:csv');
    expect(dataOf(await bench.ask(DESCRIPTION.replace(tableId(), id)))).toMatchObject({
      table: { columns: [], source: { outcome: 'SKIPPED', error: { code: 'UNSUPPORTED' } } },
    });
    expect(codesOf(await bench.ask(`{ table(id: "${id}") { rows { rows } } }`))).toEqual(['UNSUPPORTED']);
  });
});
