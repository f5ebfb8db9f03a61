/** A search entry as a row: attributes as JSON, words by number. */
import type Sqlite from 'better-sqlite3';
import { FIELD_BITS } from '../search/postings.ts';
import type { SearchEntry } from '../search/search-entry.ts';

const FIND_WORD = 'SELECT id FROM word WHERE word = ?';
const ADD_WORD = 'INSERT INTO word (word) VALUES (?) RETURNING id';
const PUT_ENTRY = `
  INSERT INTO search_entry (dataset, attributes, words, labels) VALUES (?, ?, ?, ?)
  ON CONFLICT (dataset) DO UPDATE SET
    attributes = excluded.attributes, words = excluded.words, labels = excluded.labels`;

/** Ends a label: no word has this number. */
export const END = 0;

/** Numbers handed out so far that are kept at hand. */
const MAX_KNOWN = 300_000;

export class SearchRows {
  readonly #find: Sqlite.Statement<[string], { readonly id: number }>;
  readonly #add: Sqlite.Statement<[string], { readonly id: number }>;
  readonly #put: Sqlite.Statement<[number, string, Buffer, Buffer]>;
  readonly #known = new Map<string, number>();

  constructor(sql: Sqlite.Database) {
    this.#find = sql.prepare(FIND_WORD);
    this.#add = sql.prepare(ADD_WORD);
    this.#put = sql.prepare(PUT_ENTRY);
  }

  put(dataset: number, { attributes, words, labels }: SearchEntry): void {
    const packed = new Uint32Array(words.size);
    let i = 0;
    for (const [word, fields] of words) {
      packed[i] = ((this.#id(word) << FIELD_BITS) | fields) >>> 0;
      i += 1;
    }
    const ended = Uint32Array.from(labels.flatMap((label) => [...label.map((word) => this.#id(word)), END]));
    this.#put.run(dataset, JSON.stringify(attributes), Buffer.from(packed.buffer), Buffer.from(ended.buffer));
  }

  /** After a transaction that was undone: its numbers were never given. */
  forget(): void {
    this.#known.clear();
  }

  #id(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const id = this.#find.get(word)?.id ?? this.#add.get(word)?.id ?? 0;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    this.#known.set(word, id);
    return id;
  }
}

/** Numbers as they were put; the copy makes an unaligned blob readable. */
export function unpackNumbers(blob: Buffer): Uint32Array {
  return new Uint32Array(Uint8Array.from(blob).buffer);
}
