import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkFact } from '../../src/domain/links/fact.ts';
import { LINK_PATHS, serveLinks, type LinkSite } from '../twins/links.ts';
import { aLinkWorld, listLinks, type LinkWorld } from './support.ts';

/** Path → state, reason, flags, method, status, status of HEAD. */
const EXPECTED: Readonly<Record<string, readonly unknown[]>> = {
  '/file.csv': ['PASS', null, [], 'HEAD', 200, 200],
  '/no-head.csv': ['PASS', null, [], 'GET', 200, 405],
  '/wrong-head.csv': ['PASS', null, [], 'GET', 200, 404],
  '/no-range.csv': ['PASS', null, [], 'GET', 200, 501],
  '/range.csv': ['PASS', null, [], 'GET', 206, 405],
  '/empty.csv': ['PASS', null, [], 'GET', 416, 403],
  '/export': ['PASS', null, ['ASYNC_EXPORT'], 'HEAD', 202, 202],
  '/nothing': ['PASS', null, ['EMPTY'], 'HEAD', 204, 204],
  '/soft-404.csv': ['PASS', null, ['SOFT_404'], 'HEAD', 200, 200],
  '/members': ['FAIL', 'AUTH_REQUIRED', [], 'HEAD', 401, 401],
  '/forbidden': ['FAIL', 'FORBIDDEN', [], 'GET', 403, 403],
  '/wall': ['UNKNOWN', 'BLOCKED', [], 'GET', 403, 403],
  '/gone.csv': ['FAIL', 'GONE', [], 'GET', 404, 404],
  '/moved.csv': ['PASS', null, [], 'HEAD', 200, 200],
  '/to-login': ['PASS', null, ['SOFT_404', 'LOGIN_REDIRECT'], 'HEAD', 200, 200],
  '/loop': ['FAIL', 'REDIRECT_LOOP', [], 'HEAD', null, null],
  '/long': ['FAIL', 'REDIRECT_LOOP', [], 'HEAD', null, null],
  '/nowhere': ['FAIL', 'BAD_REDIRECT', [], 'HEAD', null, null],
  '/to-ftp': ['UNKNOWN', 'UNSUPPORTED_SCHEME', [], 'HEAD', null, null],
  '/to-private': ['FAIL', 'PRIVATE_HOST', [], 'HEAD', null, null],
  '/broken': ['UNKNOWN', 'UNSTABLE', [], 'GET', 500, 500],
  '/recovers': ['PASS', null, [], 'GET', 200, 503],
  '/busy': ['PASS', null, [], 'HEAD', 200, 200],
  '/always-busy': ['UNKNOWN', 'RATE_LIMITED', [], 'HEAD', 429, 429],
  '/silent': ['UNKNOWN', 'UNSTABLE', [], 'HEAD', null, null],
  '/cut': ['UNKNOWN', 'UNSTABLE', [], 'GET', null, null],
  '/cut-head.csv': ['PASS', null, [], 'GET', 200, null],
  '/endless.csv': ['PASS', null, [], 'GET', 200, 405],
  '/closed/a.csv': ['UNKNOWN', 'ROBOTS', [], null, null, null],
};

describe('an address, asked for real', () => {
  let site: LinkSite;
  let world: LinkWorld;
  beforeAll(async () => {
    site = await serveLinks('User-agent: *\nDisallow: /closed/');
    world = aLinkWorld({ limits: { breaker: 1_000 } });
    await listLinks(
      world.store,
      'springfield',
      Object.keys(EXPECTED).map((path) => `${site.url}${path}`),
    );
    await world.check();
  }, 30_000);
  afterAll(async () => {
    await world.close();
    await site.close();
  });
  const factOf = async (path: string): Promise<LinkFact | null> => world.fact(`${site.url}${path}`);

  it.each(Object.entries(EXPECTED))('%s is %j', async (path, expected) => {
    const fact = await factOf(path);
    expect([fact?.state, fact?.reason, fact?.flags, fact?.method, fact?.status, fact?.headStatus]).toEqual(
      expected,
    );
  });

  it('leaves out no habit that the twin has', () => {
    const reached = /^\/(?:loop2|long\/|account\/)/;
    expect(Object.keys(LINK_PATHS).filter((path) => !(path in EXPECTED) && !reached.test(path))).toEqual([]);
  });

  it('keeps what the answer told', async () => {
    expect(await factOf('/range.csv')).toMatchObject({
      contentType: 'text/csv',
      contentLength: 5_000,
      lastModified: '2026-11-23T10:00:00.000Z',
      etag: '"v1"',
    });
    expect((await factOf('/moved.csv'))?.finalUrl).toBe(`${site.url}/file.csv`);
    expect((await factOf('/to-private'))?.finalUrl).toBe('http://10.0.0.1/secret');
    expect((await factOf('/broken'))?.finalUrl).toBe(`${site.url}/broken`);
  });

  it('asks no more than it needs', () => {
    const asked = (path: string) => site.asked().filter((one) => one.endsWith(` ${path}`));
    expect(asked('/members')).toEqual(['HEAD /members']);
    expect(asked('/broken')).toEqual(['HEAD /broken', 'GET /broken']);
    expect(asked('/always-busy')).toHaveLength(3);
    expect(asked('/closed/a.csv')).toEqual([]);
    expect(asked('/long/5')).toHaveLength(1);
    expect(asked('/long/6')).toEqual([]);
    expect(site.hits.filter(({ path }) => path === '/robots.txt')).toHaveLength(1);
  });

  it('waits as long as it was asked to', () => {
    expect(world.clock.slept).toContain(7_000);
    expect(world.clock.slept).toContain(9_000);
  });
});
