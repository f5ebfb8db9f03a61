/** What a gateway is made from. */
import type { CommitmentBook } from './domain/commitments/book.ts';
import type { Overrides } from './domain/metrics/overrides.ts';
import type { Registry } from './domain/registry.ts';
import type { LogLevel } from './ports/log.ts';

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
  /** A check of an address older than this counts as none in figures; left out: 30 days. */
  readonly linkMaxAgeMs?: number;
  /** A question to the graph that takes longer is stopped, with what was there by then. */
  readonly requestDeadlineMs: number;
  /** Left out, or null within: as the program likes it. */
  readonly rows?: RowSettings;
  /** What people say of categories of high-value data; left out: nothing. */
  readonly overrides?: Overrides;
  /** What cities promised; left out: nothing. */
  readonly commitments?: CommitmentBook;
  readonly logLevel: LogLevel | 'silent';
  /** Loopback portals may be read: for demos and tests only. */
  readonly allowLoopback: boolean;
}

/** What reading rows may cost; null: the usual. */
export interface RowSettings {
  /** Rows read from one table to answer one question, where its portal cannot answer it whole. */
  readonly scanRows: number | null;
  /** Requests to portals for one question to the graph. */
  readonly upstreamRequests: number | null;
  /** How long a portal may take for one answer, milliseconds. */
  readonly portalTimeoutMs: number | null;
  /** Of a file that is read as a table, as sent and decompressed. */
  readonly maxFileBytes: number | null;
  readonly maxFileRows: number | null;
  /** All kept copies of such files together. */
  readonly keptFilesBytes: number | null;
}
