/** The side that reads rows, in the serving thread, with an HTTP client of its own. */
import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Connector } from './connector/index.ts';
import { canonicalJson } from './domain/fingerprint.ts';
import type { PortalEntry } from './domain/registry.ts';
import { createBudget } from './federate/rows/budget.ts';
import { DEFAULT_ROW_LIMITS, type RowLimits } from './federate/rows/limits.ts';
import { createRowService } from './federate/rows/row-service.ts';
import { createFileTables } from './files/file-tables.ts';
import type { FileTableCaps } from './files/limits.ts';
import { systemClock } from './gateway-clock.ts';
import type { GatewayConfig, RowSettings } from './gateway-config.ts';
import { userAgent } from './gateway-harvest.ts';
import { createPortals, type Portals } from './harvest/portals.ts';
import { createHttpClient } from './http/client.ts';
import type { Cache } from './ports/cache.ts';
import type { PortalHttpOptions } from './ports/http.ts';
import type { Log } from './ports/log.ts';
import type { PortalOpener } from './ports/portals.ts';
import type { RowService, UpstreamBudget } from './ports/rows.ts';
import type { Catalogue } from './ports/store.ts';

export interface RowsSide {
  readonly rows: RowService;
  /** For one request of a client. */
  budget(requests?: number): UpstreamBudget;
  close(): Promise<void>;
}

function digest(text: string): string {
  return hash('sha256', text, 'hex');
}

/** What decides how a portal is asked; hashed, because settings may be secrets. */
function identityOf({ platform, url, config, headers }: PortalEntry): string {
  return digest(canonicalJson([platform, url, config, headers])).slice(0, 16);
}

/** Of the registry; a portal that is unknown, switched off or wrongly configured is refused with a reason. */
export function createPortalOpener(entries: readonly PortalEntry[], portals: Portals): PortalOpener {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const refused = (message: string) =>
    ({ is: 'refused', failure: { code: 'BAD_CONFIG', message, retryAfterMs: null } }) as const;
  return {
    open(slug) {
      const entry = bySlug.get(slug);
      if (entry === undefined) return refused(`The portal "${slug}" is not in the registry any more.`);
      if (!entry.enabled) return refused(`The portal "${slug}" is switched off in the registry.`);
      const opening = portals.open(entry);
      if (opening.is === 'refused') return opening;
      return { is: 'open', portal: opening.opened.portal, identity: identityOf(entry) };
    },
  };
}

/** Of a portal that cannot be opened, files are fetched as from anybody: without its headers, one at a time. */
export function fileManners(
  entries: readonly PortalEntry[],
  portals: Portals,
  slug: string,
): PortalHttpOptions {
  const entry = entries.find((one) => one.slug === slug);
  const opening = entry === undefined ? null : portals.open(entry);
  if (opening?.is === 'open') return opening.opened.manners;
  return { portalId: slug, headers: {}, hosts: [], pace: { concurrency: 1, minIntervalMs: 1_000 } };
}

function given<Name extends string>(
  name: Name,
  value: number | null | undefined,
): Partial<Record<Name, number>> {
  const record: Partial<Record<Name, number>> = {};
  if (value !== null && value !== undefined) record[name] = value;
  return record;
}
/** The limits that the configuration states; the rest stays as it is. */
export function statedLimits(rows: RowSettings | undefined): {
  readonly rows: Partial<RowLimits>;
  readonly files: Partial<FileTableCaps>;
} {
  return {
    rows: {
      ...given('scanRows', rows?.scanRows),
      ...given('upstreamRequests', rows?.upstreamRequests),
      ...given('portalMs', rows?.portalTimeoutMs),
    },
    files: {
      ...given('maxBytes', rows?.maxFileBytes),
      ...given('maxRows', rows?.maxFileRows),
      ...given('keptBytes', rows?.keptFilesBytes),
    },
  };
}

/** Closing it leaves `cache` and the catalogue open. */
export function createRowsSide(
  config: GatewayConfig,
  connectors: readonly Connector[],
  parts: { readonly catalogue: Pick<Catalogue, 'datasets'>; readonly cache: Cache; readonly log: Log },
): RowsSide {
  const clock = systemClock;
  const { log } = parts;
  const http = createHttpClient({
    userAgent: userAgent(config.contact),
    clock,
    log,
    allowLoopback: config.allowLoopback,
  });
  const { registry } = config;
  const limits = statedLimits(config.rows);
  const usualRequests = limits.rows.upstreamRequests ?? DEFAULT_ROW_LIMITS.upstreamRequests;
  const portals = createPortals({ registry, connectors, http, clock, log });
  const files = createFileTables({
    files: (slug) => http.openFiles(fileManners(registry.portals, portals, slug)),
    folder: config.store === ':memory:' ? null : join(dirname(config.store), 'files'),
    caps: limits.files,
    clock,
    log,
  });
  const rows = createRowService({
    ...parts,
    portals: createPortalOpener(registry.portals, portals),
    files,
    clock,
    meter: http,
    digest,
    limits: limits.rows,
  });
  return {
    rows,
    budget: (requests = usualRequests) => createBudget(requests),
    async close() {
      await rows.close();
      await http.close();
    },
  };
}
