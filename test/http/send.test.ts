import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { fault, type Fault } from '../twins/faults.ts';
import { aCall, aRig, errorOf, type Rig, type RigOptions } from './support.ts';

let rig: Rig;
async function start(options: RigOptions = {}): Promise<Rig> {
  rig = await aRig({ client: { caps: { firstByteMs: 150, idleMs: 150 } }, ...options });
  return rig;
}
afterEach(() => rig.close());

/** Real I/O under a clock that stands still: turns of the event loop until it is true; bounded. */
async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 3_000 && !isTrue(); i += 1) await settle();
}

describe('a failure that may pass', () => {
  const passing: readonly (readonly [string, Fault])[] = [
    ['a reset connection', fault.reset()],
    ['a body that breaks off', fault.truncated()],
    ['a chunked body that breaks off', fault.truncated(10, true)],
    ['JSON that ends in the middle', fault.status(200, '{"help":"x","resu')],
    ['a damaged gzip', fault.gzipError()],
    ['429', fault.rateLimited()],
    ['502 with a page', fault.badGateway()],
    ['503', fault.unavailable()],
    ['504', fault.status(504)],
    ['408', fault.status(408)],
    ['425', fault.status(425)],
    ['202, still being prepared', fault.status(202, '')],
    ['a first byte that does not come', fault.slowStart(Infinity)],
    ['a body that stands still', fault.slowDrip(5, Infinity)],
  ];

  it.each(passing)('such as %s is tried again, and the answer is whole', async (_what, trouble) => {
    await start();
    rig.server.faults.next(trouble);
    const { body } = await rig.http.json(rig.url('/a'), aCall('r'));
    expect(body).toMatchObject({ path: '/a' });
    expect(rig.client.usage('r')).toMatchObject({ requests: 2, retries: 1 });
  });

  it.each([
    ['a reset connection', fault.reset(), 'UNREACHABLE', 4],
    ['a body that breaks off', fault.truncated(), 'UPSTREAM_FAILED', 4],
    ['JSON that ends in the middle', fault.status(200, '[1,'), 'UPSTREAM_FAILED', 4],
    ['429', fault.rateLimited('3'), 'RATE_LIMITED', 4],
    ['503', fault.unavailable(), 'UPSTREAM_FAILED', 4],
    ['503 with a time', fault.unavailable('3'), 'RATE_LIMITED', 4],
    ['a first byte that does not come', fault.slowStart(Infinity), 'TIMEOUT', 2],
  ] as const)('such as %s is named in the end', async (_what, trouble, code, requests) => {
    await start();
    rig.server.faults.next(trouble, 9);
    const error = await errorOf(rig.http.json(rig.url('/a'), aCall()));
    expect([error.code, rig.server.served()]).toEqual([code, requests]);
    expect(error.facts).toMatchObject({ portalId: 'twin', url: rig.url('/a').href });
  });

  it.each([
    ['a login page', fault.loginPage(), 'BLOCKED'],
    ['a challenge', fault.cloudflare(), 'BLOCKED'],
    ['404', fault.status(404), 'NOT_FOUND'],
    ['400', fault.status(400), 'BAD_QUERY'],
    ['401', fault.status(401), 'UNAUTHORISED'],
    ['500', fault.status(500), 'UPSTREAM_FAILED'],
    ['a bomb', fault.gzipBomb(3_000_000), 'TOO_LARGE'],
    ['rubbish', fault.status(200, 'oops'), 'BAD_SHAPE'],
  ] as const)('is not what %s is: asked once', async (_what, trouble, code) => {
    await start({ client: { caps: { bodyBytes: 1_000_000 } } });
    rig.server.faults.next(trouble, 9);
    expect(await errorOf(rig.http.json(rig.url('/a'), aCall()))).toMatchObject({ code });
    expect(rig.server.served()).toBe(1);
  });

  it('is 500 where the platform says so, and a POST as much as a GET', async () => {
    await start();
    rig.server.faults.next(fault.status(500), 2);
    await rig.http.json(rig.url('/a'), aCall(), { retry500: true, body: { q: 1 } });
    expect(rig.server.requests.map((one) => one.body)).toEqual(['{"q":1}', '{"q":1}', '{"q":1}']);
  });
});

describe('waiting', () => {
  it('grows from try to try, with jitter', async () => {
    await start();
    rig.server.faults.next(fault.unavailable(), 9);
    await errorOf(rig.http.json(rig.url('/a'), aCall()));
    expect(rig.clock.slept).toEqual([500, 1_000, 2_000]);
    expect(rig.log.lines.map((line) => line.facts['waitMs'])).toEqual([500, 1_000, 2_000]);
  });

  it('takes as long as the portal asks, in seconds or as a date', async () => {
    await start();
    rig.server.faults.next(fault.rateLimited('7'));
    await rig.http.json(rig.url('/a'), aCall());
    const date = new Date(rig.clock.now().getTime() + 42_000).toUTCString();
    rig.server.faults.next(fault.rateLimited(date));
    await rig.http.json(rig.url('/a'), aCall());
    expect(rig.clock.slept).toEqual([7_000, 42_000]);
  });

  it('more than a quarter of an hour is for the caller: RATE_LIMITED, and no request meanwhile', async () => {
    await start();
    rig.server.faults.next(fault.rateLimited('901'));
    expect(await errorOf(rig.http.json(rig.url('/a'), aCall()))).toMatchObject({
      code: 'RATE_LIMITED',
      facts: { retryAfterMs: 901_000, status: 429 },
    });
    expect(await errorOf(rig.http.json(rig.url('/b'), aCall()))).toMatchObject({ code: 'RATE_LIMITED' });
    expect([rig.server.served(), rig.clock.slept]).toEqual([1, []]);
  });

  it('of one call holds back the others to the same host', async () => {
    const clock = createFakeClock();
    await start({ clock });
    rig.server.faults.next(fault.rateLimited('10'));
    const first = rig.http.json(rig.url('/a'), aCall());
    await until(() => clock.sleeping() === 1);
    const second = rig.http.json(rig.url('/b'), aCall());
    await until(() => clock.sleeping() === 2);
    expect(rig.server.served()).toBe(1);
    await clock.advance(10_000);
    await Promise.all([first, second]);
    expect(rig.server.served()).toBe(3);
  });
});

describe('a caller', () => {
  it('who gives up is told so, and no further request is sent', async () => {
    const clock = createFakeClock();
    await start({ clock });
    const source = new AbortController();
    rig.server.faults.next(fault.unavailable(), 9);
    const call = errorOf(rig.http.json(rig.url('/a'), aCall('r', source.signal)));
    await until(() => clock.sleeping() === 1);
    source.abort();
    expect(await call).toMatchObject({ code: 'ABORTED' });
    expect([rig.server.served(), clock.sleeping()]).toEqual([1, 0]);
  });

  it('who had given up before asking sends nothing', async () => {
    await start();
    const call = rig.http.json(rig.url('/a'), aCall('r', AbortSignal.abort()));
    expect(await errorOf(call)).toMatchObject({ code: 'ABORTED' });
    expect(rig.server.served()).toBe(0);
  });

  it('who gives up while the answer comes is told at once', async () => {
    await start({ client: {} });
    const source = new AbortController();
    rig.server.faults.next(fault.slowDrip(5, Infinity));
    const call = errorOf(rig.http.json(rig.url('/a'), aCall('r', source.signal)));
    await until(() => rig.client.usage('r').bytes > 0);
    source.abort();
    expect(await call).toMatchObject({ code: 'ABORTED' });
  });

  const expired = (): Error => new DOMException('The operation timed out', 'TimeoutError');

  it('whose time runs out gets TIMEOUT', async () => {
    await start({ client: {} });
    const source = new AbortController();
    rig.server.faults.next(fault.slowStart(Infinity));
    const call = errorOf(rig.http.json(rig.url('/a'), aCall('r', source.signal)));
    await until(() => rig.server.served() === 1);
    source.abort(expired());
    expect(await call).toMatchObject({ code: 'TIMEOUT' });
  });

  it('whose time runs out while the portal wants a pause is told of the pause', async () => {
    const clock = createFakeClock();
    await start({ clock });
    const source = new AbortController();
    rig.server.faults.next(fault.rateLimited('60'));
    const first = errorOf(rig.http.json(rig.url('/a'), aCall('r', source.signal)));
    await until(() => clock.sleeping() === 1);
    const second = errorOf(rig.http.json(rig.url('/b'), aCall('r', source.signal)));
    await until(() => clock.sleeping() === 2);
    source.abort(expired());
    expect(await first).toMatchObject({ code: 'RATE_LIMITED', facts: { status: 429, retryAfterMs: 60_000 } });
    expect(await second).toMatchObject({ code: 'RATE_LIMITED', facts: { retryAfterMs: 60_000 } });
  });
});
