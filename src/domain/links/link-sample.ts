/** Which addresses of a portal are checked, when not all of them are: strata, sizes and one fixed order. */
import { sampleSize } from '../metrics/statistics/sample-size.ts';
import { stratumOf } from './link-template.ts';

/** Up to so many addresses, all are checked. */
export const CHECKED_WHOLE = 2_000;
/** Half the width of the interval that the default sample gives the share of a portal's links that are alive. */
export const DEFAULT_MARGIN = 0.03;
/** Fewest of a stratum; strata with fewer addresses are thrown together. */
export const SMALLEST_STRATUM = 5;
export const OTHER = 'other';

export interface LinkStratum {
  /** OTHER: strata too small to stand alone. */
  readonly host: string;
  readonly template: string;
  readonly urls: readonly string[];
}
/** By host and template, the largest first; those smaller than five are one. `urls` are distinct. */
export function strataOf(urls: Iterable<string>): readonly LinkStratum[] {
  const byKey = new Map<string, { host: string; template: string; urls: string[] }>();
  for (const url of urls) {
    const { host, template } = stratumOf(url);
    const key = `${host} ${template}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { host, template, urls: [url] });
    else known.urls.push(url);
  }
  const all = [...byKey.values()];
  const small = all.filter((stratum) => stratum.urls.length < SMALLEST_STRATUM);
  const large = all.filter((stratum) => stratum.urls.length >= SMALLEST_STRATUM);
  const rest = { host: OTHER, template: OTHER, urls: small.flatMap((stratum) => stratum.urls) };
  return [...large, ...(rest.urls.length === 0 ? [] : [rest])].sort(bySize);
}

function bySize(a: LinkStratum, b: LinkStratum): number {
  return b.urls.length - a.urls.length || compare(`${a.host} ${a.template}`, `${b.host} ${b.template}`);
}

/** SHA-256 in hexadecimal; the domain has no cryptography of its own. */
export type Digest = (text: string) => string;

export interface LinkOrder {
  readonly strata: readonly LinkStratum[];
  /** Every address once. Any beginning of it is a sample: five of each stratum come first, then in proportion. */
  readonly urls: readonly string[];
  /** The shortest beginning that has its five of each stratum. */
  readonly least: number;
}

/**
 * The order of a month ("2026-11"): the same for everybody who asks, and random in what matters, since the order inside
 * a stratum is that of a digest. Each next address goes to the stratum that is furthest behind its share, so a larger
 * budget always extends a smaller one.
 */
export function linkOrder(urls: Iterable<string>, month: string, digest: Digest): LinkOrder {
  const strata = strataOf(urls);
  const ranked = strata.flatMap((stratum) => {
    const size = stratum.urls.length;
    return shuffled(stratum.urls, month, digest).map((url, rank) => ({
      url,
      turn: rank < SMALLEST_STRATUM ? rank : SMALLEST_STRATUM,
      share: (rank + 0.5) / size,
    }));
  });
  ranked.sort((a, b) => a.turn - b.turn || a.share - b.share);
  const least = strata.reduce((sum, { urls: all }) => sum + Math.min(SMALLEST_STRATUM, all.length), 0);
  return { strata, urls: ranked.map(({ url }) => url), least };
}

function shuffled(urls: readonly string[], month: string, digest: Digest): readonly string[] {
  return urls
    .map((url) => ({ url, key: digest(`${url}|${month}`) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.url, b.url))
    .map(({ url }) => url);
}

/** How many of the order are checked by default: all of a small portal, else a sample. */
export function defaultSample({ urls, least }: LinkOrder, margin: number = DEFAULT_MARGIN): number {
  if (urls.length <= CHECKED_WHOLE) return urls.length;
  return Math.max(least, sampleSize(urls.length, margin));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
