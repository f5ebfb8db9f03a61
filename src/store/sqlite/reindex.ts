/** When the rules for words change, what is stored is cut into words anew. */
import type { Dataset } from '../../domain/dataset.ts';
import type { Log } from '../../ports/log.ts';
import type { SearchText } from '../../ports/store.ts';
import { searchEntry } from '../search/search-entry.ts';
import type { StoreDatabase } from './database.ts';
import { Revision } from './revision.ts';
import { SearchRows } from './search-rows.ts';

/** Raise it with every change to how texts become words or attributes. */
export const WORDS_VERSION = 2;

const READ_VERSION = "SELECT value FROM meta WHERE name = 'words'";
const SAVE_VERSION = "UPDATE meta SET value = ? WHERE name = 'words'";
const TEXTS = `
  SELECT dataset AS id, document, search_text AS searchText FROM content WHERE dataset > ? ORDER BY dataset LIMIT 500`;
const TOUCH = 'UPDATE dataset SET index_revision = ? WHERE id = ?';

interface TextRow {
  readonly id: number;
  readonly document: string;
  readonly searchText: string;
}

/** One transaction: a crash in the middle leaves the old words, and the next opening begins again. */
export function reindexIfOld(db: StoreDatabase, log: Log): void {
  const version = db.read(() => db.sql.prepare<[], { readonly value: number }>(READ_VERSION).get()?.value);
  if (version === WORDS_VERSION) return;
  db.write(() => {
    const count = reindex(db);
    db.sql.prepare(SAVE_VERSION).run(WORDS_VERSION);
    if (count > 0) log.write('info', 'search words renewed', { datasets: count, version: WORDS_VERSION });
  });
}

function reindex(db: StoreDatabase): number {
  const search = new SearchRows(db.sql);
  const texts = db.sql.prepare<[number], TextRow>(TEXTS);
  const touch = db.sql.prepare<[number, number]>(TOUCH);
  const revision = new Revision(db.sql).raise();
  let count = 0;
  let rows = texts.all(0);
  while (rows.length > 0) {
    for (const row of rows) {
      const dataset: Dataset = JSON.parse(row.document);
      const searchText: SearchText = JSON.parse(row.searchText);
      search.put(row.id, searchEntry({ dataset, searchText }));
      touch.run(revision, row.id);
    }
    count += rows.length;
    rows = texts.all(rows[rows.length - 1]?.id ?? Number.MAX_SAFE_INTEGER);
  }
  return count;
}
