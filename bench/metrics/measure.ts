/**
 * Measured: every portal of a store and its city from scratch, beside a loop that only reads the same datasets; once
 * more after each of some harvests that changed one in a hundred; and cities beside each other, asked of the graph.
 */
import { CITY_INDICATORS } from '../../src/domain/metrics/indicators.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { livingPages } from '../../src/report/walk-living.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { seededRandom } from '../../test/twins/faults.ts';
import { report, readTask } from '../child.ts';
import { gatewayConfig } from '../config.ts';
import { peakMemoryMb, quantile, timed } from '../measure.ts';
import { changeSome } from './change.ts';

export interface MetricsTask {
  /** A copy: it is written to. */
  readonly store: string;
  /** Each becomes the portal of a city of its own. */
  readonly portals: readonly PortalEntry[];
  readonly seed: number;
}
export interface MetricsDone {
  readonly datasets: number;
  readonly firstMs: number;
  /** Of the processor, which tells more than the clock where others work too. */
  readonly firstCpuMs: number;
  /** Reading the same datasets, and nothing else. */
  readonly bareMs: number;
  readonly changed: number;
  /** Of several harvests, one after the other: the median, and the longest. */
  readonly changedMs: number;
  readonly changedMostMs: number;
  readonly changedCpuMs: number;
  readonly peakMb: number;
  /** The first question after a measuring, and others. */
  readonly compareFirst: number;
  readonly compareP50: number;
  readonly compareP95: number;
  readonly cities: number;
}

/** What is kept of a portal is written whole once in nine. */
const HARVESTS = 9;
const COMPARISONS = 300;
const COMPARED_INDICATORS = 5;
const MOST_CITIES = 20;
const EVERY = 100;
const QUERY = `query ($slugs: [String!]!, $indicators: [String!]!) {
  compareCities(slugs: $slugs, indicators: $indicators) {
    rows { city { slug } indicator { id } measurement { value lower upper coverage } rank rankRefused shrunk }
    platformDetermined notComparable } }`;
const log = { write: () => {} };
const never = new AbortController().signal;

const task = await readTask<MetricsTask>();
const portals = task.portals.map((entry) => ({ ...entry, city: entry.slug, enabled: true }));
const store = openSqliteStore({ file: task.store, searchable: false, log });
const cities = portals.map(({ slug }) => ({
  ...{ slug, name: slug, country: 'XX', region: null, population: null, location: null, sources: [] },
}));
const registry = { cities, portals };
const reporter = createReporter({ store, registry, overrides: NO_OVERRIDES, log });

async function measureAll(anew: boolean): Promise<number> {
  let datasets = 0;
  for (const { slug } of portals) {
    const outcome = await reporter.measure(slug, { anew });
    if (outcome.is !== 'measured') throw new Error(`${slug} was not measured: ${outcome.is}`);
    datasets += outcome.snapshot.records;
  }
  return datasets;
}
async function readAll(): Promise<void> {
  for (const { slug } of portals)
    for await (const page of livingPages(store.catalogue, slug, never))
      if (page.length === 0) throw new Error(`${slug} has an empty page`);
}
/** Time of the clock and of the processor. */
async function spent(work: () => Promise<unknown>): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const before = process.cpuUsage();
  const ms = await timed(work);
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1_000 };
}

let datasets = 0;
const first = await spent(async () => {
  datasets = await measureAll(true);
});
const peakMb = peakMemoryMb();
const bareMs = await timed(readAll);
const again: { readonly changed: number; readonly ms: number; readonly cpuMs: number }[] = [];
for (let harvest = 1; harvest <= HARVESTS; harvest += 1) {
  let changed = 0;
  for (const { slug } of portals) changed += await changeSome(store, slug, EVERY);
  again.push({ changed, ...(await spent(() => measureAll(false))) });
}
await store.close();

// Loaded now, so that its modules are not in the memory of measuring.
const { createGateway } = await import('../../src/gateway.ts');
const gateway = await createGateway(gatewayConfig(registry, task.store));
const draw = seededRandom(task.seed);
function some(of: readonly string[], most: number): readonly string[] {
  return of
    .map((one) => ({ one, key: draw() }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({ one }) => one);
}
const slugs = cities.map(({ slug }) => slug);
const ids = CITY_INDICATORS.map(({ id }) => id);
const times: number[] = [];
for (let round = 0; round < COMPARISONS; round += 1) {
  const variables = { slugs: some(slugs, MOST_CITIES), indicators: some(ids, COMPARED_INDICATORS) };
  times.push(
    await timed(async () => {
      const { errors } = await gateway.execute({ query: QUERY, variables });
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
    }),
  );
}
await gateway.close();
const [compareFirst = Number.NaN, ...others] = times;
const done: MetricsDone = {
  ...{ datasets, firstMs: first.ms, firstCpuMs: first.cpuMs, bareMs, peakMb },
  changed: again[0]?.changed ?? 0,
  changedMs: quantile(
    again.map(({ ms }) => ms),
    0.5,
  ),
  changedMostMs: Math.max(...again.map(({ ms }) => ms)),
  changedCpuMs: quantile(
    again.map(({ cpuMs }) => cpuMs),
    0.5,
  ),
  ...{ cities: Math.min(MOST_CITIES, slugs.length), compareFirst },
  ...{ compareP50: quantile(others, 0.5), compareP95: quantile(others, 0.95) },
};
report(done);
process.disconnect();
