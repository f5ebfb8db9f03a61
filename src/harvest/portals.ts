/** Portals of the registry, opened with their connectors when first used. */
import { failureOf } from '../connector/failure.ts';
import {
  type ConfigFields,
  type ConfigOf,
  type Connector,
  ConnectorError,
  findConnector,
  type Http,
  type Portal,
  readConfig,
} from '../connector/index.ts';
import { GatewayError } from '../domain/errors.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import type { PortalEntry, Registry } from '../domain/registry.ts';
import type { Clock } from '../ports/clock.ts';
import type { HttpClient, PortalHttpOptions } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';

export interface OpenedPortal {
  readonly entry: PortalEntry;
  readonly connector: Connector;
  readonly config: ConfigOf<ConfigFields>;
  readonly portal: Portal;
  readonly http: Http;
  /** How its own hosts are asked, for what is not asked through `http`. */
  readonly manners: PortalHttpOptions;
}
export type Opening =
  | { readonly is: 'open'; readonly opened: OpenedPortal }
  | { readonly is: 'refused'; readonly failure: SourceFailure };

export interface PortalsDeps {
  readonly registry: Registry;
  readonly connectors: readonly Connector[];
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly log: Log;
}
export interface Portals {
  /** Enabled ones, as the registry lists them. */
  readonly scheduled: readonly string[];
  /** Throws GatewayError NOT_FOUND. */
  entry(slug: string): PortalEntry;
  /** A wrong setting or an unknown platform is a value: the portal's own trouble, not the caller's. */
  open(entry: PortalEntry): Opening;
}

/** What the entry says anyway is not said again in its settings, unless they differ: address and language. */
function settingsOf(entry: PortalEntry, fields: ConfigFields): PortalEntry['config'] {
  return {
    ...(Object.hasOwn(fields, 'url') ? { url: entry.url } : {}),
    ...(Object.hasOwn(fields, 'language') && entry.language !== null ? { language: entry.language } : {}),
    ...entry.config,
  };
}

/** The portal's own hosts: where its headers may be sent, and nowhere else. */
function hostsOf(entry: PortalEntry, config: ConfigOf<ConfigFields>): readonly string[] {
  const addresses = Object.values(config).filter((value) => value instanceof URL);
  return [...new Set([new URL(entry.url), ...addresses].map(({ host }) => host))];
}

function openPortal(entry: PortalEntry, deps: PortalsDeps): OpenedPortal {
  const connector = findConnector(deps.connectors, entry.platform);
  const { config: fields, manners } = connector.manifest;
  const reading = readConfig(fields, settingsOf(entry, fields));
  if (reading.is === 'invalid') throw new ConnectorError('BAD_CONFIG', reading.problems.join('; '));
  const asked: PortalHttpOptions = {
    portalId: entry.slug,
    headers: entry.headers,
    hosts: hostsOf(entry, reading.config),
    pace: {
      concurrency: entry.pace.concurrency ?? manners.concurrency,
      minIntervalMs: entry.pace.minIntervalMs ?? manners.minIntervalMs,
    },
  };
  const http = deps.http.open(asked);
  const portal = connector.open(reading.config, {
    portalId: entry.slug,
    http,
    now: () => deps.clock.now(),
    note: (level, message, facts) => deps.log.write(level, message, { portal: entry.slug, ...facts }),
  });
  return { entry, connector, config: reading.config, portal, http, manners: asked };
}

export function createPortals(deps: PortalsDeps): Portals {
  const entries = new Map(deps.registry.portals.map((entry) => [entry.slug, entry]));
  const openings = new Map<string, Opening>();
  const opening = (entry: PortalEntry): Opening => {
    try {
      return { is: 'open', opened: openPortal(entry, deps) };
    } catch (error) {
      return { is: 'refused', failure: failureOf(error) };
    }
  };
  return {
    scheduled: deps.registry.portals.filter(({ enabled }) => enabled).map(({ slug }) => slug),
    entry(slug) {
      const entry = entries.get(slug);
      if (entry === undefined)
        throw new GatewayError('NOT_FOUND', `There is no portal "${slug}" in the registry.`, {
          portal: slug,
        });
      return entry;
    },
    open(entry) {
      const known = openings.get(entry.slug);
      if (known !== undefined) return known;
      const made = opening(entry);
      openings.set(entry.slug, made);
      return made;
    },
  };
}
