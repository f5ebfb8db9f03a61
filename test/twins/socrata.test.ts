import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/domain/json.ts';
import { aResult, DOMAIN, idAt, idsIn, ORIGIN, results, scattered } from '../connectors/socrata/support.ts';
import { createSocrataTwin, type SocrataTwin } from './socrata.ts';

interface Answer {
  readonly status: number;
  readonly body: { readonly results?: Json[]; readonly resultSetSize?: number; readonly error?: unknown };
}
async function get(twin: SocrataTwin, path: string): Promise<Answer> {
  const request = { method: 'GET', url: new URL(path, ORIGIN), headers: {}, body: '' };
  const { status, body } = await twin.handle(request);
  return { status, body: JSON.parse(String(body)) };
}
const OWN = `domains=${DOMAIN}&search_context=${DOMAIN}`;
const list = async (twin: SocrataTwin, query: string): Promise<string[]> =>
  idsIn((await get(twin, `/api/catalog/v1?${query}`)).body.results ?? []);

describe('the twin of Discovery', () => {
  const twin = createSocrataTwin({
    domain: DOMAIN,
    results: [
      ...results(150),
      aResult({ id: 'char-t001', type: 'chart', classification: { domain_category: 'Transport' } }),
    ],
    otherDomains: { 'data.other.gov': scattered(20) },
    windowLimit: 1_000,
    saturation: 160,
  });

  it('answers for everybody when no domain is named', async () => {
    expect((await list(twin, 'limit=1000')).length).toBe(171);
    expect((await list(twin, `${OWN}&limit=1000`)).length).toBe(151);
  });

  it('gives 100 results unless asked for more, and counts no further than its ceiling', async () => {
    const { body } = await get(twin, '/api/catalog/v1');
    expect(body.results).toHaveLength(100);
    expect(body.resultSetSize).toBe(160);
  });

  it('applies a category only in its search context', async () => {
    expect(await list(twin, `${OWN}&categories=Transport`)).toEqual(['char-t001']);
    expect(await list(twin, `domains=${DOMAIN}&categories=Transport`)).toEqual([]);
  });

  it('empties the answer for a parameter that it does not know', async () => {
    expect(await list(twin, `${OWN}&domain=${DOMAIN}`)).toEqual([]);
  });

  it.each([
    ['offset=990&limit=11', 400],
    ['limit=1001', 400],
    ['scroll_id=&order=dataset_id', 400],
    ['order=sideways', 400],
    ['only=hologram', 400],
    ['limit=many', 400],
    ['domains=nobody.gov', 404],
  ])('refuses %s with %i and an error text', async (query, status) => {
    const answer = await get(twin, `/api/catalog/v1?${query}`);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual(expect.any(String));
  });

  it('knows kinds in the plural too', async () => {
    expect(await list(twin, `${OWN}&only=charts,story`)).toEqual(['char-t001']);
  });

  it('gives ids in an order of its own, and none that it does not have', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => idAt(i * 10));
    const given = await list(twin, `${OWN}&ids=${[...asked, 'zzzz-zzzz'].join(',')}`);
    expect([...given].sort()).toEqual(asked);
    expect(given).not.toEqual(asked);
  });

  it('orders by id, both ways', async () => {
    const up = await list(twin, `${OWN}&order=dataset_id&limit=1000`);
    expect(up).toEqual([...up].sort());
    expect(await list(twin, `${OWN}&order=dataset_id%20DESC&limit=1000`)).toEqual([...up].reverse());
  });

  it('scrolls by id when stable, and loses results when shuffled', async () => {
    const scroll = async (order: SocrataTwin['scrollOrder']): Promise<number> => {
      twin.scrollOrder = order;
      const seen = new Set<string>();
      for (let last = ''; ;) {
        const page = await list(twin, `${OWN}&scroll_id=${last}&limit=20`);
        for (const id of page) seen.add(id);
        last = page.at(-1) ?? '';
        if (page.length === 0) return seen.size;
      }
    };
    expect(await scroll('stable')).toBe(151);
    expect(await scroll('relevance-first')).toBeLessThan(151);
    expect(await scroll('shuffled')).toBeLessThan(151);
  });

  it('counts kinds in the facets', async () => {
    const { body } = await get(twin, `/api/catalog/v1/domains/${DOMAIN}/facets`);
    expect(body).toMatchObject([
      { facet: 'datatypes', values: [{ value: 'dataset', count: 150 }, { value: 'chart' }] },
      { facet: 'categories' },
      { facet: 'tags' },
    ]);
    expect((await get(twin, '/api/catalog/v1/domains')).body.results).toEqual([
      { domain: DOMAIN, count: 151 },
      { domain: 'data.other.gov', count: 20 },
    ]);
  });
});

describe('the controls of the twin', () => {
  const make = (): SocrataTwin => createSocrataTwin({ domain: DOMAIN, results: results(3) });

  it('insert, change and remove', async () => {
    const twin = make();
    twin.insert(aResult({ id: 'new0-0001' }));
    twin.remove(idAt(0));
    twin.update(idAt(10), { resource: { name: 'Changed' } });
    expect(await list(twin, `${OWN}&order=dataset_id`)).toEqual([idAt(10), idAt(20), 'new0-0001']);
    const { body } = await get(twin, `/api/catalog/v1?${OWN}&order=updatedAt%20DESC&limit=1`);
    expect(body.results).toMatchObject([
      { resource: { name: 'Changed', updatedAt: '2026-11-23T00:00:00.000Z' }, metadata: { domain: DOMAIN } },
    ]);
  });

  it('hide an asset: no longer listed, its view forbidden', async () => {
    const twin = make();
    twin.makePrivate(idAt(0));
    expect(await list(twin, `${OWN}&ids=${idAt(0)}`)).toEqual([]);
    expect(await get(twin, `/api/views/${idAt(0)}.json`)).toMatchObject({
      status: 403,
      body: { code: 'permission_denied' },
    });
    expect(await get(twin, '/api/views/zzzz-zzzz.json')).toMatchObject({
      status: 404,
      body: { code: 'dataset.missing' },
    });
  });

  it('show a view with times in seconds, and without what is absent', async () => {
    const { body } = await get(make(), `/api/views/${idAt(10)}.json`);
    expect(body).toMatchObject({ id: idAt(10), createdAt: Date.UTC(2020, 0, 1) / 1000 });
    expect(body).not.toHaveProperty('rowsUpdatedAt');
    expect(body).not.toHaveProperty('attribution');
  });

  it('refuse to change what is not there', () => {
    expect(() => make().remove('zzzz-zzzz')).toThrow('zzzz-zzzz');
  });
});
