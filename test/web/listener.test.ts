import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebListener } from '../../src/web/listener.ts';
import { serve, type Served } from '../support/serve.ts';

const unexpected = () => Promise.reject(new Error('no feed was expected'));

describe('the web', () => {
  let served: Served;
  let isWell = true;
  const written: string[] = [];
  beforeAll(async () => {
    const assets = mkdtempSync(join(tmpdir(), 'civicgraph-web-'));
    writeFileSync(join(assets, 'index.html'), '<!doctype html><title>CivicGraph</title>');
    served = await serve(
      createWebListener({
        graph: async (_request, response) => void response.end('the graph'),
        feeds: { has: () => false, modifiedAt: unexpected, read: unexpected },
        health: async () => ({ isWell, facts: { status: isWell ? 'ok' : 'failing' } }),
        status: () => Promise.reject(new Error('no store')),
        assets,
        log: { write: (_level, message, facts) => void written.push(`${message} ${JSON.stringify(facts)}`) },
      }),
    );
  });
  afterAll(() => served.close());
  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(served.url + path, { redirect: 'manual', ...init });

  it('shows the page at / and nothing from elsewhere on it', async () => {
    const response = await get('/?query=%7B__typename%7D');
    expect(await response.text()).toContain('CivicGraph');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('hands /graphql to the graph, and people who open it in a browser to the page', async () => {
    expect(await (await get('/graphql?query={a}')).text()).toBe('the graph');
    expect(await (await get('/graphql', { method: 'POST', body: 'x' })).text()).toBe('the graph');
    const browser = await get('/graphql', { headers: { accept: 'text/html,*/*' } });
    expect([browser.status, browser.headers.get('location')]).toEqual([302, '/']);
  });

  it('is healthy, or says 503', async () => {
    expect((await get('/health')).status).toBe(200);
    isWell = false;
    const ill = await get('/health');
    isWell = true;
    expect([ill.status, await ill.json()]).toEqual([503, { status: 'failing' }]);
  });

  it('answers a fault with 500 and tells only the log', async () => {
    const response = await get('/status');
    expect([response.status, await response.json()]).toEqual([500, { error: 'Unexpected error.' }]);
    expect(written.join()).toContain('no store');
  });

  it.each([
    '/nothing',
    '/assets/../../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/.env',
    '/assets/a/b.js',
    '//graphql',
  ])('has nothing at %s', async (path) => expect((await get(path)).status).toBe(404));

  it('takes nothing but reads outside the graph', async () => {
    expect((await get('/health', { method: 'POST' })).status).toBe(405);
    expect((await get('/', { method: 'DELETE' })).status).toBe(405);
  });
});
