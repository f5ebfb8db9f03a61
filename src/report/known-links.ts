/** What the last checks of addresses showed, for the datasets at hand and for a portal in all. */
import type { Dataset } from '../domain/dataset.ts';
import type { LinkFact } from '../domain/links/fact.ts';
import { countStrata } from '../domain/links/link-estimate.ts';
import { linkTargets } from '../domain/links/link-targets.ts';
import { normaliseLink } from '../domain/links/normalise-link.ts';
import type { LinkMode } from '../domain/metrics/aggregate/portal-inputs.ts';
import type { Stratum } from '../domain/metrics/statistics/stratified.ts';
import type { LinkStore } from '../ports/links.ts';

export type FindLink = (url: string) => LinkFact | null;

/** By the address as a record writes it. One question to the store for all of these datasets. */
export async function linksOf(
  links: Pick<LinkStore, 'facts'>,
  datasets: readonly Dataset[],
): Promise<FindLink> {
  const urls = [...new Set(datasets.flatMap((dataset) => linkTargets(dataset).map(({ url }) => url)))];
  const facts = urls.length === 0 ? [] : await links.facts(urls);
  const byUrl = new Map(urls.map((url, index) => [url, facts[index] ?? null]));
  return (raw) => byUrl.get(normaliseLink(raw) ?? '') ?? null;
}

/** The addresses of a portal, gathered while its datasets go by. */
export class LinkCensus {
  readonly #facts = new Map<string, LinkFact | null>();

  add(dataset: Dataset, find: FindLink): void {
    for (const { url } of linkTargets(dataset)) this.#facts.set(url, find(url));
  }
  get mode(): LinkMode {
    const checked = [...this.#facts.values()].filter((fact) => fact !== null).length;
    return checked === 0 ? 'NONE' : checked === this.#facts.size ? 'ALL' : 'SAMPLED';
  }
  /** null: no address was checked. */
  strata(): readonly Stratum[] | null {
    if (this.mode === 'NONE') return null;
    return countStrata(this.#facts.keys(), (url) => this.#facts.get(url) ?? null).map(
      ({ total, known, alive, unknown }) => ({ size: total, passed: alive, failed: known - alive, unknown }),
    );
  }
}
