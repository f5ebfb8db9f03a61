/** The whole catalogue as a search sees it, in memory: words, attributes, orders. Kept up to date dataset by dataset. */
import { cursorScope, decodeCursor, encodeCursor } from '../../domain/cursor.ts';
import type { DatasetKey } from '../../domain/ids.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { DatasetHits, DatasetScope, DatasetSearch, FacetBucket, FacetField } from '../../ports/store.ts';
import { Columns, DEAD, LIVING, REMOVED } from './columns.ts';
import { countFacet } from './facets.ts';
import { compileFilter } from './filter.ts';
import type { SlotTest } from './filter.ts';
import { POSITION_PARTS, orderingOf, positionFrom, positionParts } from './ordering.ts';
import { ALL_FIELDS, FIELD_BITS, Postings } from './postings.ts';
import type { Correction } from './correct.ts';
import { MAX_SCORE, searchWords } from './relevance.ts';
import { scopeJson } from './scope-json.ts';
import { Rooms } from './rooms.ts';
import type { SearchRoom } from './rooms.ts';
import type { SearchAttributes, SearchEntry } from './search-entry.ts';
import { firstAfter } from './window.ts';
import type { QueryWord } from './words.ts';
import { queryWords } from './words.ts';

/** More words than this are no question any more. */
const MAX_QUERY_WORDS = 32;
/** Scopes whose matches are kept: a page of hits and its facets ask the same. */
const KEPT_MATCHES = 8;

export interface EntryState {
  readonly firstSeenAt: string;
  readonly removed: boolean;
}
interface Match {
  readonly room: SearchRoom;
  /** Matching slots, ascending. */
  readonly slots: Uint32Array;
  readonly scores: Uint16Array | null;
  readonly corrections: readonly Correction[];
  readonly words: readonly QueryWord[];
}
export interface IndexHits extends Omit<DatasetHits, 'hits'> {
  readonly hits: readonly {
    readonly key: DatasetKey;
    readonly cursor: string;
    readonly score: number | null;
  }[];
  /** For marking what was found. */
  readonly words: readonly QueryWord[];
}

export class SearchIndex {
  #columns = new Columns();
  readonly #postings = new Postings();
  /** By portal and local id. */
  readonly #slots = new Map<string, Map<string, number>>();
  #living = 0;
  readonly #rooms = new Rooms();
  /** Sort keys of the search under way: one array serves all. */
  #keys = new Float64Array(0);
  readonly #matches = new Map<string, Match>();

  /** Datasets held, tombstones among them. */
  get size(): number {
    return this.#living;
  }

  /** The index's number of a word. */
  wordId(word: string): number {
    return this.#postings.vocabulary.add(word);
  }

  /** Adds a dataset, or puts its new version in place of the old one. */
  put(key: DatasetKey, entry: SearchEntry, state: EntryState): void {
    const words = new Uint32Array(entry.words.size);
    let i = 0;
    for (const [word, fields] of entry.words) {
      words[i] = (this.wordId(word) << FIELD_BITS) | fields;
      i += 1;
    }
    const labels = entry.labels.flatMap((label) => [...label.map((word) => this.wordId(word)), -1]);
    this.putPacked(key, entry.attributes, { words, labels }, state);
  }

  /** As `put`, with words as numbers of this index: in `words` with their fields, in `labels` each ended by -1. */
  putPacked(
    key: DatasetKey,
    attributes: SearchAttributes,
    { words, labels }: { readonly words: Uint32Array; readonly labels: Iterable<number> },
    state: EntryState,
  ): void {
    const slots = this.#portal(key.portal);
    const old = slots.get(key.localId);
    if (old === undefined) this.#living += 1;
    else this.#columns.state.set(old, DEAD);
    const slot = this.#columns.push(key, attributes, labels, state);
    slots.set(key.localId, slot);
    for (let i = 0; i < words.length; i += 1) {
      const packed = words[i] ?? 0;
      this.#postings.add(slot, packed >>> FIELD_BITS, packed & ALL_FIELDS);
    }
    if (this.#matches.size > 0) this.#dropAll();
  }

  /** After changes: sorts new words in, and drops old versions once they are many, so that no search has to. */
  tidy(): void {
    const dead = this.#columns.size - this.#living;
    if (dead > 1_000 && dead > this.#living / 2) this.#compact();
    this.#postings.vocabulary.tidy();
  }

  search(search: DatasetSearch): IndexHits {
    const { orderBy, first, after } = search;
    const match = this.#match(search);
    const scope = cursorScope([scopeJson(search), orderBy.by, orderBy.direction]);
    if (this.#keys.length < match.slots.length) this.#keys = new Float64Array(this.#columns.size);
    const ordering = orderingOf(orderBy, this.#columns, match, this.#keys);
    const from = after === null ? null : positionFrom(decodeCursor(scope, after, POSITION_PARTS));
    const { best, precedes } = firstAfter(match.slots, ordering, from, Math.max(0, first) + 1);
    return {
      hits: best.slice(0, Math.max(0, first)).map((index) => {
        const slot = match.slots[index] ?? 0;
        return {
          key: this.#columns.key(slot),
          cursor: encodeCursor(scope, positionParts(ordering.position(index))),
          score: match.scores === null ? null : (match.scores[slot] ?? 0) / MAX_SCORE,
        };
      }),
      total: match.slots.length,
      hasNextPage: best.length > first,
      hasPreviousPage: precedes,
      corrections: match.corrections,
      words: match.words,
    };
  }

  facets(
    scope: DatasetScope,
    fields: readonly FacetField[],
    limit: number,
  ): readonly (readonly FacetBucket[])[] {
    const { slots } = this.#match(scope);
    return fields.map((field) => countFacet(field, this.#columns, slots, limit));
  }

  #portal(slug: string): Map<string, number> {
    const known = this.#slots.get(slug);
    if (known !== undefined) return known;
    const fresh = new Map<string, number>();
    this.#slots.set(slug, fresh);
    return fresh;
  }

  #match(scope: DatasetScope): Match {
    const name = cursorScope(scopeJson(scope));
    const known = this.#matches.get(name);
    if (known !== undefined) return known;
    const [oldest] = this.#matches.keys();
    if (this.#matches.size >= KEPT_MATCHES && oldest !== undefined) this.#drop(oldest);
    const match = this.#find(scope);
    this.#matches.set(name, match);
    return match;
  }

  #drop(name: string): void {
    const match = this.#matches.get(name);
    if (match !== undefined) this.#rooms.give(match.room);
    this.#matches.delete(name);
  }

  #dropAll(): void {
    for (const name of [...this.#matches.keys()]) this.#drop(name);
  }

  #find({ query, filter, removed }: DatasetScope): Match {
    const columns = this.#columns;
    const counts = stateTest(columns, removed);
    const room = this.#rooms.take(columns.size);
    const found = query === null || query.trim() === '' ? null : this.#findWords(query, counts, room);
    const scores = found?.scores ?? null;
    const corrections: Correction[] = [...(found?.corrections ?? [])];
    const note = (correction: Correction): void => void corrections.push(correction);
    const test = compileFilter(filter, { columns, postings: this.#postings, note });
    const { slots } = room;
    let size = 0;
    for (let slot = 0; slot < columns.size; slot += 1) {
      if (scores !== null && scores[slot] === 0) continue;
      if (!counts(slot) || (test !== null && !test(slot))) continue;
      slots[size] = slot;
      size += 1;
    }
    return {
      room,
      slots: slots.subarray(0, size),
      scores,
      corrections,
      words: found?.words ?? [],
    };
  }

  #findWords(query: string, counts: SlotTest, room: SearchRoom): ReturnType<typeof searchWords> {
    const words = queryWords(query);
    if (words.length > MAX_QUERY_WORDS)
      throw new GatewayError(
        'BAD_INPUT',
        `The query has ${words.length} words; at most ${MAX_QUERY_WORDS} are searched.`,
      );
    return searchWords(words, this.#postings, this.#columns, counts, room);
  }

  #compact(): void {
    const { columns, moved } = this.#columns.compacted();
    this.#columns = columns;
    this.#postings.compact(moved);
    for (const slots of this.#slots.values())
      for (const [localId, slot] of slots) slots.set(localId, moved[slot] ?? -1);
    if (this.#matches.size > 0) this.#dropAll();
  }
}

function stateTest(columns: Columns, removed: boolean | null): SlotTest {
  const states = columns.state.data;
  if (removed === null) return (slot) => states[slot] !== DEAD;
  const wanted = removed ? REMOVED : LIVING;
  return (slot) => states[slot] === wanted;
}
