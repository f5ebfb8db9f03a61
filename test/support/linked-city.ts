/** A store in which one portal names addresses of a twin, with a registry file beside it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../src/ports/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { listLinks } from '../links/support.ts';
import { silent } from '../store/contract.ts';
import { serveLinks, type LinkSite } from '../twins/links.ts';
import { aFolder, aWorld, registryText, type TestWorld, type TestWorldOptions } from './cli-world.ts';
import { aPortal } from './graph.ts';

export interface LinkedCity {
  readonly site: LinkSite;
  world(options?: TestWorldOptions): TestWorld;
  /** The store while no command runs. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Real time passes when it is checked: a second between two requests. */
export async function aLinkedCity(paths: readonly string[]): Promise<LinkedCity> {
  const folder = aFolder();
  const site = await serveLinks();
  const portal = aPortal({
    slug: 'springfield',
    city: null,
    url: 'http://127.0.0.1:18080/',
    sources: ['test'],
  });
  writeFileSync(join(folder.path, 'registry.yaml'), registryText({ cities: [], portals: [portal] }));
  const file = join(folder.path, 'store.sqlite');
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = openSqliteStore({ file, log: silent });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  await withStore((store) =>
    listLinks(
      store,
      'springfield',
      paths.map((path) => `${site.url}${path}`),
    ),
  );
  const env = {
    CIVICGRAPH_ALLOW_LOOPBACK: 'true',
    CIVICGRAPH_REGISTRY: 'registry.yaml',
    CIVICGRAPH_STORE: file,
    NO_COLOR: '1',
  };
  return {
    site,
    withStore,
    world: (options = {}) => aWorld({ cwd: folder.path, ...options, env: { ...env, ...options.env } }),
    close: async () => {
      await site.close();
      folder.remove();
    },
  };
}
