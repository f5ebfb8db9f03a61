/** The harvesting side: its store, its HTTP client and its harvester, in whichever thread it is asked to live. */
import { hash, randomUUID } from 'node:crypto';
import { ConnectorError, type Connector, type Probe } from './connector/index.ts';
import { GatewayError } from './domain/errors.ts';
import { systemClock } from './gateway-clock.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { thisMachinesProcesses } from './gateway-processes.ts';
import { createHarvester } from './harvest/harvester.ts';
import { createHttpClient } from './http/client.ts';

import { createMeasuring } from './report/measuring.ts';
import { thinOldStates } from './report/retention.ts';
import type { MeasureProgress } from './report/portal-task.ts';
import { createReporter, type MeasureOutcome } from './report/reporter.ts';
import { createLinkSide, PRODUCT_TOKEN } from './gateway-links.ts';
import { packageVersion } from './package-root.ts';
import type { Harvester } from './ports/harvester.ts';
import type { CheckLinks } from './ports/links.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import { createJudgingReporter } from './watch/judging-reporter.ts';
import { watcherDeps } from './gateway-watch.ts';
import { judgeCities } from './watch/judge-cities.ts';
import { createNotingWatcher } from './watch/noting-watcher.ts';
import { createWatcher, type EvaluateOutcome } from './watch/watcher.ts';

export type Probed = { readonly connector: string; readonly probe: Probe };
export interface HarvestSide extends Harvester {
  /** As `LinkChecker.check`. */
  checkLinks: CheckLinks;
  probe(address: string): Promise<readonly Probed[]>;
  /** Measures a portal as of its last complete harvest, and its city; `anew`: also where that was done before. */
  measure(
    portal: string,
    anew: boolean,
    hear?: (progress: MeasureProgress) => void,
    signal?: AbortSignal,
  ): Promise<MeasureOutcome>;
  /** As `Watcher.evaluate`. */
  evaluate(city: string, asOf: string | null, signal?: AbortSignal): Promise<EvaluateOutcome>;
}

const PROBE_TIMEOUT_MS = 60_000;

export function userAgent(contact: string): string {
  return `${PRODUCT_TOKEN}/${packageVersion()} (+${contact})`;
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
  const links = createLinkSide(config, { store, clock, log, userAgent: userAgent(config.contact) });
  const harvester = createHarvester({
    store,
    http,
    clock,
    log,
    registry: config.registry,
    connectors,
    digest: (text) => hash('sha256', text, 'hex'),
    newId: randomUUID,
    random: Math.random,
    parallelPortals: config.parallelPortals,
    intervalMs: config.harvestIntervalMs,
    fullWalkIntervalMs: config.fullWalkIntervalMs,
    processes: thisMachinesProcesses(),
  });
  const known = watcherDeps(config, store, log);
  const reporter = createReporter(known);
  const watcher = createNotingWatcher(createWatcher(known));
  const judging = createJudgingReporter({ ...known, reporter, watcher });
  const measuring = createMeasuring(judging, log, () => thinOldStates(store.metrics, clock.now()));
  harvester.subscribe((event) => {
    if (event.type === 'finished' && event.run.verdict === 'COMPLETE') measuring.begin(event.portal);
  });
  return {
    async harvest(portal, options) {
      const run = await harvester.harvest(portal, options);
      await measuring.end(portal);
      return run;
    },
    remap: (portal) => harvester.remap(portal),
    async acceptHeld(portal, runId) {
      const run = await harvester.acceptHeld(portal, runId);
      measuring.begin(portal);
      await measuring.end(portal);
      return run;
    },
    measure: (portal, anew, hear = () => undefined, signal = undefined) =>
      measuring.run(portal, { anew, hear }, signal),
    evaluate: (city, asOf, signal) => watcher.evaluate(city, asOf, signal),
    fetch: (portal, localIds, signal) => harvester.fetch(portal, localIds, signal),
    startSchedule: () => harvester.startSchedule(),
    nextDue: (portals) => harvester.nextDue(portals),
    subscribe: (listener) => harvester.subscribe(listener),
    async checkLinks(request, hear, signal) {
      const report = await links.check(request, hear, signal);
      const asked = watcher.asked();
      const concerned = report.checked === 0 ? [] : report.portals.filter(({ due }) => due > 0);
      for (const { portal } of concerned) measuring.begin(portal);
      // Somebody who stops a check does not wait: what was found is measured with the next harvest.
      if (report.stopped === 'ABORTED') return report;
      for (const { portal } of concerned) await measuring.end(portal);
      // Documents may lie anywhere, and portals whose links are the same are not measured.
      const left = report.cities.filter((city) => !watcher.isJudgedSince(asked, city));
      await judgeCities({ watcher, log }, left, signal);
      return { ...report, judged: report.cities.filter((city) => watcher.isJudgedSince(asked, city)) };
    },
    async probe(address) {
      const probed: Probed[] = [];
      const failures: ConnectorError[] = [];
      for (const connector of connectors) {
        const { id, manners } = connector.manifest;
        const portalHttp = http.open({
          portalId: `probe-${id}`,
          headers: {},
          pace: { concurrency: 1, minIntervalMs: manners.minIntervalMs },
        });
        const call = { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS), requestId: randomUUID() };
        try {
          probed.push({ connector: id, probe: await connector.probe(new URL(address), portalHttp, call) });
        } catch (error) {
          if (!(error instanceof ConnectorError)) throw error;
          failures.push(error);
          probed.push({ connector: id, probe: { match: 'no', because: `${error.code}: ${error.message}` } });
        } finally {
          http.forget(call.requestId);
        }
      }
      const failure = failures[0];
      if (failure === undefined || probed.some(({ probe }) => probe.match === 'yes')) return probed;
      throw new GatewayError('UPSTREAM_FAILED', `${address} cannot be probed: ${failure.message}`, {
        hint: 'Check the address, or try again later.',
        cause: failure,
      });
    },
    async close() {
      await links.close();
      await harvester.close();
      await measuring.close();
      await watcher.close();
      await http.close();
    },
  };
}
