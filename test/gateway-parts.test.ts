import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadGatewayConnectors, moduleAddress } from '../src/gateway-parts.ts';
import { aGatewayConfig } from './support/demo-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'civicgraph-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('connectors that the settings name', () => {
  it('are looked for from where the person stands', () => {
    mkdirSync(join(folder, 'node_modules/city-portal'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/city-portal/index.js'), 'module.exports = {};');
    expect(moduleAddress('./mine/index.js', folder)).toBe(pathToFileURL(join(folder, 'mine/index.js')).href);
    expect(moduleAddress('/srv/mine.js', folder)).toBe('file:///srv/mine.js');
    expect(moduleAddress('city-portal', folder)).toContain('city-portal/index.js');
  });

  it('stand beside the built-in ones, which are there without being named', async () => {
    const connectors = await loadGatewayConnectors(aGatewayConfig({ cities: [], portals: [] }));
    expect(connectors.map(({ manifest }) => manifest.id)).toEqual(['ckan', 'socrata']);
  });

  it('are refused by name when they cannot be found', async () => {
    const config = aGatewayConfig({ cities: [], portals: [] }, { connectors: ['no-such-package'] });
    await expect(loadGatewayConnectors(config)).rejects.toThrow(/no-such-package/);
  });
});
