/** The peer: plain SQLite FTS5 with bm25, exact counts and GROUP BY, over the very texts and facets of our store. */
import Sqlite from 'better-sqlite3';
import type { SearchText } from '../../src/ports/store.ts';
import type { SearchAttributes } from '../../src/store/search/search-entry.ts';

/** Words by how many documents hold them. */
export interface WordClasses {
  readonly rare: readonly string[];
  readonly common: readonly string[];
  readonly 'very common': readonly string[];
}

/** Shares of all documents. */
const CLASSES = {
  rare: { from: 0.000_05, to: 0.001, most: 60 },
  common: { from: 0.01, to: 0.05, most: 60 },
  'very common': { from: 0.15, to: 1, most: 60 },
} as const;

const TABLES = `
CREATE TABLE doc (id INTEGER PRIMARY KEY, portal TEXT NOT NULL, licence TEXT NOT NULL);
CREATE TABLE doc_format (doc INTEGER NOT NULL, format TEXT NOT NULL, PRIMARY KEY (doc, format)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  title, keywords, description, publisher, columns, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE word_counts USING fts5vocab (words, row);`;
const DOCUMENTS = `
  SELECT dataset.id AS id, portal, search_text AS searchText, attributes
  FROM dataset JOIN content ON content.dataset = dataset.id JOIN search_entry ON search_entry.dataset = dataset.id`;
/** Words of four letters and more: those that people type, not particles of two letters. */
const WORDS = `
  SELECT term FROM word_counts WHERE doc BETWEEN ? AND ? AND length(term) >= 4 AND term NOT GLOB '*[^a-z]*'
  ORDER BY term`;

interface DocumentRow {
  readonly id: number;
  readonly portal: string;
  readonly searchText: string;
  readonly attributes: string;
}

function fill(store: Sqlite.Database, peer: Sqlite.Database): number {
  const addDoc = peer.prepare('INSERT INTO doc (id, portal, licence) VALUES (?, ?, ?)');
  const addFormat = peer.prepare('INSERT INTO doc_format (doc, format) VALUES (?, ?)');
  const addWords = peer.prepare(
    'INSERT INTO words (rowid, title, keywords, description, publisher, columns) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let count = 0;
  for (const { id, portal, ...row } of store.prepare<[], DocumentRow>(DOCUMENTS).iterate()) {
    const text: SearchText = JSON.parse(row.searchText);
    const attributes: SearchAttributes = JSON.parse(row.attributes);
    addDoc.run(id, portal, attributes.licence);
    for (const format of attributes.formats) addFormat.run(id, format);
    addWords.run(id, text.title, text.keywords, text.description, text.publisher, text.columns);
    count += 1;
  }
  return count;
}

/** Every n-th of them, so that they come from the whole alphabet. */
function spread(words: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, words.length / most);
  return Array.from({ length: Math.min(most, words.length) }, (_, i) => words[Math.floor(i * step)] ?? '');
}

function wordClasses(peer: Sqlite.Database, count: number): WordClasses {
  const words = peer.prepare<[number, number], { readonly term: string }>(WORDS);
  const of = ({ from, to, most }: { readonly from: number; readonly to: number; readonly most: number }) =>
    spread(
      words.all(from * count, to * count).map(({ term }) => term),
      most,
    );
  return {
    rare: of(CLASSES.rare),
    common: of(CLASSES.common),
    'very common': of(CLASSES['very common']),
  };
}

/** Fills the peer from our store, optimised as its documentation advises; answers the words to search. */
export function buildPeer(storeFile: string, peerFile: string): WordClasses {
  const store = new Sqlite(storeFile, { readonly: true });
  const peer = new Sqlite(peerFile);
  peer.exec(TABLES);
  const count = peer.transaction(() => fill(store, peer))();
  peer.exec("INSERT INTO words (words) VALUES ('optimize'); ANALYZE;");
  const classes = wordClasses(peer, count);
  peer.close();
  store.close();
  return classes;
}
