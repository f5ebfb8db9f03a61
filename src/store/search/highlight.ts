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
  if (unspaced) {
    const starts = letterStarts(text);
    return words.flatMap((wanted) => insideSpans(text, starts, wanted.text, at));
  }
  const folded = fold(text);
  const matches = words.some(
    (wanted) => folded === wanted.text || (wanted.prefix && folded.startsWith(wanted.text)),
  );
  return matches ? [[at, at + text.length]] : [];
}

/** Within a run of a script without spaces: wherever the wanted one stands. */
function insideSpans(run: string, starts: readonly number[], wanted: string, at: number): readonly Span[] {
  const width = letterStarts(wanted).length - 1;
  return starts.slice(0, -1).flatMap((start, i): readonly Span[] => {
    const end = starts[i + width];
    if (end === undefined || fold(run.slice(start, end)) !== wanted) return [];
    return [[at + start, at + end]];
  });
}

/** Where each character begins, and where the last one ends. */
function letterStarts(text: string): readonly number[] {
  const starts = [0];
  for (const letter of text) starts.push((starts[starts.length - 1] ?? 0) + letter.length);
  return starts;
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
