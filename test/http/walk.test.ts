import { afterEach, describe, expect, it } from 'vitest';
import { serveTwin } from '../twins/serve.ts';
import { fault } from '../twins/faults.ts';
import type { TwinRequest } from '../twins/twin.ts';
import { aCall, aRig, aTwin, echoTwin, errorOf, json, type Rig, type RigOptions } from './support.ts';

let rig: Rig;
async function start(options: RigOptions = {}): Promise<Rig> {
  rig = await aRig(options);
  return rig;
}
afterEach(() => rig.close());

/** Redirects /0 to /1 and so on; /end answers. */
const chain = (length: number) =>
  aTwin((request: TwinRequest) => {
    const step = Number(request.url.pathname.slice(1));
    return step >= length ? json({ step }) : json(null, 302, { location: `/${step + 1}` });
  });

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('with status %i are followed for a GET', async (status) => {
    await start();
    rig.server.faults.next(fault.redirect('/b?x=1#y', status));
    const answer = await rig.http.json(rig.url('/a'), aCall());
    expect([answer.url.pathname + answer.url.search, answer.url.hash]).toEqual(['/b?x=1', '']);
  });

  it('are followed five times and no more', async () => {
    await start({ twin: chain(5) });
    expect((await rig.http.json(rig.url('/0'), aCall())).body).toEqual({ step: 5 });
    await rig.close();
    await start({ twin: chain(6) });
    const error = await errorOf(rig.http.json(rig.url('/0'), aCall()));
    expect(error).toMatchObject({ code: 'UPSTREAM_FAILED', message: 'More than 5 redirects' });
    expect(rig.server.served()).toBe(6);
  });

  it.each([301, 302, 303])('with status %i are not followed for a POST, but named', async (status) => {
    await start();
    rig.server.faults.next(fault.redirect('https://moved.example/api?api_key=k', status));
    const error = await errorOf(rig.http.json(rig.url('/a'), aCall(), { body: { q: 1 } }));
    expect(error).toMatchObject({ code: 'BAD_CONFIG', facts: { status } });
    expect(error.message).toContain('https://moved.example/api?api_key=hidden');
    expect(rig.server.served()).toBe(1);
  });

  it.each([307, 308])('with status %i keep a POST a POST', async (status) => {
    await start();
    rig.server.faults.next(fault.redirect('/b', status));
    await rig.http.json(rig.url('/a'), aCall(), { body: { q: 1 } });
    expect(rig.server.requests.map((one) => [one.method, one.body])).toEqual([
      ['POST', '{"q":1}'],
      ['POST', '{"q":1}'],
    ]);
  });

  it('to nowhere are a bad answer, not a crash', async () => {
    await start();
    rig.server.faults.next(fault.redirect('http://[nonsense'));
    expect(await errorOf(rig.http.json(rig.url('/a'), aCall()))).toMatchObject({ code: 'BAD_SHAPE' });
  });

  it('to a page that wants a login are seen for what they are', async () => {
    await start();
    rig.server.faults.next(fault.redirect('/login'));
    rig.server.faults.next(fault.loginPage());
    const error = await errorOf(rig.http.json(rig.url('/a'), aCall()));
    expect(error).toMatchObject({ code: 'BLOCKED', facts: { url: rig.url('/login').href } });
  });

  it('count as requests', async () => {
    await start({ twin: chain(3) });
    await rig.http.json(rig.url('/0'), aCall('r'));
    expect(rig.client.usage('r')).toMatchObject({ requests: 4, retries: 0 });
  });
});

describe('headers of a portal', () => {
  const headers = { 'X-App-Token': 'portal-token' };
  const tokens = (requests: readonly TwinRequest[]) =>
    requests.map((one) => [one.headers['x-app-token'] ?? null, one.headers['authorization'] ?? null]);

  it('go to its own host with every request, those of a call with that call', async () => {
    await start({ portal: { headers } });
    await rig.http.json(rig.url('/a'), aCall(), { headers: { Authorization: 'call-token' } });
    await rig.http.json(rig.url('/a'), aCall());
    expect(tokens(rig.server.requests)).toEqual([
      ['portal-token', 'call-token'],
      ['portal-token', null],
    ]);
  });

  it('are left behind by a redirect to another host, and so are those of the call', async () => {
    await start({ portal: { headers } });
    const other = await serveTwin(echoTwin);
    rig.server.faults.next(fault.redirect(`${other.url}/b`));
    await rig.http.json(rig.url('/a'), aCall(), { headers: { Authorization: 'call-token' } });
    expect(tokens(rig.server.requests)).toEqual([['portal-token', 'call-token']]);
    expect(tokens(other.requests)).toEqual([[null, null]]);
    expect(other.requests[0]?.headers['user-agent']).toBe('CivicGraph/test (+https://example.org)');
    await other.close();
  });

  it('come back with a redirect that comes back, but not those of the call', async () => {
    await start({ portal: { headers } });
    const other = await serveTwin(aTwin(() => json(null, 302, { location: rig.url('/c').href })));
    rig.server.faults.next(fault.redirect(`${other.url}/b`));
    await rig.http.json(rig.url('/a'), aCall(), { headers: { Authorization: 'call-token' } });
    expect(tokens(rig.server.requests)).toEqual([
      ['portal-token', 'call-token'],
      ['portal-token', null],
    ]);
    await other.close();
  });

  it('are not sent to a host that the portal’s data names, nor to one that only looks like it', async () => {
    const names = ['data.city.example', 'data.city.example.attacker.example', 'xdata.city.example'];
    await start({ client: { resolve: async () => ['127.0.0.1'] } });
    const { port } = new URL(rig.server.url);
    const http = rig.client.open({
      portalId: 'p',
      headers,
      hosts: [`data.city.example:${port}`],
      pace: { concurrency: 1, minIntervalMs: 0 },
    });
    for (const name of names.toReversed()) await http.json(new URL(`http://${name}:${port}/`), aCall());
    expect(tokens(rig.server.requests)).toEqual([
      [null, null],
      [null, null],
      ['portal-token', null],
    ]);
  });

  it('cannot change what belongs to the connection', async () => {
    await start({
      portal: { headers: { Host: 'evil.example', 'Content-Length': '3', 'User-Agent': 'Other/1' } },
    });
    await rig.http.json(rig.url('/a'), aCall(), { headers: { HOST: 'evil.example' } });
    const [request] = rig.server.requests;
    expect(request?.headers['host']).toBe(new URL(rig.server.url).host);
    expect(request?.headers['user-agent']).toBe('Other/1');
  });
});
