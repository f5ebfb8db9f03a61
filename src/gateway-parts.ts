/** Parts that both threads of the gateway are made of. */
import { connectors as builtIn } from '../connectors/index.ts';
import type { Connector } from './connector/index.ts';
import { loadConnectors } from './connector/load.ts';
import type { GatewayConfig } from './gateway.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { createMemoryStore } from './store/memory/store.ts';
import { openSqliteStore } from './store/sqlite/open.ts';

export interface WorkerStart {
  readonly config: GatewayConfig;
}

/** Built-in connectors and those that the configuration names. */
export async function loadGatewayConnectors(config: GatewayConfig): Promise<readonly Connector[]> {
  return loadConnectors(builtIn, config.connectors, (specifier) => import(specifier));
}

export async function openStore(config: GatewayConfig, log: Log): Promise<Store> {
  return config.store === ':memory:' ? createMemoryStore() : openSqliteStore({ file: config.store, log });
}
