/** The whole catalogue as a search sees it, in memory: words, attributes, orders. Kept up to date dataset by dataset. */
import type { DatasetKey } from '../../domain/ids.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { DatasetHits, DatasetScope, DatasetSearch, FacetBucket, FacetField } from '../../ports/store.ts';
import { cursorScope, decodeCursor, encodeCursor } from '../cursor.ts';
import { Columns, DEAD, LIVING, REMOVED } from './columns.ts';
import { countFacet } from './facets.ts';
import { compileFilter } from './filter.ts';
import { POSITION_PARTS, orderingOf, positionFrom, positionParts } from './ordering.ts';
import type { Ordering, Position } from './ordering.ts';
import { ALL_FIELDS, FIELD_BITS, Postings } from './postings.ts';
import type { Correction } from './relevance.ts';
import { MAX_SCORE, searchWords } from './relevance.ts';
import { scopeJson } from './scope-json.ts';
import type { SearchEntry } from './search-entry.ts';
import { firstOf } from './top.ts';
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
  #slots = new Map<string, number>();
  #dead = 0;
  readonly #matches = new Map<string, Match>();

  /** Datasets held, tombstones among them. */
  get size(): number {
    return this.#slots.size;
  }

  /** The index's number of a word. */
  wordId(word: string): number {
    return this.#postings.vocabulary.add(word);
  }

  /** As `put`, with words given as numbers of this index and their fields. */
  putPacked(key: DatasetKey, entry: Omit<SearchEntry, 'words'>, words: Uint32Array, state: EntryState): void {
    const slot = this.#push(key, entry, state);
    for (let i = 0; i < words.length; i += 1) {
      const packed = words[i] ?? 0;
      this.#postings.addById(slot, packed >>> FIELD_BITS, packed & ALL_FIELDS);
    }
  }

  /** Adds a dataset, or puts its new version in place of the old one. */
  put(key: DatasetKey, entry: SearchEntry, state: EntryState): void {
    const slot = this.#push(key, entry, state);
    for (const [word, fields] of entry.words) this.#postings.add(slot, word, fields);
  }

  /** After many changes: drops old versions and sorts new words in, so that no search has to. */
  tidy(): void {
    if (this.#dead > 1_000 && this.#dead > this.#slots.size / 2) this.#compact();
    this.#postings.vocabulary.sort();
  }

  search(search: DatasetSearch): IndexHits {
    const { orderBy, first, after } = search;
    const match = this.#match(search);
    const scope = cursorScope([scopeJson(search), orderBy.by, orderBy.direction]);
    const ordering = orderingOf(orderBy, this.#columns, match.scores);
    const from = after === null ? null : positionFrom(decodeCursor(scope, after, POSITION_PARTS), orderBy);
    const { best, precedes } = window(match.slots, ordering, from, first + 1);
    return {
      hits: best.slice(0, Math.max(0, first)).map((slot) => ({
        key: this.#columns.key(slot),
        cursor: encodeCursor(scope, positionParts(ordering.position(slot))),
        score: match.scores === null ? null : (match.scores[slot] ?? 0) / MAX_SCORE,
      })),
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

  #push(key: DatasetKey, entry: Omit<SearchEntry, 'words'>, state: EntryState): number {
    const name = `${key.portal}\u0000${key.localId}`;
    const old = this.#slots.get(name);
    if (old !== undefined) {
      this.#columns.state[old] = DEAD;
      this.#dead += 1;
    }
    const slot = this.#columns.push(key, entry, state.firstSeenAt, state.removed);
    this.#slots.set(name, slot);
    this.#matches.clear();
    return slot;
  }

  #match(scope: DatasetScope): Match {
    const name = cursorScope(scopeJson(scope));
    const known = this.#matches.get(name);
    if (known !== undefined) return known;
    const match = this.#find(scope);
    const [oldest] = this.#matches.keys();
    if (this.#matches.size >= KEPT_MATCHES && oldest !== undefined) this.#matches.delete(oldest);
    this.#matches.set(name, match);
    return match;
  }

  #find({ query, filter, removed }: DatasetScope): Match {
    const columns = this.#columns;
    const wanted = removed === null ? null : removed ? REMOVED : LIVING;
    const counts = (slot: number): boolean =>
      wanted === null ? columns.state[slot] !== DEAD : columns.state[slot] === wanted;
    const found = query === null || query.trim() === '' ? null : this.#findWords(query, counts);
    const test = compileFilter(filter, columns);
    const slots = new Uint32Array(columns.size);
    let size = 0;
    for (let slot = 0; slot < slots.length; slot += 1) {
      if (!counts(slot) || (found !== null && found.scores[slot] === 0) || !test(slot)) continue;
      slots[size] = slot;
      size += 1;
    }
    return {
      slots: slots.slice(0, size),
      scores: found?.scores ?? null,
      corrections: found?.corrections ?? [],
      words: found?.words ?? [],
    };
  }

  #findWords(query: string, counts: (slot: number) => boolean): ReturnType<typeof searchWords> {
    const words = queryWords(query);
    if (words.length > MAX_QUERY_WORDS)
      throw new GatewayError(
        'BAD_INPUT',
        `The query has ${words.length} words, at most ${MAX_QUERY_WORDS} are searched.`,
      );
    return searchWords(words, this.#postings, this.#columns, counts);
  }

  #compact(): void {
    const { columns, moved } = this.#columns.compacted();
    this.#columns = columns;
    this.#postings.compact(moved);
    for (const [name, slot] of this.#slots) this.#slots.set(name, moved[slot] ?? -1);
    this.#dead = 0;
    this.#matches.clear();
  }
}

function window(
  slots: Uint32Array,
  ordering: Ordering,
  from: Position | null,
  count: number,
): { readonly best: readonly number[]; readonly precedes: boolean } {
  const compare = (a: number, b: number): number => ordering.compare(a, b);
  if (from === null) return { best: firstOf(slots, count, compare), precedes: false };
  const later = slots.filter((slot) => ordering.compareTo(slot, from) > 0);
  return { best: firstOf(later, count, compare), precedes: later.length < slots.length };
}
