import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Download, DownloadRequest } from '../../src/ports/http.ts';
import { settle } from '../support/fake-clock.ts';
import { fault } from '../twins/faults.ts';
import type { TwinRequest, TwinResponse } from '../twins/twin.ts';
import { aCall, aRig, aTwin, errorOf, json, type Rig, type RigOptions } from './support.ts';

const csv = `name,amount\n${Array.from({ length: 2_000 }, (_, index) => `Straße ${index},${index}`).join('\n')}\n`;
const fileTwin = aTwin(() => ({
  status: 200,
  headers: { 'content-type': 'text/csv', etag: '"1"' },
  body: csv,
}));

let rig: Rig;
let folder: string;
let toFile: string;
async function start(options: RigOptions = {}): Promise<Rig> {
  rig = await aRig({ twin: fileTwin, ...options });
  return rig;
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  toFile = join(folder, 'f');
});
afterEach(async () => {
  await rig.close();
  rmSync(folder, { recursive: true });
});
function download(
  request: Partial<DownloadRequest> = {},
  call = aCall(),
  url = rig.url('/f.csv'),
): Promise<Download> {
  return rig.files.download(url, call, { toFile, maxBytes: 1_000_000, ...request });
}

describe('a download', () => {
  it('puts the file on disk and gives size, address, headers and validators', async () => {
    await start({ serve: { gzip: true } });
    const got = await download();
    expect(got).toMatchObject({
      changed: true,
      bytes: Buffer.byteLength(csv),
      validators: { etag: '"1"' },
      headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
    });
    expect(got.changed ? got.url.pathname : null).toBe('/f.csv');
    expect(readFileSync(toFile, 'utf8')).toBe(csv);
    expect(rig.client.usage('test')).toMatchObject({ requests: 1, retries: 0 });
    expect(rig.client.usage('test').bytes).toBeLessThan(Buffer.byteLength(csv));
  });

  it('reads Brotli', async () => {
    const headers = { 'content-encoding': 'br' };
    await start({ twin: aTwin(() => ({ status: 200, headers, body: brotliCompressSync(csv) })) });
    await download();
    expect(readFileSync(toFile, 'utf8')).toBe(csv);
  });

  it('is not made while the validators hold, and nothing is written then', async () => {
    const handle = (request: TwinRequest): TwinResponse =>
      request.headers['if-none-match'] === '"1"' &&
      request.headers['if-modified-since'] === 'Mon, 01 Jan 2024 00:00:00 GMT'
        ? { status: 304, headers: {}, body: '' }
        : { status: 200, headers: {}, body: csv };
    await start({ twin: aTwin(handle) });
    const validators = { etag: '"1"', lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT' };
    expect(await download({ validators })).toEqual({ changed: false });
    expect(existsSync(toFile)).toBe(false);
    expect(await download({ validators: { etag: '"0"' } })).toMatchObject({ changed: true });
    rig.server.faults.next(fault.status(304, ''));
    expect(await errorOf(download())).toMatchObject({ code: 'BAD_SHAPE' });
  });

  it('sends its validators to where a redirect leads, and the portal’s headers to the portal only', async () => {
    const elsewhere = await aRig({ twin: fileTwin });
    await start({
      twin: aTwin(() => json(null, 302, { location: elsewhere.url('/cdn.csv').href })),
      portal: { headers: { 'X-App-Token': 'portal-token' } },
    });
    const got = await download({ validators: { etag: '"0"' } });
    const [home] = rig.server.requests;
    const [away] = elsewhere.server.requests;
    expect([home?.headers['x-app-token'], away?.headers['x-app-token']]).toEqual(['portal-token', undefined]);
    expect(away?.headers['if-none-match']).toBe('"0"');
    expect(got.changed ? got.url.pathname : null).toBe('/cdn.csv');
    await elsewhere.close();
  });

  it('sends the portal’s headers nowhere when its hosts are not known', async () => {
    await start();
    const files = rig.client.openFiles({
      portalId: 'p',
      headers: { 'X-App-Token': 'portal-token' },
      pace: { concurrency: 1, minIntervalMs: 0 },
    });
    await files.download(rig.url('/f.csv'), aCall(), { toFile, maxBytes: 1_000_000 });
    expect(rig.server.requests[0]?.headers['x-app-token']).toBeUndefined();
  });

  it('goes through the guard, at once and behind a redirect', async () => {
    await start({ twin: aTwin(() => json(null, 302, { location: 'http://169.254.169.254/' })) });
    expect(await errorOf(download())).toMatchObject({ code: 'BAD_CONFIG' });
    const inside = download({}, aCall(), new URL('http://10.0.0.1/f.csv'));
    expect(await errorOf(inside)).toMatchObject({ code: 'BAD_CONFIG' });
    const local = download({}, aCall(), new URL('file:///etc/passwd'));
    expect(await errorOf(local)).toMatchObject({ code: 'BAD_CONFIG' });
    expect([rig.server.served(), existsSync(toFile)]).toEqual([1, false]);
  });

  it('waits its turn at the portal', async () => {
    await start({ portal: { pace: { concurrency: 1, minIntervalMs: 500 } } });
    await Promise.all([0, 1, 2].map((index) => download({ toFile: `${toFile}${index}` })));
    expect(rig.clock.slept).toEqual([500, 500]);
  });
});

describe('a download begins anew from the start', () => {
  it.each([
    ['cut off under its Content-Length', fault.truncated(5_000)],
    ['cut off between pieces', fault.truncated(5_000, true)],
    ['reset', fault.reset()],
    ['damaged in its compression', fault.gzipError()],
    ['a bad gateway', fault.badGateway()],
    ['told to wait', fault.rateLimited('2')],
    ['still being prepared', fault.status(202, '{}')],
  ])('when it was %s', async (_what, trouble) => {
    await start();
    rig.server.faults.next(trouble, 2);
    await download();
    expect(readFileSync(toFile, 'utf8')).toBe(csv);
    expect(rig.client.usage('test')).toMatchObject({ requests: 3, retries: 2 });
  });

  it('three times at most, and then nothing is left of it', async () => {
    await start();
    rig.server.faults.next(fault.truncated(5_000), 9);
    expect(await errorOf(download())).toMatchObject({ code: 'UPSTREAM_FAILED', facts: { portalId: 'twin' } });
    expect([rig.server.served(), existsSync(toFile)]).toEqual([3, false]);
  });

  it('twice at most when no piece comes any more', async () => {
    await start({ client: { caps: { fileIdleMs: 100 } } });
    rig.server.faults.next(fault.slowDrip(5_000, Infinity), 9);
    expect(await errorOf(download())).toMatchObject({ code: 'TIMEOUT' });
    expect([rig.server.served(), existsSync(toFile)]).toEqual([2, false]);
  });
});

describe('a download fails at once, and leaves nothing behind,', () => {
  it.each([
    ['with a login page in place of the file', fault.loginPage(), 'BLOCKED'],
    ['with a firewall in between', fault.cloudflare(), 'BLOCKED'],
    ['when it is empty', fault.status(200, '', 'text/csv'), 'BAD_SHAPE'],
    ['when there is no content', fault.status(204, ''), 'BAD_SHAPE'],
    ['when it is gone', fault.status(410, ''), 'NOT_FOUND'],
    ['when it is forbidden', fault.status(403, ''), 'UNAUTHORISED'],
    ['when it is announced as too large', fault.huge(2_000_000), 'TOO_LARGE'],
    ['when it is a bomb', fault.gzipBomb(300_000_000), 'TOO_LARGE'],
    ['when it is in a coding nobody knows', fault.status(200, 'x', 'text/csv'), null],
  ])('%s', async (_what, trouble, code) => {
    await start();
    rig.server.faults.next(
      code === null
        ? { kind: 'answer', response: { status: 200, headers: { 'content-encoding': 'zstd' }, body: 'x' } }
        : trouble,
    );
    expect(await errorOf(download())).toMatchObject({ code: code ?? 'BAD_SHAPE' });
    expect([rig.server.served(), existsSync(toFile)]).toEqual([1, false]);
  });

  it('when the disk refuses, and does not ask again', async () => {
    await start();
    expect(await errorOf(download({ toFile: join(folder, 'none', 'f') }))).toMatchObject({
      code: 'BAD_CONFIG',
    });
    expect(await errorOf(download({ toFile: folder }))).toMatchObject({ code: 'BAD_CONFIG' });
    expect([rig.server.served(), existsSync(folder)]).toEqual([2, true]);
  });

  it('but leaves a file alone that it did not begin to write', async () => {
    await start();
    writeFileSync(toFile, 'before');
    rig.server.faults.next(fault.status(404));
    expect(await errorOf(download())).toMatchObject({ code: 'NOT_FOUND' });
    expect(readFileSync(toFile, 'utf8')).toBe('before');
  });

  it('stopping a bomb long before its end on the wire', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000, 0x61), { level: 1 });
    const headers = { 'content-encoding': 'gzip' };
    await start({ twin: aTwin(() => ({ status: 200, headers, body: bomb })) });
    expect(await errorOf(download({ maxBytes: 10_000_000 }))).toMatchObject({
      code: 'TOO_LARGE',
      message: 'The file expands to more than 10,000,000 bytes, the most that are read',
    });
    expect(rig.client.usage('test').bytes).toBeLessThan(bomb.length / 2);
  });
});

describe('a download under way', () => {
  async function begun(): Promise<void> {
    for (let i = 0; i < 2_000 && !existsSync(toFile); i += 1) await settle();
  }

  it('ends with its caller, and leaves nothing', async () => {
    await start();
    rig.server.faults.next(fault.slowDrip(5_000, Infinity));
    const controller = new AbortController();
    const error = errorOf(download({}, aCall('x', controller.signal)));
    await begun();
    controller.abort();
    expect(await error).toMatchObject({ code: 'ABORTED' });
    expect(existsSync(toFile)).toBe(false);
  });

  it('ends when the time of its caller runs out', async () => {
    await start();
    rig.server.faults.next(fault.slowDrip(5_000, Infinity));
    expect(await errorOf(download({}, aCall('x', AbortSignal.timeout(200))))).toMatchObject({
      code: 'TIMEOUT',
    });
    expect(existsSync(toFile)).toBe(false);
  });

  it('ends when the client is closed', async () => {
    await start();
    rig.server.faults.next(fault.slowDrip(5_000, Infinity));
    const error = errorOf(download());
    await begun();
    await rig.client.close();
    expect(await error).toMatchObject({ code: 'ABORTED', message: 'The HTTP client is closed' });
    expect(existsSync(toFile)).toBe(false);
  });
});
