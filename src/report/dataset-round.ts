/** Measures datasets a page at a time: their rows go into a draft, their sums into a tally. */
import type { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import type { ContentFact } from '../domain/metrics/content/content-fact.ts';
import { dataDateOf } from '../domain/metrics/indicators/time-reading.ts';
import { MOST_USES } from '../domain/metrics/indicators/doc.ts';
import { completedFacts, recordFactsOf } from '../domain/metrics/facts-of.ts';
import type { DatasetFacts } from '../domain/metrics/facts.ts';
import { descriptionMark, entryOf, type LedgerEntry } from '../domain/metrics/ledger/ledger-entry.ts';
import { measureFacts } from '../domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import { packOf } from '../domain/metrics/pack.ts';
import { nextPast, pastFactsOf, type Past, type Present } from '../domain/metrics/past.ts';
import type { PortalFacts } from '../domain/metrics/subject.ts';
import { violationsIn } from '../domain/metrics/violations.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { DraftRow, RowDraft } from '../ports/metrics.ts';
import type { StoredDataset } from '../ports/store.ts';
import { knownLinks, type KnownLinks } from './known-links.ts';
import type { ReporterDeps } from './reporter-deps.ts';

const NO_PAST = { identifier: null, dataModified: [] };

export interface RoundOf {
  readonly entry: PortalEntry;
  /** Moment of the snapshot, RFC 3339 UTC. */
  readonly at: string;
  readonly draft: RowDraft;
  readonly tally: PortalTally;
}

interface Given {
  readonly dataset: StoredDataset['dataset'];
  readonly links: KnownLinks;
  readonly past: Past | null;
  readonly content: ContentFact | null;
}
interface Read {
  readonly facts: DatasetFacts;
  readonly present: Present;
}

/** One measuring of a portal. */
export class DatasetRound {
  readonly #deps: ReporterDeps;
  readonly #of: RoundOf;

  constructor(deps: ReporterDeps, of: RoundOf) {
    this.#deps = deps;
    this.#of = of;
  }

  /** `isShared`: whether too many others have a description of this mark. Aligned with the page. */
  async measure(
    page: readonly StoredDataset[],
    isShared: (description: number | null) => boolean,
  ): Promise<readonly LedgerEntry[]> {
    const { links, pasts, contents } = await this.#known(page);
    const rows: DraftRow[] = [];
    const entries = page.map(({ dataset, contentHash }, place): LedgerEntry => {
      const past = pasts[place] ?? null;
      const description = descriptionMark(dataset);
      const shared = isShared(description);
      const read = this.#read({ dataset, links, past, content: contents[place] ?? null }, shared);
      const measured = measureFacts(read.facts);
      this.#of.tally.add(measured);
      rows.push(rowOf(read, measured, past));
      const { normalise } = links;
      return entryOf(read.facts, measured, { contentHash, description, isShared: shared, normalise });
    });
    await this.#of.draft.put(rows);
    return entries;
  }

  async #known(page: readonly StoredDataset[]): Promise<{
    links: KnownLinks;
    pasts: readonly (Past | null)[];
    contents: readonly (ContentFact | null)[];
  }> {
    const { store } = this.#deps;
    const datasets = page.map(({ dataset }) => dataset);
    const ids = datasets.map(({ localId }) => localId);
    const portal = this.#of.entry.slug;
    return {
      contents: await store.contents.facts(ids.map((localId) => ({ portal, localId }))),
      links: await knownLinks(store.links, datasets),
      pasts: await store.metrics.pasts(this.#of.entry.slug, ids),
    };
  }

  #read({ dataset, links, past, content }: Given, shared: boolean): Read {
    const { entry, at } = this.#of;
    const portal = portalFacts(this.#deps, entry, shared);
    const subject = {
      ...{ dataset, platform: entry.platform, at, link: links.find, portal, past: NO_PAST, content },
    };
    const record = recordFactsOf(subject);
    const identifier = dataset.identifier ?? dataset.localId;
    const present = { at, identifier, date: dataDateOf(record).at };
    const facts = completedFacts({ ...record, subject: { ...subject, past: pastFactsOf(past, present) } });
    return { facts, present };
  }
}

/** What measuring a dataset takes to know of its whole portal. */
function portalFacts(
  { overrides }: ReporterDeps,
  { slug, language }: PortalEntry,
  shared: boolean,
): PortalFacts {
  return {
    descriptionUses: () => (shared ? MOST_USES + 1 : 1),
    // A distribution has a table id only where its platform answers for rows.
    hasRowApi: true,
    language,
    overrides: overrides.portals.get(slug) ?? [],
  };
}

function rowOf({ facts, present }: Read, measured: MeasuredDataset, past: Past | null): DraftRow {
  const { total, lower, upper } = measured.quality;
  const next = nextPast(past, present);
  return {
    localId: measured.localId,
    pack: packOf(measured),
    quality: [total, lower, upper],
    violations: violationsIn(facts, measured).map(({ indicator, points }) => [indicator, points]),
    past: next === past ? null : next,
  };
}
