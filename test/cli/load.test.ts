import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings, openGateway, readArgument } from '../../src/cli/load.ts';
import { aFolder, aWorld } from '../support/cli-world.ts';

let folder: ReturnType<typeof aFolder>;
beforeEach(() => {
  folder = aFolder();
});
afterEach(() => folder.remove());

describe('loading settings', () => {
  it('reads civicgraph.yaml of the current folder, or the file that is named', () => {
    writeFileSync(join(folder.path, 'civicgraph.yaml'), 'port: 5000\n');
    writeFileSync(join(folder.path, 'other.yaml'), 'port: 6000\n');
    const world = aWorld({ cwd: folder.path });
    expect(loadSettings(world, {}).port).toBe(5000);
    expect(loadSettings(world, { config: 'other.yaml' }).port).toBe(6000);
    const named = aWorld({ cwd: folder.path, env: { CIVICGRAPH_CONFIG: 'other.yaml' } });
    expect(loadSettings(named, {}).port).toBe(6000);
  });

  it('says which file is wrong, and where', () => {
    writeFileSync(join(folder.path, 'civicgraph.yaml'), 'port: many\n');
    expect(() => loadSettings(aWorld({ cwd: folder.path }), {})).toThrow(
      'civicgraph.yaml:1:7 /port: expected an integer from 0 to 65535, got the text "many"',
    );
  });
});

describe('opening a gateway', () => {
  it('opens none when the registry has problems, and names them all', async () => {
    writeFileSync(join(folder.path, 'r.yaml'), 'portals: [{}]\n');
    const world = aWorld({ cwd: folder.path });
    const opening = openGateway(world, { registry: 'r.yaml' });
    await expect(opening).rejects.toMatchObject({ exitCode: 1 });
    await expect(opening).rejects.toThrow(/r\.yaml:1:11 \/portals\/0: expected "slug"[\s\S]*"sources"/);
  });

  it('says which connector cannot be loaded', async () => {
    const world = aWorld({ cwd: folder.path });
    expect(await world.run('portals', 'list', '--connectors', './none.js')).toBe(2);
    expect(world.err()).toMatch(/cannot load the connector file:\/\/\/.*none\.js/);
    expect(world.err()).not.toMatch(/\n\s+at /);
  });

  it('makes the folder of the store', async () => {
    const world = aWorld({ cwd: folder.path });
    const { gateway, config } = await openGateway(world, { dataDir: 'new/deep' }, 'silent');
    await gateway.close();
    expect(config.store).toBe(join(folder.path, 'new/deep/civicgraph.sqlite'));
  });
});

describe('an argument', () => {
  it('is itself, a file after @, or stdin for -', async () => {
    writeFileSync(join(folder.path, 'a.txt'), 'from a file');
    const world = aWorld({ cwd: folder.path, stdin: 'from stdin' });
    expect(await readArgument(world, 'itself')).toBe('itself');
    expect(await readArgument(world, '@a.txt')).toBe('from a file');
    expect(await readArgument(world, '-')).toBe('from stdin');
  });
});
