import { describe, expect, it } from 'vitest';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { readPlanned } from '../../support/planned-pages.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import { EVERYTHING, type TableSourceOptions } from '../../support/table-source.ts';

const rows = Array.from({ length: 60 }, (_, at) => ({ id: at + 1, group: at % 3 === 0 ? null : at % 3 }));
const table = (change: Partial<TableSourceOptions> = {}): TableSourceOptions => ({
  columns: [KEY, aColumn('group', 'integer')],
  rows,
  key: 'id',
  capabilities: { ...EVERYTHING, orderBy: null },
  ...change,
});
const question = (first: number, after: string | null = null): RowsQuestion => ({
  query: { columns: ['id'], where: null, orderBy: [{ column: 'group', direction: 'desc', nulls: 'first' }] },
  first,
  after,
});
const ids = (page: Awaited<ReturnType<typeof readPlanned>>) => page.value.rows.map((row) => row['id']);

describe('putting rows in order here', () => {
  it('reads them all and tells how many they are', async () => {
    const page = await readPlanned(table(), question(3));
    expect([ids(page), page.read.scanned, page.read.total?.value]).toEqual([[1, 4, 7], 60, 60]);
    expect(page.value.hasNextPage).toBe(true);
  });

  it.each(['id', null])('goes on where the last page ended, with the key %s', async (key) => {
    const first = await readPlanned(table({ key }), question(21));
    const second = await readPlanned(table({ key }), question(21, first.value.cursors.at(-1)));
    expect(ids(second).slice(0, 3)).toEqual([6, 9, 12]);
    expect(second.read.total?.value).toBe(60);
  });

  it('is cut by the limit on rows and by the budget, and tells no total then', async () => {
    const rowsCut = await readPlanned(table(), question(3), {}, { scanRows: 20 });
    expect([rowsCut.read.cut, rowsCut.read.scanned, rowsCut.read.total]).toEqual(['rows', 20, null]);
    const budgetCut = await readPlanned(table(), question(3), {}, { requests: 2 });
    expect([budgetCut.read.cut, budgetCut.read.scanned, budgetCut.value.truncated]).toEqual([
      'budget',
      20,
      true,
    ]);
  });

  it('keeps what came before the portal failed, and fails with it when that is nothing', async () => {
    const some = await readPlanned(table({ faults: { dieAfter: 2 } }), question(3));
    expect([ids(some), some.read.cut, some.read.trouble?.failure.code]).toEqual([
      [1, 4, 7],
      'failure',
      'UPSTREAM_FAILED',
    ]);
    await expect(readPlanned(table({ faults: { dieAfter: 0 } }), question(3))).rejects.toThrow('it died');
  });
});
