/** Measures every living dataset of one portal. */
import type { PortalEntry } from '../domain/registry.ts';
import type { HarvestRun } from '../domain/harvest.ts';
import type { Movement } from '../domain/metrics/aggregate/portal-inputs.ts';
import { descriptionKey } from '../domain/metrics/indicators/doc.ts';
import { measureDataset } from '../domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import type { DatasetSubject, PortalFacts } from '../domain/metrics/subject.ts';
import type { HarvestLog } from '../ports/store.ts';
import type { ReporterDeps } from './reporter-deps.ts';
import { linksOf, type FindLink } from './known-links.ts';
import { livingPages } from './walk-living.ts';

/** A key longer than this is cut: what follows tells no two descriptions apart that are worth telling apart. */
const MOST_KEY = 300;

function keyOf(text: string): string {
  return descriptionKey(text).slice(0, MOST_KEY);
}

/** What measuring a dataset takes to know of its whole portal. */
export async function portalFacts(
  { store, overrides }: ReporterDeps,
  entry: PortalEntry,
  signal: AbortSignal,
): Promise<PortalFacts> {
  const uses = new Map<string, number>();
  for await (const page of livingPages(store.catalogue, entry.slug, signal))
    for (const { dataset } of page) {
      if (dataset.description === null) continue;
      const key = keyOf(dataset.description);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  return {
    descriptionUses: (key) => uses.get(key.slice(0, MOST_KEY)) ?? 0,
    // A distribution has a table id only where its platform answers for rows.
    hasRowApi: true,
    language: entry.language,
    overrides: overrides.portals.get(entry.slug) ?? [],
  };
}
export interface Measuring {
  readonly subject: DatasetSubject;
  readonly measured: MeasuredDataset;
  readonly link: FindLink;
}

/** In ascending order of local id. */
export async function* measurePortal(
  deps: ReporterDeps,
  entry: PortalEntry,
  at: string,
  signal: AbortSignal,
): AsyncGenerator<Measuring> {
  const portal = await portalFacts(deps, entry, signal);
  const past = { identifier: null, dataModified: [] };
  for await (const page of livingPages(deps.store.catalogue, entry.slug, signal)) {
    const link = await linksOf(
      deps.store.links,
      page.map(({ dataset }) => dataset),
    );
    for (const { dataset } of page) {
      const subject: DatasetSubject = { dataset, platform: entry.platform, at, link, portal, past };
      yield { subject, measured: measureDataset(subject), link };
    }
  }
}

const DAYS_90_MS = 90 * 86_400_000;
const PAGE = 100;
/** What came and went in 90 days, by the log of harvests; null: the portal has not been harvested for so long. */
export async function movementOf(
  log: Pick<HarvestLog, 'runs'>,
  portal: string,
  at: string,
  size: number,
): Promise<Movement | null> {
  const from = new Date(Date.parse(at) - DAYS_90_MS).toISOString();
  let [came, vanished] = [0, 0];
  let after: string | null = null;
  for (;;) {
    const [page] = await log.runs([{ portal, page: { first: PAGE, after } }]);
    const runs: readonly HarvestRun[] = page?.items.map(({ item }) => item) ?? [];
    for (const run of runs) {
      if (run.startedAt < from) return { came, vanished, before: size - came + vanished };
      came += run.added;
      vanished += run.removed;
    }
    after = page?.items.at(-1)?.cursor ?? null;
    if (page === undefined || !page.hasNextPage || after === null) return null;
  }
}
