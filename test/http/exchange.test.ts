import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange, type Divert, type WireAnswer, type WireRequest } from '../../src/http/exchange.ts';
import { DEFAULT_CAPS } from '../../src/http/limits.ts';
import { fault } from '../twins/faults.ts';
import { serveTwin, type ServedTwin } from '../twins/serve.ts';
import { echoTwin } from './support.ts';

const caps = { ...DEFAULT_CAPS, firstByteMs: 200, idleMs: 200, wireBytes: 1_000 };

describe('one exchange', () => {
  let server: ServedTwin;
  let agent: Agent;
  let counted: number;
  beforeEach(async () => {
    server = await serveTwin(echoTwin);
    agent = new Agent();
    counted = 0;
  });
  afterEach(async () => {
    await agent.destroy();
    await server.close();
  });
  const run = (
    part: Partial<WireRequest> = {},
    cap = 1_000,
    signal = new AbortController().signal,
    divert?: Divert,
  ): Promise<WireAnswer> =>
    exchange(
      agent,
      { url: new URL('/a?b=c', server.url), method: 'GET', headers: {}, body: null, ...part },
      caps,
      signal,
      {
        bodyCap: () => cap,
        ...(divert === undefined ? {} : { divert }),
        count: (bytes) => {
          counted += bytes;
        },
      },
    );

  it('sends method, path, query, headers and body as given', async () => {
    await run({ method: 'POST', headers: { 'x-token': 't' }, body: '{"a":1}' });
    const [request] = server.requests;
    expect([
      request?.method,
      request?.url.pathname,
      request?.url.search,
      request?.headers['x-token'],
      request?.body,
    ]).toEqual(['POST', '/a', '?b=c', 't', '{"a":1}']);
  });

  it('counts the bytes that came over the wire', async () => {
    const answer = await run();
    expect([answer.whole, answer.broken, counted]).toEqual([true, null, answer.bytes.length]);
  });

  it('reads no more than the cap', async () => {
    expect(await run({}, 10)).toMatchObject({ whole: false, status: 200 });
  });

  it('does not even begin to read what is announced as too large', async () => {
    server.faults.next(fault.huge(5_000));
    const answer = await run();
    expect([answer.whole, answer.bytes.length, counted]).toEqual([false, 0, 0]);
  });

  it('tells of trouble after the headers without throwing', async () => {
    for (const trouble of [fault.truncated(), fault.truncated(10, true), fault.slowDrip(5, Infinity)]) {
      server.faults.next(trouble);
      const answer = await run();
      expect(answer.status).toBe(200);
      expect(answer.broken).toBeInstanceOf(Error);
    }
  });

  it('has a body taken away by whoever wants it, and tells what went wrong there', async () => {
    const asked: number[] = [];
    const whole = await run({}, 10, undefined, (head) => {
      asked.push(head.status);
      return async (body, count) => {
        for await (const piece of body) count(piece.length);
        return { bytes: Buffer.from('head'), whole: true };
      };
    });
    expect([asked, whole.bytes.toString(), whole.whole, counted > 300]).toEqual([[200], 'head', true, true]);
    const broken = await run({}, 10, undefined, () => () => Promise.reject(new Error('disk')));
    expect(broken.broken).toMatchObject({ message: 'disk' });
    expect(await run({}, 10, undefined, () => null)).toMatchObject({ whole: false, broken: null });
  });

  it('rejects when no answer begins', async () => {
    server.faults.next(fault.reset());
    await expect(run()).rejects.toThrow();
    server.faults.next(fault.slowStart(Infinity));
    await expect(run()).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' });
    await expect(run({}, 1_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('joins repeated headers', async () => {
    server.faults.next(fault.status(200, '{}', 'application/json; a=1'));
    expect((await run()).headers['content-type']).toBe('application/json; a=1');
  });
});
