import { isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepOf } from '../../../src/graphql/plugins/keeping.ts';
import { createBench, fill, type Bench } from '../../support/graph.ts';
import { serve, type Served } from '../../support/serve.ts';

describe('answers over HTTP', () => {
  let bench: Bench;
  let served: Served;
  beforeAll(async () => {
    bench = createBench();
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'Trees' }]);
    served = await serve(bench.graph.handle);
  });
  afterAll(() => served.close());
  const ask = async (query: string, init: RequestInit = {}): Promise<string> => {
    bench.calls.length = 0;
    const response = await fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`, init);
    return response.text();
  };
  const wasAsked = (): boolean => bench.calls.some((call) => call !== 'revision');

  it('are given again without the store, and made anew when the catalogue changes', async () => {
    const query = '{ datasets { nodes { title } } }';
    const first = await ask(query);
    expect(wasAsked()).toBe(true);
    expect(await ask(query)).toBe(first);
    expect(wasAsked()).toBe(false);
    await fill(bench.store, 'malmoe', [{ localId: 'a', title: 'Many trees' }], {
      startedAt: '2026-11-23T11:00:00.000Z',
    });
    expect(await ask(query)).toContain('Many trees');
  });

  it('of one media type are not given to those who ask for another', async () => {
    const query = '{ cities { totalCount } }';
    const typeOf = async (accept: string): Promise<string | null> =>
      (
        await fetch(`${served.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { accept } })
      ).headers.get('content-type');
    expect(await typeOf('application/json')).toContain('application/json');
    expect(await typeOf('application/graphql-response+json')).toContain('application/graphql-response+json');
  });

  it('with errors are never given again, so that each has its own request id', async () => {
    const query = '{ city { name } }';
    expect(await ask(query)).not.toBe(await ask(query));
  });

  it('with live parts are given again for a second', async () => {
    const query = '{ portal(slug: "malmoe") { harvest { state } } }';
    await ask(query);
    await ask(query);
    expect(wasAsked()).toBe(false);
    await bench.clock.advance(1_000);
    await ask(query);
    expect(wasAsked()).toBe(true);
  });
});

describe('a live question', () => {
  const { schema } = createBench().graph;
  it.each([
    ['{ datasets { nodes { title portal { datasetCount } } facets(fields: [CITY]) { field } } }', false],
    ['{ cities { nodes { portals { title } } } connectors { id } __schema { types { name } } }', false],
    ['{ portal(slug: "x") { harvest { state } } }', true],
    ['{ datasets { sources { outcome } } }', true],
    ['{ nodes(ids: []) { id } }', true],
    ['{ dataset(id: "x") { title } }', true],
    [
      '{ cities { nodes { ...P } } } fragment P on City { portals { ... on Portal { harvests { totalCount } } } }',
      true,
    ],
    ['{ portals(where: { states: [FRESH] }) { totalCount } }', true],
  ])('is known by its fields: %s', (query, isLive) => {
    expect(keepOf(schema, parse(query))).toBe(isLive ? 'for-a-moment' : 'until-change');
  });

  it.each([
    '{ table(id: "x") { rowCount { value } } }',
    '{ datasets { nodes { tables { rows { rows } } } } }',
    'query A { cities { totalCount } } query B { node(id: "x") { ... on Table { source { outcome } } } }',
    '{ explainRows(table: "x", query: {}) { text } }',
  ])('about rows is never answered by what was kept: %s', (query) => {
    expect(keepOf(schema, parse(query))).toBeNull();
  });

  it('about which tables there are is one about the catalogue', () => {
    const query = '{ datasets { nodes { tables { id via } distributions { queryable { reason } } } } }';
    expect(keepOf(schema, parse(query))).toBe('until-change');
  });

  it('is every way to what harvests say', () => {
    const told = new Set([
      'HarvestStatus',
      'HarvestRunConnection',
      'SourceStatus',
      'Node',
      'PortalConnection',
      'RowPage',
      'AggregatePage',
      'RowPlan',
    ]);
    const unmarked = ['Query', 'City', 'Portal', 'Dataset', 'DatasetConnection', 'Removal', 'Table'].flatMap(
      (name) => {
        const type = schema.getType(name);
        if (!isObjectType(type)) throw new Error(`no type ${name}`);
        return Object.values(type.getFields())
          .filter((field) => told.has(String(field.type).replace(/[[\]!]/g, '')))
          .filter((field) => field.astNode?.directives?.some((one) => one.name.value === 'live') !== true)
          .map((field) => `${name}.${field.name}`);
      },
    );
    expect(unmarked).toEqual([]);
  });
});
