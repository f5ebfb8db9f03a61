import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexBook } from '../../src/domain/commitments/book-index.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCommitmentFeeds, type FeedParts } from '../../src/web/commitment-feeds.ts';
import { createWebListener } from '../../src/web/listener.ts';
import { anEvaluation } from '../support/an-evaluation.ts';
import { BOOK, createCommitmentBench, SECOND_AT } from '../support/commitment-graph.ts';
import { REGISTRY } from '../support/graph.ts';
import { jsonLdTroubles, nodesOf } from '../support/json-ld-troubles.ts';
import { atomTroubles, childrenOf, readXml, textOf, type XmlElement } from '../support/read-xml.ts';
import { serve, type Served } from '../support/serve.ts';

let served: Served;
let store: Store;
let now = Date.parse('2026-11-23T12:00:00.500Z');
let failing: Error | null = null;

beforeAll(async () => {
  ({ store } = await createCommitmentBench());
  const parts: FeedParts = {
    index: indexBook(BOOK),
    verdicts: store.verdicts,
    cities: REGISTRY.cities,
    now: () => new Date(now),
  };
  const feeds = createCommitmentFeeds(parts);
  served = await serve(
    createWebListener({
      graph: async () => {},
      feeds: {
        ...feeds,
        read: (path, search) => (failing === null ? feeds.read(path, search) : Promise.reject(failing)),
      },
      health: async () => ({ isWell: true, facts: null }),
      status: async () => null,
      assets: '/nowhere',
      log: { write: () => {} },
    }),
  );
});
afterAll(() => served.close());

const get = (path: string, init: RequestInit = {}): Promise<Response> => fetch(served.url + path, init);
async function entriesAt(path: string): Promise<readonly XmlElement[]> {
  const text = await (await get(path)).text();
  expect(atomTroubles(text)).toEqual([]);
  return childrenOf(readXml(text), 'entry');
}
const titles = (entries: readonly XmlElement[]) => entries.map((entry) => textOf(entry, 'title'));
async function refusal(path: string): Promise<readonly [number, string, string]> {
  const response = await get(path);
  const { error, code }: { error: string; code: string } = JSON.parse(await response.text());
  return [response.status, code, error];
}

describe('/commitments.atom', () => {
  it('tells what became of commitments, newest first', async () => {
    const response = await get('/commitments.atom');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const entries = await entriesAt('/commitments.atom');
    expect(titles(entries)).toEqual([
      'First judged: Promise budget (Springfield)',
      'First judged: Promise crimes (Springfield)',
      'First judged: Promise law (Malmö)',
      'Newly fulfilled: Promise permits (Springfield)',
      'First judged: Promise trees (Malmö)',
      'First judged: Promise permits (Springfield)',
    ]);
    const [, , , fulfilled] = entries;
    if (fulfilled === undefined) throw new Error('no entry');
    expect(textOf(fulfilled, 'summary')).toBe('From NOT_FOUND to FULFILLED. All checks passed.');
  });

  it.each([
    ['city=malmoe', 2],
    ['theme=T4,T3', 3],
    ['theme=T4&theme=T3&kind=newly-fulfilled', 1],
    ['kind=FIRST_JUDGED&city=springfield', 3],
    ['kind=regressed', 0],
    ['commitment=trees', 1],
    ['round=R2', 0],
  ])('is narrowed down by %s', async (question, count) =>
    expect(await entriesAt(`/commitments.atom?${question}`)).toHaveLength(count),
  );

  it('goes on by its own links, until all were told once', async () => {
    const seen: (string | null)[] = [];
    let path: string | null = 'commitments.atom?first=2&city=springfield';
    while (path !== null) {
      const response: Response = await get(`/${path}`);
      const feed = readXml(await response.text());
      seen.push(...childrenOf(feed, 'entry').map((entry) => textOf(entry, 'id')));
      const next = childrenOf(feed, 'link').find(({ attributes }) => attributes['rel'] === 'next');
      path = next?.attributes['href'] ?? null;
      expect(response.headers.get('link')).toBe(path === null ? null : `<${path}>; rel="next"`);
    }
    expect([seen.length, new Set(seen).size]).toEqual([4, 4]);
  });

  it('leads from an entry to the commitment as data, with the same name for the verdict', async () => {
    const [entry] = await entriesAt('/commitments.atom?kind=newly-fulfilled');
    if (entry === undefined) throw new Error('no entry');
    const href = childrenOf(entry, 'link')[0]?.attributes['href'];
    const document: JsonObject = JSON.parse(await (await get(`/${href}`)).text());
    expect(nodesOf(document).get(textOf(entry, 'id') ?? '')).toMatchObject({
      'civic:state': { '@id': 'civic:FULFILLED' },
    });
  });
});

describe('/commitments.jsonld', () => {
  it('holds commitments with their verdicts and evidence', async () => {
    const response = await get('/commitments.jsonld');
    expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const document: JsonObject = JSON.parse(await response.text());
    expect(jsonLdTroubles(document)).toEqual([]);
    const nodes = nodesOf(document);
    expect(nodes.get('commitments.jsonld')).toBeDefined();
    expect(nodes.get('urn:civicgraph:city:malmoe')).toMatchObject({ 'schema:name': 'Malmö' });
    expect([...nodes.keys()].filter((id) => /:commitment:/.test(id))).toHaveLength(BOOK.commitments.length);
    expect(nodes.get('https://springfield.example/d1')).toMatchObject({ '@type': 'dcat:Dataset' });
  });

  it('goes on by its own links', async () => {
    const first = await get('/commitments.jsonld?first=4');
    const next = /^<(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const document: JsonObject = JSON.parse(await (await get(`/${next}`)).text());
    const ids = [...nodesOf(document).keys()].filter((id) => /:commitment:/.test(id));
    expect(ids.map((id) => id.split(':').at(-1))).toEqual(['trees', 'unseen']);
  });
});

describe('what cannot be asked of a feed', () => {
  it.each([
    ['/commitments.atom?citi=malmoe', 'BAD_INPUT', 'Did you mean "city"?'],
    ['/commitments.atom?city=malmo', 'BAD_INPUT', 'Did you mean "malmoe"?'],
    ['/commitments.atom?kind=regresed', 'BAD_INPUT', 'Did you mean "regressed"?'],
    ['/commitments.atom?kind=constructor', 'BAD_INPUT', 'Unknown kind'],
    ['/commitments.atom?first=101', 'BAD_INPUT', 'expected 1 to 100'],
    ['/commitments.atom?first=-1', 'BAD_INPUT', 'first'],
    ['/commitments.atom?after=x', 'BAD_CURSOR', 'cursor'],
    ['/commitments.jsonld?commitment=permit', 'BAD_INPUT', 'Did you mean "permits"?'],
    ['/commitments.jsonld?kind=regressed', 'BAD_INPUT', 'kind'],
    [
      `/commitments.jsonld?city=${Array.from({ length: 51 }, (_, n) => `c${n}`).join(',')}`,
      'BAD_INPUT',
      'at most 50',
    ],
  ])('is refused: %s', async (path, code, message) => {
    const [status, told, error] = await refusal(path);
    expect([status, told]).toEqual([400, code]);
    expect(error).toContain(message);
  });

  it('is an error of ours where it is one', async () => {
    failing = new Error('no store');
    const response = await get('/commitments.atom');
    failing = null;
    expect([response.status, await response.json()]).toEqual([500, { error: 'Unexpected error.' }]);
    expect((await get('/commitments.atom', { method: 'POST' })).status).toBe(405);
  });
});

describe('a reader who comes again', () => {
  it('is told that nothing changed, by tag and by time', async () => {
    const first = await get('/commitments.atom');
    const [etag, modified] = [first.headers.get('etag') ?? '', first.headers.get('last-modified') ?? ''];
    for (const headers of [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-none-match': '*' },
      { 'if-modified-since': modified },
    ]) {
      const again = await get('/commitments.atom', { headers });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    const both = { 'if-none-match': '"x"', 'if-modified-since': modified };
    expect((await get('/commitments.atom', { headers: both })).status).toBe(200);
    const head = await get('/commitments.atom', { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'));
  });

  it('is told a change, also of the same second and of a moment long ago', async () => {
    const before = await get('/commitments.atom');
    const headers = { 'if-modified-since': before.headers.get('last-modified') ?? '' };
    expect((await get('/commitments.atom', { headers })).status).toBe(304);
    await store.verdicts.save({
      at: SECOND_AT,
      evaluations: [anEvaluation('unseen', { state: 'STALE' }, { at: SECOND_AT })],
    });
    const after = await get('/commitments.atom', { headers });
    expect([after.status, after.headers.get('etag') === before.headers.get('etag')]).toEqual([200, false]);
    now += 86_400_000;
    const later = await get('/commitments.atom');
    expect(later.headers.get('last-modified')).toBe(after.headers.get('last-modified'));
  });
});
