/** The composition root: the only file that knows everybody. */
import type { Connector, Probe } from './connector/index.ts';
import type { Registry } from './domain/registry.ts';
import type { Cache } from './ports/cache.ts';
import type { Harvester } from './ports/harvester.ts';
import type { LogLevel } from './ports/log.ts';
import type { Catalogue, HarvestLog } from './ports/store.ts';

export interface GatewayConfig {
  /** Path of the SQLite file, or ":memory:" (then harvests run in this thread). */
  readonly store: string;
  /** "memory:", "redis://…" or "valkey://…". */
  readonly cache: string;
  readonly registry: Registry;
  /** Connector modules besides the built-in ones: paths or package names. */
  readonly connectors: readonly string[];
  /** Contact that the User-Agent names: a URL or a mail address. */
  readonly contact: string;
  /** Bearer token for mutations; null: mutations are refused. */
  readonly adminToken: string | null;
  /** Portals harvested at the same time. */
  readonly parallelPortals: number;
  /** Between two scheduled harvests of a portal. */
  readonly harvestIntervalMs: number;
  /** Between two full walks of a portal. */
  readonly fullWalkIntervalMs: number;
  readonly logLevel: LogLevel | 'silent';
  /** Loopback portals may be read: for demos and tests only. */
  readonly allowLoopback: boolean;
}

export interface Listening {
  readonly url: string;
  /** Stops taking requests and waits for those under way. */
  close(): Promise<void>;
}
export interface Gateway {
  readonly config: GatewayConfig;
  readonly connectors: readonly Connector[];
  readonly catalogue: Catalogue;
  readonly log: HarvestLog;
  readonly harvester: Harvester;
  readonly cache: Cache;
  /** One GraphQL operation, without a socket. */
  execute(request: {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
    readonly admin?: boolean;
  }): Promise<{ readonly data?: unknown; readonly errors?: readonly unknown[] }>;
  /** Serves /graphql, GraphiQL at /, /health and /status. */
  listen(address: { readonly host: string; readonly port: number }): Promise<Listening>;
  /** Which platform runs at this address; every connector is asked in turn. Aligned with `connectors`. */
  probe(address: URL): Promise<readonly { readonly connector: string; readonly probe: Probe }[]>;
  close(): Promise<void>;
}
