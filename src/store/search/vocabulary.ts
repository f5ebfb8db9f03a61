/** Every word of the index, by number; knows which begin alike and which are nearly the same. */
import { Ints } from './growing.ts';
import { withinEdits } from './typo.ts';

/** New words are looked through one by one until there are this many; then they are sorted in. */
const MAX_UNSORTED = 1_000;

export class Vocabulary {
  readonly #words: string[] = [];
  readonly #ids = new Map<string, number>();
  /** Which letters a word has, one bit each: rules out most words before edits are counted. */
  readonly #letters = new Ints();
  #sorted: number[] = [];
  #unsorted: number[] = [];

  get size(): number {
    return this.#words.length;
  }

  word(id: number): string {
    return this.#words[id] ?? '';
  }

  id(word: string): number | null {
    return this.#ids.get(word) ?? null;
  }

  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#words.push(word);
    this.#ids.set(word, id);
    this.#letters.push(letterBits(word));
    this.#unsorted.push(id);
    return id;
  }

  /** Words that begin with `prefix`, it among them. */
  startingWith(prefix: string): readonly number[] {
    this.tidy();
    const found = this.#unsorted.filter((id) => this.word(id).startsWith(prefix));
    for (let i = this.#firstFrom(prefix); i < this.#sorted.length; i += 1) {
      const id = this.#sorted[i] ?? 0;
      if (!this.word(id).startsWith(prefix)) break;
      found.push(id);
    }
    return found;
  }

  /** Words that `edits` changes, insertions, losses or swaps of neighbours lead to. */
  near(word: string, edits: number): readonly number[] {
    const bits = letterBits(word);
    const found: number[] = [];
    for (let id = 0; id < this.#words.length; id += 1) {
      if (bitCount(this.#letters.at(id) ^ bits) > 2 * edits) continue;
      if (withinEdits(word, this.word(id), edits)) found.push(id);
    }
    return found;
  }

  /** Sorts new words in once they are many: work that a search should not have to do. */
  tidy(): void {
    if (this.#unsorted.length <= MAX_UNSORTED) return;
    const fresh = this.#unsorted.sort((a, b) => compare(this.word(a), this.word(b)));
    const merged: number[] = [];
    let next = 0;
    for (const id of this.#sorted) {
      while (next < fresh.length && this.word(fresh[next] ?? 0) < this.word(id)) {
        merged.push(fresh[next] ?? 0);
        next += 1;
      }
      merged.push(id);
    }
    for (; next < fresh.length; next += 1) merged.push(fresh[next] ?? 0);
    this.#sorted = merged;
    this.#unsorted = [];
  }

  #firstFrom(prefix: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.word(this.#sorted[middle] ?? 0) < prefix) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
