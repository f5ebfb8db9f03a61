import { describe, expect, it } from 'vitest';
import type { RowCapabilities } from '../../../src/domain/query/ast.ts';
import { createBudget } from '../../../src/federate/rows/budget.ts';
import type { RowLimits } from '../../../src/federate/rows/limits.ts';
import type { RowsContext, RowsPage, RowsQuestion } from '../../../src/ports/rows.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { aContext, contextWith, createRowBench, readAllPages, tableKey } from '../../support/row-service.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import {
  createTableSource,
  EVERYTHING,
  type TableSource,
  type TableSourceOptions,
} from '../../support/table-source.ts';

const columns = [KEY, aColumn('name', 'text'), aColumn('size', 'integer')];
const rows = Array.from({ length: 100 }, (_, at) => ({
  id: at + 1,
  name: `n${at % 7}`,
  size: at % 5 === 0 ? null : at,
}));
const table = (change: Partial<TableSourceOptions> = {}): TableSource =>
  createTableSource({ columns, rows, key: 'id', ...change });
const able = (change: Partial<RowCapabilities>): RowCapabilities => ({ ...EVERYTHING, ...change });
/** Everything but looking for text. */
const unableToFilter = able({ filter: { ...EVERYTHING.filter, eq: { integer: 'exact' } } });

const question = (
  change: Partial<RowsQuestion['query']> = {},
  first = 5,
  after: string | null = null,
): RowsQuestion => ({
  query: { columns: 'all', where: null, orderBy: [], ...change },
  first,
  after,
});
const named = (name: string) => ({ where: { op: 'eq', column: 'name', value: name } as const });
const bySize = { orderBy: [{ column: 'size', direction: 'desc', nulls: 'last' } as const] };

async function bench(source: TableSource, limits: Partial<RowLimits> = {}) {
  const made = await createRowBench({ portals: { springfield: source }, limits });
  const read = (asked: RowsQuestion, context: RowsContext = aContext()): Promise<RowsPage> =>
    made.service.rows(tableKey(), asked, context);
  return { ...made, read };
}
const ids = (page: RowsPage): unknown[] => page.rows.map((row) => row['id'] ?? row['size']);

describe('a page of rows', () => {
  it('is the answer of a portal that can do it all: one request for one row more than is shown', async () => {
    const source = table({ tellsTotal: true });
    const { read } = await bench(source);
    const page = await read(question({ ...named('n3'), ...bySize }));
    expect(page.rows).toEqual([
      { name: 'n3', size: 94 },
      { name: 'n3', size: 87 },
      { name: 'n3', size: 73 },
      { name: 'n3', size: 66 },
      { name: 'n3', size: 59 },
    ]);
    expect(page).toMatchObject({ hasNextPage: true, hasPreviousPage: false, truncated: false });
    expect(page.total).toEqual({ value: 14, precision: 'exact' });
    expect(page.columns.map(({ name }) => name)).toEqual(['name', 'size']);
    expect(source.asked.slice(1)).toMatchObject([{ what: 'rows', window: { offset: 0, limit: 6 }, rows: 6 }]);
    expect(page.source).toMatchObject({ outcome: 'OK', requests: 2, fromCache: false });
    expect(page.plan).toMatchObject({
      upstreamRequests: 2,
      pushed: { where: named('n3').where, window: { limit: 6 } },
    });
    expect(page.plan.text).toBe(
      "The portal filters: name = 'n3'. The portal gives 6 rows, ordered by size descending. It costs 1 request.",
    );
  });

  it('is followed by a page that begins behind its last row, without counting rows', async () => {
    const source = table();
    const { read } = await bench(source);
    const asked = question({ ...named('n3'), ...bySize });
    const first = await read(asked);
    const second = await read({ ...asked, after: first.cursors.at(-1) ?? null });
    expect(ids(second)).toEqual([52, 38, 31, 24, 17]);
    expect(second.hasPreviousPage).toBe(true);
    expect(source.asked.at(-1)).toMatchObject({ window: { offset: 0, limit: 6 } });
    expect(second.plan.text).toContain('behind the last row of the page before');
    const last = await read({ ...asked, after: second.cursors.at(-1) ?? null });
    expect([ids(last), last.hasNextPage]).toEqual([[3, null, null, null], false]);
  });

  it('is found by reading on where the portal cannot filter, and a limit cuts that short', async () => {
    const source = table({ capabilities: unableToFilter });
    const { read } = await bench(source, { scanRows: 40 });
    const page = await read(question({ columns: ['id'], ...named('n3') }, 10));
    expect([ids(page), page.truncated, page.hasNextPage]).toEqual([[4, 11, 18, 25, 32, 39], true, true]);
    expect(page.plan.text).toContain("Filtered here: name = 'n3'.");
    expect(page.plan.text).toContain('Cut: 40 rows were looked at, which is the limit.');
    const next = await read(question({ columns: ['id'], ...named('n3') }, 10, page.cursors.at(-1)));
    expect(ids(next)).toEqual([46, 53, 60, 67, 74]);
    // The second page went on behind the last row that was looked at.
    expect(source.asked.filter(({ what }) => what === 'rows').reduce((sum, { rows: n }) => sum + n, 0)).toBe(
      80,
    );
  });

  it('is put in order here where the portal cannot, out of no more rows than the limit', async () => {
    const source = table({ capabilities: able({ orderBy: null }) });
    const { read } = await bench(source);
    const page = await read(question({ columns: ['size'], ...bySize }, 3));
    expect([ids(page), page.total]).toEqual([[99, 98, 97], { value: 100, precision: 'exact' }]);
    const next = await read(question({ columns: ['size'], ...bySize }, 3, page.cursors.at(-1)));
    expect(ids(next)).toEqual([96, 94, 93]);
    const { read: readLess } = await bench(table({ capabilities: able({ orderBy: null }) }), {
      scanRows: 30,
    });
    const cut = await readLess(question({ columns: ['size'], ...bySize }, 3));
    expect([ids(cut), cut.truncated, cut.total]).toEqual([[29, 28, 27], true, null]);
  });

  it('comes with the description of the table where that brings the first rows', async () => {
    const source = table({ sample: 20, count: { value: 100, precision: 'exact' } });
    const { read, clock } = await bench(source);
    const page = await read(question({ columns: ['id'] }, 19));
    await clock.advance(60_000);
    const again = await read(question({ columns: ['id'] }, 19));
    expect([ids(page).at(-1), page.hasNextPage, page.total?.value]).toEqual([19, true, 100]);
    expect(source.asked.map(({ what }) => what)).toEqual(['describe']);
    expect(again.source).toMatchObject({ requests: 0, fromCache: true, asOf: page.source.asOf });
    const next = await read(question({ columns: ['id'] }, 19, page.cursors.at(-1)));
    expect(ids(next).at(0)).toBe(20);
    expect(source.asked.map(({ what }) => what)).toContain('rows');
  });

  it('asks nobody when no row can match or none is wanted', async () => {
    const source = table();
    const { read } = await bench(source);
    const none = await read(question({ where: { op: 'in', column: 'name', values: [] } }));
    expect([none.rows, none.total, none.truncated]).toEqual([[], { value: 0, precision: 'exact' }, false]);
    expect((await read(question({}, 0))).rows).toEqual([]);
    expect(source.asked.map(({ what }) => what)).toEqual(['describe']);
  });

  it('is given again from the cache, which costs nothing', async () => {
    const source = table({ version: () => 'v1' });
    const { read, clock } = await bench(source);
    const first = await read(question());
    await clock.advance(600_000);
    const budget = createBudget(1);
    const again = await read(question(), contextWith(budget));
    expect(again.rows).toEqual(first.rows);
    // Described anew, and unchanged: the rows are those of now.
    expect(again.source).toMatchObject({ fromCache: true, requests: 1, asOf: clock.now().toISOString() });
    expect(budget.spent).toBe(1);
    const third = await read(question(), contextWith(createBudget(0)));
    expect(third.source).toMatchObject({ fromCache: true, requests: 0 });
  });

  it('is refused before anything is sent when the budget is too small, with estimate and limit', async () => {
    const source = table({
      capabilities: able({ orderBy: null }),
      count: { value: 100, precision: 'exact' },
    });
    const { read } = await bench(source);
    await read(question({}, 1));
    const before = source.asked.length;
    await expect(read(question(bySize), contextWith(createBudget(9)))).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: 'Reading rows would take 10 requests to the portal; the limit is 9 for one request.',
    });
    expect(source.asked.length).toBe(before);
  });

  it('is cut where the budget ends on the way, and not kept', async () => {
    const { read } = await bench(table({ capabilities: unableToFilter }));
    const page = await read(question({ columns: ['id'], ...named('n3') }, 10), contextWith(createBudget(4)));
    expect([ids(page), page.truncated]).toEqual([[4, 11, 18, 25], true]);
    expect((await read(question({ columns: ['id'], ...named('n3') }, 10))).truncated).toBe(false);
  });

  it.each([-1, 1.5, 10_001, Number.NaN])('refuses to give %s rows', async (first) => {
    const { read } = await bench(table());
    await expect(read(question({}, first))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('names the nearest column for one that is unknown', async () => {
    const { read } = await bench(table());
    await expect(read(question({ columns: ['nmae'] }))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('Did you mean "name"?'),
    });
  });

  it('refuses the cursor of a table that has changed, and of another question', async () => {
    let version = 'v1';
    const { read, clock } = await bench(table({ version: () => version }));
    const first = await read(question());
    const after = first.cursors.at(-1) ?? null;
    await expect(read(question(named('n3'), 5, after))).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    version = 'v2';
    await clock.advance(300_000);
    await expect(read(question({}, 5, after))).rejects.toMatchObject({
      code: 'BAD_CURSOR',
      message: expect.stringContaining('has changed'),
    });
  });

  it('reaches as far as the portal serves by counting, and further where pages are cut by a key', async () => {
    const walled = able({ page: { maxSize: 10, reach: 20 } });
    const keyed = await bench(table({ capabilities: walled }));
    expect(await readAllPages(keyed.service, tableKey(), question().query, 7)).toHaveLength(100);
    const unkeyed = await bench(table({ capabilities: walled, key: null }));
    const first = await unkeyed.read(question({ columns: ['id'] }, 15));
    const second = await unkeyed.read(question({ columns: ['id'] }, 15, first.cursors.at(-1)));
    expect([ids(second), second.truncated, second.hasNextPage]).toEqual([[16, 17, 18, 19, 20], true, true]);
    await expect(
      unkeyed.read(question({ columns: ['id'] }, 15, second.cursors.at(-1))),
    ).rejects.toMatchObject({
      code: 'BEYOND_REACH',
      facts: { hint: expect.any(String) },
    });
  });

  it('explains without asking for rows', async () => {
    const source = table({ capabilities: unableToFilter });
    const { service } = await bench(source);
    const plan = await service.explain(tableKey(), question({ ...named('n3') }), aContext());
    expect(source.asked.map(({ what }) => what)).toEqual(['describe']);
    expect(plan).toMatchObject({
      upstreamRequests: 10_000,
      local: { where: named('n3').where, scanRows: 100_000 },
    });
    expect(plan.text).toContain('It costs 1 to 10,000 requests.');
  });
});
