/** The addresses of a portal, out of the catalogue, and what is known of them. */
import type { LinkFact } from '../domain/links/fact.ts';
import { countStrata, type LinkStratumCount } from '../domain/links/link-estimate.ts';
import { linkTargets, type LinkTarget } from '../domain/links/link-targets.ts';
import type { LinkRecord } from '../domain/links/link-schedule.ts';
import type { LinkStore } from '../ports/links.ts';
import type { Catalogue } from '../ports/store.ts';

const DATASETS_AT_ONCE = 200;
const ADDRESSES_AT_ONCE = 1_000;

/** Distinct, by address; a file is promised where any dataset promises it. Datasets are read page by page. */
export async function portalTargets(
  catalogue: Pick<Catalogue, 'page'>,
  portal: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, LinkTarget>> {
  const targets = new Map<string, LinkTarget>();
  for (let after: string | null = null; ;) {
    signal?.throwIfAborted();
    const page = await catalogue.page(portal, after, DATASETS_AT_ONCE);
    for (const { dataset } of page)
      for (const target of linkTargets(dataset))
        if (target.promisesFile || !targets.has(target.url)) targets.set(target.url, target);
    const last = page[page.length - 1];
    if (last === undefined) return targets;
    after = last.dataset.localId;
  }
}

/** By address; those never checked are left out. */
export async function knownRecords(
  store: Pick<LinkStore, 'records'>,
  urls: readonly string[],
): Promise<ReadonlyMap<string, LinkRecord>> {
  const known = new Map<string, LinkRecord>();
  for (let start = 0; start < urls.length; start += ADDRESSES_AT_ONCE) {
    const records = await store.records(urls.slice(start, start + ADDRESSES_AT_ONCE));
    for (const record of records) if (record !== null) known.set(record.fact.url, record);
  }
  return known;
}

/** What the share of a portal's links that are alive is estimated from: every stratum, its size and what is known of it. */
export async function linkStrata(
  deps: { readonly catalogue: Pick<Catalogue, 'page'>; readonly links: Pick<LinkStore, 'facts'> },
  portal: string,
): Promise<readonly LinkStratumCount[]> {
  const urls = [...(await portalTargets(deps.catalogue, portal)).keys()];
  const known = new Map<string, LinkFact | null>();
  for (let start = 0; start < urls.length; start += ADDRESSES_AT_ONCE) {
    const some = urls.slice(start, start + ADDRESSES_AT_ONCE);
    const facts = await deps.links.facts(some);
    for (const [index, url] of some.entries()) known.set(url, facts[index] ?? null);
  }
  return countStrata(urls, (url) => known.get(url) ?? null);
}
