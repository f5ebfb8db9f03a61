import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { aPackage, idNumber, packages } from '../connectors/ckan/portal.ts';
import { createCkanTwin, type CkanTwin, type CkanTwinOptions } from './ckan.ts';

interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
}

function aTwin(options: Partial<CkanTwinOptions> = {}): CkanTwin {
  return createCkanTwin({ packages: packages(30), profile: '2.10', ...options });
}

async function ask(
  twin: CkanTwin,
  path: string,
  init: { body?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await twin.handle({
    method: init.body === undefined ? 'GET' : 'POST',
    url: new URL(path, 'https://x.city'),
    headers: init.headers ?? { 'content-type': 'application/json' },
    body: init.body ?? '',
  });
  const text = String(response.body);
  const isJson = (response.headers['content-type'] ?? '').includes('json');
  return { status: response.status, body: isJson ? JSON.parse(text) : null, text };
}

async function search(twin: CkanTwin, params: Record<string, string>): Promise<JsonObject> {
  const { body } = await ask(twin, `/api/3/action/package_search?${new URLSearchParams(params).toString()}`);
  const result = isJsonObject(body) ? (body['result'] ?? null) : null;
  return isJsonObject(result) ? result : { error: body };
}

function idsOf(result: JsonObject): string[] {
  const results = result['results'];
  return Array.isArray(results)
    ? results.map((one: Json) => (isJsonObject(one) ? String(one['id']) : ''))
    : [];
}

describe('the CKAN twin as a server', () => {
  it('answers under both prefixes, with a locale, and under its mount only', async () => {
    for (const path of ['/api/action/site_read', '/api/3/action/site_read', '/fr/api/3/action/site_read'])
      expect((await ask(aTwin(), path)).body).toMatchObject({ success: true, result: true });
    const mounted = aTwin({ root: '/data' });
    expect((await ask(mounted, '/data/api/3')).body).toEqual({ version: 3 });
    expect((await ask(mounted, '/api/3/action/site_read')).status).toBe(404);
    expect((await ask(mounted, '/data/nowhere')).text).toContain('<html>');
  });

  it('answers an unknown action and a wrong body with a JSON text', async () => {
    expect(await ask(aTwin(), '/api/3/action/nope')).toMatchObject({
      status: 400,
      body: 'Bad request - Action name not known: nope',
    });
    const bodies = [
      { body: '{', headers: { 'content-type': 'application/json' } },
      { body: '{}', headers: { 'content-type': 'text/plain' } },
      { body: '[]', headers: { 'content-type': 'application/json' } },
    ];
    for (const init of bodies) {
      const answer = await ask(aTwin(), '/api/3/action/package_search', init);
      expect(answer).toMatchObject({
        status: 400,
        body: expect.stringContaining('Bad request - JSON Error'),
      });
    }
    expect((await ask(aTwin(), '/api/3/action/package_create')).body).toContain('Please use POST');
  });

  it('names its version unless that is hidden, which only new ones can', async () => {
    const status = async (options: Partial<CkanTwinOptions>): Promise<Json> => {
      const { body } = await ask(aTwin(options), '/api/3/action/status_show');
      return isJsonObject(body) ? (body['result'] ?? null) : null;
    };
    expect(await status({ profile: '2.7' })).toHaveProperty('ckan_version', '2.7.12');
    expect(await status({ profile: '2.11', hideVersion: true })).not.toHaveProperty('ckan_version');
    expect(await status({ profile: '2.9', hideVersion: true })).toHaveProperty('ckan_version');
  });
});

describe('package_search of the twin', () => {
  it('lowers rows without a word and refuses a negative number', async () => {
    const result = await search(aTwin({ rowsCap: 7 }), { rows: '1000' });
    expect([result['count'], idsOf(result).length]).toEqual([30, 7]);
    expect((await ask(aTwin(), '/api/3/action/package_search?rows=-1')).status).toBe(409);
    expect(idsOf(await search(aTwin(), {}))).toHaveLength(10);
  });

  it('refuses unknown parameters, broken filters and bad sorts as CKAN does', async () => {
    const table = [
      ['nope=1', 400, 'Search Query Error'],
      ['sort=id', 400, 'Search Query Error'],
      ['sort=shoe+size+asc', 400, 'Search Query Error'],
      ['fq=name:%22a', 409, 'Search Error'],
      ['q={!func}a:b', 409, 'Search Error'],
      ['fq_list=a', 409, 'Search Error'],
    ] as const;
    for (const [query, status, type] of table) {
      const answer = await ask(aTwin(), `/api/3/action/package_search?${query}`);
      expect([query, answer.status, answer.body]).toMatchObject([query, status, { error: { __type: type } }]);
    }
  });

  it('finds too much for a bare OR and the right ones in brackets', async () => {
    const [a, b] = [idNumber(1), idNumber(2)];
    expect((await search(aTwin(), { fq: `id:"${a}" OR id:"${b}"` }))['count']).toBe(30);
    expect(idsOf(await search(aTwin(), { fq: `+id:("${b}" OR "${a}")`, sort: 'id asc' }))).toEqual([a, b]);
  });

  it('moves what was edited to the front unless told otherwise', async () => {
    const twin = aTwin();
    twin.update(idNumber(3), { title: 'new' });
    expect(idsOf(await search(twin, {}))[0]).toBe(idNumber(3));
    expect(idsOf(await search(twin, { sort: 'id asc' }))[0]).toBe(idNumber(0));
  });

  it('pages by offset without end, and by id', async () => {
    expect(idsOf(await search(aTwin(), { sort: 'id asc', start: '28' }))).toHaveLength(2);
    expect(idsOf(await search(aTwin(), { start: '5000' }))).toEqual([]);
    const after = await search(aTwin(), { fq: `+id:{"${idNumber(27)}" TO *]`, sort: 'id asc' });
    expect([after['count'], idsOf(after)]).toEqual([2, [idNumber(28), idNumber(29)]]);
  });

  it('counts facets, limited or not', async () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      aPackage(i, { tags: [{ name: `t${i}` }, { name: 'all' }] }),
    );
    const facets = async (more: Record<string, string>): Promise<Json> => {
      const result = await search(aTwin({ packages: many }), {
        rows: '0',
        'facet.field': '["tags"]',
        ...more,
      });
      const byField = result['facets'];
      return isJsonObject(byField) ? (byField['tags'] ?? null) : null;
    };
    expect(Object.keys((await facets({})) ?? {})).toHaveLength(50);
    expect(Object.keys((await facets({ 'facet.limit': '-1' })) ?? {})).toHaveLength(61);
    expect(await facets({ 'facet.mincount': '2' })).toEqual({ all: 60 });
  });

  it('looks for words over several fields', async () => {
    const twin = aTwin({
      packages: [aPackage(1, { title: 'Street trees' }), aPackage(2, { notes: 'trees' })],
    });
    expect((await search(twin, { q: 'trees' }))['count']).toBe(2);
    expect((await search(twin, { q: 'street trees' }))['count']).toBe(1);
    expect((await search(twin, { q: 'title:street' }))['count']).toBe(1);
  });

  it('gives flat documents for fl, which 2.7 takes from a list only', async () => {
    const post = async (twin: CkanTwin, fl: Json): Promise<string> =>
      (
        await ask(twin, '/api/3/action/package_search', {
          body: JSON.stringify({ fl, rows: 1, sort: 'id asc' }),
        })
      ).text;
    const doc = `{"id":"${idNumber(0)}","name":"package-0"}`;
    expect(await post(aTwin(), 'id,name')).toContain(doc);
    expect(await post(aTwin({ profile: '2.7' }), ['id', 'name'])).toContain(doc);
    expect(await post(aTwin({ profile: '2.7' }), 'id,name')).toContain('"results": [{}]');
  });

  it('stays behind package_show as long as it lags', async () => {
    let at = Date.parse('2026-11-23T12:00:00Z');
    const twin = aTwin({ now: () => new Date(at) });
    twin.setIndexLag(5_000);
    twin.insert(aPackage(77));
    expect((await search(twin, {}))['count']).toBe(30);
    expect((await ask(twin, `/api/3/action/package_show?id=${idNumber(77)}`)).status).toBe(200);
    at += 5_000;
    expect((await search(twin, {}))['count']).toBe(31);
  });
});

describe('package_show of the twin', () => {
  const show = (twin: CkanTwin, id: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(twin, `/api/3/action/package_show?id=${id}`, { headers });

  it('goes by id and name; 403 for private and deleted, 404 for purged and unknown', async () => {
    const twin = aTwin();
    twin.makePrivate(idNumber(1));
    twin.remove(idNumber(2));
    twin.purge(idNumber(3));
    const statuses = [idNumber(0), 'package-0', idNumber(1), idNumber(2), idNumber(3), 'nobody'];
    expect(await Promise.all(statuses.map(async (id) => (await show(twin, id)).status))).toEqual([
      200, 200, 403, 403, 404, 404,
    ]);
    expect((await show(twin, '')).status).toBe(409);
    expect(twin.publicIds()).toHaveLength(27);
  });

  it('shows private packages to the token in the header of its version; any other token is nobody', async () => {
    const see = async (profile: '2.9' | '2.11', headers: Record<string, string>): Promise<number> => {
      const twin = aTwin({ profile, token: 't' });
      twin.makePrivate(idNumber(1));
      return (await show(twin, idNumber(1), headers)).status;
    };
    expect(await see('2.9', { 'x-ckan-api-key': 't' })).toBe(200);
    expect(await see('2.11', { 'x-ckan-api-key': 't' })).toBe(403);
    expect(await see('2.11', { authorization: 't' })).toBe(200);
    expect(await see('2.11', { authorization: 'wrong' })).toBe(403);
  });

  it('finds a package under its new name only', async () => {
    const twin = aTwin();
    twin.update(idNumber(1), { name: 'renamed' });
    expect((await show(twin, 'renamed')).status).toBe(200);
    expect((await show(twin, 'package-1')).status).toBe(404);
  });
});

describe('lists of the twin', () => {
  it('give names without a cap, and organisations 25 at a time when whole', async () => {
    const organization = (i: number): JsonObject => ({
      id: `o${i}`,
      name: `org-${String(i).padStart(3, '0')}`,
    });
    const many = Array.from({ length: 60 }, (_, i) => aPackage(i, { organization: organization(i) }));
    const list = async (profile: '2.7' | '2.10', query: string): Promise<number> => {
      const { body } = await ask(aTwin({ packages: many, profile }), `/api/3/action/${query}`);
      const result = isJsonObject(body) ? body['result'] : null;
      return Array.isArray(result) ? result.length : -1;
    };
    expect(await list('2.10', 'package_list')).toBe(60);
    expect(await list('2.10', 'package_list?limit=5&offset=58')).toBe(2);
    expect(await list('2.10', 'organization_list')).toBe(60);
    expect(await list('2.10', 'organization_list?all_fields=true')).toBe(25);
    expect(await list('2.7', 'organization_list?all_fields=true')).toBe(60);
    expect(await list('2.10', 'license_list')).toBe(15);
  });
});

describe('the hook of the twin', () => {
  it('runs before each request with its number', async () => {
    const twin = aTwin();
    const seen: string[] = [];
    twin.onRequest((request, index) => seen.push(`${index} ${request.url.pathname}`));
    await ask(twin, '/api/3');
    await ask(twin, '/api/3/action/site_read');
    expect(seen).toEqual(['0 /api/3', '1 /api/3/action/site_read']);
  });
});
