import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { serveTwin } from '../../twins/serve.ts';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.05);
});
afterAll(() => demo.close());

function urlOf(slug: string): string {
  return demo.portals.registry.portals.find((portal) => portal.slug === slug)?.url ?? '';
}

describe('civicgraph portals probe', () => {
  it('says which platform and why, and prints an entry', async () => {
    const world = demo.world();
    expect(
      await world.run('portals', 'probe', urlOf('alder-bay'), '--city', 'alder-bay', '--slug', 'mine'),
    ).toBe(0);
    expect(world.out()).toMatch(/^# ckan: yes, sure \(version 2\.11[^)]*\): status_show names the site/);
    expect(parse(world.out())).toEqual({
      portals: [
        {
          slug: 'mine',
          title: 'Open Alder Bay',
          url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/),
          platform: 'ckan',
          city: 'alder-bay',
          sources: [expect.stringContaining('(probed 2026-11-23: status_show names the site')],
        },
      ],
    });
    expect(world.err()).toContain('To keep it: civicgraph portals add ');
  });

  it('finds a CKAN under a path of its host', async () => {
    const world = demo.world();
    const host = new URL(urlOf('puerto-alameda')).origin;
    expect(await world.run('portals', 'probe', host, '--json')).toBe(0);
    expect(JSON.parse(world.out())).toMatchObject({ platform: 'ckan', entry: { url: `${host}/data` } });
  });

  it('ends with 1 when nobody knows the platform, and says why not', async () => {
    const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>hello</html>' };
    const page = await serveTwin({ handle: async () => html });
    try {
      const world = demo.world();
      expect(await world.run('portals', 'probe', page.url)).toBe(1);
      expect(world.out()).toMatch(/# ckan: no, .*HTML instead of JSON/);
      expect(world.out()).toMatch(/# socrata: no, /);
      expect(world.err()).toContain('No connector knows the platform');
    } finally {
      await page.close();
    }
  });

  it('ends with 3 when nobody answers', async () => {
    const gone = await serveTwin({ handle: async () => ({ status: 200, headers: {}, body: '' }) });
    await gone.close();
    const world = demo.world();
    expect(await world.run('portals', 'probe', gone.url)).toBe(3);
    expect(world.err()).toMatch(/cannot be probed: .*\n.*try again later/);
    expect(world.err()).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['http://10.0.0.1/', 'expected a public host'],
    ['https://me:secret@data.gov/', 'without a user name or password'],
    ['ftp://data.gov/', 'the scheme "ftp"'],
    ['not an address', 'expected an http(s) URL'],
  ])('asks nothing of %s', async (url, message) => {
    const world = demo.world();
    expect(await world.run('portals', 'probe', url)).toBe(2);
    expect(world.err()).toContain(message);
    expect(world.err()).not.toContain('secret');
  });
});
