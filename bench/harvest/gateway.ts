/**
 * Measured: one portal through the whole gateway into a fresh store, and once more when nothing changed; and how long it
 * takes until its figures are there too.
 */
import type { PortalEntry } from '../../src/domain/registry.ts';
import { createGateway } from '../../src/gateway.ts';
import { report, readTask } from '../child.ts';
import { gatewayConfig } from '../config.ts';
import { peakMemoryMb } from '../measure.ts';

export interface GatewayTask {
  readonly url: string;
  readonly store: string;
}
export interface GatewayHarvest {
  /** Until the harvest has ended. */
  readonly firstMs: number;
  /** Until it is measured as well. */
  readonly measuredMs: number;
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
interface Harvested {
  readonly seen: number;
  readonly endedMs: number;
  readonly measuredMs: number;
}
async function harvest(): Promise<Harvested> {
  const started = performance.now();
  let endedMs = Number.NaN;
  const stop = gateway.harvester.subscribe((event) => {
    if (event.type === 'finished') endedMs = performance.now() - started;
  });
  const run = await gateway.harvester.harvest('alder-bay', { full: true });
  stop();
  if (run.verdict !== 'COMPLETE') throw new Error(`The harvest was ${run.verdict}: ${run.reason}`);
  return { seen: run.seen, endedMs, measuredMs: performance.now() - started };
}
const first = await harvest();
const peakMb = peakMemoryMb();
const again = await harvest();
await gateway.close();
const result: GatewayHarvest = {
  ...{
    firstMs: first.endedMs,
    measuredMs: first.measuredMs,
    againMs: again.endedMs,
    seen: first.seen,
    peakMb,
  },
};
report(result);
