/** File formats from what a portal says: a word, a media type, a title, the end of an address. */
import type { Format } from './dataset.ts';
import { formatExtensions, formatRows, formatWords } from './format-table.ts';
import type { RemarkRule } from './remark-rules.ts';
import { cut, folded, isAbsent } from './text.ts';

export interface FormatDraft {
  readonly format: string | null;
  readonly mediaType: string | null;
  readonly url: string | null;
  /** The distribution's title; a ZIP called "Shapefile" is one. */
  readonly title?: string | null;
}
export interface FormatReading {
  /** null when the portal says nothing and the address tells nothing. */
  readonly format: Format | null;
  /** Where the code comes from when not from the portal's word. */
  readonly rule: Extract<
    RemarkRule,
    'format-from-media-type' | 'format-from-url' | 'format-from-name'
  > | null;
}

/** Words that leave room for something more exact: wrappers, and what servers say about any file. */
const GENERIC = new Set(['ZIP', 'HTML', 'XML', 'TXT', 'OCTET', 'GZIP']);
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
const MAX_RAW = 200;
/** Also for tar.gz and csv.zip: the name inside the wrapper. */
const WRAPPERS = new Set(['ZIP', 'GZIP', 'TAR', 'BZIP2', 'XZ', '7Z']);

/**
 * The portal's word wins if it is known and exact; then the media type, then the title of a wrapper, then the file name
 * in the address, then the generic word. Unknown words stay in `raw` without a code.
 */
export function readFormat(draft: FormatDraft): FormatReading {
  const word = draft.format === null ? null : codeOfWord(draft.format, draft.mediaType);
  if (word !== null && !GENERIC.has(word)) return reading(draft, word, null);
  const given = draft.mediaType === null ? null : codeOfMediaType(draft.mediaType);
  if (given !== null && !GENERIC.has(given)) return reading(draft, given, 'format-from-media-type');
  // "application/octet-stream" beside words that nobody knows says nothing about them.
  const generic = word ?? (given === 'OCTET' && says(draft.format) ? null : given);
  const inside = insideOf(draft, generic);
  if (inside !== null) return inside;
  if (generic === null && !says(draft.format) && !says(draft.mediaType)) return { format: null, rule: null };
  return reading(draft, generic, word === null && generic !== null ? 'format-from-media-type' : null);
}

/** What the title or the address tell where the words are generic or unknown. */
function insideOf(draft: FormatDraft, generic: string | null): FormatReading | null {
  const wrapped = generic === null || WRAPPERS.has(generic);
  if (generic !== null && wrapped && draft.title !== undefined && draft.title !== null) {
    const named = codeOfWord(draft.title, null);
    if (named !== null && !GENERIC.has(named)) return reading(draft, named, 'format-from-name');
  }
  const name = draft.url === null ? null : codeOfUrl(draft.url);
  // An .html or .xml address says less than the portal did; a page is no proof that the file is a page.
  if (name === null || name === generic || (generic !== null && GENERIC.has(name))) return null;
  return generic === null ||
    wrapped ||
    generic === 'OCTET' ||
    generic === 'TXT' ||
    PRECISE_INSIDE_PAGE.has(name)
    ? reading(draft, name, 'format-from-url')
    : null;
}

/** "HTML" or "XML" with such a file name is a mistake of the form, not a page about the file. */
const PRECISE_INSIDE_PAGE = new Set([
  'CSV',
  'XLSX',
  'XLS',
  'ODS',
  'PDF',
  'GEOJSON',
  'KML',
  'KMZ',
  'GML',
  'RSS',
  'RDF_XML',
]);

function reading(draft: FormatDraft, code: string | null, rule: FormatReading['rule']): FormatReading {
  const row = code === null ? undefined : formatRows.get(code);
  const given = draft.mediaType === null ? null : bareMediaType(draft.mediaType);
  return {
    format: {
      raw: rawOf(draft),
      code,
      mediaType: zippedShape(code, given, draft.url) ? 'application/zip' : (row?.mediaType ?? given),
      statedMediaType: given,
      ...(!says(draft.format) && says(draft.mediaType) ? { rawIsMediaType: true as const } : {}),
      machineReadable: row?.machineReadable ?? null,
      nonProprietary: row?.nonProprietary ?? null,
      machineReadableExtended: row?.machineReadableExtended ?? null,
    },
    rule,
  };
}

/** A shapefile is several files; what is downloaded is nearly always a ZIP of them. */
function zippedShape(code: string | null, given: string | null, url: string | null): boolean {
  return code === 'SHP' && (given === 'application/zip' || (url !== null && extensionsOf(url)[0] === 'zip'));
}

function rawOf(draft: FormatDraft): string | null {
  const raw = says(draft.format) ? draft.format : says(draft.mediaType) ? draft.mediaType : null;
  return raw === null ? null : cut(raw.trim(), MAX_RAW);
}

function says(text: string | null): text is string {
  return text !== null && !isAbsent(text);
}

/** null for words that no rule knows, and for lists of different formats. */
function codeOfWord(raw: string, mediaType: string | null): string | null {
  if (raw.length > MAX_RAW) return null;
  const direct = formatWords.get(raw.toLowerCase());
  if (direct !== undefined && direct !== 'TSV') return direct;
  const key = keyOf(raw);
  // "tab" is tab-separated text to most and a MapInfo table to some: the media type decides.
  if (key === 'tab' && mediaType !== null && /mapinfo/i.test(mediaType)) return 'TAB';
  return lookUp(key) ?? sameOfAll(key);
}

function keyOf(raw: string): string {
  const key = folded(raw.normalize('NFKC')).trim();
  const last = /^https?:\/\//.test(key) ? (key.split('/').at(-1) ?? key) : key;
  return last.replace(/^\./, '').replace(/\s+/g, ' ');
}

const DECORATION =
  /\b(?:files?|download|downloads|format|formato|fichier|datei|archivo|document)\b|\([^()]*\)/g;

function lookUp(key: string): string | null {
  const direct = formatWords.get(key);
  if (direct !== undefined) return direct;
  const semicolon = key.indexOf(';');
  const bare = (semicolon > 0 ? key.slice(0, semicolon) : key)
    .replace(DECORATION, '')
    .replace(/^\.|\s+$/g, '')
    .trim();
  return formatWords.get(bare) ?? formatWords.get(bare.replace(/[\s._-]+/g, '')) ?? null;
}

/** "CSV, csv.zip" names one format; "CSV, JSON" names none. */
function sameOfAll(key: string): string | null {
  const parts = key.split(/[,;/|+&]| and | y | et | und /).map((part) => part.trim());
  if (parts.length < 2 || parts.length > 8) return null;
  const codes = new Set(parts.map(lookUp));
  const [only = null] = codes;
  return codes.size === 1 ? only : null;
}

function bareMediaType(raw: string): string | null {
  const type = (raw.split(';', 1)[0] ?? '').trim().toLowerCase();
  return MEDIA_TYPE.test(type) ? type : null;
}

function codeOfMediaType(raw: string): string | null {
  const type = bareMediaType(raw);
  if (type !== null) return formatWords.get(type) ?? null;
  // Some portals send the extension in the place of the media type.
  return lookUp(keyOf(raw));
}

/** The format that the file name of an address, or its `format` parameter, tells. */
function codeOfUrl(url: string): string | null {
  const [outer, inner] = extensionsOf(url);
  if (outer !== undefined) {
    const code = formatExtensions.get(outer) ?? null;
    if (code !== null && WRAPPERS.has(code) && inner !== undefined)
      return formatExtensions.get(inner) ?? code;
    if (code !== null && !PROGRAMS.has(outer)) return code;
  }
  const parameter = /[?&](?:format|f|outputformat)=([a-z0-9.+/-]{1,40})(?:[&#;]|$)/i.exec(url)?.[1];
  return parameter === undefined ? null : (formatWords.get(parameter.toLowerCase()) ?? null);
}

/** Their output can be anything. */
const PROGRAMS = new Set(['php', 'aspx', 'jsp', 'app']);

/** The last extensions of the last segment, the outermost first: "x.csv.zip?dl=1" gives zip, csv. */
export function extensionsOf(url: string): readonly string[] {
  const path = url.split(/[?#]/, 1)[0] ?? url;
  const slash = path.lastIndexOf('/');
  // In "https://data.city.zip" the host is no file name.
  if (slash < 0 || slash <= path.indexOf('://') + 2) return [];
  const parts = path
    .slice(Math.max(slash + 1, path.length - 200))
    .toLowerCase()
    .split('.');
  return parts.length < 2 ? [] : parts.slice(1).slice(-2).reverse();
}
