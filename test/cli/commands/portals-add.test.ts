import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';
import { serveTwin, type ServedTwin } from '../../twins/serve.ts';
import { createCkanTwin } from '../../twins/ckan.ts';

let demo: DemoCity;
let portal: ServedTwin;
beforeEach(async () => {
  demo = await aDemoCity(0.03);
  portal = await serveTwin(createCkanTwin({ packages: [], profile: '2.11', siteTitle: 'Newtown Data' }));
});
afterEach(async () => {
  await portal.close();
  await demo.close();
});
const overlay = (): string => join(demo.folder, '.civicgraph', 'portals.yaml');

describe('civicgraph portals add', () => {
  it('writes an entry that the next command knows', async () => {
    const world = demo.world();
    expect(await world.run('portals', 'add', portal.url, '--city', 'alder-bay', '--slug', 'newtown')).toBe(0);
    expect(world.out()).toBe(`Added "newtown" (ckan) to ${overlay()}\n`);
    expect(world.err()).toContain('To read it: civicgraph harvest newtown');
    const list = demo.world();
    await list.run('portals', 'list', 'newtown', '--json');
    expect(JSON.parse(list.out())).toMatchObject([
      { slug: 'newtown', title: 'Newtown Data', city: { slug: 'alder-bay' } },
    ]);
    const check = demo.world();
    expect(await check.run('registry', 'check')).toBe(0);
  });

  it('adds a city that is not known yet, when told its country', async () => {
    const world = demo.world();
    const city = ['--city', 'newtown', '--city-name', 'Newtown', '--country', 'CA'];
    expect(await world.run('portals', 'add', portal.url, ...city, '--json')).toBe(0);
    expect(JSON.parse(world.out())).toMatchObject({
      portal: { slug: 'newtown', city: 'newtown' },
      city: { slug: 'newtown', name: 'Newtown', country: 'CA' },
    });
    expect(await demo.world().run('registry', 'check')).toBe(0);
  });

  it('keeps what a person wrote in the file', async () => {
    mkdirSync(join(demo.folder, '.civicgraph'));
    writeFileSync(overlay(), '# my portals\nportals: []\n');
    expect(await demo.world().run('portals', 'add', portal.url, '--slug', 'newtown')).toBe(0);
    expect(readFileSync(overlay(), 'utf8')).toMatch(/^# my portals\nportals:\n {2}- slug: newtown\n/);
  });

  it('refuses an address that is there already', async () => {
    await demo.world().run('portals', 'add', portal.url, '--slug', 'newtown');
    const before = readFileSync(overlay(), 'utf8');
    const world = demo.world();
    expect(await world.run('portals', 'add', portal.url, '--slug', 'other')).toBe(2);
    expect(world.err()).toContain('is in the registry already, as "newtown".');
    expect(readFileSync(overlay(), 'utf8')).toBe(before);
  });

  it.each([
    [['--slug', 'alder-bay'], 'the portal "alder-bay" stands already in registry.yaml'],
    [['--slug', 'Not A Slug'], 'expected lower-case words'],
    [['--city', 'alderbay'], 'Unknown city "alderbay". Did you mean "alder-bay"?'],
    [['--city', 'newtown', '--country', 'UK'], 'Did you mean "GB"?'],
  ])('writes nothing for %j', async (options, message) => {
    const world = demo.world();
    expect(await world.run('portals', 'add', portal.url, ...options)).toBe(2);
    expect(world.err()).toContain(message);
    expect(existsSync(overlay())).toBe(false);
    expect(existsSync(`${overlay()}.lock`)).toBe(false);
  });

  it('waits for nobody, but says who is in the way', async () => {
    mkdirSync(join(demo.folder, '.civicgraph'));
    writeFileSync(`${overlay()}.lock`, '');
    const world = demo.world();
    expect(await world.run('portals', 'add', portal.url, '--slug', 'newtown')).toBe(1);
    expect(world.err()).toContain(`delete ${overlay()}.lock`);
    expect(existsSync(`${overlay()}.lock`)).toBe(true);
  });
});
