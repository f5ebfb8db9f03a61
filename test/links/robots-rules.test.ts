import { afterEach, describe, expect, it } from 'vitest';
import { serveLinks, type LinkSite } from '../twins/links.ts';
import { aLinkWorld, aPortal, listLinks, type LinkWorld, type LinkWorldOptions } from './support.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});
async function aSite(robots?: Parameters<typeof serveLinks>[0]): Promise<LinkSite> {
  const site = await serveLinks(robots);
  closing.push(site);
  return site;
}
async function checked(site: LinkSite, options: LinkWorldOptions = {}): Promise<LinkWorld> {
  const world = aLinkWorld(options);
  closing.unshift(world);
  await listLinks(world.store, 'springfield', [`${site.url}/ok/a`, `${site.url}/ok/b`]);
  await world.check();
  return world;
}
const robotsAsked = (site: LinkSite): number => site.hits.filter(({ path }) => path === '/robots.txt').length;

describe('robots.txt of a host', () => {
  it.each([404, 403, 401])('that answers %d allows everything', async (status) => {
    const site = await aSite(status);
    const world = await checked(site);
    expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({ state: 'PASS' });
  });

  it.each([500, 503, 429])(
    'that answers %d is asked again, then nothing is asked in this round',
    async (status) => {
      const site = await aSite(status);
      const world = await checked(site);
      expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({
        state: 'UNKNOWN',
        reason: 'ROBOTS_UNAVAILABLE',
        method: null,
      });
      expect(site.asked()).toEqual([]);
      expect(robotsAsked(site)).toBeGreaterThan(1);
    },
  );

  it('is not asked again where the host wants a long pause', async () => {
    const site = await aSite((out) => out.writeHead(503, { 'retry-after': '600' }).end());
    const world = await checked(site);
    expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({ reason: 'ROBOTS_UNAVAILABLE' });
    expect(robotsAsked(site)).toBe(1);
  });

  it('is believed at the second try', async () => {
    const site = await aSite((out, _request, nth) => {
      out.writeHead(nth === 1 ? 500 : 200).end('User-agent: civicgraph\nDisallow: /ok/b');
    });
    const world = await checked(site);
    expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({ state: 'PASS' });
    expect(await world.fact(`${site.url}/ok/b`)).toMatchObject({ reason: 'ROBOTS' });
  });

  it('is looked for where it has moved to', async () => {
    const elsewhere = await aSite('User-agent: *\nDisallow: /');
    const site = await aSite((out) => out.writeHead(301, { location: `${elsewhere.url}/robots.txt` }).end());
    const world = await checked(site);
    expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({ reason: 'ROBOTS' });
  });

  it('that cannot be reached says that the host cannot: a try of its addresses, without asking each', async () => {
    const site = await aSite((out) => void out.socket?.destroy());
    const world = await checked(site);
    expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({
      state: 'UNKNOWN',
      reason: 'UNSTABLE',
      method: null,
    });
    expect(site.asked()).toEqual([]);
    expect(robotsAsked(site)).toBe(3);
  });

  it('sets the pace, up to half a minute', async () => {
    for (const [delay, wait] of [
      [7, 7_000],
      [600, 30_000],
      [0.1, 1_000],
    ]) {
      const site = await aSite(`User-agent: *\nCrawl-delay: ${delay}`);
      const world = await checked(site);
      expect(world.clock.slept.at(-1)).toBe(wait);
    }
  });

  it('is kept for a day, over several checks', async () => {
    const site = await aSite('User-agent: *\nDisallow: /closed');
    const world = await checked(site);
    const again = async (url: string) => {
      await listLinks(world.store, 'springfield', [`${site.url}${url}`]);
      await world.check();
      return robotsAsked(site);
    };
    expect(await again('/ok/c')).toBe(1);
    await world.clock.advance(25 * 3_600_000);
    expect(await again('/ok/d')).toBe(2);
  });

  it('is not asked of the host of a portal that we read through its own interface', async () => {
    const site = await aSite('User-agent: *\nDisallow: /');
    const world = await checked(site, { portals: [aPortal('springfield', site.url)] });
    expect(await world.fact(`${site.url}/ok/a`)).toMatchObject({ state: 'PASS' });
    expect(robotsAsked(site)).toBe(0);
  });

  it('counts for the host that a redirect leads to', async () => {
    const closed = await aSite('User-agent: *\nDisallow: /ok');
    const site = await aSite((out, request, nth) => {
      out.writeHead(nth > 0 && request.url === '/robots.txt' ? 404 : 200).end();
    });
    const world = aLinkWorld({
      wrap: (probe) => ({
        ...probe,
        send: async (request, signal) =>
          request.url.endsWith('/leads')
            ? {
                is: 'answer',
                status: 302,
                headers: { location: `${closed.url}/ok/x` },
                body: '',
                durationMs: 1,
              }
            : probe.send(request, signal),
      }),
    });
    closing.unshift(world);
    await listLinks(world.store, 'springfield', [`${site.url}/leads`]);
    await world.check();
    expect(await world.fact(`${site.url}/leads`)).toMatchObject({
      reason: 'ROBOTS',
      finalUrl: `${closed.url}/ok/x`,
    });
    expect(closed.asked()).toEqual([]);
  });
});
