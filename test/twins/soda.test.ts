import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { DOMAIN, idAt, ORIGIN } from '../connectors/socrata/support.ts';
import { openTables, tableResult } from '../connectors/socrata/rows-support.ts';
import { civicDatasets } from './civic-generate.ts';
import { oddTable, type TwinTable } from './rows.ts';
import { asSocrataTable, columnLists, fieldNameOf, rowIdOf, rowNumberOf } from './socrata-table.ts';
import { toDiscoveryResults } from './socrata-records.ts';
import { socrataTables } from './socrata-tables.ts';
import { createSocrataTwin, type SocrataTwin } from './socrata.ts';

const ID = idAt(0);
const TABLE: TwinTable = {
  columns: [
    { name: 'Ward, No.', type: 'text' },
    { name: 'amount', type: 'decimal' },
    { name: 'at', type: 'instant' },
    { name: 'seen', type: 'instant', nativeType: 'Date' },
    { name: 'place', type: 'json', nativeType: 'Location' },
  ],
  rows: Array.from({ length: 1_200 }, (_, index) => ({
    'Ward, No.': index % 2 === 0 ? null : `W"${index % 5}`,
    amount: index / 2,
    at: '2024-05-01T09:30:00',
    seen: '2024-05-01T09:30:00Z',
    place: { latitude: '42.1', longitude: '-71.2' },
  })),
};
function aTwin(table = TABLE): SocrataTwin {
  return openTables([table]).twin;
}
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: Json;
}
async function ask(
  twin: SocrataTwin,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: Json = null,
): Promise<Answer> {
  const method = body === null ? 'GET' : 'POST';
  const sent = {
    method,
    url: new URL(path, ORIGIN),
    headers,
    body: body === null ? '' : JSON.stringify(body),
  };
  const answer = await twin.handle(sent);
  const text = String(answer.body);
  const isJson = text.startsWith('[') || text.startsWith('{');
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : null };
}
const RESOURCE = `/resource/${ID}.json`;
function rowsIn({ body }: Answer): readonly Json[] {
  return Array.isArray(body) ? body : [];
}

describe('SODA 2 of the twin', () => {
  it('answers a thousand rows, shuffled, nulls left out, numbers and times as texts', async () => {
    const twin = aTwin();
    const [first, second] = [await ask(twin, RESOURCE), await ask(twin, RESOURCE)];
    expect(rowsIn(first)).toHaveLength(1_000);
    expect(first.text).not.toBe(second.text);
    expect(first.text).toMatch(/^\[\{[\s\S]*\}\n,\{[\s\S]*\]\n$/);
    const row = rowsIn(await ask(twin, `${RESOURCE}?$order=:id&$limit=1`))[0];
    expect(row).toEqual({
      amount: '0',
      at: '2024-05-01T09:30:00.000',
      seen: '2024-05-01T09:30:00.000Z',
      place: { latitude: '42.1', longitude: '-71.2' },
    });
  });

  it('says nothing with brackets and a new line', async () => {
    expect((await ask(aTwin(), `${RESOURCE}?$where=amount < 0`)).text).toBe('[]\n');
  });

  it('tells fields and types in headers, unless told not to, and how new the data are', async () => {
    const twin = aTwin();
    const { headers } = await ask(twin, `${RESOURCE}?$select=amount,:id`);
    expect(headers['x-soda2-fields']).toBe('["amount",":id"]');
    expect(headers['x-soda2-types']).toBe('["number","row_identifier"]');
    expect(headers['x-soda2-truth-last-modified']).toBe(headers['last-modified']);
    twin.knobs.hasSchemaHeaders = false;
    expect((await ask(twin, RESOURCE)).headers).not.toHaveProperty('x-soda2-fields');
  });

  it('is not modified for whoever has the answer, until it is', async () => {
    const twin = aTwin();
    const { etag = '' } = (await ask(twin, RESOURCE)).headers;
    expect((await ask(twin, RESOURCE, { 'if-none-match': etag })).status).toBe(304);
    twin.rows.replace(ID);
    expect((await ask(twin, RESOURCE, { 'if-none-match': etag })).status).toBe(200);
  });

  it('has computed regions that go with an order or a selection', async () => {
    const base = asSocrataTable(TABLE);
    const lists = columnLists({
      ...base,
      columns: [...base.columns, { name: ':@computed_region_ab12_cd34', type: 'decimal' }],
    });
    const twin = createSocrataTwin({
      domain: DOMAIN,
      results: [tableResult(ID, base, lists)],
      tables: () => base,
    });
    const has = async (query: string): Promise<boolean> =>
      (await ask(twin, `${RESOURCE}?${query}`)).text.includes(':@computed_region_ab12_cd34');
    expect(await has('$limit=1')).toBe(true);
    expect(await has('$limit=1&$order=:id')).toBe(false);
    expect(await has('$limit=1&$select=amount')).toBe(false);
    expect(await has('$limit=1&$select=:*')).toBe(false);
  });

  it('takes a field for an equality, and refuses parameters that it does not know', async () => {
    const twin = aTwin();
    expect(rowsIn(await ask(twin, `${RESOURCE}?amount=2.5`))).toHaveLength(1);
    expect((await ask(twin, `${RESOURCE}?$nope=1`)).status).toBe(400);
    expect((await ask(twin, `${RESOURCE}?nope=1`)).status).toBe(400);
    expect((await ask(twin, `${RESOURCE}?$query=SELECT amount&$limit=1`)).status).toBe(400);
  });

  it('explains what is wrong with a question, and where', async () => {
    const { status, body } = await ask(aTwin(), `${RESOURCE}?$select=nope`);
    expect(status).toBe(400);
    expect(body).toEqual({
      message:
        'Query coordinator error: query.soql.no-such-column; No such column: nope; position: Map(row -> 1, column -> 1, line -> "nope")',
      errorCode: 'query.soql.no-such-column',
      data: { column: 'nope', dataset: 'alpha.1', position: { row: 1, column: 1, line: 'nope' } },
    });
  });

  it('has the other envelope for tables that are missing, private, or none', async () => {
    const twin = aTwin();
    expect(await ask(twin, '/resource/zzzz-zzzz.json')).toMatchObject({
      status: 404,
      body: { code: 'dataset.missing' },
    });
    twin.update(ID, { resource: { lens_view_type: 'story' } });
    expect(await ask(twin, RESOURCE)).toMatchObject({
      status: 404,
      body: { errorCode: 'soda.dataset.not-found' },
    });
    twin.makePrivate(ID);
    expect(await ask(twin, RESOURCE)).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
  });

  it.each([202, 408, 413, 429, 500])('can be told to answer %i, and then goes on', async (status) => {
    const twin = aTwin();
    twin.knobs.refusals.push(status);
    expect((await ask(twin, RESOURCE)).status).toBe(status);
    expect((await ask(twin, RESOURCE)).status).toBe(200);
  });

  it('has limits that can be set: of rows, silently, and of cells', async () => {
    const twin = aTwin();
    twin.knobs.pageCap = 10;
    expect(rowsIn(await ask(twin, `${RESOURCE}?$limit=100`))).toHaveLength(10);
    twin.knobs.cellCap = 20;
    expect((await ask(twin, RESOURCE)).status).toBe(413);
  });
});

describe('the old back end of the twin', () => {
  it('says so, numbers its rows, counts seconds, and has a largest page', async () => {
    const twin = aTwin();
    twin.rows.backend(ID, '2.0');
    const { headers, body } = await ask(twin, `${RESOURCE}?$select=:id,seen&$order=:id&$limit=1`);
    expect(headers['x-soda2-legacy-types']).toBe('true');
    expect(body).toEqual([{ ':id': '1', seen: 1714555800 }]);
    expect(await ask(twin, `${RESOURCE}?$limit=50001`)).toMatchObject({
      status: 400,
      body: { code: 'req.row-limit-exceeded' },
    });
    expect(await ask(twin, `${RESOURCE}?$select=nope`)).toMatchObject({
      body: { code: 'query.compiler.malformed' },
    });
    expect((await ask(twin, `/api/views/${ID}.json`)).body).toMatchObject({ newBackend: false });
  });
});

describe('SODA 3 of the twin', () => {
  const QUERY = `/api/v3/views/${ID}/query.json`;
  it('wants a token, unless told otherwise', async () => {
    const twin = aTwin();
    const query = { query: 'SELECT amount ORDER BY :id LIMIT 5', page: { pageNumber: 2, pageSize: 2 } };
    expect((await ask(twin, QUERY, {}, query)).status).toBe(403);
    expect((await ask(twin, QUERY, { 'x-app-token': 't' }, query)).body).toEqual([
      { amount: '1' },
      { amount: '1.5' },
    ]);
    twin.knobs.soda3 = 'open';
    expect((await ask(twin, QUERY, {}, query)).status).toBe(200);
    twin.knobs.soda3 = 'off';
    expect((await ask(twin, QUERY, {}, query)).status).toBe(404);
  });
  it('writes the numbers in a location as numbers', async () => {
    const twin = aTwin();
    const query = { query: 'SELECT place LIMIT 1' };
    expect((await ask(twin, QUERY, { 'x-app-token': 't' }, query)).body).toEqual([
      { place: { latitude: 42.1, longitude: -71.2 } },
    ]);
  });
});

describe('downloads of the twin', () => {
  it('have titles at their head, and field names where the row interface makes them', async () => {
    const twin = aTwin();
    const whole = await ask(twin, `/api/views/${ID}/rows.csv?accessType=DOWNLOAD`);
    const lines = whole.text.split('\r\n');
    expect(lines[0]).toBe('"Ward, No.",amount,at,seen,place');
    expect(lines).toHaveLength(1_202);
    expect(whole.text).toContain('"W""1",');
    expect((await ask(twin, `/resource/${ID}.csv`)).text.split('\r\n')[0]).toBe(
      'ward_no,amount,at,seen,place',
    );
  });
});

describe('the rows of the twin', () => {
  it('have identifiers that can be read back, in no order of their texts', () => {
    const ids = Array.from({ length: 200 }, (_, index) => rowIdOf(index));
    expect(ids.map(rowNumberOf)).toEqual(ids.map((_, index) => index));
    expect([...ids].sort()).not.toEqual(ids);
    expect(rowNumberOf('row-aaaa~bbbb.0001')).toBeNull();
  });
  it('change when they are replaced, put in and taken out', async () => {
    const twin = aTwin();
    const first = async (): Promise<Json> =>
      (await ask(twin, `${RESOURCE}?$select=:id,:updated_at&$order=:id&$limit=1`)).body;
    const before = await first();
    twin.rows.replace(ID);
    expect(await first()).not.toEqual(before);
    twin.rows.insert(ID, [{ amount: 7 }]);
    twin.rows.remove(ID, (_row, index) => index < 1_000);
    expect(twin.rows.count(ID)).toBe(201);
  });
  it('have names that the platform makes of titles', () => {
    expect(fieldNameOf('Número №1', new Set())).toBe('numero_1');
    expect(fieldNameOf('1st', new Set())).toBe('_1st');
    expect(fieldNameOf('תאריך', new Set(['column']))).toBe('column_1');
    expect(asSocrataTable(oddTable(1, 1)).columns.every(({ name }) => /^[a-z_][a-z0-9_]*$/.test(name))).toBe(
      true,
    );
  });
  it('are there for every table of a fictional city', async () => {
    const [city, seed, now] = ['kestrel-falls', 5, new Date('2026-11-23T00:00:00Z')] as const;
    const datasets = civicDatasets({ seed, city, count: 12, now });
    const results = toDiscoveryResults(datasets, { domain: DOMAIN, seed });
    const tables = socrataTables(datasets, { city, seed });
    const twin = createSocrataTwin({ domain: DOMAIN, results, tables });
    let seen = 0;
    for (const { resource } of results.flatMap((result) => JSON.parse(JSON.stringify(result)))) {
      const count = tables(resource.id)?.rows.length ?? null;
      if (count === null) continue;
      const { body } = await ask(twin, `/resource/${resource.id}.json?$select=count(*) as n`);
      expect(body).toEqual([{ n: String(count) }]);
      seen += count;
    }
    expect(seen).toBeGreaterThan(10_000);
  });
});
