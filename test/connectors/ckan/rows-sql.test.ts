import { describe, expect, it } from 'vitest';
import { rowsText } from '../../../connectors/ckan/rows-sql.ts';
import type { PushedRows, RowBatch } from '../../../src/connector/index.ts';
import { aCall } from '../../support/twin-http.ts';
import type { RowKnobs } from '../../twins/ckan-rows.ts';
import { aColumn, aSchema } from './a-schema.ts';
import { aQuery, batchesOf, idsOfRows, openRows, rowsFor, TABLE, type OpenedRows } from './rows-portal.ts';

const COUNT = 100;
async function open(knobs: Partial<RowKnobs> = {}): Promise<OpenedRows> {
  const rows = Array.from({ length: COUNT }, (_, index) => ({ n: index % 7, word: `w${index}` }));
  const columns = [
    { name: 'n', type: 'integer' as const },
    { name: 'word', type: 'text' as const },
  ];
  return openRows({ table: { columns, rows }, profile: '2.9', knobs: { rowsCap: 30, ...knobs } });
}
function statements(opened: OpenedRows, from: number): readonly string[] {
  return opened.http.requests.slice(from).flatMap(({ url }) => new URL(url).searchParams.get('sql') ?? []);
}
/** Says the same of every row of the table, and needs SQL for it. */
const where = { op: 'ge', column: 'n', value: 0 } as const;
const all = Array.from({ length: COUNT }, (_, index) => index + 1);

describe('reading rows by SQL', () => {
  it('selects under names of its own, by "_id" and behind the last one', async () => {
    const opened = await open();
    const before = opened.http.requests.length;
    expect(
      await rowsFor(opened, { columns: ['word'], where, window: { offset: 2, limit: 35 } }),
    ).toHaveLength(35);
    const text = (rest: string): string =>
      `SELECT "word" AS "a0", "_id" AS "k" FROM "${TABLE}" WHERE ${rest}`;
    expect(statements(opened, before)).toEqual([
      text('("n" >= 0) ORDER BY "_id" ASC LIMIT 35 OFFSET 2'),
      text('("n" >= 0) AND ("_id" > 32) ORDER BY "_id" ASC LIMIT 5'),
    ]);
  });

  it('writes what has an order of its own with its nulls, text by code point, and by offset', () => {
    const schema = aSchema([aColumn('type', 'text'), aColumn('at', 'timestamptz'), aColumn('extra', 'json')]);
    const orderBy = [
      { column: 'type', direction: 'desc', nulls: 'last' },
      { column: '_id', direction: 'asc', nulls: 'last' },
    ] as const;
    expect(
      rowsText(schema, aQuery({ columns: ['extra', 'at', '_id'], orderBy }), { after: null, offset: 40 }, 20),
    ).toBe(
      `SELECT to_json("extra")::text AS "a0", (("at") AT TIME ZONE 'UTC')::text AS "a1", ("_id")::text AS "a2", "_id" AS "k" ` +
        `FROM "${TABLE}" ORDER BY "type" COLLATE "C" DESC NULLS LAST, "_id" ASC NULLS LAST, "_id" ASC LIMIT 20 OFFSET 40`,
    );
  });

  it('is told where its answer was cut, and goes on from there', async () => {
    for (const rowsCap of [1, 7, 30, COUNT, null]) {
      const opened = await open({ rowsCap });
      const batches = await batchesOf(opened, { where });
      expect(batches.flatMap(({ rows }) => idsOfRows(rows))).toEqual(all);
      expect(batches.map(({ last }) => last)).toEqual(
        batches.map((_, index) => index === batches.length - 1),
      );
      const sorted = await rowsFor(opened, {
        orderBy: [{ column: 'word', direction: 'asc', nulls: 'last' }],
      });
      expect(new Set(idsOfRows(sorted)).size).toBe(COUNT);
    }
  });

  it('misses no row and repeats none, whatever is removed and added meanwhile', async () => {
    const opened = await open({ rowsCap: 10 });
    let asked = 0;
    opened.twin.onRequest(() => {
      asked += 1;
      opened.twin.datastore.remove(TABLE, asked * 2);
      if (asked === 5) opened.twin.datastore.insert(TABLE, { n: 1, word: 'new' });
    });
    const found = idsOfRows(await rowsFor(opened, { where }));
    expect(new Set(found).size).toBe(found.length);
    expect(all.filter((id) => id > 2 * asked && !found.includes(id))).toEqual([]);
    expect(found.at(-1)).toBe(COUNT + 1);
  });

  it('uses it only for what datastore_search cannot do as well', async () => {
    const opened = await open();
    const before = opened.http.requests.length;
    await rowsFor(opened, { where: { op: 'eq', column: 'n', value: 1 }, window: { offset: 0, limit: 5 } });
    expect(statements(opened, before)).toEqual([]);
    await opened.rows.count?.(opened.schema, where, aCall());
    expect(statements(opened, before)).toEqual([`SELECT count(*) AS "a0" FROM "${TABLE}" WHERE ("n" >= 0)`]);
  });

  it('counts by SQL where the portal’s own count is a guess', async () => {
    const opened = await open({ estimate: 3 });
    expect(await opened.rows.count?.(opened.schema, null, aCall())).toEqual({
      value: COUNT,
      precision: 'exact',
    });
  });

  it('posts a statement that is too long for a URL', async () => {
    const opened = await open();
    const before = opened.http.requests.length;
    const values = all.map((id) => `w${id} ${'x'.repeat(80)}`);
    const long = { op: 'notIn', column: 'word', values } as const;
    expect(await rowsFor(opened, { where: long, window: { offset: 0, limit: 30 } })).toHaveLength(30);
    expect(opened.http.requests.slice(before).map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('a portal that fails while it is asked by SQL', () => {
  async function until(opened: OpenedRows, over: Partial<PushedRows>) {
    const batches: RowBatch[] = [];
    try {
      for await (const batch of opened.rows.rows(opened.schema, aQuery(over), aCall())) batches.push(batch);
    } catch (error) {
      return { batches, error };
    }
    return { batches, error: null };
  }

  it('has given the pages before, and then the error', async () => {
    const opened = await open();
    let asked = 0;
    opened.twin.onRequest(() => {
      asked += 1;
      if (asked === 3) throw new TypeError('connection reset');
    });
    const { batches, error } = await until(opened, { where });
    expect([batches.length, batches.some(({ last }) => last), error]).toMatchObject([
      2,
      false,
      { code: 'UNREACHABLE' },
    ]);
  });

  it('is asked for less where its time was up, and not for ever', async () => {
    const opened = await open({ rowsCap: null });
    opened.twin.datastore.timeOut(1);
    expect(idsOfRows(await rowsFor(opened, { where }))).toEqual(all);
    opened.twin.datastore.timeOut(99);
    expect((await until(opened, { where })).error).toMatchObject({ code: 'TIMEOUT' });
  });

  it('and has switched SQL off is not asked on, but described again', async () => {
    const opened = await open();
    opened.twin.datastore.set({ sql: false });
    expect((await until(opened, { where })).error).toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('refuses what cannot be said, before anything is sent', async () => {
    const opened = await open();
    const before = opened.http.requests.length;
    for (const over of [
      { columns: ['nope'], where },
      { where: { op: 'within', column: 'n', box: [0, 0, 1, 1] } as const },
    ])
      expect((await until(opened, over)).error).toMatchObject({ code: 'UNSUPPORTED' });
    expect(opened.http.requests).toHaveLength(before);
  });
});
