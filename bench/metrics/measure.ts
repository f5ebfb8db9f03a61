/** Measured: every portal of a store and its city from scratch, once more with few changes, and cities beside each other. */
import { indicatorOf } from '../../src/domain/metrics/indicators.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import type { PortalEntry } from '../../src/domain/registry.ts';
import { compareMeasured } from '../../src/report/comparison.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { report, readTask } from '../child.ts';
import { peakMemoryMb, quantile, timed } from '../measure.ts';

export interface MetricsTask {
  /** A copy: it is written to. */
  readonly store: string;
  /** Each becomes the portal of a city of its own. */
  readonly portals: readonly PortalEntry[];
}
export interface MetricsDone {
  readonly datasets: number;
  readonly firstMs: number;
  readonly againMs: number;
  readonly peakMb: number;
  readonly compareP50: number;
  readonly compareP95: number;
  readonly cities: number;
}

const COMPARISONS = 200;
const INDICATORS = ['c.mqa', 'c.openLicence', 'c.machineReadable', 'c.tau', 'c.hvdCoverage'];
const MOST_CITIES = 20;

const { store: file, portals: given } = await readTask<MetricsTask>();
const portals = given.map((entry) => ({ ...entry, city: entry.slug, enabled: true }));
const log = { write: () => {} };
const store = openSqliteStore({ file, searchable: false, log });
const cities = portals.map(({ slug }) => ({
  ...{ slug, name: slug, country: 'XX', region: null, population: null, location: null, sources: [] },
}));
const registry = { cities, portals };
const reporter = createReporter({ store, registry, overrides: NO_OVERRIDES, log });

let datasets = 0;
const measureAll = async (): Promise<void> => {
  datasets = 0;
  for (const { slug } of portals) {
    const outcome = await reporter.measure(slug, { anew: true });
    if (outcome.is === 'measured') datasets += outcome.snapshot.records;
  }
};
const firstMs = await timed(measureAll);
const peakMb = peakMemoryMb();
const againMs = await timed(measureAll);
const slugs = cities.slice(0, MOST_CITIES).map(({ slug }) => slug);
const definitions = INDICATORS.flatMap((id) => indicatorOf(id) ?? []);
const times: number[] = [];
for (let round = 0; round < COMPARISONS; round += 1)
  times.push(
    await timed(() => compareMeasured({ metrics: store.metrics, registry }, slugs, definitions, null)),
  );
await store.close();
const done: MetricsDone = {
  ...{ datasets, firstMs, againMs, peakMb, cities: slugs.length },
  ...{ compareP50: quantile(times, 0.5), compareP95: quantile(times, 0.95) },
};
report(done);
process.disconnect();
