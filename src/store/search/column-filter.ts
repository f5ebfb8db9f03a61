import type { Columns } from './columns.ts';
import { ALL_FIELDS, FIELD_BITS } from './postings.ts';
import type { Postings } from './postings.ts';
import { FIELD_BIT } from './search-entry.ts';
import { queryWords } from './words.ts';

/** Needles are bits of one number. */
const MAX_NEEDLES = 30;

/**
 * One column whose name, or whose title, holds all the words, the last of them perhaps only begun. First the datasets
 * that have every word among their columns, then, of those, the ones that have them in one.
 */
export function columnTest(text: string, columns: Columns, postings: Postings): (slot: number) => boolean {
  const needles = queryWords(text)
    .flatMap(({ parts, prefix }) => parts.map((part) => ({ part, prefix })))
    .slice(0, MAX_NEEDLES);
  if (needles.length === 0) return () => false;
  const bitsByWord = new Int32Array(postings.vocabulary.size);
  const bitsBySlot = new Int32Array(columns.size);
  needles.forEach(({ part, prefix }, i) => {
    for (const word of wordsFor(part, prefix, postings)) {
      bitsByWord[word] = (bitsByWord[word] ?? 0) | (1 << i);
      postings.each(word, (cells, from, to) => {
        for (let k = from; k < to; k += 1) {
          const packed = cells[k] ?? 0;
          if ((packed & ALL_FIELDS & FIELD_BIT.columns) === 0) continue;
          const slot = packed >> FIELD_BITS;
          bitsBySlot[slot] = (bitsBySlot[slot] ?? 0) | (1 << i);
        }
      });
    }
  });
  const all = 2 ** needles.length - 1;
  return (slot) => bitsBySlot[slot] === all && inOneLabel(columns.labels.of(slot), bitsByWord, all);
}

function wordsFor(part: string, prefix: boolean, postings: Postings): readonly number[] {
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
