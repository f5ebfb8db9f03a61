import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveAsset } from '../../src/web/assets.ts';
import { serve, type Served } from '../support/serve.ts';

describe('the files of the page', () => {
  let served: Served;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'civicgraph-assets-'));
    const files = { 'a.js': 'plain', 'chunk-ABCDEF12.js': 'hashed', 'a.exe': 'no', 'only.css': 'css' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'a.js.gz'), gzipSync('plain'));
    served = await serve((request, response) =>
      serveAsset(folder, (request.url ?? '').slice(1), request, response),
    );
  });
  afterAll(() => served.close());

  it('come compressed to those who take it, and are the same', async () => {
    const zipped = await fetch(`${served.url}/a.js`, { headers: { 'accept-encoding': 'br, gzip' } });
    expect([zipped.headers.get('content-encoding'), await zipped.text()]).toEqual(['gzip', 'plain']);
    const plain = await fetch(`${served.url}/a.js`, { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'plain']);
  });

  it('are kept for ever only when their name says what is in them', async () => {
    expect((await fetch(`${served.url}/chunk-ABCDEF12.js`)).headers.get('cache-control')).toContain(
      'immutable',
    );
    expect((await fetch(`${served.url}/a.js`)).headers.get('cache-control')).toBe('no-cache');
  });

  it('have a type each, and no body for HEAD', async () => {
    const head = await fetch(`${served.url}/only.css`, { method: 'HEAD' });
    expect(head.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await head.text()).toBe('');
  });

  it.each(['a.exe', 'missing.js', '', '.js', 'toString', 'a.js.gz'])('are nothing else: %s', async (name) => {
    expect((await fetch(`${served.url}/${name}`)).status).toBe(404);
  });

  it('say how to make the page when it was not built', async () => {
    const response = await fetch(`${served.url}/index.html`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build:web');
  });
});
