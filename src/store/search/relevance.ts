/**
 * Relevance that depends on the dataset and the question alone, never on the rest of the corpus: a cursor must stay
 * true while others come and go. Every word must be found. Each is worth what its best field is worth; the mean over
 * the words makes up to 900 points, a title that is, begins with or holds the whole question up to 100 more.
 */
import { FIELD_BIT, SEARCH_FIELDS } from './search-entry.ts';
import type { SearchField } from './search-entry.ts';
import type { Columns } from './columns.ts';
import { ALL_FIELDS, FIELD_BITS } from './postings.ts';
import type { Postings } from './postings.ts';
import { nearestWords, type Correction } from './correct.ts';
import type { QueryWord } from './words.ts';

export const MAX_SCORE = 1_000;
const FIELD_POINTS: Readonly<Record<SearchField, number>> = {
  title: 100,
  keywords: 70,
  publisher: 40,
  columns: 40,
  description: 20,
};
/** A word that only begins so, or that was corrected, is worth less than the word itself. */
const INEXACT = 0.8;
const TITLE_IS = 100;
const TITLE_BEGINS = 60;
const TITLE_HOLDS = 40;

/** Points by mask of fields: the best field counts. */
const EXACT_POINTS = pointsByMask(1);
const INEXACT_POINTS = pointsByMask(INEXACT);

function pointsByMask(factor: number): Uint8Array {
  return Uint8Array.from({ length: ALL_FIELDS + 1 }, (_, mask) =>
    SEARCH_FIELDS.reduce(
      (best, field) => ((mask & FIELD_BIT[field]) > 0 ? Math.max(best, FIELD_POINTS[field] * factor) : best),
      0,
    ),
  );
}

export interface WordSearch {
  /** By slot: 0 where a word is missing. */
  readonly scores: Uint16Array;
  readonly corrections: readonly Correction[];
  /** The words that count as found, corrections in place, for marking them in texts. */
  readonly words: readonly QueryWord[];
}

/** Room to work in, one cell a slot or more; what it held before does not matter. */
export interface Room {
  readonly sums: Uint16Array;
  readonly points: Uint8Array;
}

/**
 * `counts` tells which slots are looked at: a word that only others hold matches nothing. The scores are in `room.sums`.
 */
export function searchWords(
  words: readonly QueryWord[],
  postings: Postings,
  columns: Columns,
  counts: (slot: number) => boolean,
  room: Room,
): WordSearch {
  const sums = room.sums.subarray(0, columns.size).fill(0);
  const points = room.points.subarray(0, columns.size);
  const found: QueryWord[] = [];
  const corrections: Correction[] = [];
  let dead = words.length === 0;
  for (const word of words) {
    givePoints(points.fill(0), word, postings);
    found.push(word);
    if (!anyCounts(points, counts)) {
      const to =
        word.parts.length > 1 ? [] : nearestWords(word.text, postings, (id) => postings.count(id, counts));
      if (to.length === 0) dead = true;
      else corrections.push({ from: word.text, to });
      found.push(...to.map((text) => ({ text, parts: [text], prefix: false })));
      giveCorrectedPoints(points.fill(0), to, postings);
    }
    addWord(sums, points, word === words[0]);
  }
  if (dead) return { scores: sums.fill(0), corrections, words: found };
  return { scores: scored(sums, words, columns), corrections, words: found };
}

/** The first word lays the ground; whoever lacks a later one falls to nothing. */
function addWord(sums: Uint16Array, points: Uint8Array, first: boolean): void {
  for (let slot = 0; slot < sums.length; slot += 1) {
    const gain = points[slot] ?? 0;
    const before = sums[slot] ?? 0;
    sums[slot] = gain === 0 || (before === 0 && !first) ? 0 : before + gain;
  }
}

function anyCounts(points: Uint8Array, counts: (slot: number) => boolean): boolean {
  for (let slot = 0; slot < points.length; slot += 1)
    if ((points[slot] ?? 0) > 0 && counts(slot)) return true;
  return false;
}

function givePoints(points: Uint8Array, word: QueryWord, postings: Postings): void {
  const [only] = word.parts;
  if (word.parts.length > 1) {
    givePairPoints(points, word.parts, postings);
    return;
  }
  const exact = postings.vocabulary.id(only ?? '');
  if (word.prefix)
    for (const id of postings.vocabulary.startingWith(word.text))
      if (id !== exact) raise(points, postings, id, INEXACT_POINTS);
  if (exact !== null) raise(points, postings, exact, EXACT_POINTS);
}

function raise(points: Uint8Array, postings: Postings, word: number, worth: Uint8Array): void {
  postings.each(word, (cells, from, to) => {
    for (let i = from; i < to; i += 1) {
      const packed = cells[i] ?? 0;
      const slot = packed >> FIELD_BITS;
      const value = worth[packed & ALL_FIELDS] ?? 0;
      if (value > (points[slot] ?? 0)) points[slot] = value;
    }
  });
}

/** All pairs of an unspaced run, in one and the same field. */
function givePairPoints(points: Uint8Array, pairs: readonly string[], postings: Postings): void {
  let masks = new Uint8Array(points.length).fill(ALL_FIELDS);
  for (const pair of pairs) {
    const id = postings.vocabulary.id(pair);
    if (id === null) return;
    masks = narrowed(masks, postings, id);
  }
  for (let slot = 0; slot < points.length; slot += 1) points[slot] = EXACT_POINTS[masks[slot] ?? 0] ?? 0;
}

function narrowed(masks: Uint8Array, postings: Postings, word: number): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(masks.length);
  postings.each(word, (cells, from, to) => {
    for (let i = from; i < to; i += 1) {
      const packed = cells[i] ?? 0;
      const slot = packed >> FIELD_BITS;
      next[slot] = (masks[slot] ?? 0) & packed & ALL_FIELDS;
    }
  });
  return next;
}

function giveCorrectedPoints(points: Uint8Array, to: readonly string[], postings: Postings): void {
  for (const text of to) {
    const id = postings.vocabulary.id(text);
    if (id !== null) raise(points, postings, id, INEXACT_POINTS);
  }
}

/** Sums become scores, in place. */
function scored(sums: Uint16Array, words: readonly QueryWord[], columns: Columns): Uint16Array {
  const all = FIELD_POINTS.title * words.length;
  const phrase = words.map(({ text }) => text).join(' ');
  for (let slot = 0; slot < sums.length; slot += 1) {
    const sum = sums[slot] ?? 0;
    if (sum === 0) continue;
    const bonus = sum === all ? titleBonus(columns.title[slot] ?? '', phrase, words.length) : 0;
    sums[slot] = Math.max(1, Math.round((900 * sum) / all)) + bonus;
  }
  return sums;
}

function titleBonus(title: string, phrase: string, words: number): number {
  if (title === phrase) return TITLE_IS;
  if (title.startsWith(phrase)) return TITLE_BEGINS;
  return words > 1 && title.includes(phrase) ? TITLE_HOLDS : 0;
}
