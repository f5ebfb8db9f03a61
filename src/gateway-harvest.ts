/** The harvesting side: its store, its HTTP client and its harvester, in whichever thread it is asked to live. */
import { createHash, randomUUID } from 'node:crypto';
import type { Connector, Probe } from './connector/index.ts';
import { systemClock } from './gateway-clock.ts';
import type { GatewayConfig } from './gateway.ts';
import { createHarvester } from './harvest/harvester.ts';
import { createHttpClient } from './http/client.ts';

import { packageVersion } from './package-root.ts';
import type { Harvester } from './ports/harvester.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';

export type Probed = { readonly connector: string; readonly probe: Probe };
export interface HarvestSide extends Harvester {
  probe(address: string): Promise<readonly Probed[]>;
}

const PROBE_TIMEOUT_MS = 60_000;

export function userAgent(contact: string): string {
  return `CivicGraph/${packageVersion()} (+${contact})`;
}

/** Everything that talks to portals; closing it leaves `store` open. */
export function createHarvestSide(
  config: GatewayConfig,
  connectors: readonly Connector[],
  store: Store,
  log: Log,
): HarvestSide {
  const clock = systemClock;
  const http = createHttpClient({
    userAgent: userAgent(config.contact),
    clock,
    log,
    allowLoopback: config.allowLoopback,
  });
  const harvester = createHarvester({
    store,
    http,
    clock,
    log,
    registry: config.registry,
    connectors,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: randomUUID,
    random: Math.random,
    parallelPortals: config.parallelPortals,
    intervalMs: config.harvestIntervalMs,
    fullWalkIntervalMs: config.fullWalkIntervalMs,
  });
  return {
    harvest: (portal, options) => harvester.harvest(portal, options),
    remap: (portal) => harvester.remap(portal),
    acceptHeld: (portal) => harvester.acceptHeld(portal),
    fetch: (portal, localIds) => harvester.fetch(portal, localIds),
    startSchedule: () => harvester.startSchedule(),
    nextDue: (portals) => harvester.nextDue(portals),
    subscribe: (listener) => harvester.subscribe(listener),
    async probe(address) {
      const probed: Probed[] = [];
      for (const connector of connectors) {
        const portalHttp = http.open({
          portalId: `probe-${connector.manifest.id}`,
          headers: {},
          pace: { concurrency: 1, minIntervalMs: connector.manifest.manners.minIntervalMs },
        });
        const call = { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS), requestId: randomUUID() };
        const probe = await connector.probe(new URL(address), portalHttp, call);
        http.forget(call.requestId);
        probed.push({ connector: connector.manifest.id, probe });
      }
      return probed;
    },
    async close() {
      await harvester.close();
      await http.close();
    },
  };
}
