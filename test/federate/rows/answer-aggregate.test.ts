import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import type { AggregateQuery, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import type { RowLimits } from '../../../src/federate/rows/limits.ts';
import type { AggregateAnswer, RowsContext } from '../../../src/ports/rows.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { aContext, contextWith, createRowBench, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import {
  createTableSource,
  EVERYTHING,
  type TableSource,
  type TableSourceOptions,
} from '../../support/table-source.ts';

const columns = [KEY, aColumn('name', 'text'), aColumn('size', 'integer')];
const rows = Array.from({ length: 30 }, (_, at) => ({
  id: at + 1,
  name: at % 3 === 0 ? null : `n${at % 3}`,
  size: at,
}));
const aggregate: RowCapabilities['aggregate'] = {
  functions: { sum: ['integer'], count: ['text', 'integer'] },
  groupBy: ['text'],
  buckets: [],
  maxGroupKeys: 2,
};
const table = (change: Partial<TableSourceOptions> = {}): TableSource =>
  createTableSource({ columns, rows, key: 'id', capabilities: { ...EVERYTHING, aggregate }, ...change });
const here = (change: Partial<TableSourceOptions> = {}): TableSource =>
  table({ capabilities: EVERYTHING, ...change });
const query: AggregateQuery = {
  where: null,
  groupBy: [{ column: 'name', bucket: null }],
  measures: [
    { as: 'rows', fn: 'count', column: null },
    { as: 'total', fn: 'sum', column: 'size' },
  ],
  limit: 10,
};
const groups = [
  { name: 'n1', rows: 10, total: 145 },
  { name: 'n2', rows: 10, total: 155 },
  { name: null, rows: 10, total: 135 },
];

async function ask(
  source: TableSource,
  change: Partial<AggregateQuery> = {},
  limits: Partial<RowLimits> = {},
  context: RowsContext = aContext(),
): Promise<AggregateAnswer> {
  const { service } = await createRowBench({ portals: { springfield: source }, limits });
  return service.aggregate(tableKey(), { ...query, ...change }, context);
}
const asked = ({ asked: lines }: TableSource): unknown => lines.map(({ what }) => what);

describe('explaining groups and measures', () => {
  it('says who would do it and asks for no rows', async () => {
    for (const [source, text] of [
      [table(), 'groups and measures'],
      [here(), 'grouped and measured here'],
    ] as const) {
      const { service } = await createRowBench({ portals: { springfield: source } });
      const plan = await service.explainAggregate(tableKey(), query, aContext());
      expect(plan.text).toContain(text);
      expect(asked(source)).toEqual(['describe']);
    }
  });

  it('says so where the table cannot be described', async () => {
    const broken = table({
      faults: { failing: () => new ConnectorError('UPSTREAM_FAILED', 'down for maintenance') },
    });
    const { service } = await createRowBench({ portals: { springfield: broken } });
    const plan = await service.explainAggregate(tableKey(), query, aContext());
    expect(plan).toMatchObject({ pushed: null, text: expect.stringContaining('down for maintenance') });
  });
});

describe('aggregating rows', () => {
  it('is left to a portal that can do all of it', async () => {
    const source = table();
    const answer = await ask(source);
    expect(answer).toMatchObject({ rows: groups, complete: true, source: { outcome: 'OK', requests: 2 } });
    expect(answer.plan).toMatchObject({ upstreamRequests: 2, pushed: { aggregate: { limit: 10 } } });
    expect(asked(source)).toEqual(['describe', 'aggregate']);
  });

  it('is done here otherwise, with the same answer and a reason', async () => {
    const source = here();
    const answer = await ask(source);
    expect(answer).toMatchObject({ rows: groups, complete: true });
    expect(answer.plan.text).toContain('The portal cannot aggregate.');
    expect(answer.plan.local).toMatchObject({ aggregate: { measures: query.measures } });
    expect(asked(source)).toEqual(['describe', 'rows', 'rows', 'rows']);
  });

  it('puts all groups in the same order, whatever order the portal has', async () => {
    const source = table();
    const reversed = {
      ...source.source,
      aggregate: async (...args: Parameters<NonNullable<typeof source.source.aggregate>>) =>
        ((await source.source.aggregate?.(...args)) ?? []).toReversed(),
    };
    expect((await ask({ ...source, source: reversed })).rows).toEqual(groups);
  });

  it.each([
    { name: 'the portal', make: table },
    { name: 'us', make: here },
  ])('says that there are more groups than the limit, when $name cuts', async ({ make }) => {
    expect(await ask(make(), { limit: 2 })).toMatchObject({ rows: groups.slice(0, 2), complete: false });
    expect(await ask(make(), { limit: 3 })).toMatchObject({ rows: groups, complete: true });
  });

  it('says that not all rows were read: for their number, the budget, or the portal’s failure', async () => {
    const capped = await ask(here(), {}, { scanRows: 10 });
    expect(capped).toMatchObject({ complete: false, source: { outcome: 'OK' } });
    expect(capped.plan.text).toContain('the values are of a part of them');
    const poor = await ask(here(), {}, {}, contextWith(createBudget(2)));
    expect(poor).toMatchObject({ complete: false });
    const dying = await ask(here({ faults: { dieAfter: 1 } }));
    expect(dying).toMatchObject({
      complete: false,
      source: { outcome: 'PARTIAL', error: { code: 'UPSTREAM_FAILED' } },
    });
    expect(dying.rows.map((row) => row['rows'])).toEqual([3, 3, 4]);
  });

  it('is refused before anything is sent where it is known to cost too much', async () => {
    const source = here({ count: { value: 30, precision: 'exact' } });
    await expect(ask(source, {}, {}, contextWith(createBudget(3)))).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('3 requests'),
    });
    expect(asked(source)).toEqual(['describe']);
  });

  it('asks nobody where no row can match', async () => {
    const source = table();
    const where = { op: 'in', column: 'name', values: [] } as const;
    expect(await ask(source, { where })).toMatchObject({ rows: [], complete: true });
    expect(await ask(source, { where, groupBy: [] })).toMatchObject({ rows: [{ rows: 0, total: null }] });
    expect(asked(source)).toEqual(['describe', 'describe']);
  });

  it('is done here where the connector cannot do what it declares', async () => {
    const source = table();
    const stumbling = {
      ...source.source,
      aggregate: () => Promise.reject(new ConnectorError('UNSUPPORTED', 'not after all')),
    };
    const { service, log } = await createRowBench({
      portals: { springfield: { ...source, source: stumbling } },
    });
    expect(await service.aggregate(tableKey(), query, aContext())).toMatchObject({
      rows: groups,
      complete: true,
    });
    expect(log.lines.map(({ facts }) => facts['what'])).toEqual(['aggregate']);
  });

  it('gives nothing but the failure of a portal that is down', async () => {
    const failing = () => new ConnectorError('UNREACHABLE', 'no route');
    expect(await ask(table({ faults: { failing } }))).toMatchObject({
      rows: [],
      complete: false,
      source: { outcome: 'FAILED' },
    });
    const later = { failing: (what: string) => (what === 'describe' ? null : failing()) };
    expect(await ask(table({ faults: later }))).toMatchObject({
      rows: [],
      complete: false,
      source: { outcome: 'FAILED' },
    });
  });

  it('refuses a measure of the wrong type', async () => {
    const measures = [{ as: 'x', fn: 'sum', column: 'name' } as const];
    await expect(ask(table(), { measures })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
