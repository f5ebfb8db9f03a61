import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import type { Row, RowCapabilities } from '../../../src/domain/query/ast.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import type { RowLimits } from '../../../src/federate/rows/limits.ts';
import type { StreamQuery } from '../../../src/federate/rows/stream-rows.ts';
import type { RowsContext, RowsStream } from '../../../src/ports/rows.ts';
import { settle } from '../../support/fake-clock.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { aContext, contextWith, createRowBench, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import {
  createTableSource,
  EVERYTHING,
  type TableSource,
  type TableSourceOptions,
} from '../../support/table-source.ts';

const rows = Array.from({ length: 35 }, (_, at) => ({ id: at + 1, name: `n${at % 5}` }));
const table = (change: Partial<TableSourceOptions> = {}): TableSource =>
  createTableSource({ columns: [KEY, aColumn('name', 'text')], rows, key: 'id', ...change });
const able = (change: Partial<RowCapabilities>): RowCapabilities => ({ ...EVERYTHING, ...change });
const all: StreamQuery = { columns: ['id'], where: null, orderBy: [], limit: null };
const descending: StreamQuery = { ...all, orderBy: [{ column: 'id', direction: 'desc', nulls: 'last' }] };

async function bench(source: TableSource, limits: Partial<RowLimits> = {}) {
  const made = await createRowBench({ portals: { springfield: source }, limits });
  const stream = (query: Partial<StreamQuery> = {}, context: RowsContext = aContext()): Promise<RowsStream> =>
    made.service.stream(tableKey(), { ...all, ...query }, context);
  return { ...made, stream };
}
async function drain({
  pieces,
}: RowsStream): Promise<{ readonly rows: readonly Row[]; readonly error: unknown }> {
  const found: Row[] = [];
  try {
    for await (const piece of pieces) found.push(...piece.rows);
    return { rows: found, error: null };
  } catch (error) {
    return { rows: found, error };
  }
}

describe('a stream of rows', () => {
  it('gives page by page, and tells how far it is', async () => {
    const source = table({ count: { value: 35, precision: 'exact' } });
    const { stream } = await bench(source);
    const streaming = await stream();
    expect(source.asked).toHaveLength(1);
    const told: unknown[] = [];
    for await (const { rows: some, ...progress } of streaming.pieces) told.push([some.length, progress]);
    const total = { value: 35, precision: 'exact' };
    expect(told).toEqual([
      [10, { given: 10, scanned: 10, total }],
      [10, { given: 20, scanned: 20, total }],
      [10, { given: 30, scanned: 30, total }],
      [5, { given: 35, scanned: 35, total }],
    ]);
    expect(streaming.source()).toMatchObject({ outcome: 'OK', requests: 5, fromCache: false });
    expect(streaming.columns.map(({ name }) => name)).toEqual(['id']);
    expect(streaming.plan).toMatchObject({
      upstreamRequests: 4,
      text: 'Given as they come: all rows. It costs 4 requests.',
    });
  });

  it('fetches one page ahead and no more, however long a piece is worked on', async () => {
    const source = table();
    const { stream, clock } = await bench(source);
    const pieces = (await stream()).pieces[Symbol.asyncIterator]();
    await pieces.next();
    await settle();
    expect(source.asked.filter(({ what }) => what === 'rows')).toHaveLength(2);
    // Far beyond the patience with a portal that does not answer.
    await clock.advance(600_000);
    expect(source.asked.filter(({ what }) => what === 'rows')).toHaveLength(2);
    expect((await pieces.next()).done).toBe(false);
    await pieces.return?.();
  });

  it('stops asking when nobody reads on, and when whoever asked goes', async () => {
    const source = table();
    const { stream, clock } = await bench(source);
    for await (const piece of (await stream()).pieces) if (piece.given === 10) break;
    await settle();
    expect([source.open, clock.sleeping()]).toEqual([0, 0]);
    const stop = new AbortController();
    const context = aContext({ signal: stop.signal });
    const pieces = (await stream({}, context)).pieces[Symbol.asyncIterator]();
    await pieces.next();
    stop.abort();
    const ends = async (): Promise<void> => {
      for (;;) if ((await pieces.next()).done === true) return;
    };
    await expect(ends()).rejects.toMatchObject({ failure: { code: 'ABORTED' } });
    await settle();
    expect([source.open, clock.sleeping()]).toEqual([0, 0]);
  });

  it('gives only the first rows where that is asked for, in one request where the portal can cut', async () => {
    const source = table();
    const { stream } = await bench(source);
    expect((await drain(await stream({ limit: 3 }))).rows).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(source.asked.at(-1)).toMatchObject({ window: { offset: 0, limit: 3 }, rows: 3 });
    const filtering = table({ capabilities: able({ filter: {} }) });
    const here = await bench(filtering);
    const where = { op: 'eq', column: 'name', value: 'n4' } as const;
    expect((await drain(await here.stream({ where, limit: 2 }))).rows).toEqual([{ id: 5 }, { id: 10 }]);
    await settle();
    // The second page was fetched ahead, nothing after it.
    expect(filtering.asked.filter(({ what }) => what === 'rows').length).toBeLessThanOrEqual(2);
    expect(filtering.open).toBe(0);
  });

  it('asks nobody where nothing is wanted or can match', async () => {
    const source = table();
    const { stream } = await bench(source);
    for (const query of [{ limit: 0 }, { where: { op: 'in', column: 'id', values: [] } as const }])
      expect(await drain(await stream(query))).toEqual({ rows: [], error: null });
    expect(source.asked.map(({ what }) => what)).toEqual(['describe']);
  });

  it('throws what went wrong after the pieces that came before', async () => {
    const dieWith = new ConnectorError('RATE_LIMITED', 'slow down', { retryAfterMs: 5_000 });
    const { stream } = await bench(table({ faults: { dieAfter: 2, dieWith } }));
    const streaming = await stream();
    const { rows: given, error } = await drain(streaming);
    expect(given).toHaveLength(20);
    expect(error).toMatchObject({
      name: 'GatewayError',
      code: 'UPSTREAM_FAILED',
      message: 'RATE_LIMITED: slow down',
      facts: { portal: 'springfield', retryAfterMs: 5_000 },
    });
    expect(streaming.source()).toMatchObject({ outcome: 'PARTIAL', error: { code: 'RATE_LIMITED' } });
  });

  it('fails as a stream when the table cannot be described or not a row comes', async () => {
    const failing = await bench(
      table({ faults: { failing: () => new ConnectorError('UNREACHABLE', 'no route') } }),
    );
    const undescribed = await failing.stream();
    expect((await drain(undescribed)).error).toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(undescribed.source().outcome).toBe('FAILED');
    const { stream } = await bench(table({ faults: { dieAfter: 0 } }));
    const empty = await stream();
    expect((await drain(empty)).error).toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(empty.source().outcome).toBe('FAILED');
  });

  it('gives up on a portal that hangs', async () => {
    const faults: TableSourceOptions['faults'] = {};
    const { stream, clock } = await bench(table({ faults }));
    const streaming = await stream();
    Object.assign(faults, { hang: true });
    const drained = drain(streaming);
    await clock.advance(30_000);
    expect((await drained).error).toMatchObject({ message: expect.stringContaining('TIMEOUT') });
  });

  it('is put in order here where the portal cannot, as long as memory allows', async () => {
    const source = table({ capabilities: able({ orderBy: null }) });
    const { stream } = await bench(source, { scanRows: 20 });
    const { error } = await drain(await stream(descending));
    expect(error).toMatchObject({ code: 'TOO_LARGE', facts: { hint: expect.any(String) } });
    // The first rows need no more memory than they take.
    expect((await drain(await stream({ ...descending, limit: 2 }))).rows).toEqual([{ id: 35 }, { id: 34 }]);
    const roomy = await bench(source);
    expect((await drain(await roomy.stream(descending))).rows.map((row) => row['id'])).toEqual(
      rows.map(({ id }) => id).toReversed(),
    );
  });

  it('is planned anew where the connector cannot do what it declares', async () => {
    const { stream, log } = await bench(table({ faults: { stumbles: ({ orderBy }) => orderBy.length > 0 } }));
    expect((await drain(await stream({ ...descending, limit: 1 }))).rows).toEqual([{ id: 35 }]);
    expect(log.lines.map(({ facts }) => facts['what'])).toEqual(['orderBy']);
    const hopeless = await bench(table({ faults: { stumbles: () => true } }));
    const streaming = await hopeless.stream();
    expect((await drain(streaming)).error).toMatchObject({ code: 'UPSTREAM_FAILED' });
    expect(streaming.source()).toMatchObject({ outcome: 'FAILED', error: { code: 'UNSUPPORTED' } });
  });

  it('is refused at once when it is known to cost too much, else when the budget ends', async () => {
    const known = await bench(table({ count: { value: 35, precision: 'exact' } }));
    await expect(known.stream({}, contextWith(createBudget(4)))).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('4 requests'),
    });
    const unknown = await bench(table());
    const drained = await drain(await unknown.stream({}, contextWith(createBudget(3))));
    expect([drained.rows.length, drained.error]).toMatchObject([20, { code: 'LIMIT_EXCEEDED' }]);
  });

  it('says when the table changed while it was read', async () => {
    let version = 'v1';
    const { stream } = await bench(table({ version: () => version }));
    const streaming = await stream();
    for await (const piece of streaming.pieces) if (piece.given === 20) version = 'v2';
    expect(streaming.source()).toMatchObject({
      outcome: 'PARTIAL',
      error: { message: expect.stringContaining('changed while it was read') },
    });
  });

  it.each([-1, 0.5])('refuses a limit of %s rows', async (limit) => {
    const { stream } = await bench(table());
    await expect(stream({ limit })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
