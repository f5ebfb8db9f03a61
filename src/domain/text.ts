/** Text from portals is untrusted: control characters, HTML, template leftovers and words for "nothing". */
import type { Note } from './note.ts';
import { htmlToText } from './html.ts';

/** The words that portals write for "nothing" in any field. */
const ABSENT = new Set(['', 'null', 'none', 'n/a', 'undefined', '[]', '{}']);
/** Words that say nothing where prose or a name is expected. */
const EMPTY_PROSE = new Set([
  '-',
  '--',
  '.',
  '?',
  'na',
  'nil',
  'tbd',
  'tba',
  'to be determined',
  'to be added',
  'unknown',
  'unspecified',
  'not specified',
  'notspecified',
  'not provided',
  'no description',
  'no description provided',
  'no description available',
  'description not available',
  'sin descripción',
  'aucune description',
]);

const LONGEST_NOTHING = Math.max(...[...ABSENT, ...EMPTY_PROSE].map((word) => word.length));

/* U+E000 and U+E001 mark matches in search highlights, so no text may hold them; soft hyphens and zero-width
   spaces hide words from a search; U+202D and U+202E turn text around. */
const UNWANTED = /[^\P{Cc}\t\n\r]|[\u00ad\u200b\u202d\u202e\ue000\ue001\ufeff\ufff9-\ufffb]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Latin, dashes and quotes, kana, ideographs, full-width forms: nothing of these is unwanted or composable. */
const FINE =
  /^[\x20-\x7e\n\t\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u3001-\u3020\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/;
const TEMPLATE = /\{\{[^{}]{0,200}\}\}/g;
const SPACES = /\s+/g;

/** Longer than any of the words with a few blanks around it. */
const MAX_ABSENT = 64;

export function isAbsent(text: string): boolean {
  return text.length <= MAX_ABSENT && ABSENT.has(text.trim().toLowerCase());
}

/** The text in at most `max` UTF-16 units, never ending in half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}

/** NFC, line feeds only, without control characters, overrides and half characters. */
export function wellFormed(text: string): string {
  if (FINE.test(text)) return text;
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNWANTED, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .normalize('NFC');
}

/** Lower case, no accents, half-width; for keys of tables. */
export function folded(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .toLowerCase();
}

export interface ProseOptions {
  readonly field: string;
  /** UTF-16 units. */
  readonly max: number;
  /** One line: line breaks become spaces. */
  readonly line: boolean;
  /** "TBD" and its like are dropped too. */
  readonly prose: boolean;
}

/** What needs no care at all: trimmed printable ASCII without markup and templates. Most texts are such. */
const CAREFREE = /^[!-%'-;=-z|-~](?:[ -%'-;=-z|-~]*[!-%'-;=-z|-~])?$/;

/** Plain text for people, or null when it says nothing. Leaves a remark per repair; trimming leaves none. */
export function readProse(raw: string | null, options: ProseOptions, note: Note): string | null {
  if (raw === null) return null;
  const { field } = options;
  if (raw.length <= options.max && CAREFREE.test(raw) && !(options.line && raw.includes('  '))) {
    if (!isNothing(raw, options.prose)) return raw;
    note(field, raw, null, 'placeholder-dropped');
    return null;
  }
  // Whatever the markup, a hundred times the limit is not text any more, and work must stay bounded.
  const input = cut(raw, options.max * 10 + 10_000);
  const repaired = C1.test(input) ? withoutMojibake(input) : input;
  if (repaired !== input) note(field, input, repaired, 'mojibake-repaired');
  let text = wellFormed(repaired);
  if (dropsCharacters(repaired, text)) note(field, repaired, text, 'control-characters-dropped');
  text = withoutMarkup(text, field, note);
  if (text.includes('{{')) text = withoutTemplates(text, field, note);
  text = options.line ? text.replace(SPACES, ' ').trim() : text.trim();
  if (isNothing(text, options.prose)) {
    if (text !== '') note(field, raw, null, 'placeholder-dropped');
    return null;
  }
  if (text.length <= options.max && input.length === raw.length) return text;
  const short = cut(text, options.max).trimEnd();
  note(field, raw.length, short.length, 'text-cut');
  return short;
}

const C1 = /[\u0080-\u009f]/;
const BYTES = /[\u00c2-\u00f4][\u0080-\u00bf]{1,3}/g;

/** "â\u0080\u0093" is a dash in UTF-8, read as Latin-1: such pairs hold a C1 control, which no text has on purpose. */
function withoutMojibake(text: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return text.replace(BYTES, (bytes) => {
    try {
      return decoder.decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
    } catch {
      return bytes;
    }
  });
}

function withoutMarkup(text: string, field: string, note: Note): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  const plain = htmlToText(text);
  if (plain.text === text) return text;
  const clean = wellFormed(plain.text);
  note(field, text, clean, plain.hadTags ? 'html-stripped' : 'entities-decoded');
  return clean;
}

function withoutTemplates(text: string, field: string, note: Note): string {
  const left = text.replace(TEMPLATE, '');
  if (left !== text) note(field, text, left.trim(), 'template-leftover-dropped');
  return left;
}

function isNothing(text: string, prose: boolean): boolean {
  if (text.length > LONGEST_NOTHING) return false;
  const word = text.toLowerCase();
  return ABSENT.has(word) || (prose && EMPTY_PROSE.has(word));
}

/** Not for line ends and composition, which change nothing that a reader sees. */
function dropsCharacters(raw: string, text: string): boolean {
  return raw !== text && (UNWANTED_ONCE.test(raw) || LONE_ONCE.test(raw));
}
const UNWANTED_ONCE = new RegExp(UNWANTED, 'u');
const LONE_ONCE = new RegExp(LONE_SURROGATE.source);
