/** Which slots hold which word, and in which fields. */
import { Slices } from './slices.ts';
import { Vocabulary } from './vocabulary.ts';

export const FIELD_BITS = 5;
export const ALL_FIELDS = (1 << FIELD_BITS) - 1;

export class Postings {
  readonly vocabulary = new Vocabulary();
  /** By word: slot and fields in one number, slots ascending. */
  #lists = new Slices();

  /** Slots must be added in ascending order. */
  add(slot: number, word: number, fields: number): void {
    this.#lists.push(word, (slot << FIELD_BITS) | fields);
  }

  /** The postings of a word in pieces, in order: `cells[from..to)`, each slot and fields in one number. */
  each(word: number, visit: (cells: Int32Array, from: number, to: number) => void): void {
    this.#lists.each(word, visit);
  }

  /** How many of its slots `counts`. */
  count(word: number, counts: (slot: number) => boolean): number {
    let sum = 0;
    this.each(word, (cells, from, to) => {
      for (let i = from; i < to; i += 1) if (counts((cells[i] ?? 0) >> FIELD_BITS)) sum += 1;
    });
    return sum;
  }

  /** Slots move: `moved[old]` is the new one, or -1 for one that is gone. Words keep their numbers. */
  compact(moved: Int32Array): void {
    const lists = new Slices();
    for (let word = 0; word < this.vocabulary.size; word += 1)
      this.each(word, (cells, from, to) => {
        for (let i = from; i < to; i += 1) {
          const packed = cells[i] ?? 0;
          const slot = moved[packed >> FIELD_BITS] ?? -1;
          if (slot >= 0) lists.push(word, (slot << FIELD_BITS) | (packed & ALL_FIELDS));
        }
      });
    this.#lists = lists;
  }
}
