import { DEAD, type Columns } from './columns.ts';
import { nearestWords, type Correction } from './correct.ts';
import { ALL_FIELDS, FIELD_BITS } from './postings.ts';
import type { Postings } from './postings.ts';
import { FIELD_BIT } from './search-entry.ts';
import { queryWords, type QueryWord } from './words.ts';

/** Needles are bits of one number. */
const MAX_NEEDLES = 30;

interface Needle {
  readonly part: string;
  readonly of: QueryWord;
}

/**
 * One column whose name, or whose title, holds all the words, the last of them perhaps only begun. First the datasets
 * that have every word among their columns, then, of those, the ones that have them in one. A word that no column has
 * is replaced by near ones, and `note` is told.
 */
export function columnTest(
  text: string,
  columns: Columns,
  postings: Postings,
  note: (correction: Correction) => void = () => {},
): (slot: number) => boolean {
  const needles = queryWords(text)
    .flatMap((of): Needle[] => of.parts.map((part) => ({ part, of })))
    .slice(0, MAX_NEEDLES);
  if (needles.length === 0) return () => false;
  const bitsByWord = new Int32Array(postings.vocabulary.size);
  const bitsBySlot = new Int32Array(columns.size);
  needles.forEach((needle, i) => {
    for (const word of wordsFor(needle, columns, postings, note)) {
      bitsByWord[word] = (bitsByWord[word] ?? 0) | (1 << i);
      eachColumnSlot(word, postings, (slot) => {
        bitsBySlot[slot] = (bitsBySlot[slot] ?? 0) | (1 << i);
      });
    }
  });
  const all = 2 ** needles.length - 1;
  return (slot) => bitsBySlot[slot] === all && inOneLabel(columns.labels.of(slot), bitsByWord, all);
}

/** Slots that have the word among their columns. */
function eachColumnSlot(word: number, postings: Postings, visit: (slot: number) => void): void {
  postings.each(word, (cells, from, to) => {
    for (let k = from; k < to; k += 1) {
      const packed = cells[k] ?? 0;
      if ((packed & ALL_FIELDS & FIELD_BIT.columns) !== 0) visit(packed >> FIELD_BITS);
    }
  });
}

function wordsFor(
  { part, of }: Needle,
  columns: Columns,
  postings: Postings,
  note: (correction: Correction) => void,
): readonly number[] {
  const states = columns.state.data;
  const count = (word: number): number => {
    let living = 0;
    eachColumnSlot(word, postings, (slot) => {
      if (states[slot] !== DEAD) living += 1;
    });
    return living;
  };
  const typed = typedWords(part, of.prefix, postings);
  if (of.parts.length > 1 || typed.some((word) => count(word) > 0)) return typed;
  const to = nearestWords(part, postings, count);
  if (to.length > 0) note({ from: part, to });
  return to.flatMap((word) => postings.vocabulary.id(word) ?? []);
}

function typedWords(part: string, prefix: boolean, postings: Postings): readonly number[] {
  if (prefix) return postings.vocabulary.startingWith(part);
  const id = postings.vocabulary.id(part);
  return id === null ? [] : [id];
}

/** Labels follow one another, each ended by -1. */
function inOneLabel(labels: Int32Array, bitsByWord: Int32Array, all: number): boolean {
  let seen = 0;
  for (const word of labels) {
    if (word >= 0) seen |= bitsByWord[word] ?? 0;
    else if (seen === all) return true;
    else seen = 0;
  }
  return false;
}
