import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Json, Validators } from '../../src/connector/index.ts';
import { fault } from '../twins/faults.ts';
import type { TwinRequest, TwinResponse } from '../twins/twin.ts';
import { aCall, aRig, aTwin, errorOf, json, type Rig, type RigOptions } from './support.ts';

let rig: Rig;
async function start(options: RigOptions = {}): Promise<Rig> {
  rig = await aRig(options);
  return rig;
}
afterEach(() => rig.close());

/** A file with a version: 304 for who has it. */
function versioned(state: { version: number }): (request: TwinRequest) => TwinResponse {
  return (request) => {
    const etag = `"v${state.version}"`;
    if (request.headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: '' };
    return json({ version: state.version }, 200, { etag });
  };
}

describe('conditional requests', () => {
  it('give the remembered body again when nothing changed, as 304', async () => {
    await start({ twin: aTwin(versioned({ version: 1 })) });
    const first = await rig.http.json(rig.url('/f'), aCall(), { validators: {} });
    const again = await rig.http.json(rig.url('/f'), aCall('r'), { validators: first.validators });
    expect([first.status, again.status, again.body]).toEqual([200, 304, { version: 1 }]);
    expect(again.validators).toEqual({ etag: '"v1"' });
    expect(rig.client.usage('r')).toMatchObject({ requests: 1, bytes: 0 });
  });

  it('give remembered numbers as exactly as they are asked for', async () => {
    const headers = { etag: '"e"', 'content-type': 'application/json' };
    const sent = { status: 200, headers, body: '[9007199254740993]' };
    const unchanged = { status: 304, headers: { etag: '"e"' }, body: '' };
    await start({
      twin: aTwin((request) => (request.headers['if-none-match'] === undefined ? sent : unchanged)),
    });
    const ask = async (exactNumbers: boolean, validators: Validators): Promise<Json> =>
      (await rig.http.json(rig.url('/f'), aCall(), { validators, exactNumbers })).body;
    expect(await ask(true, {})).toEqual(['9007199254740993']);
    expect(await ask(true, { etag: '"e"' })).toEqual(['9007199254740993']);
    expect(await ask(false, { etag: '"e"' })).toEqual([9007199254740992]);
  });

  it('give the new body when something changed', async () => {
    const state = { version: 1 };
    await start({ twin: aTwin(versioned(state)) });
    const first = await rig.http.json(rig.url('/f'), aCall(), { validators: {} });
    state.version = 2;
    const again = await rig.http.json(rig.url('/f'), aCall(), { validators: first.validators });
    expect([again.status, again.body, again.validators]).toEqual([200, { version: 2 }, { etag: '"v2"' }]);
  });

  it('ask once more without conditions when the body is not remembered, as after a restart', async () => {
    await start({ twin: aTwin(versioned({ version: 1 })) });
    const answer = await rig.http.json(rig.url('/f'), aCall(), { validators: { etag: '"v1"' } });
    expect([answer.status, answer.body, rig.server.served()]).toEqual([200, { version: 1 }, 2]);
  });

  it('do not take another version for the one the caller has', async () => {
    const state = { version: 1 };
    await start({ twin: aTwin(versioned(state)) });
    await rig.http.json(rig.url('/f'), aCall(), { validators: {} });
    state.version = 2;
    const answer = await rig.http.json(rig.url('/f'), aCall(), { validators: { etag: '"v2"' } });
    expect(answer.body).toEqual({ version: 2 });
  });

  it('are remembered per portal, address and body', async () => {
    await start({ twin: aTwin((request) => json({ sent: request.body }, 200, { etag: '"e"' })) });
    for (const q of [1, 2]) await rig.http.json(rig.url('/f'), aCall(), { validators: {}, body: { q } });
    rig.server.faults.next(fault.status(304, ''), 1);
    const answer = await rig.http.json(rig.url('/f'), aCall(), {
      validators: { etag: '"e"' },
      body: { q: 1 },
    });
    expect(answer.body).toEqual({ sent: '{"q":1}' });
  });

  it('are not made unless the caller asks, and a 304 to a plain question is a bad answer', async () => {
    await start({ twin: aTwin(versioned({ version: 1 })) });
    await rig.http.json(rig.url('/f'), aCall(), { validators: {} });
    await rig.http.json(rig.url('/f'), aCall());
    expect(rig.server.requests[1]?.headers['if-none-match']).toBeUndefined();
    rig.server.faults.next(fault.status(304, ''));
    expect(await errorOf(rig.http.json(rig.url('/f'), aCall()))).toMatchObject({ code: 'BAD_SHAPE' });
  });
});

describe('text', () => {
  it('is given with any status, decoded', async () => {
    const body = Buffer.from('<h1>Zürich</h1>', 'latin1');
    await start({
      twin: aTwin(() => ({
        status: 404,
        headers: { 'content-type': 'text/html; charset=iso-8859-1' },
        body,
      })),
    });
    expect(await rig.http.text(rig.url('/'), aCall())).toMatchObject({
      body: '<h1>Zürich</h1>',
      status: 404,
    });
  });

  it('is never more than 64 KiB, compressed or not, and the rest is not fetched', async () => {
    const page = 'x'.repeat(5_000_000);
    await start({ twin: aTwin(() => ({ status: 200, headers: {}, body: page })) });
    expect((await rig.http.text(rig.url('/'), aCall('r'))).body.length).toBe(65_536);
    expect(rig.client.usage('r').bytes).toBeLessThan(300_000);
    rig.server.faults.next(fault.gzipBomb(50_000_000));
    expect((await rig.http.text(rig.url('/'), aCall())).body.length).toBe(65_536);
  });

  it('that is cut off in the middle of its compression still has a head', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => `word ${index * 7919}`).join(' ');
    const gz = gzipSync(words);
    await start({ twin: aTwin(() => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: gz })) });
    expect(gz.length).toBeGreaterThan(65_536);
    expect((await rig.http.text(rig.url('/'), aCall())).body).toBe(words.slice(0, 65_536));
  });

  it('is asked for twice at most', async () => {
    await start();
    rig.server.faults.next(fault.reset(), 9);
    expect(await errorOf(rig.http.text(rig.url('/'), aCall()))).toMatchObject({ code: 'UNREACHABLE' });
    expect(rig.server.served()).toBe(2);
  });
});

describe('JSON', () => {
  it.each([
    ['with a byte order mark', fault.bom()],
    ['in UTF-16', fault.utf16()],
    ['in Latin-1 without a label', fault.latin1()],
    ['in Latin-1 labelled as UTF-8', fault.latin1('utf-8')],
  ])('%s is read', async (_what, odd) => {
    await start();
    rig.server.faults.next(odd);
    expect((await rig.http.json(rig.url('/a'), aCall())).body).toMatchObject({ word: 'Straße' });
  });

  it('is posted as JSON when there is a body', async () => {
    await start();
    await rig.http.json(rig.url('/a'), aCall(), { body: { ids: ['ü'] } });
    const [request] = rig.server.requests;
    expect([request?.method, request?.headers['content-type'], request?.body]).toEqual([
      'POST',
      'application/json',
      '{"ids":["ü"]}',
    ]);
  });

  it('beyond the cap on the wire is refused, announced or not', async () => {
    await start({ client: { caps: { wireBytes: 10_000 } } });
    rig.server.faults.next(fault.huge(20_000));
    expect(await errorOf(rig.http.json(rig.url('/a'), aCall()))).toMatchObject({ code: 'TOO_LARGE' });
  });

  it('of a portal that repeats its token shows none of it in the error', async () => {
    await start({
      portal: { headers: { 'X-App-Token': 'portal-token' } },
      twin: aTwin((request) => json({ error: `bad token ${request.headers['x-app-token'] ?? ''}` }, 403)),
    });
    const error = await errorOf(rig.http.json(rig.url('/a?api_key=key-in-url'), aCall()));
    expect(JSON.stringify([error.message, error.facts])).not.toMatch(/portal-token|key-in-url/);
  });
});
