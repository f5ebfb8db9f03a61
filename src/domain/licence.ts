/** Licences as portals state them: address, id, title, HTML. What is not surely known stays unknown. */
import type { Licence, LicenceOpenness } from './dataset.ts';
import type { LicenceDraft } from './draft.ts';
import { htmlToText } from './html.ts';
import { ccOfUrl, ccOfWords } from './licence-cc.ts';
import { urlKey, wordKey } from './licence-keys.ts';
import { placeLicence, placeLicenceOfAddress } from './licence-places.ts';
import { licenceAddresses, licenceWords, type LicenceRank } from './licence-table.ts';
import type { RemarkRule } from './remark-rules.ts';
import { cut, isAbsent, wellFormed } from './text.ts';
import { readUrl } from './url.ts';

export interface LicenceReading {
  /** null when nothing is stated. Openness UNKNOWN and no code when it is not understood. */
  readonly licence: Licence | null;
  readonly rules: readonly Extract<RemarkRule, 'licence-version-assumed' | 'licence-conflict'>[];
}

interface Named {
  readonly code: string;
  readonly openness: LicenceOpenness;
  readonly title: string | null;
  readonly url: string | null;
  readonly rank: LicenceRank;
}

/** More exact statements win over earlier ones. */
const RANKS: readonly LicenceRank[] = ['exact', 'assumed', 'weak', 'none'];
const NOTHING: LicenceReading = { licence: null, rules: [] };
const MAX_RAW = 1_000;
/** Beyond this a text is a contract, not a name. */
const MAX_NAME = 200;
const MAX_HTML = 50_000;
const TERMS =
  /terms|conditions|legal|disclaimer|condiciones|nutzungsbedingungen|aviso-legal|mentions-legales|conditions-generales/;
const VOCABULARIES =
  /^(?:publications\.europa\.eu\/resource\/authority\/licence|spdx\.org\/licenses|opendefinition\.org\/licenses)\/([^/]+)$/;

/** Reads the statements in the order address, id, title. The portal's own words stay in `raw`. */
export function readLicence(draft: LicenceDraft | null): LicenceReading {
  if (draft === null) return NOTHING;
  const candidates = [draft.url, draft.id, draft.title].filter(says);
  if (candidates.length === 0) return NOTHING;
  const key = JSON.stringify([draft.url, draft.id, draft.title]);
  const known = recent.get(key);
  if (known !== undefined) return known;
  const reading = readStatements(draft, candidates);
  if (recent.size >= MAX_RECENT) recent.clear();
  if (key.length <= MAX_RAW) recent.set(key, reading);
  return reading;
}

/** A portal states the same few licences on all of its datasets; reading is pure, so an answer stays right. */
const recent = new Map<string, LicenceReading>();
const MAX_RECENT = 500;

function readStatements(draft: LicenceDraft, candidates: readonly string[]): LicenceReading {
  const named = candidates.flatMap((candidate) => recognised(candidate) ?? []);
  const best = RANKS.flatMap((rank) => named.find((other) => other.rank === rank) ?? [])[0] ?? null;
  const rules: LicenceReading['rules'][number][] = [];
  if (best?.rank === 'assumed') rules.push('licence-version-assumed');
  if (best !== null && named.some((other) => contradicts(best, other))) rules.push('licence-conflict');
  return { licence: licenceOf(draft, candidates, best), rules };
}

function says(text: string | null): text is string {
  return text !== null && text.trim() !== '' && !isAbsentWord(text);
}

/** "None" is a statement here, not an empty field. */
function isAbsentWord(text: string): boolean {
  return isAbsent(text) && text.trim().toLowerCase() !== 'none';
}

function licenceOf(draft: LicenceDraft, candidates: readonly string[], named: Named | null): Licence {
  const title = draft.title !== null && says(draft.title) ? shortTitle(draft.title) : null;
  const stated = readUrl(draft.url, null).url;
  return {
    raw: cut([...new Set(candidates.map((text) => wellFormed(text).trim()))].join(' · '), MAX_RAW),
    code: named?.code ?? null,
    title: title ?? named?.title ?? null,
    url: stated ?? named?.url ?? null,
    openness: named?.openness ?? 'UNKNOWN',
    inherited: false,
  };
}

/** null for addresses and contracts, which are no titles. */
function shortTitle(title: string): string | null {
  const text = /[<&]/.test(title) ? htmlToText(cut(title, MAX_HTML)).text : title;
  const line = wellFormed(text).replace(/\s+/g, ' ').trim();
  return line === '' || line.length > MAX_NAME || /^https?:\/\//i.test(line) ? null : line;
}

/** Two exact statements of different licences, or openness that differs; a family and its version agree. */
function contradicts(best: Named, other: Named): boolean {
  if (other.rank === 'none' || other.rank === 'weak') return false;
  return other.rank === 'exact' && best.rank === 'exact'
    ? other.code !== best.code
    : other.openness !== best.openness;
}

/** What one statement names; null when it names nothing known. */
function recognised(raw: string): Named | null {
  const text = raw.trim();
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(text)) return fromAddress(text);
  if (text.length <= MAX_NAME && !/<[a-z/]/i.test(text)) return fromWords(text) ?? fromLinks(text);
  const html = cut(text, MAX_HTML);
  const linked = fromLinks(html);
  if (linked !== null) return linked;
  const plain = htmlToText(html).text;
  return plain.length <= MAX_NAME ? fromWords(plain) : null;
}

function fromAddress(url: string): Named | null {
  if (url.length > 2_000) return null;
  const exact = fromKnownAddress(url);
  if (exact !== null) return exact;
  return TERMS.test(url.toLowerCase()) ? fromWords('Terms of Use') : null;
}

function fromKnownAddress(url: string): Named | null {
  const key = urlKey(url);
  const row = licenceAddresses.get(key) ?? licenceAddresses.get(key.replace(/\.(?:html?|txt|pdf)$/, ''));
  if (row !== undefined) return row;
  const cc = ccOfUrl(key);
  if (cc !== null) return { ...cc, title: null, rank: cc.versionAssumed ? 'assumed' : 'exact' };
  const place = placeLicenceOfAddress(key) ?? placeLicence(wordKey(key.split('/').at(-1) ?? ''));
  if (place !== null) return { ...place, rank: 'exact' };
  const id = VOCABULARIES.exec(key)?.[1];
  const fragment = /#([a-z_]{4,40})$/i.exec(url)?.[1];
  return id !== undefined
    ? fromWords(id.replace(/\.(?:html|json)$/, ''))
    : fragment === undefined
      ? null
      : swiss(fragment);
}

/** The four statements of opendata.swiss differ in the fragment of one address. */
function swiss(fragment: string): Named | null {
  return /^terms_(?:open|by|ask|by_ask)$/.test(fragment) ? fromWords(fragment) : null;
}

/** A name as a whole, or what stands in its brackets: "Atribución 2.5 Argentina (CC BY 2.5 AR)". */
function fromWords(text: string): Named | null {
  const whole = fromKey(wordKey(text));
  if (whole !== null) return whole;
  const normal = text.normalize('NFKC');
  const bracket = /\(([^()]{2,80})\)/.exec(normal)?.[1];
  if (bracket === undefined) return null;
  const inside = fromKey(wordKey(bracket));
  // Brackets also hold exceptions ("Custom (None)"): only a named licence counts.
  return inside !== null && (inside.rank === 'exact' || inside.rank === 'assumed') ? inside : null;
}

function fromKey(key: string): Named | null {
  if (key === '') return null;
  const row = licenceWords.get(key);
  if (row !== undefined) return row;
  const cc = ccOfWords(key);
  if (cc !== null) return { ...cc, title: null, rank: cc.versionAssumed ? 'assumed' : 'exact' };
  const place = placeLicence(key);
  return place === null ? null : { ...place, rank: 'exact' };
}

const LINK = /https?:\/\/[^\s<>"'`]{4,500}/gi;
const MAX_LINKS = 20;

/** The first known licence that a text or its HTML links to. */
function fromLinks(text: string): Named | null {
  let count = 0;
  for (const match of text.matchAll(LINK)) {
    count += 1;
    if (count > MAX_LINKS) return null;
    const named = fromKnownAddress(match[0].replace(/[).,;]+$/, ''));
    if (named !== null && named.rank !== 'none') return named;
  }
  return null;
}
