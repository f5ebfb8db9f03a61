/** Parts that both threads of the gateway are made of. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connectors as builtIn } from '../connectors/index.ts';
import type { Connector } from './connector/index.ts';
import { loadConnectors } from './connector/load.ts';
import type { GatewayConfig } from './gateway-config.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { createMemoryStore } from './store/memory/store.ts';
import { openSqliteStore } from './store/sqlite/open.ts';

export interface WorkerStart {
  readonly config: GatewayConfig;
}

/** Built-in connectors and those that the configuration names. */
export async function loadGatewayConnectors(config: GatewayConfig): Promise<readonly Connector[]> {
  return loadConnectors(
    builtIn,
    config.connectors,
    (specifier) => import(moduleAddress(specifier, process.cwd())),
  );
}

/** Files and packages as the person who named them sees them: from where they stand, not from our own folder. */
export function moduleAddress(specifier: string, folder: string): string {
  const isFile = /^\.{0,2}\//.test(specifier);
  const path = isFile
    ? resolve(folder, specifier)
    : createRequire(join(folder, 'package.json')).resolve(specifier);
  return pathToFileURL(path).href;
}

/** `isSearched: false` leaves the search index out, for the thread that only writes. */
export async function openStore(
  config: GatewayConfig,
  log: Log,
  { isSearched }: { readonly isSearched: boolean },
): Promise<Store> {
  return config.store === ':memory:'
    ? createMemoryStore()
    : openSqliteStore({ file: config.store, searchable: isSearched, log });
}
