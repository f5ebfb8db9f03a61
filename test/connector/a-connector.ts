/** The smallest connector, for tests of what surrounds connectors. */
import { defineConnector, type Connector } from '../../src/connector/index.ts';

export function aConnector(id: string): Connector {
  return defineConnector({
    manifest: {
      id,
      title: 'A platform',
      contract: 1,
      mapVersion: 1,
      docs: 'https://docs.example.org',
      config: { url: { type: 'url', required: true, help: 'Address' } },
      capabilities: {
        catalogue: { since: 'none', order: 'stable', maxPageSize: 10, getMany: null, count: 'exact' },
        rows: null,
      },
      observes: ['title'],
      manners: { concurrency: 1, minIntervalMs: 0 },
    },
    probe: async () => ({ match: 'no', because: 'never' }),
    open: () => {
      throw new TypeError('not opened in these tests');
    },
    map: () => {
      throw new TypeError('not mapped in these tests');
    },
  });
}

/** The same with other entries in its manifest, right or wrong. */
export function withManifest(id: string, change: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const connector = aConnector(id);
  return { ...connector, manifest: { ...connector.manifest, ...change } };
}
