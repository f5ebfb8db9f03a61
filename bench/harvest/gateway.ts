/** Measured: one portal through the whole gateway into a fresh store, and once more when nothing changed. */
import type { PortalEntry } from '../../src/domain/registry.ts';
import { createGateway } from '../../src/gateway.ts';
import { report, readTask } from '../child.ts';
import { gatewayConfig } from '../config.ts';
import { peakMemoryMb, timed } from '../measure.ts';

export interface GatewayTask {
  readonly url: string;
  readonly store: string;
}
export interface GatewayHarvest {
  readonly firstMs: number;
  readonly againMs: number;
  readonly seen: number;
  readonly peakMb: number;
}

const { url, store } = await readTask<GatewayTask>();
const portal: PortalEntry = {
  slug: 'alder-bay',
  title: 'Open Alder Bay',
  url: `${url}/`,
  platform: 'ckan',
  city: null,
  language: 'en',
  config: {},
  headers: {},
  conventions: { biweeklyDays: null, dateOrder: null, themes: {} },
  // Politeness is not what is measured.
  pace: { concurrency: null, minIntervalMs: 0 },
  enabled: true,
  sources: ['fictional: made for the benchmark'],
};

const gateway = await createGateway(gatewayConfig({ cities: [], portals: [portal] }, store));
const harvest = async (): Promise<number> => {
  const run = await gateway.harvester.harvest('alder-bay', { full: true });
  if (run.verdict !== 'COMPLETE') throw new Error(`The harvest was ${run.verdict}: ${run.reason}`);
  return run.seen;
};
let seen = 0;
const firstMs = await timed(async () => {
  seen = await harvest();
});
const peakMb = peakMemoryMb();
const againMs = await timed(harvest);
await gateway.close();
const result: GatewayHarvest = { firstMs, againMs, seen, peakMb };
report(result);
