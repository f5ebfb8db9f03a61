import { describe, expect, it } from 'vitest';
import { createFaults, fault, seededRandom } from './faults.ts';
import { serveTwin } from './serve.ts';
import type { Twin } from './twin.ts';

const twin: Twin = {
  handle: async (request) => {
    if (request.url.pathname === '/throws') throw new Error('twin is broken');
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: request.url.pathname, sent: request.body, pad: 'x'.repeat(400) }),
    };
  },
};

describe('a twin on a socket', () => {
  it('answers over HTTP and notes what was asked', async () => {
    const server = await serveTwin(twin);
    const response = await fetch(`${server.url}/a?b=c`, { method: 'POST', body: 'hello' });
    expect(await response.json()).toMatchObject({ path: '/a', sent: 'hello' });
    expect(server.requests[0]).toMatchObject({ method: 'POST', body: 'hello' });
    expect(server.requests[0]?.url.href).toBe(`${server.url}/a?b=c`);
    await server.close();
  });

  it('compresses only when told to and asked to', async () => {
    const server = await serveTwin(twin, { gzip: true, log: false });
    const plain = await fetch(server.url, { headers: { 'accept-encoding': 'identity' } });
    const packed = await fetch(server.url, { headers: { 'accept-encoding': 'gzip' } });
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([
      null,
      'gzip',
    ]);
    expect(await packed.text()).toBe(await plain.text());
    expect([server.requests.length, server.served()]).toEqual([0, 2]);
    await server.close();
  });

  it('turns an error of the twin into 500, and ends what hangs when it closes', async () => {
    const server = await serveTwin(twin);
    expect((await fetch(`${server.url}/throws`)).status).toBe(500);
    server.faults.next(fault.slowStart(Infinity));
    const hanging = fetch(server.url);
    hanging.catch(() => undefined);
    while (server.served() < 2) await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    await expect(hanging).rejects.toThrow();
  });

  it('misbehaves in the order told, then behaves', async () => {
    const server = await serveTwin(twin);
    server.faults.next(fault.rateLimited('7'));
    server.faults.next(fault.badGateway());
    const [limited, bad, good] = [await fetch(server.url), await fetch(server.url), await fetch(server.url)];
    expect([limited.status, limited.headers.get('retry-after'), bad.status, good.status]).toEqual([
      429,
      '7',
      502,
      200,
    ]);
    server.faults.down(true);
    await expect(fetch(server.url)).rejects.toThrow();
    server.faults.down(false);
    expect((await fetch(server.url)).status).toBe(200);
    await server.close();
  });
});

describe('faults by chance', () => {
  const outcomes = (seed: number): readonly boolean[] => {
    const faults = createFaults();
    faults.random({ seed, probability: 0.3, faults: [fault.reset()] });
    return Array.from({ length: 1_000 }, () => faults.take() !== null);
  };

  it('are the same for the same seed and as frequent as told', () => {
    expect(outcomes(7)).toEqual(outcomes(7));
    expect(outcomes(7)).not.toEqual(outcomes(8));
    const hit = outcomes(42).filter(Boolean).length;
    expect(hit).toBeGreaterThan(230);
    expect(hit).toBeLessThan(370);
  });

  it('come from numbers between 0 and 1', () => {
    const draw = seededRandom(1);
    const draws = Array.from({ length: 10_000 }, draw);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
  });
});
