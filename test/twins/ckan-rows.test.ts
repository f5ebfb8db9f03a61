import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { jsonValue } from '../../src/http/json-text.ts';
import { aPackage, idNumber } from '../connectors/ckan/portal.ts';
import { createCkanTwin, type CkanTwin, type CkanTwinOptions } from './ckan.ts';
import { bindParameters, lookOver } from './ckan-sqlparse.ts';
import { oddTable, ODD_NAMES, type TwinTable } from './rows.ts';

const ID = idNumber(7);
const small: TwinTable = {
  columns: [
    { name: 'word', type: 'text', title: 'Word', description: 'What it is' },
    { name: 'n', type: 'decimal' },
    { name: 'at', type: 'instant' },
    { name: 'list', type: 'json', nativeType: '_int4' },
  ],
  rows: [
    { word: 'b', n: '12345678901234567.89', at: '2024-05-01T09:30:00.25', list: [1, null] },
    { word: 'a', n: 'NaN', at: null, list: null },
    { word: null, n: 2, at: '2023-01-01T00:00:00', list: [] },
  ],
};

function aTwin(options: Partial<CkanTwinOptions> = {}): CkanTwin {
  return createCkanTwin({
    packages: [aPackage(1, { resources: [{ id: ID, url: 'x' }] })],
    profile: '2.9',
    tables: (id) => (id === ID ? small : null),
    ...options,
  });
}
interface Answer {
  readonly status: number;
  readonly body: Json;
}
async function ask(twin: CkanTwin, action: string, params: JsonObject, method = 'POST'): Promise<Answer> {
  const url = new URL(`/api/3/action/${action}`, 'https://x.city');
  if (method === 'GET')
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
  const body = method === 'GET' ? '' : JSON.stringify(params);
  const response = await twin.handle({ method, url, headers: { 'content-type': 'application/json' }, body });
  return { status: response.status, body: jsonValue(String(response.body), true) };
}
async function search(twin: CkanTwin, params: JsonObject = {}): Promise<JsonObject> {
  const { body } = await ask(twin, 'datastore_search', { resource_id: ID, ...params });
  const result = isJsonObject(body) ? (body['result'] ?? null) : null;
  return isJsonObject(result) ? result : { failed: body };
}
function idsIn(result: JsonObject): unknown[] {
  const { records } = result;
  return Array.isArray(records)
    ? records.map((one: Json) => (isJsonObject(one) ? one['_id'] : null))
    : [result];
}
async function sql(twin: CkanTwin, statement: string): Promise<Answer> {
  return ask(twin, 'datastore_search_sql', { sql: statement }, 'GET');
}

describe('datastore_search of the twin', () => {
  it('gives fields with their notes, records as the database writes them, and the total', async () => {
    expect(await search(aTwin(), { limit: 1 })).toMatchObject({
      limit: 1,
      total: 3,
      total_was_estimated: false,
      fields: [
        { id: '_id', type: 'int' },
        { id: 'word', type: 'text', info: { label: 'Word', notes: 'What it is' } },
        { id: 'n', type: 'numeric' },
        { id: 'at', type: 'timestamp' },
        { id: 'list', type: '_int4' },
      ],
      records: [{ _id: 1, word: 'b', n: '12345678901234567.89', at: '2024-05-01T09:30:00', list: [1, null] }],
      _links: { next: expect.stringContaining('offset=1') },
    });
    expect(await search(aTwin(), { offset: 1 })).toMatchObject({
      offset: 1,
      records: [{ _id: 2, word: 'a', n: 'NaN', at: null, list: null }, { _id: 3 }],
    });
  });

  it('lowers the limit from 2.9 on, without a word but the echo', async () => {
    expect(await search(aTwin({ datastore: { rowsCap: 2 } }), { limit: 99 })).toMatchObject({
      limit: 2,
      total: 3,
    });
    expect(idsIn(await search(aTwin({ profile: '2.7' }), { limit: 99_999 }))).toHaveLength(3);
  });

  it('filters by values and lists of them, in the JSON type of the column', async () => {
    const find = async (filters: JsonObject): Promise<unknown[]> => idsIn(await search(aTwin(), { filters }));
    expect(await find({ word: 'a' })).toEqual([2]);
    expect(await find({ word: ['a', 'b'], n: '12345678901234567.89' })).toEqual([1]);
    expect(await find({ _id: [3, 1] })).toEqual([1, 3]);
    expect(await find({ word: null })).toEqual([]);
  });

  it.each([
    [{ filters: { nope: 1 } }, 'filters'],
    [{ filters: { word: [] } }, 'query'],
    [{ filters: { word: 5 } }, 'query'],
    [{ sort: 'nope asc' }, 'sort'],
    [{ sort: ['"n" desc nulls last'] }, 'sort'],
    [{ fields: ['nope'] }, 'fields'],
    [{ limit: -1 }, 'limit'],
  ])('answers %j with 409', async (params, field) => {
    const { status, body } = await ask(aTwin(), 'datastore_search', { resource_id: ID, ...params });
    expect([status, body]).toMatchObject([409, { error: { [field]: expect.anything() } }]);
  });

  it('takes any JSON type for text, and nulls first and last, from 2.11 on', async () => {
    const twin = aTwin({ profile: '2.11' });
    expect(idsIn(await search(twin, { filters: { word: 5 } }))).toEqual([]);
    expect(idsIn(await search(twin, { sort: ['"word" desc nulls last', '"_id" asc'] }))).toEqual([1, 2, 3]);
    expect(idsIn(await search(aTwin(), { sort: ['"word" desc', '"_id" asc'] }))).toEqual([3, 1, 2]);
  });

  it('says what is not there and what is not for everybody', async () => {
    const statusOf = async (twin: CkanTwin, id: string): Promise<number> =>
      (await ask(twin, 'datastore_search', { resource_id: id })).status;
    expect(await statusOf(aTwin(), 'nope')).toBe(404);
    const twin = aTwin();
    twin.makePrivate(idNumber(1));
    expect(await statusOf(twin, ID)).toBe(403);
    expect((await sql(twin, `SELECT * FROM "${ID}"`)).status).toBe(403);
    expect((await ask(aTwin({ profile: 'dkan' }), 'datastore_search', { resource_id: ID })).status).toBe(400);
  });

  it('counts only when told to, or guesses, or counts all the same', async () => {
    expect(await search(aTwin(), { include_total: false })).not.toHaveProperty('total');
    expect(
      await search(aTwin({ datastore: { alwaysCounts: true } }), { include_total: false }),
    ).toHaveProperty('total', 3);
    expect(await search(aTwin({ datastore: { estimate: 4_000 } }))).toMatchObject({
      total: 4_000,
      total_was_estimated: true,
    });
    expect(await search(aTwin({ profile: '2.7' }))).not.toHaveProperty('total_was_estimated');
  });

  it('adds a rank to what is searched for words, and makes rows distinct after the limit', async () => {
    expect(await search(aTwin(), { q: 'b' })).toMatchObject({
      records: [{ word: 'b', rank: expect.any(Number) }],
    });
    const same = {
      columns: [{ name: 'w', type: 'text' as const }],
      rows: [{ w: 'a' }, { w: 'a' }, { w: 'b' }],
    };
    const found = await search(aTwin({ tables: () => same }), {
      distinct: true,
      fields: ['w'],
      limit: 2,
      sort: '_id',
    });
    expect(found['records']).toEqual([{ w: 'a' }]);
  });

  it('gives new numbers to a table loaded again, and loses rows removed', async () => {
    const twin = aTwin();
    twin.datastore.remove(ID, 2);
    expect(idsIn(await search(twin))).toEqual([1, 3]);
    twin.datastore.reload(ID);
    expect(idsIn(await search(twin))).toEqual([4, 5]);
    twin.datastore.timeOut(1);
    expect((await ask(twin, 'datastore_search', { resource_id: ID })).body).toMatchObject({
      error: { query: ['Search took too long'] },
    });
  });

  it('holds the odd table, whose names need care', async () => {
    const twin = aTwin({ tables: () => oddTable(1) });
    const found = await search(twin, {
      fields: [ODD_NAMES.text],
      sort: [`"${ODD_NAMES.text}" desc`],
      limit: 1,
    });
    expect(found['fields']).toMatchObject([{ id: ODD_NAMES.text }]);
  });
});

describe('datastore_search_sql of the twin', () => {
  it('is on to 2.9 and off from 2.10, when its name is not known', async () => {
    expect((await sql(aTwin(), 'SELECT 1')).status).toBe(200);
    expect(await sql(aTwin({ profile: '2.10' }), 'SELECT 1')).toEqual({
      status: 400,
      body: 'Bad request - Action name not known: datastore_search_sql',
    });
  });

  it('writes numerics as texts before 2.11, timestamps with their fraction, and the words that are searched', async () => {
    const statement = `SELECT n, at, _full_text FROM "${ID}" WHERE _id = 1`;
    const record = { n: '12345678901234567.89', at: '2024-05-01T09:30:00.250000', _full_text: 'b' };
    expect((await sql(aTwin(), statement)).body).toMatchObject({ result: { records: [record] } });
  });

  it('cuts long answers and says so, from 2.9 on', async () => {
    const statement = `SELECT "_id" FROM "${ID}" ORDER BY "_id"`;
    const { body } = await sql(aTwin({ datastore: { rowsCap: 2 } }), statement);
    expect(body).toMatchObject({ result: { records_truncated: true, records: [{ _id: 1 }, { _id: 2 }] } });
    expect((await sql(aTwin(), statement)).body).not.toHaveProperty('result.records_truncated');
  });

  it.each([
    [`SELECT 1; SELECT 2`, 409],
    [`SELECT 1;`, 409],
    [`SELECT 'a\\'||'b'`, 409],
    [`SELECT nope FROM "${ID}"`, 409],
    [`SELECT * FROM "nope"`, 409],
    [`SELECT * FROM pg_tables`, 403],
    [`SELECT 1 WHERE (1 = 1) AND(2 = 2)`, 403],
    [`SELECT coalesce(word, 'x') FROM "${ID}"`, 403],
    [`SELECT count(*) FILTER (WHERE n > 1) FROM "${ID}"`, 403],
    [`SELECT 1 WHERE (1 = 1) AND (2 = 2) AND 1 IN(1)`, 200],
    [`SELECT 1) AS blah; DROP TABLE x; SELECT * FROM (SELECT 1`, 409],
    [`SELECT word::numeric FROM "${ID}"`, 500],
  ])('answers %s with %i', async (statement, status) => {
    expect((await sql(aTwin(), statement)).status).toBe(status);
  });

  it('looks for parameters from 2.11 on', async () => {
    const statement = `SELECT 'a :b'`;
    expect((await sql(aTwin(), statement)).status).toBe(200);
    expect((await sql(aTwin({ profile: '2.11', datastore: { sql: true } }), statement)).status).toBe(500);
    expect(bindParameters(`'9:30' x::text 'a'||chr(58)||'b'`)).toEqual([]);
    expect(bindParameters(`"a :b"`)).toEqual(['b']);
  });

  it('keeps what the parser read', async () => {
    const twin = aTwin();
    await sql(twin, `SELECT 1`);
    expect(twin.datastore.statements).toHaveLength(1);
  });
});

describe('a statement looked over', () => {
  it('is split at semicolons outside texts, with backslashes for escapes', () => {
    expect(lookOver(`SELECT ';' -- ; x`).statements).toBe(1);
    expect(lookOver(`SELECT 'a\\' ; SELECT '`).statements).toBe(1);
    expect(lookOver(`SELECT 'a' ; SELECT 'b'`).statements).toBe(2);
  });
  it('has a function in every word that touches a bracket', () => {
    expect(
      lookOver(`SELECT NOT(a), "x"(1), b::numeric(3), count (*), 'f(1)' WHERE (x) IN(1)`).functions,
    ).toEqual(['NOT', 'count']);
  });
});

describe('datastore_info of the twin', () => {
  it('is for POST to 2.9, with types only, and richer later', async () => {
    expect((await ask(aTwin(), 'datastore_info', { id: ID }, 'GET')).status).toBe(400);
    expect((await ask(aTwin(), 'datastore_info', { id: ID })).body).toMatchObject({
      result: { meta: { count: 3 }, schema: { word: 'text' } },
    });
    expect((await ask(aTwin({ profile: '2.11' }), 'datastore_info', { id: ID }, 'GET')).body).toMatchObject({
      result: { meta: { count: 3 }, fields: [{ id: 'word', info: { label: 'Word' } }, {}, {}, {}] },
    });
  });
});
