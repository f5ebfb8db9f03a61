import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder, aWorld } from '../../support/cli-world.ts';

const folder = aFolder();
beforeAll(() => {
  writeFileSync(
    join(folder.path, 'bad.yaml'),
    'portals:\n  - { slug: a, title: A, url: "https://a.org/", platform: ckna, city: x, sources: [s] }\n',
  );
});
afterAll(() => folder.remove());

describe('civicgraph registry check', () => {
  it('finds the registry of the project well', async () => {
    const world = aWorld();
    expect(await world.run('registry', 'check')).toBe(0);
    expect(world.out()).toMatch(/^\d+ portals of \d+ cities in \d+ countries: no problems\n$/);
  });

  it('tells every problem with its place, and ends with 1', async () => {
    const world = aWorld({ cwd: folder.path });
    expect(await world.run('registry', 'check', '--registry', 'bad.yaml')).toBe(1);
    expect(world.out().split('\n')).toEqual([
      expect.stringMatching(/^bad\.yaml:2:\d+ \/portals\/0\/platform: .* Did you mean "ckan"\?$/),
      expect.stringMatching(/^bad\.yaml:2:\d+ \/portals\/0\/city: expected the slug of a city/),
      '',
    ]);
    expect(world.err()).toBe('2 problems in bad.yaml\n');
  });

  it('tells the same to a program', async () => {
    const world = aWorld({ cwd: folder.path });
    await world.run('registry', 'check', '--registry', 'bad.yaml', '--json');
    expect(JSON.parse(world.out())).toMatchObject({
      files: ['bad.yaml'],
      problems: [{ line: 2, pointer: '/portals/0/platform' }, { pointer: '/portals/0/city' }],
    });
  });

  it('looks at the overrides beside the registry too', async () => {
    const own = aFolder();
    mkdirSync(join(own.path, 'overrides'));
    writeFileSync(join(own.path, 'portals.yaml'), 'portals: []\n');
    writeFileSync(join(own.path, 'overrides/nowhere.yaml'), 'overrides: [{ dataset: a, category: zonin }]\n');
    const world = aWorld({ cwd: own.path });
    expect(await world.run('registry', 'check', '--registry', 'portals.yaml')).toBe(1);
    expect(world.out()).toContain('expected a file named after a portal of the registry, got "nowhere"');
    expect(world.out()).toContain('/overrides/0/category: expected a category, got "zonin".');
    expect(world.err()).toBe('5 problems in portals.yaml, overrides/nowhere.yaml\n');
    own.remove();
  });

  it('knows a registry that is not there for misuse', async () => {
    const world = aWorld({ cwd: folder.path });
    expect(await world.run('registry', 'check', '--registry', 'none.yaml')).toBe(2);
    expect(world.err()).toContain('There is no registry at');
  });
});
