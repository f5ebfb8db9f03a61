import { describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, aWorld } from '../../support/cli-world.ts';

describe('civicgraph portals list', () => {
  it('shows every portal of the registry, in the order of names', async () => {
    const world = aWorld();
    expect(await world.run('portals', 'list', '--json')).toBe(0);
    const portals: { slug: string; city: { country: string } }[] = JSON.parse(world.out());
    expect(portals.length).toBeGreaterThanOrEqual(60);
    expect(portals.map(({ slug }) => slug)).toEqual(portals.map(({ slug }) => slug).sort());
  });

  it('finds by part of name, title or address, whatever case and accents', async () => {
    const world = aWorld();
    await world.run('portals', 'list', 'SAO PAULO');
    expect(world.out()).toContain('São Paulo');
    expect(world.err()).toMatch(/^1 of \d+ portals/);
  });

  it('filters by platform and country', async () => {
    const world = aWorld();
    await world.run('portals', 'list', '--platform', 'socrata', '--country', 'ca', '--json');
    const found: { platform: string; city: { country: string } }[] = JSON.parse(world.out());
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.platform === 'socrata' && one.city.country === 'CA')).toBe(true);
  });

  it('never shows settings and headers, which may hold secrets', async () => {
    const folder = aFolder();
    try {
      const text = `portals: [{ slug: a, title: A, url: "https://a.org/", platform: ckan, city: null, sources: [s],
        config: { apiKey: hunter2 }, headers: { X-Key: hunter3 } }]`;
      writeFileSync(join(folder.path, 'r.yaml'), text);
      for (const json of [[], ['--json']]) {
        const world = aWorld({ cwd: folder.path });
        expect(await world.run('portals', 'list', '--registry', 'r.yaml', ...json)).toBe(0);
        expect(world.out()).toContain('https://a.org/');
        expect(world.out() + world.err()).not.toMatch(/hunter/);
      }
    } finally {
      folder.remove();
    }
  });
});
