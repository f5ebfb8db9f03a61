/** Datasets as evidence: the records of a portal with what was measured of them, page by page. */
import { rowsKnown } from '../domain/commitments/rows-known.ts';
import type { EvidenceDataset } from '../domain/commitments/sweep-input.ts';
import { classifyDataset } from '../domain/metrics/categories/classify-dataset.ts';
import { dataDateIn, unpacked } from '../domain/metrics/pack.ts';
import type { ContentFact } from '../domain/metrics/content/content-fact.ts';
import type { IndicatorResult } from '../domain/metrics/result.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { KeptMeasurement } from '../ports/metrics.ts';
import type { StoredDataset } from '../ports/store.ts';
import { linksOf, type FindLink } from '../report/known-links.ts';
import { livingPages } from '../report/walk-living.ts';
import type { WatcherDeps } from './watcher-deps.ts';

/**
 * `at`, RFC 3339 UTC: measurements and ages are of then; records and counts of rows are as they are now, since no others
 * are kept. `asksRows`: whether any rule asks for counts.
 */
export async function* evidencePages(
  { store, overrides }: Pick<WatcherDeps, 'store' | 'overrides'>,
  entry: PortalEntry,
  at: string,
  asksRows: boolean,
  signal: AbortSignal,
): AsyncGenerator<readonly EvidenceDataset[]> {
  const said = overrides.portals.get(entry.slug) ?? [];
  for await (const page of livingPages(store.catalogue, entry.slug, signal)) {
    const datasets = page.map(({ dataset }) => dataset);
    const link = await linksOf(store.links, datasets);
    const keys = datasets.map(({ portal, localId }) => ({ portal, localId }));
    const kept = await store.metrics.measurements(keys, at);
    const contents = asksRows ? await store.contents.facts(keys) : [];
    yield page.map((stored, place) =>
      evidenceOf(stored, kept[place] ?? null, contents[place] ?? null, { entry, at, said, link }),
    );
  }
}

interface Surroundings {
  readonly entry: PortalEntry;
  readonly at: string;
  readonly said: Parameters<typeof classifyDataset>[1];
  readonly link: FindLink;
}

function evidenceOf(
  { dataset, firstSeenAt }: StoredDataset,
  kept: KeptMeasurement | null,
  content: ContentFact | null,
  { entry, at, said, link }: Surroundings,
): EvidenceDataset {
  const results = once(() => resultsOf(kept, at));
  return {
    ...{ dataset, platform: entry.platform, city: entry.city, firstSeenAt, link },
    result: (indicator) => results().get(indicator) ?? null,
    dataDate: () => (kept === null ? null : dataDateIn(kept.pack)),
    categories: once(() => classifyDataset(dataset, said)),
    // What a probe counted: no catalogue tells it, and asking every table in each sweep would burden the portals.
    rowCount: () => rowsKnown(dataset, content, at),
  };
}

function resultsOf(kept: KeptMeasurement | null, at: string): ReadonlyMap<string, IndicatorResult> {
  return kept === null
    ? new Map()
    : new Map(unpacked(kept.pack, at).map((result) => [result.indicator, result]));
}

/** Asked for only where a rule needs it, and then worked out once. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}
