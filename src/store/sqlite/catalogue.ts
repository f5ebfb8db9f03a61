import type Sqlite from 'better-sqlite3';
import type { DatasetKey } from '../../domain/ids.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Json } from '../../domain/json.ts';
import type {
  Catalogue,
  ChangeKind,
  DatasetChange,
  DatasetContent,
  DatasetHit,
  DatasetHits,
  DatasetScope,
  DatasetSearch,
  DatasetsSince,
  FacetBucket,
  FacetField,
  Page,
  PageRequest,
  Removal,
  SearchText,
  StoredDataset,
} from '../../ports/store.ts';
import { highlightsOf } from '../search/highlight.ts';
import type { QueryWord } from '../search/words.ts';
import type { StoreDatabase } from './database.ts';
import type { IndexFeed } from './index-feed.ts';
import { keysetPage } from './keyset-page.ts';
import { removalPage } from './removal-page.ts';
import { Revision } from './revision.ts';
import { inflatedJson } from './raw-record.ts';

/** Keys travel as one JSON list: one statement whatever their number, answered with the key's place. */
const WANTED = `
  FROM json_each(?) AS wanted
  JOIN dataset ON dataset.portal = wanted.value ->> 0 AND dataset.local_id = wanted.value ->> 1`;
const DATASETS = `
  SELECT wanted.key AS place, document, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt,
    removed_at AS removedAt, content_hash AS contentHash
  ${WANTED} JOIN content ON content.dataset = dataset.id`;
/** By the index `dataset_living`. */
const PAGE = `
  SELECT 0 AS place, document, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt,
    removed_at AS removedAt, content_hash AS contentHash
  FROM dataset JOIN content ON content.dataset = dataset.id
  WHERE portal = ? AND removed_at IS NULL AND local_id > ?
  ORDER BY local_id LIMIT ?`;
/** By the index `dataset_indexed`: a portal may have a thousand times as many. */
const SINCE = `
  SELECT local_id AS localId, content_hash AS contentHash, removed_at AS removedAt
  FROM dataset INDEXED BY dataset_indexed
  WHERE index_revision > ? AND portal = ? ORDER BY local_id`;
const RAW_RECORDS = `SELECT wanted.key AS place, deflated ${WANTED} JOIN raw_record ON raw_record.dataset = dataset.id`;
const SEARCH_TEXTS = `
  SELECT wanted.key AS place, search_text AS searchText ${WANTED} JOIN content ON content.dataset = dataset.id`;
const CHANGES = `
  SELECT sequence, at, kind, fields FROM change
  WHERE dataset = (SELECT id FROM dataset WHERE portal = ? AND local_id = ?) AND sequence < ?
  ORDER BY sequence DESC LIMIT ?`;
const COUNT_CHANGES = `
  SELECT count(*) AS n FROM change WHERE dataset = (SELECT id FROM dataset WHERE portal = ? AND local_id = ?)`;
const COUNTS = `
  SELECT (SELECT count(*) FROM dataset WHERE portal = wanted.value AND removed_at IS NULL) AS n
  FROM json_each(?) AS wanted ORDER BY wanted.key`;

interface Count {
  readonly n: number;
}
interface Placed {
  readonly place: number;
}
interface DatasetRow extends Placed, Omit<StoredDataset, 'dataset'> {
  readonly document: string;
}
interface RawRow extends Placed {
  readonly deflated: Buffer;
}
interface TextRow extends Placed {
  readonly searchText: string;
}
interface ChangeRow {
  readonly sequence: number;
  readonly at: string;
  readonly kind: ChangeKind;
  readonly fields: string;
}

export class SqliteCatalogue implements Catalogue {
  readonly #db: StoreDatabase;
  readonly #feed: IndexFeed;
  readonly #revision: Revision;
  readonly #datasets: Sqlite.Statement<[string], DatasetRow>;
  readonly #raw: Sqlite.Statement<[string], RawRow>;
  readonly #texts: Sqlite.Statement<[string], TextRow>;

  constructor(db: StoreDatabase, feed: IndexFeed) {
    this.#db = db;
    this.#feed = feed;
    this.#revision = new Revision(db.sql);
    this.#datasets = db.sql.prepare(DATASETS);
    this.#raw = db.sql.prepare(RAW_RECORDS);
    this.#texts = db.sql.prepare(SEARCH_TEXTS);
  }

  async revision(): Promise<number> {
    return this.#db.guarded(() => this.#revision.now());
  }

  async datasets(keys: readonly DatasetKey[]): Promise<readonly (StoredDataset | null)[]> {
    const rows = this.#placed(this.#datasets, keys);
    return keys.map((_, place) => {
      const row = rows.get(place);
      return row === undefined ? null : storedDataset(row);
    });
  }

  async rawRecords(keys: readonly DatasetKey[]): Promise<readonly (Json | undefined)[]> {
    const rows = this.#placed(this.#raw, keys);
    return keys.map((_, place) => {
      const row = rows.get(place);
      return row === undefined ? undefined : inflatedJson(row.deflated);
    });
  }

  async search(search: DatasetSearch): Promise<DatasetHits> {
    const { hits, words, ...rest } = this.#feed.current().search(search);
    const keys = hits.map(({ key }) => key);
    // Few questions ask for them, and the texts are long: read when the first one is looked at.
    let marked: readonly DatasetHit['highlights'][] | null = null;
    const highlights = (place: number) => (marked ??= this.#highlights(keys, words))[place] ?? [];
    return {
      ...rest,
      hits: hits.map((hit, place) => ({
        ...hit,
        get highlights() {
          return highlights(place);
        },
      })),
    };
  }

  async facets(
    scope: DatasetScope,
    fields: readonly FacetField[],
    limit: number,
  ): Promise<readonly (readonly FacetBucket[])[]> {
    return this.#feed.current().facets(scope, fields, limit);
  }

  async changes(
    requests: readonly { readonly key: DatasetKey; readonly page: PageRequest }[],
  ): Promise<readonly Page<DatasetChange>[]> {
    return this.#db.read(() => {
      const rows = this.#db.sql.prepare<[string, string, number, number], ChangeRow>(CHANGES);
      const count = this.#db.sql.prepare<[string, string], Count>(COUNT_CHANGES);
      return requests.map(({ key: { portal, localId }, page }) =>
        keysetPage(page, ['changes', portal, localId], {
          rows: (after, limit) => rows.all(portal, localId, after ?? Number.MAX_SAFE_INTEGER, limit),
          total: () => count.get(portal, localId)?.n ?? 0,
          item: datasetChange,
        }),
      );
    });
  }

  async removals(
    requests: readonly { readonly portal: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<Removal>[]> {
    return this.#db.read(() => requests.map(({ portal, page }) => removalPage(this.#db.sql, portal, page)));
  }

  async page(portal: string, afterLocalId: string | null, limit: number): Promise<readonly StoredDataset[]> {
    return this.#db
      .read(() =>
        this.#db.sql
          .prepare<[string, string, number], DatasetRow>(PAGE)
          .all(portal, afterLocalId ?? '', limit),
      )
      .map(storedDataset);
  }

  async changedSince(portal: string, revision: number): Promise<DatasetsSince> {
    const { sql } = this.#db;
    return this.#db.read(() => {
      const rows = sql
        .prepare<[number, string], DatasetContent & { readonly removedAt: string | null }>(SINCE)
        .all(revision, portal);
      const [living] = sql.prepare<[string], Count>(COUNTS).all(JSON.stringify([portal]));
      return {
        revision: this.#revision.now(),
        written: rows
          .filter(({ removedAt }) => removedAt === null)
          .map(({ localId, contentHash }) => ({ localId, contentHash })),
        removed: rows.filter(({ removedAt }) => removedAt !== null).map(({ localId }) => localId),
        living: living?.n ?? 0,
      };
    });
  }

  async counts(portals: readonly string[]): Promise<readonly number[]> {
    return this.#db
      .read(() => this.#db.sql.prepare<[string], Count>(COUNTS).all(JSON.stringify(portals)))
      .map(({ n }) => n);
  }

  #placed<R extends Placed>(
    statement: Sqlite.Statement<[string], R>,
    keys: readonly DatasetKey[],
  ): ReadonlyMap<number, R> {
    const wanted = JSON.stringify(keys.map(({ portal, localId }) => [portal, localId]));
    const rows = this.#db.read(() => statement.all(wanted));
    return new Map(rows.map((row) => [row.place, row]));
  }

  #highlights(keys: readonly DatasetKey[], words: readonly QueryWord[]): readonly DatasetHit['highlights'][] {
    if (words.length === 0) return [];
    const rows = this.#placed(this.#texts, keys);
    return keys.map((_, place) => {
      const row = rows.get(place);
      if (row === undefined) return [];
      const text: SearchText = JSON.parse(row.searchText);
      return highlightsOf(text, words);
    });
  }
}

function storedDataset({
  document,
  firstSeenAt,
  lastSeenAt,
  removedAt,
  contentHash,
}: Omit<DatasetRow, 'place'>): StoredDataset {
  const dataset: Dataset = JSON.parse(document);
  return { dataset, firstSeenAt, lastSeenAt, removedAt, contentHash };
}

function datasetChange({ at, kind, fields }: ChangeRow): DatasetChange {
  const names: readonly string[] = JSON.parse(fields);
  return { at, kind, fields: names };
}
