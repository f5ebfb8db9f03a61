import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/index.ts';
import { GatewayError } from '../../../src/domain/errors.ts';
import type { RowCapabilities } from '../../../src/domain/query/ast.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import type { RowsContext, RowsPage, RowsQuestion } from '../../../src/ports/rows.ts';
import { settle } from '../../support/fake-clock.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { aContext, createRowBench, readAllPages, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import {
  createTableSource,
  EVERYTHING,
  type TableFaults,
  type TableSource,
  type TableSourceOptions,
} from '../../support/table-source.ts';

const columns = [KEY, aColumn('name', 'text'), aColumn('size', 'integer')];
const rows = Array.from({ length: 50 }, (_, at) => ({ id: at + 1, name: `n${at % 7}`, size: at }));
const able = (change: Partial<RowCapabilities>): RowCapabilities => ({ ...EVERYTHING, ...change });
const table = (change: Partial<TableSourceOptions> = {}): TableSource =>
  createTableSource({ columns, rows, key: 'id', ...change });
const down = new ConnectorError('UNREACHABLE', 'no route to host');

const question = (
  first = 5,
  change: Partial<RowsQuestion['query']> = {},
  after: string | null = null,
): RowsQuestion => ({
  query: { columns: ['id'], where: null, orderBy: [], ...change },
  first,
  after,
});
async function bench(source: TableSource) {
  const made = await createRowBench({ portals: { springfield: source } });
  const read = (asked: RowsQuestion, context: RowsContext = aContext()): Promise<RowsPage> =>
    made.service.rows(tableKey(), asked, context);
  return { ...made, read };
}
const ids = (page: RowsPage): unknown[] => page.rows.map((row) => row['id']);

describe('a portal that fails', () => {
  it('gives nothing but its failure when there is nothing else', async () => {
    const faults: TableFaults = { failing: () => down };
    const { read } = await bench(table({ faults }));
    const page = await read(question());
    expect(page).toMatchObject({ rows: [], truncated: true, hasNextPage: false, total: null });
    expect(page.source).toMatchObject({
      outcome: 'FAILED',
      error: { code: 'UNREACHABLE', message: 'no route to host' },
      asOf: null,
      requests: 1,
    });
    expect(page.plan.text).toBe('Nothing could be done: the source says why.');
  });

  it('is stood in for by the last answer, which says how old it is', async () => {
    const faults: TableFaults = {};
    const { read, clock } = await bench(table({ faults }));
    const before = await read(question());
    await clock.advance(3_600_000);
    faults.failing = () => down;
    const after = await read(question());
    expect(ids(after)).toEqual(ids(before));
    expect(after.source).toMatchObject({
      outcome: 'STALE',
      error: { code: 'UNREACHABLE' },
      asOf: before.source.asOf,
      fromCache: true,
    });
    const other = await read(question(6));
    expect(other.source).toMatchObject({ outcome: 'FAILED' });
  });

  it('may describe a table no more and still give its rows', async () => {
    const faults: TableFaults = {};
    const { read, clock } = await bench(table({ faults }));
    await read(question());
    await clock.advance(3_600_000);
    faults.failing = (what) => (what === 'describe' ? down : null);
    expect((await read(question())).source.outcome).toBe('STALE');
    const other = await read(question(6));
    expect([ids(other).length, other.source.outcome]).toEqual([6, 'OK']);
  });

  it('gives the rows that came before, and a cursor to go on from', async () => {
    const faults: TableFaults = { dieAfter: 2 };
    const { read } = await bench(table({ faults }));
    const page = await read(question(35));
    expect([ids(page).length, page.truncated, page.hasNextPage]).toEqual([20, true, true]);
    expect(page.source).toMatchObject({ outcome: 'PARTIAL', error: { code: 'UPSTREAM_FAILED' } });
    expect(page.plan.text).toContain('Cut: the portal failed on the way.');
    delete faults.dieAfter;
    const next = await read(question(35, {}, page.cursors.at(-1)));
    expect([ids(next)[0], ids(next).length]).toEqual([21, 30]);
    // The part was not kept.
    expect(ids(await read(question(35)))).toHaveLength(35);
  });

  it('gives what was put in order of the rows that came, marked as cut', async () => {
    const bySize = { orderBy: [{ column: 'size', direction: 'desc', nulls: 'last' } as const] };
    const { read } = await bench(table({ capabilities: able({ orderBy: null }), faults: { dieAfter: 2 } }));
    const page = await read(question(2, bySize));
    expect([ids(page), page.truncated, page.total, page.source.outcome]).toEqual([
      [20, 19],
      true,
      null,
      'PARTIAL',
    ]);
  });

  it('is caught when it ends without a word, and when it gives fewer rows than it said', async () => {
    const mute = await bench(table({ faults: { forgetLast: true } }));
    expect((await mute.read(question(5))).source).toMatchObject({
      outcome: 'FAILED',
      error: { code: 'BAD_SHAPE' },
    });
    const silent = await bench(table({ tellsTotal: true, faults: { silentCap: 10 } }));
    const page = await silent.read(question(20));
    expect([ids(page).length, page.truncated, page.total?.value]).toEqual([10, true, 50]);
    expect(page.plan.text).toContain('fewer rows than it said');
    expect(await readAllPages(silent.service, tableKey(), question().query, 20)).toHaveLength(50);
  });

  it('that caps its pages is read to the end', async () => {
    const { service } = await bench(table({ pageCap: 3 }));
    expect(await readAllPages(service, tableKey(), question().query, 20)).toHaveLength(50);
  });

  it('is given up on when it hangs, and when nobody waits any more', async () => {
    const hanging = await bench(table({ faults: { hang: true } }));
    const waiting = hanging.read(question());
    await hanging.clock.advance(30_000);
    expect((await waiting).source).toMatchObject({ outcome: 'FAILED', error: { code: 'TIMEOUT' } });
    const stop = new AbortController();
    const stopped = hanging.read(question(), aContext({ signal: stop.signal }));
    await settle();
    stop.abort();
    expect((await stopped).source).toMatchObject({ outcome: 'FAILED', error: { code: 'ABORTED' } });
    expect(hanging.clock.sleeping()).toBe(0);
  });

  it.each([
    { name: 'gave up', reason: undefined, code: 'ABORTED' },
    { name: 'had no more time', reason: new GatewayError('TIMEOUT', 'late'), code: 'TIMEOUT' },
  ])('does not fail those who joined somebody who $name', async ({ reason, code }) => {
    const source = table();
    const { read } = await bench(source);
    await read(question(1));
    const stop = new AbortController();
    const first = read(question(3), aContext({ signal: stop.signal }));
    const second = read(question(3));
    stop.abort(reason);
    expect((await first).source.error?.code).toBe(code);
    expect(ids(await second)).toEqual([1, 2, 3]);
    expect(source.open).toBe(0);
  });

  it('is left alone after five failures in a row, and asked again later', async () => {
    const faults: TableFaults = { failing: () => down };
    const source = table({ faults });
    const { read, clock } = await bench(source);
    for (let i = 0; i < 5; i += 1) await read(question());
    const skipped = await read(question());
    expect(skipped.source).toMatchObject({
      outcome: 'SKIPPED',
      error: {
        code: 'UNREACHABLE',
        retryAfterMs: 15_000,
        message: expect.stringContaining('failed 5 times in a row'),
      },
      requests: 0,
    });
    expect(source.asked).toHaveLength(5);
    delete faults.failing;
    await clock.advance(15_000);
    expect((await read(question())).source.outcome).toBe('OK');
  });

  it('costs a budget only what was sent', async () => {
    const budget = createBudget(10);
    const { read } = await bench(table({ faults: { failing: () => down } }));
    await read(question(), aContext({ budget }));
    expect(budget.spent).toBe(1);
  });
});

describe('a connector that cannot do what it declares', () => {
  const byName = { where: { op: 'eq', column: 'name', value: 'n3' } as const };

  it('is asked for less, and its fault is logged once and remembered', async () => {
    const faults: TableFaults = {
      stumbles: ({ where }) => JSON.stringify(where).includes('"eq","column":"name"'),
    };
    const { service, log } = await bench(table({ faults }));
    const found = await readAllPages(service, tableKey(), question(1, byName).query, 2);
    expect(found.map((row) => row['id'])).toEqual([4, 11, 18, 25, 32, 39, 46]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([
      {
        level: 'warn',
        message: 'connector cannot do what it declares',
        facts: { portal: 'springfield', what: 'filter eq of text', reason: 'cannot translate it after all' },
      },
    ]);
    expect((await service.explain(tableKey(), question(1, byName), aContext())).local).toMatchObject(byName);
  });

  it('is asked for rows without their order where it is the order that it cannot do', async () => {
    const faults: TableFaults = { stumbles: ({ orderBy }) => orderBy.length > 0 };
    const { read, log } = await bench(table({ faults }));
    const orderBy = [{ column: 'size', direction: 'desc', nulls: 'last' } as const];
    expect(ids(await read(question(2, { ...byName, orderBy })))).toEqual([46, 39]);
    expect(log.lines.map(({ facts }) => facts['what'])).toEqual(['orderBy']);
  });

  it('counts by reading where it cannot count', async () => {
    const faults: TableFaults = { stumbles: () => true };
    const source = table({ faults });
    const { service, log } = await bench(source);
    const answer = await service.count(tableKey(), byName.where, aContext());
    expect(answer).toMatchObject({
      count: null,
      source: { outcome: 'FAILED', error: { code: 'UNSUPPORTED' } },
    });
    expect(source.asked.map(({ what }) => what)).toEqual(['describe']);
    faults.stumbles = ({ where }) => where !== null;
    expect((await service.count(tableKey(), byName.where, aContext())).count).toEqual({
      value: 7,
      precision: 'exact',
    });
    expect(log.lines.map(({ facts }) => facts['what'])).toEqual(['filter eq of text']);
  });
});
