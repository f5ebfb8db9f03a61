import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import { SqliteCatalogue } from './catalogue.ts';
import { SqliteVerdicts } from './commitments.ts';
import { SqliteContents } from './contents.ts';
import { openDatabase } from './database.ts';
import { SqliteDocuments } from './documents.ts';
import { IndexFeed } from './index-feed.ts';
import { SqliteLinks } from './links.ts';
import { SqliteLog } from './log.ts';
import { SqliteMetrics } from './metrics.ts';
import { reindexIfOld } from './reindex.ts';
import { SqliteWriter } from './writer.ts';

export interface SqliteStoreOptions {
  /** Path, or ":memory:". */
  readonly file: string;
  /** Nothing is written, made or migrated; every write fails. Default false. */
  readonly readOnly?: boolean;
  /**
   * true (default): the search index is read now and kept in step, so that the first search is as quick as the next.
   * false: it is read with the first search; for processes that only write.
   */
  readonly searchable?: boolean;
  readonly log: Log;
}

/**
 * Opens the store, making the file when there is none. Several processes and threads may hold it; one writes at a time.
 * Throws GatewayError STORE_NEWER, STORE_DAMAGED, BAD_CONFIG (see `openDatabase`) or BUSY.
 */
export function openSqliteStore({
  file,
  readOnly = false,
  searchable = true,
  log,
}: SqliteStoreOptions): Store {
  const started = performance.now();
  const db = openDatabase(file, readOnly);
  try {
    if (!readOnly) reindexIfOld(db, log);
    const feed = new IndexFeed(db);
    const writer = new SqliteWriter(db);
    if (searchable) {
      feed.keepUp(log);
      log.write('debug', 'search index read', {
        file,
        datasets: feed.current().size,
        durationMs: Math.round(performance.now() - started),
      });
    }
    return {
      catalogue: new SqliteCatalogue(db, feed),
      writer,
      log: new SqliteLog(db, writer),
      metrics: new SqliteMetrics(db),
      verdicts: new SqliteVerdicts(db),
      links: new SqliteLinks(db),
      documents: new SqliteDocuments(db),
      contents: new SqliteContents(db),
      close: async () => {
        feed.stop();
        db.sql.close();
      },
    };
  } catch (error) {
    db.sql.close();
    throw error;
  }
}
