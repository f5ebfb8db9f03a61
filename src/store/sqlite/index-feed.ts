/** Keeps a search index in memory in step with the file, whoever writes to it. */
import type Sqlite from 'better-sqlite3';
import type { Log } from '../../ports/log.ts';
import { ALL_FIELDS, FIELD_BITS } from '../search/postings.ts';
import type { SearchAttributes } from '../search/search-entry.ts';
import { SearchIndex } from '../search/search-index.ts';
import type { StoreDatabase } from './database.ts';
import { Revision } from './revision.ts';
import { END, unpackNumbers } from './search-rows.ts';

const NEW_WORDS = 'SELECT id, word FROM word WHERE id > ? ORDER BY id';
const NEWS = `
  SELECT portal, local_id AS localId, first_seen_at AS firstSeenAt, removed_at AS removedAt, attributes, words, labels
  FROM dataset JOIN search_entry ON search_entry.dataset = dataset.id
  WHERE index_revision > ? ORDER BY index_revision, id`;

/** How often a feed that keeps up looks whether there is news. */
const LOOK_EVERY_MS = 200;

interface NewsRow {
  readonly portal: string;
  readonly localId: string;
  readonly firstSeenAt: string;
  readonly removedAt: string | null;
  readonly attributes: string;
  readonly words: Buffer;
  readonly labels: Buffer;
}
interface WordRow {
  readonly id: number;
  readonly word: string;
}

export class IndexFeed {
  readonly #db: StoreDatabase;
  readonly #revision: Revision;
  readonly #index = new SearchIndex();
  readonly #news: Sqlite.Statement<[number], NewsRow>;
  readonly #newWords: Sqlite.Statement<[number], WordRow>;
  #seen = 0;
  #lastWord = 0;
  /** Number in the file → number in the index. */
  readonly #words: number[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(db: StoreDatabase) {
    this.#db = db;
    this.#revision = new Revision(db.sql);
    this.#news = db.sql.prepare(NEWS);
    this.#newWords = db.sql.prepare(NEW_WORDS);
  }

  /** The index as of now: nothing to do unless somebody wrote. */
  current(): SearchIndex {
    this.#db.read(() => {
      const now = this.#revision.now();
      if (now !== this.#seen) this.#catchUp(now);
    });
    return this.#index;
  }

  /**
   * Reads everything now and small changes as they come, so that no search has to wait for a harvest's. A look that
   * fails is noted and tried again: a search meets the same error and reports it to whoever asked.
   */
  keepUp(log: Log): void {
    this.current();
    this.#timer ??= setInterval(() => this.#look(log), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #look(log: Log): void {
    if (this.#db.closed) {
      this.stop();
      return;
    }
    try {
      this.current();
    } catch (error) {
      log.write('warn', 'search index not brought up to date', { reason: String(error) });
    }
  }

  #catchUp(now: number): void {
    for (const { id, word } of this.#newWords.iterate(this.#lastWord)) {
      this.#words[id] = this.#index.wordId(word);
      this.#lastWord = id;
    }
    for (const row of this.#news.iterate(this.#seen)) this.#put(row);
    this.#index.tidy();
    this.#seen = now;
  }

  #put({ portal, localId, firstSeenAt, removedAt, ...row }: NewsRow): void {
    // An older version of ours wrote no access; it is renewed by the next opening that may write.
    const attributes: SearchAttributes = { access: [], ...JSON.parse(row.attributes) };
    const words = unpackNumbers(row.words).map(
      (packed) => (this.#word(packed >>> FIELD_BITS) << FIELD_BITS) | (packed & ALL_FIELDS),
    );
    const labels = Int32Array.from(unpackNumbers(row.labels), (word) =>
      word === END ? -1 : this.#word(word),
    );
    const state = { firstSeenAt, removed: removedAt !== null };
    this.#index.putPacked({ portal, localId }, attributes, { words, labels }, state);
  }

  #word(stored: number): number {
    return this.#words[stored] ?? 0;
  }
}
