/** Judged: promises over every dataset of a measured store, beside a bare loop, and one of them explained by the graph. */
import { createHash } from 'node:crypto';
import { compileRegex } from '../../src/config/commitments/regex.ts';
import { EMPTY_BOOK, type ActionPlan, type CommitmentBook } from '../../src/domain/commitments/book.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import type { City, PortalEntry } from '../../src/domain/registry.ts';
import { createGateway } from '../../src/gateway.ts';
import { systemClock } from '../../src/gateway-clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { livingPages } from '../../src/report/walk-living.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createWatcher } from '../../src/watch/watcher.ts';
import { report, readTask } from '../child.ts';
import { gatewayConfig } from '../config.ts';
import { peakMemoryMb, quantile, timed } from '../measure.ts';
import { benchPromises, CITY, PLAN, promise, type Sample } from './promises.ts';

export interface EvaluateTask {
  /** A copy, measured: it is written to. */
  readonly store: string;
  /** All become portals of one city, so that every promise looks at every dataset. */
  readonly portals: readonly PortalEntry[];
  readonly promises: number;
  readonly seed: number;
}
export interface EvaluateDone {
  readonly datasets: number;
  readonly evaluateMs: number;
  /** Of the processor, which tells more than the clock where others work too. */
  readonly evaluateCpuMs: number;
  readonly bareMs: number;
  readonly peakMb: number;
  readonly explainP50: number;
  readonly explainP95: number;
  /** How many promises came to each state. */
  readonly states: Readonly<Record<string, number>>;
}

const EXPLAINED = 300;
const QUERY = `query ($id: ID!) { commitment(id: $id) { title agreement computed { state reason flags explanation
  evidence { rule state reason candidates outcomes { title uri state checks { check state observed expected reason } } } } } }`;
const log = { write: () => {} };
const never = new AbortController().signal;

const task = await readTask<EvaluateTask>();
const portals = task.portals.map((entry) => ({ ...entry, city: CITY, enabled: true }));
const city: City = {
  ...{
    slug: CITY,
    name: 'Bench',
    country: 'XX',
    region: null,
    population: null,
    location: null,
    sources: [],
  },
};
const registry = { cities: [city], portals };

async function samplesIn({ catalogue }: Store): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const { slug } of portals)
    for await (const page of livingPages(catalogue, slug, never))
      for (const { dataset } of page)
        samples.push({ title: dataset.title, publisher: dataset.publisher?.name ?? null });
  return samples;
}
/** The same pages read, and one word looked for in each title: what no selector could do with less. */
async function bareLoop({ catalogue }: Store, words: readonly string[]): Promise<number> {
  let found = 0;
  for (const { slug } of portals)
    for await (const page of livingPages(catalogue, slug, never))
      for (const { dataset } of page) {
        const title = dataset.title.toLowerCase();
        for (const word of words) if (title.includes(word)) found += 1;
      }
  return found;
}

function bookOf(samples: readonly Sample[]): CommitmentBook {
  const commitments = benchPromises(samples, task.promises, task.seed);
  const { provenance, title } = promise(PLAN);
  const plan: ActionPlan = {
    ...{ id: PLAN, provenance, title, city: CITY, round: null, publishedOn: '2013-01-01' },
    ...{ periodStart: '2013-01-01', periodEnd: null, status: 'IN_FORCE', documentUrls: [], legalForm: null },
    ...{ consultation: null, supersedes: null, ogpActionPlanId: null, provisions: null },
  };
  return { ...EMPTY_BOOK, plans: [plan], commitments };
}

const store = openSqliteStore({ file: task.store, searchable: false, log });
const samples = await samplesIn(store);
const book = bookOf(samples);
const step = Math.max(1, Math.floor(samples.length / task.promises));
const words = Array.from({ length: task.promises }, (_, at) =>
  (samples[at * step]?.title.split(' ')[0] ?? 'data').toLowerCase(),
);
const bareMs = await timed(() => bareLoop(store, words));
const watcher = createWatcher({
  ...{ store, registry, book, overrides: NO_OVERRIDES, clock: systemClock, log },
  kit: { compileRegex, digest: (text) => createHash('sha256').update(text).digest('hex') },
});
const states: Record<string, number> = {};
const before = process.cpuUsage();
const evaluateMs = await timed(async () => {
  const outcome = await watcher.evaluate(CITY, null);
  if (outcome.is !== 'judged') throw new Error(`expected verdicts, got ${outcome.is}`);
  for (const { verdict } of outcome.evaluations) states[verdict.state] = (states[verdict.state] ?? 0) + 1;
});
const used = process.cpuUsage(before);
const evaluateCpuMs = (used.user + used.system) / 1_000;
const peakMb = peakMemoryMb();
await watcher.close();
await store.close();

const gateway = await createGateway({ ...gatewayConfig(registry, task.store), commitments: book });
const times: number[] = [];
for (let at = 0; at < EXPLAINED; at += 1) {
  const id = book.commitments[(at * 7919) % book.commitments.length]?.id ?? '';
  times.push(
    await timed(async () => {
      const { errors } = await gateway.execute({ query: QUERY, variables: { id } });
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
    }),
  );
}
await gateway.close();
const done: EvaluateDone = {
  ...{ datasets: samples.length, evaluateMs, evaluateCpuMs, bareMs, peakMb, states },
  ...{ explainP50: quantile(times, 0.5), explainP95: quantile(times, 0.95) },
};
report(done);
process.disconnect();
