import { describe, expect, it } from 'vitest';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { aColumn } from '../../support/row-arbitraries.ts';
import { readPlanned } from '../../support/planned-pages.ts';
import { KEY } from '../../support/table-arbitraries.ts';
import { EVERYTHING, type TableSourceOptions } from '../../support/table-source.ts';

const rows = Array.from({ length: 3_000 }, (_, at) => ({
  id: at + 1,
  name: at % 100 === 99 ? 'rare' : 'common',
}));
const table = (change: Partial<TableSourceOptions> = {}): TableSourceOptions => ({
  columns: [KEY, aColumn('name', 'text')],
  rows,
  key: 'id',
  capabilities: { ...EVERYTHING, page: { maxSize: 1_000, reach: null } },
  ...change,
});
const unableTo = (reach: number | null = null): Partial<TableSourceOptions> => ({
  capabilities: { ...EVERYTHING, filter: {}, page: { maxSize: 1_000, reach } },
});
const question = (first: number, where: RowsQuestion['query']['where'] = null): RowsQuestion => ({
  query: { columns: ['id'], where, orderBy: [] },
  first,
  after: null,
});
const rare = { op: 'eq', column: 'name', value: 'rare' } as const;

describe('walking along rows', () => {
  it('stops at what was asked for', async () => {
    const { read } = await readPlanned(table(), question(5));
    expect(read).toMatchObject({ scanned: 6, cut: null, total: null });
  });

  it('begins with a short stretch, and makes each further one longer', async () => {
    const { read } = await readPlanned(table(unableTo()), question(3, rare));
    expect([read.found.length, read.scanned]).toEqual([4, 400]);
    const more = await readPlanned(table(unableTo()), question(20, rare));
    expect([more.read.found.length, more.read.scanned]).toEqual([21, 2_100]);
  });

  it('tells the total where it comes to the end, or where the portal tells', async () => {
    const end = await readPlanned(table(unableTo()), question(100, rare));
    expect([end.read.found.length, end.read.total]).toEqual([30, { value: 30, precision: 'exact' }]);
    const told = await readPlanned(table({ tellsTotal: true }), question(5, rare));
    expect(told.read.total).toEqual({ value: 30, precision: 'exact' });
    const whole = await readPlanned(table(), question(3_000));
    expect(whole.read.total).toEqual({ value: 3_000, precision: 'exact' });
    const none = await readPlanned(
      table(unableTo()),
      question(3, { op: 'eq', column: 'name', value: 'none' }),
    );
    expect(none.read.total).toEqual({ value: 0, precision: 'exact' });
  });

  it('tells no total of the portal’s that counts rows which do not match', async () => {
    const { read } = await readPlanned(table({ ...unableTo(), tellsTotal: true }), question(3, rare));
    expect(read.total).toBeNull();
  });

  it('says why it stopped: too many rows, no requests left, the portal’s wall', async () => {
    const most = await readPlanned(table(unableTo()), question(20, rare), {}, { scanRows: 700 });
    expect([most.read.found.length, most.read.cut]).toEqual([7, 'rows']);
    const poor = await readPlanned(table(unableTo()), question(20, rare), {}, { requests: 1 });
    expect([poor.read.found.length, poor.read.cut]).toEqual([5, 'budget']);
    const walled = await readPlanned(table(unableTo(1_200)), question(20, rare));
    expect([walled.read.found.length, walled.read.cut]).toEqual([12, 'reach']);
  });

  it('notices that the portal gave fewer rows than it said', async () => {
    const { read } = await readPlanned(table({ tellsTotal: true, faults: { silentCap: 4 } }), question(5));
    expect([read.found.length, read.cut, read.total?.value]).toEqual([4, 'short', 3_000]);
  });

  it('keeps what it found when the portal fails, and fails with it when that is nothing', async () => {
    const faults = { dieAfter: 1 };
    const some = await readPlanned(table({ ...unableTo(), pageCap: 200, faults }), question(20, rare));
    expect([some.read.found.length, some.read.cut, some.read.trouble?.failure.code]).toEqual([
      2,
      'failure',
      'UPSTREAM_FAILED',
    ]);
    const none = readPlanned(table({ ...unableTo(), pageCap: 50, faults }), question(20, rare));
    await expect(none).rejects.toMatchObject({ failure: { code: 'UPSTREAM_FAILED' } });
  });

  it('counts the rows before a page only of a table that did not change meanwhile', async () => {
    const first = await readPlanned(table({ tellsTotal: true, version: () => 'v1' }), question(5));
    const after = first.value.cursors.at(-1) ?? null;
    const versioned = await readPlanned(table({ tellsTotal: true, version: () => 'v1' }), {
      ...question(5),
      after,
    });
    expect(versioned.read.total).toEqual({ value: 3_000, precision: 'exact' });
    const unknown = await readPlanned(table({ tellsTotal: true }), { ...question(5), after });
    expect(unknown.read.total).toBeNull();
  });
});
