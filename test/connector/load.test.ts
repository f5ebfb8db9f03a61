import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../connectors/index.ts';
import { findConnector, loadConnectors } from '../../src/connector/load.ts';
import { aConnector } from './a-connector.ts';

const modules: Readonly<Record<string, unknown>> = {
  './mine.js': { default: aConnector('mine') },
  'city-portal': { default: aConnector('city') },
  './second-mine.js': { default: aConnector('mine') },
  './empty.js': {},
  './wrong.js': { default: { manifest: {} } },
};

async function importModule(specifier: string): Promise<unknown> {
  if (!Object.hasOwn(modules, specifier)) throw new Error(`Cannot find module '${specifier}'`);
  return modules[specifier];
}

describe('loading connectors', () => {
  it('puts the built-in ones first and the others in their order', async () => {
    const all = await loadConnectors([aConnector('ckan')], ['city-portal', './mine.js'], importModule);
    expect(all.map((connector) => connector.manifest.id)).toEqual(['ckan', 'city', 'mine']);
  });

  it('refuses an id that is taken, and names both', async () => {
    const twice = loadConnectors([], ['./mine.js', './second-mine.js'], importModule);
    await expect(twice).rejects.toThrow('./second-mine.js has the id "mine", which ./mine.js has already');
    const builtIn = loadConnectors([aConnector('mine')], ['./mine.js'], importModule);
    await expect(builtIn).rejects.toThrow(
      './mine.js has the id "mine", which built-in connector 1 has already',
    );
  });

  it('names everything that cannot be loaded at once', async () => {
    const failing = loadConnectors([], ['./gone.js', './empty.js', './wrong.js'], importModule);
    await expect(failing).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    await expect(failing).rejects.toThrow(/cannot load the connector \.\/gone\.js: Cannot find module/);
    await expect(failing).rejects.toThrow(/\.\/empty\.js has no default export/);
    await expect(failing).rejects.toThrow(/\.\/wrong\.js is not a connector/);
  });
});

describe('finding a connector', () => {
  it('goes by id, with the nearest one named when there is none', () => {
    const all = [aConnector('ckan'), aConnector('socrata')];
    expect(findConnector(all, 'ckan')).toBe(all[0]);
    expect(() => findConnector(all, 'ckna')).toThrow('Unknown connector "ckna". Did you mean "ckan"?');
  });
});

describe('the built-in list', () => {
  it('holds every folder of connectors/, under its own name', () => {
    const root = join(import.meta.dirname, '../../connectors');
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(connectors.map((connector) => connector.manifest.id).sort()).toEqual(
      folders.map((entry) => entry.name).sort(),
    );
  });
});
