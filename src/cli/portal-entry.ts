/** From what a probe saw to an entry of the registry. */
import { domainToUnicode } from 'node:url';
import type { Probe } from '../connector/contract.ts';
import type { EntryText } from '../config/overlay.ts';
import type { Json } from '../domain/json.ts';
import { plain } from './text.ts';

export type Probed = { readonly connector: string; readonly probe: Probe };
export type Match = { readonly connector: string; readonly probe: Extract<Probe, { match: 'yes' }> };

/** The surest match, in the order in which connectors were asked; null: none matched. */
export function bestMatch(probed: readonly Probed[]): Match | null {
  const matches = probed.flatMap(({ connector, probe }) =>
    probe.match === 'yes' ? [{ connector, probe }] : [],
  );
  return matches.find(({ probe }) => probe.certainty === 'sure') ?? matches[0] ?? null;
}

/** "data.city.gov" → "data-city-gov", "données.ville.ca" → "donnees-ville-ca" */
export function slugOfHost(url: URL): string {
  const slugged = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
  const named = (host: string): string => slugged(host.replace(/^www\./, ''));
  const port = url.port === '' ? '' : `-${url.port}`;
  const readable = named(domainToUnicode(url.hostname));
  return `${/^[a-z0-9-]+$/.test(readable) ? readable : named(url.hostname).replace(/-+/g, '-')}${port}`;
}

export interface EntryWishes {
  readonly slug: string | null;
  readonly title: string | null;
  readonly city: string | null;
}

/** `takenSlugs`: names that another portal has already. */
export function entryOf(
  { connector, probe }: Match,
  address: URL,
  wishes: EntryWishes,
  takenSlugs: readonly string[],
  now: Date,
): EntryText {
  const { url: found, ...config } = probe.config;
  const url = typeof found === 'string' ? found : address.href;
  const isCityFree = wishes.city !== null && !takenSlugs.includes(wishes.city);
  const slug = wishes.slug ?? (isCityFree ? wishes.city : null) ?? slugOfHost(address);
  const title = wishes.title ?? plain(probe.title ?? '');
  const seen = `${address.origin}/ (probed ${now.toISOString().slice(0, 10)}: ${plain(probe.because)})`;
  const settings: Readonly<Record<string, Json>> = Object.keys(config).length === 0 ? {} : { config };
  return {
    slug,
    title: title === '' ? address.hostname : title,
    url,
    platform: connector,
    city: wishes.city,
    ...settings,
    sources: [seen],
  };
}
