import { describe, expect, it } from 'vitest';
import { MAX_REQUESTS, watch } from '../../src/conformance/watch.ts';
import { ConnectorError, type Http } from '../../src/connector/index.ts';
import { aCall } from '../support/twin-http.ts';

const url = new URL('https://data.example.org/api?q=1');
const http: Http = {
  json: async (asked) => ({ body: { ok: true }, url: asked, status: 200, headers: {}, validators: {} }),
  text: async () => ({ body: 'hello', status: 200, headers: {} }),
};

describe('a watched portal', () => {
  it('remembers what was asked and what it said last', async () => {
    const watched = watch(http);
    await watched.json(url, aCall());
    await watched.json(url, aCall(), { body: { ids: ['a'] } });
    await watched.text(url, aCall());
    expect(watched.asked).toEqual([
      { method: 'GET', url: url.href, sent: null },
      { method: 'POST', url: url.href, sent: { ids: ['a'] } },
      { method: 'TEXT', url: url.href, sent: null },
    ]);
    expect(watched.lastBody()).toEqual({ ok: true });
  });

  it.each([
    [200, 'BLOCKED'],
    [404, 'NOT_FOUND'],
    [503, 'UPSTREAM_FAILED'],
  ])('answers a page of HTML with status %s as %s', async (status, code) => {
    const watched = watch(http);
    watched.answer(() => ({ is: 'html', status }));
    await expect(watched.json(url, aCall(), { accept: [404] })).rejects.toMatchObject({ code });
    expect(await watched.text(url, aCall())).toMatchObject({ status });
  });

  it.each([
    [401, 'UNAUTHORISED'],
    [410, 'NOT_FOUND'],
    [429, 'RATE_LIMITED'],
    [400, 'BAD_QUERY'],
    [500, 'UPSTREAM_FAILED'],
  ])('throws for status %s, unless it is accepted', async (status, code) => {
    const watched = watch(http);
    watched.answer(() => ({ is: 'json', status, body: { error: 'no' } }));
    await expect(watched.json(url, aCall())).rejects.toMatchObject({ code });
    const answer = await watched.json(url, aCall(), { accept: [status] });
    expect([answer.status, answer.body]).toEqual([status, { error: 'no' }]);
  });

  it('throws what it is told to, and answers again when told so', async () => {
    const watched = watch(http);
    watched.answer((_asked, index) => (index === 1 ? new ConnectorError('TIMEOUT', 'slow') : null));
    expect((await watched.json(url, aCall())).status).toBe(200);
    await expect(watched.json(url, aCall())).rejects.toMatchObject({ code: 'TIMEOUT' });
    watched.answer(null);
    expect((await watched.json(url, aCall())).status).toBe(200);
  });

  it('sends nothing for a caller that gave up', async () => {
    const watched = watch(http);
    await expect(watched.json(url, aCall(AbortSignal.abort()))).rejects.toMatchObject({ code: 'ABORTED' });
    expect(watched.asked).toEqual([]);
  });

  it('stops whoever goes on and on', async () => {
    const watched = watch(http);
    for (let i = 0; i < MAX_REQUESTS; i += 1) await watched.json(url, aCall());
    await expect(watched.json(url, aCall())).rejects.toThrow(`more than ${MAX_REQUESTS} requests`);
  });
});
