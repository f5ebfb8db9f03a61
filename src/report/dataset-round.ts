/** Measures datasets a page at a time: their rows go into a draft, their sums into a tally. */
import type { PortalTally } from '../domain/metrics/aggregate/portal-tally.ts';
import type { ContentFact } from '../domain/metrics/content/content-fact.ts';
import { descriptionMark, entryOf, type LedgerEntry } from '../domain/metrics/ledger/ledger-entry.ts';
import { measureFacts } from '../domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../domain/metrics/measured.ts';
import { packOf } from '../domain/metrics/pack.ts';
import { nextPast, type Past } from '../domain/metrics/past.ts';
import { violationsIn } from '../domain/metrics/violations.ts';
import type { PortalEntry } from '../domain/registry.ts';
import type { DraftRow, RowDraft } from '../ports/metrics.ts';
import type { StoredDataset } from '../ports/store.ts';
import { factsAt, type Seen } from './facts-at.ts';
import { knownLinks, type KnownLinks } from './known-links.ts';
import type { ReporterDeps } from './reporter-deps.ts';

export interface RoundOf {
  readonly entry: PortalEntry;
  /** Moment of the snapshot, RFC 3339 UTC. */
  readonly at: string;
  readonly draft: RowDraft;
  readonly tally: PortalTally;
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
    const { entry, at } = this.#of;
    const { platform, language } = entry;
    const overrides = this.#deps.overrides.portals.get(entry.slug) ?? [];
    const surroundings = { platform, language, overrides, at, link: links.find };
    const rows: DraftRow[] = [];
    const entries = page.map(({ dataset, contentHash }, place): LedgerEntry => {
      const past = pasts[place] ?? null;
      const description = descriptionMark(dataset);
      const shared = isShared(description);
      const content = contents[place] ?? null;
      const read = factsAt(dataset, surroundings, { past, content, isShared: shared });
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
      pasts: await store.metrics.pasts(portal, ids),
    };
  }
}

function rowOf({ facts, present }: Seen, measured: MeasuredDataset, past: Past | null): DraftRow {
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
