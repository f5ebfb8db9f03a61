import type { buildConnector } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinkProbe, type LinkProbeOptions } from '../../src/http/link-probe.ts';
import type { LinkProbe, LinkReply, LinkRequest } from '../../src/ports/links.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { serveLinks, type LinkSite } from '../twins/links.ts';

const never = new AbortController().signal;
const opened: LinkProbe[] = [];
function aProbe(given: Partial<LinkProbeOptions> = {}): LinkProbe {
  const probe = createLinkProbe({
    userAgent: 'CivicGraph/test (+https://example.org)',
    clock: createFakeClock({ auto: true }),
    allowLoopback: true,
    ...given,
  });
  opened.push(probe);
  return probe;
}
function aRequest(url: string, given: Partial<LinkRequest> = {}): LinkRequest {
  return {
    url,
    method: 'HEAD',
    wanted: 'headers',
    minIntervalMs: 1_000,
    timeoutMs: 2_000,
    checksCertificate: true,
    ...given,
  };
}
const shortOf = (reply: LinkReply): unknown =>
  reply.is === 'answer' ? reply.status : [reply.fault, reply.isSent];

let site: LinkSite;
beforeEach(async () => {
  site = await serveLinks('User-agent: *\nDisallow: /x');
});
afterEach(async () => {
  for (const probe of opened.splice(0)) await probe.close();
  await site.close();
});

describe('one request for a link', () => {
  it('says who asks, and wants one plain byte of a GET', async () => {
    const probe = aProbe();
    await probe.send(aRequest(`${site.url}/file.csv`), never);
    const reply = await probe.send(aRequest(`${site.url}/range.csv`, { method: 'GET' }), never);
    expect(site.hits.map(({ headers }) => headers)).toMatchObject([
      { 'user-agent': 'CivicGraph/test (+https://example.org)', 'accept-encoding': 'identity' },
      { range: 'bytes=0-0', 'accept-encoding': 'identity' },
    ]);
    expect(site.hits[0]?.headers['range']).toBeUndefined();
    expect(reply).toMatchObject({ is: 'answer', status: 206, body: '', headers: { etag: '"v1"' } });
  });

  it('follows no redirect', async () => {
    const reply = await aProbe().send(aRequest(`${site.url}/moved.csv`), never);
    expect(reply).toMatchObject({ status: 301, headers: { location: '/file.csv' } });
    expect(site.hits).toHaveLength(1);
  });

  it('reads no more of a body than it needs, however much there is', async () => {
    const reply = await aProbe().send(aRequest(`${site.url}/endless.csv`, { method: 'GET' }), never);
    expect(reply).toMatchObject({ is: 'answer', status: 200, body: '' });
    expect(reply.durationMs).toBeLessThan(1_500);
  });

  it('reads text where that is wanted, within its bound', async () => {
    const probe = aProbe();
    const robots = (wanted: number) =>
      probe.send(aRequest(`${site.url}/robots.txt`, { method: 'GET', wanted }), never);
    expect(await robots(1_000)).toMatchObject({ body: 'User-agent: *\nDisallow: /x' });
    expect(await robots(10)).toMatchObject({ body: 'User-agent' });
    expect(site.hits[0]?.headers['range']).toBeUndefined();
  });

  it('says what went wrong on the wire', async () => {
    const probe = aProbe();
    const ask = async (path: string) =>
      shortOf(await probe.send(aRequest(`${site.url}${path}`, { timeoutMs: 300 }), never));
    expect(await ask('/cut')).toEqual(['CUT', true]);
    expect(await ask('/silent')).toEqual(['TIMEOUT', true]);
    const gone = await serveLinks();
    await gone.close();
    expect(shortOf(await probe.send(aRequest(`${gone.url}/a`), never))).toEqual(['UNREACHABLE', true]);
  });

  it('ends at once when the caller gives up, and rejects with the reason', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const asked = aProbe().send(aRequest(`${site.url}/silent`), controller.signal);
    setTimeout(() => controller.abort(reason), 50);
    await expect(asked).rejects.toBe(reason);
  });

  it('asks a host one thing at a time, a second apart', async () => {
    const clock = createFakeClock({ auto: true });
    const probe = aProbe({ clock });
    await Promise.all([1, 2, 3, 4].map((i) => probe.send(aRequest(`${site.url}/ok/${i}`), never)));
    expect(site.most()).toBe(1);
    expect(clock.slept).toEqual([1_000, 1_000, 1_000]);
  });

  it('waits as long as a host was promised, but not for hours', async () => {
    const clock = createFakeClock({ auto: true });
    const probe = aProbe({ clock });
    probe.pause(site.host, 60_000);
    expect(shortOf(await probe.send(aRequest(`${site.url}/file.csv`), never))).toBe(200);
    expect(clock.slept).toEqual([60_000]);
    probe.pause(site.host, 3_600_000);
    expect(shortOf(await probe.send(aRequest(`${site.url}/file.csv`), never))).toEqual([
      'RATE_LIMITED',
      false,
    ]);
    expect(site.hits).toHaveLength(1);
  });
});

describe('outbound safety of link checks', () => {
  /** Connects nowhere; what it is asked to connect to is noted, then it fails as told. */
  function aClosedWorld(
    names: Readonly<Record<string, readonly string[]>>,
    failure = new Error('no connection'),
  ) {
    const dialled: string[] = [];
    const connect: buildConnector.connector = (options, callback) => {
      dialled.push(options.hostname);
      callback(failure, null);
    };
    const probe = aProbe({
      allowLoopback: false,
      connect,
      resolve: async (name) => {
        const known = names[name];
        if (known === undefined) throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' });
        return known;
      },
    });
    return { dialled, ask: async (url: string) => shortOf(await probe.send(aRequest(url), never)) };
  }

  it.each([
    ['http://10.0.0.1/', 'PRIVATE_HOST'],
    ['http://169.254.169.254/latest/meta-data/', 'PRIVATE_HOST'],
    ['http://2130706433/', 'PRIVATE_HOST'],
    ['http://[::ffff:10.0.0.1]/', 'PRIVATE_HOST'],
    ['http://localhost/', 'PRIVATE_HOST'],
    ['http://intranet/', 'PRIVATE_HOST'],
    ['http://inside.example/', 'PRIVATE_HOST'],
    ['http://nowhere.example/', 'NO_HOST'],
    ['http://void.example/', 'NO_HOST'],
    ['http://open.example:25/', 'NOT_ASKED'],
    ['http://user:word@open.example/', 'NOT_ASKED'],
    ['ftp://open.example/a', 'UNSUPPORTED_SCHEME'],
    ['s3://bucket/key', 'UNSUPPORTED_SCHEME'],
    ['not an address', 'INVALID_URL'],
  ])('sends nothing to %s: %s', async (url, fault) => {
    const world = aClosedWorld({ 'inside.example': ['192.168.1.1', 'fd00::1'], 'void.example': [] });
    expect(await world.ask(url)).toEqual([fault, false]);
    expect(world.dialled).toEqual([]);
  });

  it('connects to the address that was checked, not to what the name says next', async () => {
    const world = aClosedWorld({ 'open.example': ['93.184.215.14', '10.0.0.1'] });
    expect(await world.ask('http://open.example/')).toEqual(['UNREACHABLE', true]);
    expect(world.dialled).toEqual(['93.184.215.14']);
  });

  it.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'EPROTO'])(
    'calls %s a bad certificate',
    async (code) => {
      const world = aClosedWorld(
        { 'open.example': ['93.184.215.14'] },
        Object.assign(new Error(code), { code }),
      );
      expect(await world.ask('https://open.example/')).toEqual(['TLS', true]);
    },
  );
});
