/** What the last checks of addresses showed, for the datasets at hand. */
import type { Dataset } from '../domain/dataset.ts';
import type { LinkFact } from '../domain/links/fact.ts';
import { normaliseLink } from '../domain/links/normalise-link.ts';
import type { LinkStore } from '../ports/links.ts';

/** By the address as a record writes it. */
export type FindLink = (url: string) => LinkFact | null;
export interface KnownLinks {
  readonly find: FindLink;
  /** `normaliseLink`, once for each address of the datasets. */
  readonly normalise: (url: string) => string | null;
}

/** One question to the store for all of these datasets; each address is read once. */
export async function linksOf(
  links: Pick<LinkStore, 'facts'>,
  datasets: readonly Dataset[],
): Promise<FindLink> {
  return (await knownLinks(links, datasets)).find;
}

export async function knownLinks(
  links: Pick<LinkStore, 'facts'>,
  datasets: readonly Dataset[],
): Promise<KnownLinks> {
  const normalised = new Map<string, string | null>();
  for (const { distributions } of datasets)
    for (const { accessUrl, downloadUrl } of distributions)
      for (const raw of [downloadUrl, accessUrl])
        if (raw !== null && !normalised.has(raw)) normalised.set(raw, normaliseLink(raw));
  const urls = [...new Set(normalised.values())].filter((url) => url !== null);
  const facts = urls.length === 0 ? [] : await links.facts(urls);
  const byUrl = new Map(urls.map((url, index) => [url, facts[index] ?? null]));
  const normalise = (raw: string): string | null => {
    const url = normalised.get(raw);
    return url === undefined ? normaliseLink(raw) : url;
  };
  return { normalise, find: (raw) => byUrl.get(normalise(raw) ?? '') ?? null };
}
