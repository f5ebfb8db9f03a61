import { describe, expect, it } from 'vitest';
import { createRowClient, MAX_URL_BYTES } from '../../../connectors/ckan/rows-client.ts';
import type { Row } from '../../../src/connector/index.ts';
import { aCall, twinHttp, type TwinHttp } from '../../support/twin-http.ts';
import type { TwinRequest, TwinResponse } from '../../twins/twin.ts';
import { createCkanTwin } from '../../twins/ckan.ts';
import { oddTable, ODD_NAMES } from '../../twins/rows.ts';
import { aRig } from '../../http/support.ts';
import { CONFIG, openOn } from './portal.ts';
import { aQuery, describeOne, rowsFor, rowsOf } from './rows-portal.ts';

const good: TwinResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"success": true, "result": {"n": 9007199254740993}}',
};
const page: TwinResponse = { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>no</html>' };

function portal(answer: (request: TwinRequest) => TwinResponse): {
  readonly http: TwinHttp;
  readonly seen: TwinRequest[];
} {
  const seen: TwinRequest[] = [];
  const http = twinHttp({
    handle: async (request) => {
      seen.push(request);
      return answer(request);
    },
  });
  return { http, seen };
}
const params = {
  resource_id: 'r',
  sort: ['"a, b" asc', '"_id" asc'],
  filters: { 'a, b': ['x', 'y'] },
  limit: 5,
};

describe('asking the DataStore', () => {
  it('posts JSON, and reads all digits of numbers', async () => {
    const { http, seen } = portal(() => good);
    const result = await createRowClient(CONFIG, http).post('datastore_search', params, aCall());
    expect(result.json('n')).toBe('9007199254740993');
    expect(seen.map(({ method, body }) => [method, JSON.parse(body)])).toEqual([['POST', params]]);
  });

  it('sends the key with it, and no key where there is none', async () => {
    const { http, seen } = portal(() => good);
    await createRowClient({ ...CONFIG, apiKey: 'secret' }, http).post('datastore_search', params, aCall());
    await createRowClient(CONFIG, http).get('datastore_search', params, aCall());
    expect(seen.map(({ headers }) => headers['authorization'])).toEqual(['secret', undefined]);
  });

  it('goes by URL where a firewall refuses POST, and remembers that', async () => {
    const { http, seen } = portal(({ method }) => (method === 'POST' ? page : good));
    const client = createRowClient(CONFIG, http);
    await client.post('datastore_search', params, aCall());
    await client.post('datastore_search', params, aCall());
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
    expect(seen[1]?.url.searchParams.getAll('sort')).toEqual(params.sort);
    expect(seen[1]?.url.searchParams.get('filters')).toBe('{"a, b":["x","y"]}');
  });

  it("takes CKAN's own refusals for what they are", async () => {
    const body = '{"success": false, "error": {"__type": "Authorization Error", "message": "private"}}';
    const { http, seen } = portal(() => ({ ...good, status: 403, body }));
    const asked = createRowClient(CONFIG, http).post('datastore_search', params, aCall());
    await expect(asked).rejects.toMatchObject({ code: 'UNAUTHORISED' });
    expect(seen).toHaveLength(1);
  });

  it('gives up where a firewall refuses both ways, or the URL would be too long', async () => {
    const { http, seen } = portal(() => page);
    const client = createRowClient(CONFIG, http);
    await expect(client.post('datastore_search', params, aCall())).rejects.toMatchObject({ code: 'BLOCKED' });
    const long = { sql: 'x'.repeat(MAX_URL_BYTES) };
    await expect(client.post('datastore_search_sql', long, aCall())).rejects.toMatchObject({
      code: 'BLOCKED',
    });
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
  });

  it('posts what is too long for a URL, and passes trouble of the network on', async () => {
    const { http, seen } = portal(() => good);
    await createRowClient(CONFIG, http).get('datastore_search_sql', { sql: "'é".repeat(2_000) }, aCall());
    expect(seen.map(({ method }) => method)).toEqual(['POST']);
    const broken = twinHttp({ handle: () => Promise.reject(new Error('reset')) });
    await expect(
      createRowClient(CONFIG, broken).post('datastore_search', params, aCall()),
    ).rejects.toMatchObject({
      code: 'UNREACHABLE',
    });
  });
});

describe('rows over real HTTP', () => {
  it('come with every digit, page by page, and with the error where the portal dies under way', async () => {
    const table = oddTable(14, 90);
    const twin = createCkanTwin({
      packages: [],
      profile: '2.9',
      tables: () => table,
      datastore: { rowsCap: 25 },
    });
    const rig = await aRig({ twin, serve: { gzip: true } });
    try {
      const rows = rowsOf({ portal: openOn(rig.http, [], { url: new URL(rig.server.url) }) });
      const schema = await describeOne(rows);
      const columns = schema.columns.map(({ name }) => name);
      const all = table.rows.map((row, index): Row => ({ ...row, _id: index + 1 }));
      expect(await rowsFor({ rows, schema }, { columns })).toEqual(all);
      const where = { op: 'notNull', column: ODD_NAMES.big } as const;
      const some = all.filter((row) => row[ODD_NAMES.big] !== null);
      expect(await rowsFor({ rows, schema }, { columns, where })).toEqual(some);
      const found: number[] = [];
      const read = async (): Promise<void> => {
        for await (const batch of rows.rows(schema, aQuery({ where }), aCall())) {
          found.push(batch.rows.length);
          rig.server.faults.down(true);
        }
      };
      await expect(read()).rejects.toMatchObject({ code: 'UNREACHABLE' });
      expect(found).toEqual([25]);
    } finally {
      await rig.close();
    }
  });
});
