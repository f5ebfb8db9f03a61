/** Names of commitments and what belongs to them for the world outside: the same in every gateway with the same registry. */
import type { DatasetKey } from '../ids.ts';

/** Half characters, which no address can hold, become U+FFFD. */
export function addressPart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
function urn(...parts: readonly string[]): string {
  return ['urn:civicgraph', ...parts.map(addressPart)].join(':');
}

export const VOCABULARY = 'urn:civicgraph:vocabulary:';

export const urnOf = {
  city: (slug: string) => urn('city', slug),
  plan: (id: string) => urn('plan', id),
  commitment: (id: string) => urn('commitment', id),
  theme: (code: string) => urn('theme', code),
  pledge: (id: string) => urn('pledge', id),
  /** `since`, RFC 3339 UTC: since when it is this one. */
  verdict: (commitment: string, since: string) => urn('verdict', commitment, since),
  dataset: ({ portal, localId }: DatasetKey) => urn('dataset', portal, localId),
  feed: (name: string, question: string) => urn('feed', name, ...(question === '' ? [] : [question])),
} as const;
