/** Fragments of a dataset's texts around what was found, marked with U+E000 and U+E001. */
import type { DatasetHit, SearchText } from '../../ports/store.ts';
import { SEARCH_FIELDS } from './search-entry.ts';
import type { QueryWord, WordRun } from './words.ts';
import { fold, isAscii, runsOf } from './words.ts';

const OPEN = '\ue000';
const CLOSE = '\ue001';
/** Characters around the first match. */
const BEFORE = 60;
const LENGTH = 200;
/** Characters of a field that are looked through. */
const MAX_SCAN = 20_000;

type Span = readonly [from: number, to: number];

export function highlightsOf(text: SearchText, words: readonly QueryWord[]): DatasetHit['highlights'] {
  if (words.length === 0) return [];
  return SEARCH_FIELDS.flatMap((field) => {
    const fragment = fragmentOf(text[field].slice(0, MAX_SCAN), words);
    return fragment === null ? [] : [{ field, fragment }];
  });
}

/** null: none of the words is in it. */
export function fragmentOf(text: string, words: readonly QueryWord[]): string | null {
  const plain = text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
  const spans = spansOf(plain, words);
  const [first] = spans;
  if (first === undefined) return null;
  const from = first[0] <= BEFORE ? 0 : boundary(plain, first[0] - BEFORE);
  const to =
    plain.length - from <= LENGTH ? plain.length : boundary(plain, Math.max(from + LENGTH, first[1]));
  let out = from > 0 ? '…' : '';
  let at = from;
  for (const [start, end] of spans) {
    if (end > to) break;
    out += `${plain.slice(at, start)}${OPEN}${plain.slice(start, end)}${CLOSE}`;
    at = end;
  }
  return `${out}${plain.slice(at, to)}${to < plain.length ? '…' : ''}`;
}

/** Where words match, in the text as written, as far as a fragment reaches: each of its words is folded by itself. */
function spansOf(text: string, words: readonly QueryWord[]): readonly Span[] {
  const from = earliest(text, words);
  const spans: Span[] = [];
  if (from === null) return spans;
  for (const run of runsOf(text.slice(from))) {
    if (run.at > (spans[0]?.[0] ?? Infinity) - from + LENGTH) break;
    spans.push(...spansIn({ ...run, at: from + run.at }, words));
  }
  return merged(spans.sort((a, b) => a[0] - b[0]));
}

/**
 * Before which position nothing can match, found without cutting the text into words; null: nothing matches anywhere.
 * Only words in ASCII allow that: wherever one matches, its line holds it once folded.
 */
function earliest(text: string, words: readonly QueryWord[]): number | null {
  if (!words.every((wanted) => isAscii(wanted.text))) return 0;
  if (isAscii(text)) return earliestInAscii(text.toLowerCase(), words);
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const folded = fold(text.slice(at, end));
    if (words.some((wanted) => folded.includes(wanted.text))) return at;
    at = end + 1;
  }
  return null;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** Here every position is as in the text. */
function earliestInAscii(lower: string, words: readonly QueryWord[]): number | null {
  const found = words.map((wanted) => lower.indexOf(wanted.text)).filter((at) => at >= 0);
  if (found.length === 0) return null;
  let at = Math.min(...found);
  while (at > 0 && LETTER.test(lower.charAt(at - 1))) at -= 1;
  return at;
}
const LETTER = /[a-z0-9]/;

function spansIn({ text, unspaced, at }: WordRun, words: readonly QueryWord[]): readonly Span[] {
  if (unspaced) return insideSpans(unitsOf(text), words, at);
  const folded = fold(text);
  const matches = words.some(
    (wanted) => folded === wanted.text || (wanted.prefix && folded.startsWith(wanted.text)),
  );
  return matches ? [[at, at + text.length]] : [];
}

/** A run folded letter by letter: what is written as two, or as one that stands for several, keeps its place. */
interface Units {
  readonly folded: string;
  /** For each position in `folded`, and its end: where the letter behind it begins in the run, and where it ends. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** A letter with what is written behind it and folds into it: voicing marks of kana, also of half width; Korean jamo. */
const UNIT = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|.[\u3099\u309a\uff9e\uff9f]?/gsu;

function unitsOf(run: string): Units {
  let folded = '';
  const begins: number[] = [];
  const ends: number[] = [];
  for (const { 0: unit, index } of run.matchAll(UNIT)) {
    const letters = fold(unit);
    folded += letters;
    for (let i = 0; i < letters.length; i += 1) {
      begins.push(index);
      ends.push(index + unit.length);
    }
  }
  return { folded, begins, ends };
}

/** Within a run of a script without spaces: wherever a wanted one stands, the letters that hold it. */
function insideSpans(units: Units, words: readonly QueryWord[], at: number): readonly Span[] {
  const spans: Span[] = [];
  for (const { text: wanted } of words) {
    let from = units.folded.indexOf(wanted);
    while (from >= 0 && wanted !== '') {
      const begin = units.begins[from] ?? 0;
      const end = units.ends[from + wanted.length - 1] ?? begin;
      spans.push([at + begin, at + end]);
      from = units.folded.indexOf(wanted, from + 1);
    }
  }
  return spans;
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const [from, to] of spans) {
    const last = out[out.length - 1];
    if (last !== undefined && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)];
    else out.push([from, to]);
  }
  return out;
}

/** A place to cut: never inside a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
