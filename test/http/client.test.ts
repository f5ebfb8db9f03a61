import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/http/client.ts';
import type { TapeLine } from '../../src/http/tape.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { fault } from '../twins/faults.ts';
import { aCall, aRig, aTwin, errorOf, json, type Rig, type RigOptions } from './support.ts';

let rig: Rig;
async function start(options: RigOptions = {}): Promise<Rig> {
  rig = await aRig(options);
  return rig;
}
afterEach(() => rig.close());

describe('the client', () => {
  it('says who it is and asks for JSON, compressed', async () => {
    await start();
    await rig.http.json(rig.url('/a'), aCall());
    expect(rig.server.requests[0]?.headers).toMatchObject({
      'user-agent': 'CivicGraph/test (+https://example.org)',
      accept: expect.stringContaining('application/json'),
      'accept-encoding': 'gzip, br',
    });
    expect(
      Object.keys(rig.server.requests[0]?.headers ?? {}).filter((name) => name.startsWith('sec-')),
    ).toEqual([]);
  });

  it('meters requests, bytes on the wire and retries per request id', async () => {
    await start({ serve: { gzip: true } });
    rig.server.faults.next(fault.badGateway(), 2);
    await rig.http.json(rig.url('/a'), aCall('one'));
    await rig.http.json(rig.url('/a'), aCall('two'));
    const one = rig.client.usage('one');
    const two = rig.client.usage('two');
    expect([one.requests, one.retries, two.requests, two.retries]).toEqual([3, 2, 1, 0]);
    expect(two.bytes).toBeLessThan(200);
    expect(one.bytes).toBeGreaterThan(two.bytes);
    rig.client.forget('one');
    expect(rig.client.usage('one')).toEqual({ requests: 0, bytes: 0, retries: 0 });
  });

  it('refuses calls after it was closed, and aborts those under way', async () => {
    await start();
    rig.server.faults.next(fault.slowStart(Infinity));
    const under = errorOf(rig.http.json(rig.url('/a'), aCall()));
    for (let i = 0; i < 500 && rig.server.served() === 0; i += 1) await settle();
    await rig.client.close();
    await rig.client.close();
    expect(await under).toMatchObject({ code: 'ABORTED', message: 'The HTTP client is closed' });
    expect(await errorOf(rig.http.json(rig.url('/a'), aCall()))).toMatchObject({ code: 'ABORTED' });
    expect(await errorOf(rig.http.text(rig.url('/a'), aCall()))).toMatchObject({ code: 'ABORTED' });
    expect(rig.server.served()).toBe(1);
  });

  it('wakes nobody who waits for a retry or a turn when it is closed', async () => {
    const clock = createFakeClock();
    await start({ clock, portal: { pace: { concurrency: 1, minIntervalMs: 60_000 } } });
    rig.server.faults.next(fault.rateLimited('30'));
    const calls = [
      errorOf(rig.http.json(rig.url('/a'), aCall())),
      errorOf(rig.http.json(rig.url('/b'), aCall())),
    ];
    for (let i = 0; i < 2_000 && clock.sleeping() < 2; i += 1) await settle();
    await rig.client.close();
    expect((await Promise.all(calls)).map((error) => error.code)).toEqual(['ABORTED', 'ABORTED']);
    await settle();
    expect(clock.sleeping()).toBe(0);
  });

  it('reaches nothing on loopback unless it is allowed to', async () => {
    await start({ client: { allowLoopback: false } });
    expect(await errorOf(rig.http.json(rig.url('/a'), aCall()))).toMatchObject({ code: 'BAD_CONFIG' });
    expect(rig.server.served()).toBe(0);
  });

  it('asks by name through its resolver, and sends the name', async () => {
    const asked: string[] = [];
    await start({
      client: {
        resolve: async (hostname) => {
          asked.push(hostname);
          return ['127.0.0.1'];
        },
      },
    });
    const url = new URL(`http://data.city.example:${new URL(rig.server.url).port}/a`);
    for (let i = 0; i < 20; i += 1) await rig.http.json(url, aCall());
    expect(new Set(asked)).toEqual(new Set(['data.city.example']));
    // Connections are kept: a new one may be opened while the last is not yet free.
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(rig.server.requests[0]?.url.hostname).toBe('data.city.example');
  });

  it('says when a name cannot be found, without asking again', async () => {
    let asked = 0;
    await start({
      client: {
        resolve: async () => {
          asked += 1;
          throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
        },
      },
    });
    expect(await errorOf(rig.http.json(new URL('https://gone.example/'), aCall()))).toMatchObject({
      code: 'UNREACHABLE',
    });
    expect(asked).toBe(1);
  });

  it('writes every exchange to its tape, without the portal’s secrets', async () => {
    const lines: TapeLine[] = [];
    await start({
      twin: aTwin((request) => json({ echo: request.headers['x-app-token'] ?? null })),
      client: { tape: { sink: (line) => lines.push(line), kind: 'twin' } },
      portal: { headers: { 'X-App-Token': 'top-secret-token' } },
    });
    await rig.http.json(rig.url('/a?api_key=1234567'), aCall());
    expect(lines).toMatchObject([
      { kind: 'twin', method: 'GET', outcome: { status: 200, body: { echo: 'hidden' } } },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/top-secret|1234567/);
  });

  it('warns of no leak with fifty calls at once under one signal, and leaves no listener', async () => {
    await start();
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const source = new AbortController();
    await Promise.all(
      Array.from({ length: 50 }, () => rig.http.json(rig.url('/a'), aCall('x', source.signal))),
    );
    await settle();
    process.off('warning', note);
    expect([warnings, getEventListeners(source.signal, 'abort').length]).toEqual([[], 0]);
  });
});

describe('ten thousand requests', () => {
  it('leave no listeners and no timers behind', async () => {
    await start({ serve: { log: false } });
    const source = new AbortController();
    const ask = async (count: number): Promise<void> => {
      for (let done = 0; done < count; done += 100) {
        const calls = Array.from({ length: 100 }, () =>
          rig.http.json(rig.url('/a'), aCall('x', source.signal)),
        );
        await Promise.all(calls);
      }
    };
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    await ask(500);
    const before = timers();
    await ask(10_000);
    expect(getEventListeners(source.signal, 'abort')).toHaveLength(0);
    expect(timers()).toBeLessThanOrEqual(before + 8);
    expect(rig.client.usage('x').requests).toBe(10_500);
  });
});

describe('making a client', () => {
  it('sends nothing before it is asked', async () => {
    await start();
    const client = createHttpClient({
      userAgent: 'CivicGraph/test',
      clock: createFakeClock(),
      log: createQuietLog(),
      allowLoopback: true,
    });
    client.open({ portalId: 'p', headers: {}, pace: { concurrency: 1, minIntervalMs: 0 } });
    await client.close();
    expect(rig.server.served()).toBe(0);
  });
});
