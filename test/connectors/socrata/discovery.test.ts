import { describe, expect, it } from 'vitest';
import { createAsk, discoveryUrl, readAnswer } from '../../../connectors/socrata/discovery.ts';
import type { Http, HttpInit, HttpJson } from '../../../src/connector/contract.ts';
import type { Json } from '../../../src/domain/json.ts';
import { aCall } from '../../support/twin-http.ts';

const url = new URL('https://data.city.gov/api/catalog/v1');
function answer(status: number, body: Json): HttpJson {
  return { status, body, url, headers: {}, validators: {} };
}

describe('a Discovery request', () => {
  it('escapes what it sends', () => {
    const made = discoveryUrl(url, 'data.city.gov', { order: 'updatedAt DESC', ids: 'a&b=c', limit: 1 });
    expect([...made.searchParams.keys()].sort()).toEqual([
      'domains',
      'ids',
      'limit',
      'order',
      'search_context',
    ]);
    expect(made.searchParams.get('ids')).toBe('a&b=c');
  });

  it('carries the token in a header, and nowhere else', async () => {
    const sent: { readonly url: URL; readonly init: HttpInit | undefined }[] = [];
    const http: Http = {
      json: async (to, _call, init) => {
        sent.push({ url: to, init });
        return answer(404, { error: 'Domain not found: data.city.gov' });
      },
      text: async () => ({ body: '', status: 200, headers: {} }),
    };
    const config = { url, domain: undefined, appToken: 'S3CRET', discovery: undefined };
    const failure = await createAsk(config, http)({ limit: 1 }, aCall()).catch((error: unknown) => error);
    expect(sent[0]?.init?.headers).toEqual({ 'X-App-Token': 'S3CRET' });
    expect(sent[0]?.url.href).not.toContain('S3CRET');
    expect(JSON.stringify([failure, String(failure)])).not.toContain('S3CRET');
  });
});

describe('a Discovery answer', () => {
  it('is its results and their count', () => {
    const body = { results: [{}], resultSetSize: 1, timings: {}, warnings: [] };
    expect(readAnswer(answer(200, body))).toEqual({ results: [{}], resultSetSize: 1 });
  });

  it.each([
    [404, { error: 'Domain not found: x' }, 'BAD_CONFIG'],
    [400, { error: 'offset + limit' }, 'BAD_QUERY'],
    [200, { error: 'something' }, 'BAD_QUERY'],
    [404, { code: 'not_found' }, 'NOT_FOUND'],
    [200, {}, 'BAD_SHAPE'],
    [200, { results: [], resultSetSize: '7' }, 'BAD_SHAPE'],
    [200, 'text', 'BAD_SHAPE'],
  ])('of status %i and %j is %s', (status, body, code) => {
    expect(() => readAnswer(answer(status, body))).toThrow(expect.objectContaining({ code }));
  });
});
