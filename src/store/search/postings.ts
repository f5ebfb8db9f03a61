/** Which slots hold which word, and in which fields. */
import { Vocabulary } from './vocabulary.ts';

export const FIELD_BITS = 5;
export const ALL_FIELDS = (1 << FIELD_BITS) - 1;

export class Postings {
  readonly vocabulary = new Vocabulary();
  /** By word: slot and fields in one number, slots ascending. */
  readonly #lists: number[][] = [];

  /** Slots must be added in ascending order. */
  add(slot: number, word: string, fields: number): void {
    this.addById(slot, this.vocabulary.add(word), fields);
  }

  addById(slot: number, word: number, fields: number): void {
    const packed = (slot << FIELD_BITS) | fields;
    const list = this.#lists[word];
    if (list === undefined) this.#lists[word] = [packed];
    else list.push(packed);
  }

  of(word: number): readonly number[] {
    return this.#lists[word] ?? [];
  }

  /** Slots move: `moved[old]` is the new one, or -1 for one that is gone. Words keep their numbers. */
  compact(moved: Int32Array): void {
    for (let word = 0; word < this.#lists.length; word += 1) {
      const kept: number[] = [];
      for (const packed of this.of(word)) {
        const slot = moved[packed >> FIELD_BITS] ?? -1;
        if (slot >= 0) kept.push((slot << FIELD_BITS) | (packed & ALL_FIELDS));
      }
      this.#lists[word] = kept;
    }
  }
}
