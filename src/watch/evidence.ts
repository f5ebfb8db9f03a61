/** Datasets as evidence: the records of a portal, and of those that are anybody's candidates what was measured. */
import { rowsKnown } from '../domain/commitments/rows-known.ts';
import type { EvidenceDataset, LaterWork, Sweep } from '../domain/commitments/sweep-input.ts';
import type { Dataset } from '../domain/dataset.ts';
import { classifyDataset } from '../domain/metrics/categories/classify-dataset.ts';
import type { ContentFact } from '../domain/metrics/content/content-fact.ts';
import { dataDateIn, unpackedOne } from '../domain/metrics/pack.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { KeptMeasurement } from '../ports/metrics.ts';
import type { StoredDataset } from '../ports/store.ts';
import { linksOf, type FindLink } from '../report/known-links.ts';
import { livingPages } from '../report/walk-living.ts';
import type { WatcherDeps } from './watcher-deps.ts';

/** What is known of a dataset besides its record. */
interface Measured {
  readonly kept: KeptMeasurement | null;
  readonly content: ContentFact | null;
  readonly link: FindLink;
}
/** A dataset that is somebody's candidate. */
interface Candidate {
  readonly dataset: Dataset;
  readonly learn: (measured: Measured) => void;
  readonly work: LaterWork;
}

/**
 * Shows the sweep all living datasets of a portal. `at`, RFC 3339 UTC: measurements and ages are of then; records and
 * counts of rows are as they are now, since no others are kept.
 */
export async function sweepPortal(
  { store, overrides }: Pick<WatcherDeps, 'store' | 'overrides'>,
  sweep: Sweep,
  entry: PortalEntry,
  at: string,
  signal: AbortSignal,
): Promise<void> {
  const said = overrides.portals.get(entry.slug) ?? [];
  for await (const page of livingPages(store.catalogue, entry.slug, signal)) {
    const candidates = page.flatMap((stored) => candidateOf(sweep, stored, { entry, at, said }) ?? []);
    if (candidates.length === 0) continue;
    const datasets = candidates.map(({ dataset }) => dataset);
    const link = await linksOf(store.links, datasets);
    const keys = datasets.map(({ portal, localId }) => ({ portal, localId }));
    const kept = await store.metrics.measurements(keys, at);
    const contents = await store.contents.facts(keys);
    for (const [place, { learn, work }] of candidates.entries()) {
      learn({ kept: kept[place] ?? null, content: contents[place] ?? null, link });
      work();
    }
  }
}

interface Surroundings {
  readonly entry: PortalEntry;
  readonly at: string;
  readonly said: Parameters<typeof classifyDataset>[1];
}

function candidateOf(
  sweep: Sweep,
  { dataset, firstSeenAt }: StoredDataset,
  { entry, at, said }: Surroundings,
): Candidate | null {
  let measured: Measured | null = null;
  const known = (): Measured => {
    if (measured === null) throw new Error(`${dataset.portal}/${dataset.localId} was asked too early`);
    return measured;
  };
  const evidence: EvidenceDataset = {
    ...{ dataset, platform: entry.platform, city: entry.city, firstSeenAt },
    link: (url) => known().link(url),
    result: (indicator) => {
      const { kept } = known();
      return kept === null ? null : unpackedOne(kept.pack, indicator, at);
    },
    categories: once(() => classifyDataset(dataset, said)),
    dataDate: () => {
      const { kept } = known();
      return kept === null ? null : dataDateIn(kept.pack);
    },
    // What a probe counted: no catalogue tells it, and asking every table in each sweep would burden the portals.
    rowCount: () => rowsKnown(dataset, known().content, at),
  };
  const work = sweep.add(evidence);
  return work === null ? null : { dataset, work, learn: (learnt) => (measured = learnt) };
}

/** Asked for only where a rule needs it, and then worked out once. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => (done ??= { value: work() }).value;
}
