import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLinkRecord } from '../../support/link-builders.ts';
import { aLinkedCity, type LinkedCity } from '../../support/linked-city.ts';

describe('civicgraph links show', { timeout: 30_000 }, () => {
  let city: LinkedCity;
  beforeAll(async () => {
    city = await aLinkedCity(Array.from({ length: 6 }, (_, i) => `/files/${i}`));
    const at = (i: number): string => `${city.site.url}/files/${i}`;
    await city.withStore((store) =>
      store.links.save({
        records: [
          aLinkRecord({ url: at(0), flags: ['SOFT_404'] }),
          aLinkRecord({ url: at(1), state: 'FAIL', reason: 'GONE', status: 404 }),
          aLinkRecord({ url: at(2), state: 'UNKNOWN', reason: 'UNSTABLE', status: null }),
        ],
        requests: [],
      }),
    );
  });
  afterAll(() => city.close());

  it('counts the addresses of a portal by host and pattern', async () => {
    const world = city.world();
    expect(await world.run('links', 'show', 'springfield')).toBe(0);
    const row = new RegExp(`^${city.site.host.replaceAll('.', '\\.')} +6 +1 +1 +1 +/files/\\*$`);
    expect(world.out().trimEnd().split('\n')[1]).toMatch(row);
    expect(world.err()).toContain('3 of 6 addresses of springfield were checked.');
  });

  it('does so for programs', async () => {
    const world = city.world();
    await world.run('links', 'show', 'springfield', '--json');
    expect(JSON.parse(world.out())).toEqual({
      portal: 'springfield',
      strata: [{ host: city.site.host, template: '/files/*', total: 6, known: 2, alive: 1, unknown: 1 }],
    });
  });

  it.each([
    ['d000000', /r1 +alive +SOFT_404 +200 +.+ http/],
    ['d000001', /r1 +dead +GONE +404 /],
    ['d000002', /r1 +unknown +UNSTABLE +– /],
    ['d000003', /r1 +not checked +– +– /],
  ])('shows the files of %s', async (localId, row) => {
    const world = city.world();
    expect(await world.run('links', 'show', `springfield/${localId}`)).toBe(0);
    expect(world.out()).toMatch(row);
  });

  it('names what it does not know', async () => {
    const world = city.world();
    expect(await world.run('links', 'show', 'springfeild')).toBe(2);
    expect(world.err()).toContain('Did you mean a dataset of "springfield"?');
  });
});
