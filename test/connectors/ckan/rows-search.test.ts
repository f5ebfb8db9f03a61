import { describe, expect, it } from 'vitest';
import {
  ConnectorError,
  isJsonObject,
  type Http,
  type Json,
  type JsonObject,
  type PushedRows,
  type RowBatch,
} from '../../../src/connector/index.ts';
import { aCall } from '../../support/twin-http.ts';
import type { RowKnobs } from '../../twins/ckan-rows.ts';
import { isSqlName } from '../../../connectors/ckan/rows-sql-text.ts';
import { hostileTexts } from './hostile.ts';
import { openOn } from './portal.ts';
import {
  aQuery,
  batchesOf,
  idsOfRows,
  openRows,
  rowsFor,
  rowsOf,
  TABLE,
  type OpenedRows,
} from './rows-portal.ts';

const COUNT = 100;
async function open(knobs: Partial<RowKnobs> = {}): Promise<OpenedRows> {
  const rows = Array.from({ length: COUNT }, (_, index) => ({ n: index % 7, word: `w${index}` }));
  const columns = [
    { name: 'n', type: 'integer' as const },
    { name: 'word', type: 'text' as const },
  ];
  return openRows({ table: { columns, rows }, profile: '2.11', knobs: { rowsCap: 30, ...knobs } });
}
/** What each request after the description said. */
function watch(opened: OpenedRows): JsonObject[] {
  const sent: JsonObject[] = [];
  opened.twin.onRequest((request) => {
    const body: Json = JSON.parse(request.body === '' ? '{}' : request.body);
    if (isJsonObject(body)) sent.push(body);
  });
  return sent;
}
/** The batches that came, and the error that ended them. */
async function until(opened: Pick<OpenedRows, 'rows' | 'schema'>, over: Partial<PushedRows> = {}) {
  const batches: RowBatch[] = [];
  try {
    for await (const batch of opened.rows.rows(opened.schema, aQuery(over), aCall())) batches.push(batch);
  } catch (error) {
    return { batches, error };
  }
  return { batches, error: null };
}
function changing(opened: OpenedRows, change: (body: JsonObject, index: number) => JsonObject): OpenedRows {
  let index = 0;
  const http: Http = {
    ...opened.http,
    json: async (url, call, init) => {
      const answer = await opened.http.json(url, call, init);
      const result = isJsonObject(answer.body) ? answer.body['result'] : null;
      if (!isJsonObject(result) || !isJsonObject(answer.body)) return answer;
      index += 1;
      return { ...answer, body: { ...answer.body, result: change(result, index - 1) } };
    },
  };
  return { ...opened, rows: rowsOf({ ...opened, portal: openOn(http) }) };
}
/** Behind a firewall that refuses POST. */
function withoutPost(opened: OpenedRows): OpenedRows {
  const http: Http = {
    ...opened.http,
    json: async (url, call, init) => {
      if (init?.body !== undefined) throw new ConnectorError('BLOCKED', 'no POST here');
      return opened.http.json(url, call, init);
    },
  };
  return { ...opened, rows: rowsOf({ ...opened, portal: openOn(http) }) };
}
const all = Array.from({ length: COUNT }, (_, index) => index + 1);

describe('reading rows by datastore_search', () => {
  it('posts one question per page, counts once, and goes on from what came', async () => {
    const opened = await open();
    const sent = watch(opened);
    const batches = await batchesOf(opened, { columns: ['word'] });
    expect(batches.map(({ rows, last }) => [rows.length, last])).toEqual([
      [30, false],
      [30, false],
      [30, false],
      [10, true],
    ]);
    expect(batches.map(({ total }) => total)).toEqual([
      { value: COUNT, precision: 'exact' },
      null,
      null,
      null,
    ]);
    const common = { resource_id: TABLE, fields: ['word', '_id'], sort: ['"_id" asc'], limit: 32_000 };
    expect(sent).toEqual(
      [0, 30, 60, 90].map((offset) => ({ ...common, offset, include_total: offset === 0 })),
    );
  });

  it('names columns in quotes, with nulls where they are wanted, and a key behind', async () => {
    const opened = await open();
    const sent = watch(opened);
    await rowsFor(opened, {
      orderBy: [{ column: 'n', direction: 'desc', nulls: 'last' }],
      window: { offset: 5, limit: 10 },
    });
    expect(sent).toMatchObject([{ sort: ['"n" desc nulls last', '"_id" asc'], offset: 5, limit: 10 }]);
    await rowsFor(opened, {
      orderBy: [{ column: '_id', direction: 'desc', nulls: 'last' }],
      window: { offset: 0, limit: 1 },
    });
    expect(sent[1]).toMatchObject({ sort: ['"_id" desc'] });
  });

  it('ends at the portal’s count without asking for what is behind it, and stops when left', async () => {
    const opened = await open({ rowsCap: 50 });
    const sent = watch(opened);
    expect(await rowsFor(opened)).toHaveLength(COUNT);
    expect(sent).toHaveLength(2);
    for await (const _batch of opened.rows.rows(opened.schema, aQuery(), aCall())) break;
    expect(sent).toHaveLength(3);
  });

  it('survives a cap that is not echoed, a count that is always given, and one that is a guess', async () => {
    for (const knobs of [{}, { alwaysCounts: true }, { estimate: 12 }, { estimate: 5_000 }]) {
      const opened = await open(knobs);
      expect(idsOfRows(await rowsFor(opened))).toEqual(all);
      const silent = changing(opened, ({ limit: _limit, ...rest }) => rest);
      if (!('estimate' in knobs)) expect(idsOfRows(await rowsFor(silent))).toEqual(all);
    }
  });

  it('counts without reading', async () => {
    const opened = await open();
    const sent = watch(opened);
    const where = { op: 'eq', column: 'n', value: 3 } as const;
    expect(await opened.rows.count?.(opened.schema, where, aCall())).toEqual({
      value: 14,
      precision: 'exact',
    });
    expect(sent).toEqual([{ resource_id: TABLE, filters: { n: 3 }, limit: 0, include_total: true }]);
    const mute = changing(opened, ({ total: _total, ...rest }) => rest);
    await expect(mute.rows.count?.(opened.schema, null, aCall())).rejects.toMatchObject({
      code: 'BAD_SHAPE',
    });
  });
});

describe('a portal that fails while rows are read', () => {
  it('has given the pages before, and then the error', async () => {
    const opened = await open();
    const failures: readonly (readonly [code: string, fail: (index: number) => void])[] = [
      [
        'UNREACHABLE',
        () => {
          throw new TypeError('connection reset');
        },
      ],
      [
        'UPSTREAM_FAILED',
        () => {
          throw new ConnectorError('UPSTREAM_FAILED', '502');
        },
      ],
      ['TIMEOUT', () => opened.twin.datastore.timeOut(9)],
      ['NOT_FOUND', () => opened.twin.datastore.drop(TABLE)],
    ];
    for (const [code, fail] of failures) {
      let asked = 0;
      opened.twin.datastore.timeOut(0);
      opened.twin.onRequest(() => {
        asked += 1;
        if (asked === 3) fail(asked);
      });
      const { batches, error } = await until(opened);
      expect([code, batches.flatMap((batch) => idsOfRows(batch.rows)).length]).toEqual([code, 60]);
      expect(error).toMatchObject({ code });
      expect(batches.some(({ last }) => last)).toBe(false);
    }
  });

  it('is asked for less where an answer was too much for its time limit, or for us', async () => {
    const opened = await open({ rowsCap: null });
    const sent = watch(opened);
    opened.twin.datastore.timeOut(2);
    expect(idsOfRows(await rowsFor(opened))).toEqual(all);
    expect(sent.map(({ limit, include_total: counts }) => [limit, counts])).toEqual([
      [32_000, true],
      [8_000, true],
      [2_000, true],
    ]);
  });

  it.each<readonly [string, (rows: readonly Json[], index: number) => readonly Json[]]>([
    [
      'the same page again',
      (rows, index) => (index === 1 ? Array.from({ length: 30 }, (_, i) => ({ _id: i + 1 })) : rows),
    ],
    ['rows out of order', (rows, index) => (index === 1 ? [{ _id: 30 }, ...rows.slice(1)] : rows)],
    ['a record without "_id"', (rows, index) => (index === 1 ? [{ n: 1 }] : rows)],
    ['no object', (rows, index) => (index === 1 ? [5] : rows)],
  ])('by sending %s is noticed', async (_what, change) => {
    const opened = changing(await open(), (result, index) => ({
      ...result,
      records: change(listed(result['records']), index),
    }));
    expect(await until(opened)).toMatchObject({ batches: [{ last: false }], error: { code: 'BAD_SHAPE' } });
  });

  it('by ending before its own count is noticed', async () => {
    const opened = await open();
    const short = changing(opened, (result, index) => (index === 1 ? { ...result, records: [] } : result));
    expect((await until(short)).error).toMatchObject({ code: 'UPSTREAM_FAILED' });
    let asked = 0;
    opened.twin.onRequest(() => {
      asked += 1;
      if (asked === 2) for (const id of [1, 2, 3]) opened.twin.datastore.remove(TABLE, id);
    });
    expect((await until(opened)).error).toMatchObject({
      code: 'UPSTREAM_FAILED',
      message: expect.stringContaining('changed meanwhile'),
    });
  });

  it('by getting more rows meanwhile gives those it had, each once', async () => {
    const opened = await open();
    let asked = 0;
    opened.twin.onRequest(() => {
      asked += 1;
      if (asked === 2) opened.twin.datastore.insert(TABLE, { n: 1, word: 'new' });
    });
    expect(idsOfRows(await rowsFor(opened)).slice(0, COUNT)).toEqual(all);
  });

  it('is told to stop by the caller', async () => {
    const opened = await open();
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      for await (const _batch of opened.rows.rows(opened.schema, aQuery(), aCall(stop.signal))) stop.abort();
    };
    await expect(read()).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('what datastore_search cannot do', () => {
  it('is refused before anything is sent', async () => {
    const opened = await open();
    const sent = opened.http.requests.length;
    const bad: readonly Partial<PushedRows>[] = [
      { where: { op: 'ne', column: 'n', value: 1 } },
      {
        where: {
          op: 'or',
          of: [
            { op: 'eq', column: 'n', value: 1 },
            { op: 'eq', column: 'n', value: 2 },
          ],
        },
      },
      { where: { op: 'eq', column: 'nope', value: 1 } },
      { columns: ['nope'] },
      { orderBy: [{ column: 'nope', direction: 'asc', nulls: 'last' }] },
    ];
    for (const over of bad) expect((await until(opened, over)).error).toMatchObject({ code: 'UNSUPPORTED' });
    expect(opened.http.requests).toHaveLength(sent);
    const old = await openRows({
      table: { columns: [{ name: 'n', type: 'integer' }], rows: [] },
      profile: '2.10',
    });
    const order = { orderBy: [{ column: 'n', direction: 'asc', nulls: 'last' }] } as const;
    expect((await until(old, order)).error).toMatchObject({ code: 'UNSUPPORTED' });
  });
});

describe('hostile names of columns', () => {
  it.each(['POST', 'GET'])('are sorted by and shown as they are by %s', async (method) => {
    // As CKAN takes them: no quotation marks, no blanks at the ends, no control characters.
    const names = [
      ...new Set([...hostileTexts(6, 200), 'a desc', 'a nulls last', 'a, b', 'x asc nulls first']),
    ]
      .map((name) => name.replace(/["\p{C}]/gu, '').trim())
      .filter((name) => name !== '' && !name.startsWith('_') && isSqlName(name));
    const columns = [...new Set(names)].map((name) => ({ name, type: 'integer' as const }));
    const rows = [3, 1, 2].map((n) =>
      Object.fromEntries(columns.map(({ name }, at) => [name, (n + at) % 3])),
    );
    const opened = await openRows({ table: { columns, rows }, profile: '2.11' });
    const from = method === 'GET' ? withoutPost(opened) : opened;
    for (const { name } of columns) {
      const order = { column: name, direction: 'asc', nulls: 'last' } as const;
      const found = await rowsFor(from, { columns: [name], orderBy: [order] });
      expect(found).toEqual([{ [name]: 0 }, { [name]: 1 }, { [name]: 2 }]);
    }
  });
});

describe('a condition that nothing can meet', () => {
  it('is answered with no rows, and nobody is asked', async () => {
    const opened = await open();
    const sent = opened.http.requests.length;
    expect(await batchesOf(opened, { where: { op: 'or', of: [] } })).toEqual([
      { rows: [], total: null, last: true },
    ]);
    expect(opened.http.requests).toHaveLength(sent);
  });
});

function listed(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
