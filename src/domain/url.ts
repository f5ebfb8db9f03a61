/** Addresses as portals write them; only absolute http, https and ftp ones come out. */
import { isUrl } from './web-address.ts';
import type { RemarkRule } from './remark-rules.ts';
import { isAbsent, wellFormed } from './text.ts';

export interface UrlReading {
  readonly url: string | null;
  /** What was done to it; without a URL, the one reason. Both empty: there was nothing to read. */
  readonly rules: readonly RemarkRule[];
}

/** Longer ones are refused by most servers, and appear in records that hold data in place of an address. */
const MAX_URL = 8_000;
const PLAIN = /^(?:https?|ftp):\/\/[^\s<>"'`{}|\\^/][^\s<>"'`{}|\\^]*$/i;
/** Signs that the quick way would overlook: a password, a second address, a scheme written twice. */
const SUSPECT = /@|[;,](?:https?|ftp):|^https?:\/\/https?:/i;
const DOUBLED = /^https?:\/{0,3}(?=https?:\/)/i;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const OURS = new Set(['http', 'https', 'ftp']);
/** "http//x", "http:/x", "htp://x", "ttps://x", "http:x", "https:///x": the double slash or a letter went astray. */
const MISSPELT = /^(?:h?t{1,2}p(s?)(?::\/{0,3}|\/{2})|https?(s)?:{2}\/{1,3}|http(s?):\/{3,})(?=[a-z0-9[])/i;
/** "www.example.org/x" or "data.example.org/x.csv", with a port perhaps. */
const HOST_FIRST = /^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,18}(?::\d{2,5})?(?:[/?#]|$)/i;
/** Endings of file names that look like top-level domains: such a text is a file, not a host. */
const FILE_ENDING =
  /^[^/?#]*\.(?:csv|tsv|json|geojson|xml|zip|pdf|xlsx?|docx?|pptx?|txt|html?|php|aspx?|jsp|kmz|kml|shp|gml|rdf|ttl|png|jpe?g|gif|md|rar|ods|odt)(?:[/?#]|$)/i;
const SEVERAL = /[\s;,|]+(?=(?:https?|ftp):\/\/)/i;
const NOTHING: UrlReading = { url: null, rules: [] };
const unreadable: UrlReading = { url: null, rules: ['url-unreadable'] };
const refused: UrlReading = { url: null, rules: ['url-refused'] };

/** Reads one address. `base` completes relative ones; without it they are unreadable. */
export function readUrl(raw: string | null, base: string | null): UrlReading {
  if (raw === null) return NOTHING;
  if (raw.length <= MAX_URL && PLAIN.test(raw) && !SUSPECT.test(raw)) {
    return isUrl(raw) ? { url: raw, rules: [] } : unreadable;
  }
  const text = wellFormed(raw)
    .trim()
    .replace(/^[<("']+|[>)"']+$/g, (edge) => (edge.includes(')') ? edge.replace(/[^)]/g, '') : ''));
  if (isAbsent(text)) return NOTHING;
  if (text.length > MAX_URL * 2) return unreadable;
  return readText(text, base);
}

function readText(text: string, base: string | null): UrlReading {
  const rules: RemarkRule[] = [];
  const first = text.split(SEVERAL, 1)[0] ?? text;
  if (first !== text && first !== '') rules.push('first-of-several');
  const candidate = absolute(first === '' ? text : first, base);
  if (candidate === null) return unreadable;
  if (candidate.refused) return refused;
  if (candidate.repaired) rules.push('url-repaired');
  return parsed(candidate.text, rules);
}

interface Candidate {
  readonly text: string;
  readonly repaired: boolean;
  readonly refused: boolean;
}

/** The text with a scheme of ours, or why it has none; null when it is no address. */
function absolute(text: string, base: string | null): Candidate | null {
  // The URL parser ignores tabs and line ends, so "java\nscript:" must be judged without them.
  const joined = text.replace(/[\t\n]/g, '');
  const bare = joined.replace(DOUBLED, '');
  const scheme = SCHEME.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && OURS.has(scheme) && /^[a-z]+:\/\/[^/]/i.test(bare)) {
    return keep(bare, bare !== joined);
  }
  const misspelt = MISSPELT.exec(bare);
  if (misspelt !== null) {
    const secure = /s[:/]/i.test(misspelt[0]);
    return keep(`http${secure ? 's' : ''}://${bare.slice(misspelt[0].length)}`, true);
  }
  if (HOST_FIRST.test(bare) && !/\s/.test(bare) && !FILE_ENDING.test(bare))
    return keep(`https://${bare}`, true);
  if (scheme !== undefined && OURS.has(scheme)) return null;
  if (scheme !== undefined) return { text: bare, repaired: false, refused: true };
  if (bare.startsWith('//')) return keep(`https:${bare}`, true);
  return base !== null && isRelative(bare) ? resolved(bare, base) : null;
}

/** "/dataset/x", "./x.csv", "files/x.csv"; not a sentence, not a Windows path. */
function isRelative(text: string): boolean {
  return !/[\s\\<>]/.test(text) && /^(?:\.{0,2}\/|[\w%~.-]+\/|\?)/.test(text);
}

function resolved(text: string, base: string): Candidate | null {
  return isUrl(text, base) ? keep(new URL(text, base).href, true) : null;
}

function keep(text: string, repaired: boolean): Candidate {
  return { text, repaired, refused: false };
}

function parsed(text: string, rules: RemarkRule[]): UrlReading {
  if (!isUrl(text)) return unreadable;
  const url = new URL(text);
  if (!OURS.has(url.protocol.slice(0, -1))) return refused;
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    rules.push('credentials-dropped');
  }
  const href = PLAIN.test(text) && !rules.includes('credentials-dropped') ? text : url.href;
  return href.length > MAX_URL ? unreadable : { url: href, rules };
}
