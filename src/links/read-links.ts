/** What is known of links, for whoever shows or counts it. */
import { normaliseLink } from '../domain/links/normalise-link.ts';
import type { LinkReader, LinkStore } from '../ports/links.ts';
import type { Catalogue } from '../ports/store.ts';
import { linkStrata } from './portal-links.ts';

/** `counted`: facts that estimates may rest on; left out: all. */
export function createLinkReader(deps: {
  readonly catalogue: Pick<Catalogue, 'page'>;
  readonly links: LinkStore;
  readonly counted?: Pick<LinkStore, 'facts'>;
}): LinkReader {
  return {
    async facts(urls) {
      const normalised = urls.map(normaliseLink);
      const facts = await deps.links.facts(normalised.flatMap((url) => (url === null ? [] : [url])));
      let next = 0;
      return normalised.map((url) => (url === null ? null : (facts[next++] ?? null)));
    },
    strata: (portal) => linkStrata({ catalogue: deps.catalogue, links: deps.counted ?? deps.links }, portal),
  };
}
