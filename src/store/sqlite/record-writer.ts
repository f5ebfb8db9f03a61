/** One record into the tables; always inside a transaction of the caller. */
import type Sqlite from 'better-sqlite3';
import type { Dataset } from '../../domain/dataset.ts';
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { ChangeKind, RecordWrite } from '../../ports/store.ts';
import { shortHash } from '../short-hash.ts';
import { changedFields } from '../../domain/diff.ts';
import { searchEntry } from '../search/search-entry.ts';
import type { WriteDecision, WriteOrigin } from '../upsert.ts';
import { decideWrite } from '../upsert.ts';
import { deflated, inflatedJson } from './raw-record.ts';
import type { SearchRows } from './search-rows.ts';

const FIND = `
  SELECT id, content_hash AS contentHash, raw_hash AS rawHash, stamp, map_version AS mapVersion, removed_at AS removedAt
  FROM dataset WHERE portal = ? AND local_id = ?`;
const ADD = `
  INSERT INTO dataset (portal, local_id, content_hash, raw_hash, stamp, map_version, first_seen_at, last_seen_at, index_revision)
  VALUES (@portal, @localId, @contentHash, @rawHash, @stamp, @mapVersion, @at, @at, @revision)`;
const SEE =
  'UPDATE dataset SET last_seen_at = @at, missed = 0 WHERE portal = @portal AND local_id = @localId';
const SEE_HELD = 'DELETE FROM held WHERE portal = @portal AND local_id = @localId';
const UPDATE = `
  UPDATE dataset SET content_hash = @contentHash, raw_hash = @rawHash, stamp = @stamp, map_version = @mapVersion
  WHERE id = @id`;
const TOUCH_INDEX = 'UPDATE dataset SET index_revision = @revision WHERE id = @id';
const REVIVE = 'UPDATE dataset SET removed_at = NULL WHERE id = ?';
const REMOVE = `
  UPDATE dataset SET removed_at = @at, index_revision = @revision
  WHERE portal = @portal AND local_id = @localId AND removed_at IS NULL RETURNING id`;
const DOCUMENT = 'SELECT document FROM content WHERE dataset = ?';
const PUT_CONTENT = `
  INSERT INTO content (dataset, document, search_text) VALUES (?, ?, ?)
  ON CONFLICT (dataset) DO UPDATE SET document = excluded.document, search_text = excluded.search_text`;
const PUT_RAW = `
  INSERT INTO raw_record (dataset, deflated) VALUES (?, ?)
  ON CONFLICT (dataset) DO UPDATE SET deflated = excluded.deflated`;
const RAW = 'SELECT deflated FROM raw_record WHERE dataset = ?';
const ADD_CHANGE = 'INSERT INTO change (dataset, at, kind, fields) VALUES (?, ?, ?, ?)';

interface KnownRow {
  readonly id: number;
  readonly contentHash: string;
  readonly rawHash: string;
  readonly stamp: string | null;
  readonly mapVersion: number;
  readonly removedAt: string | null;
}
type Incoming = Omit<KnownRow, 'id' | 'removedAt'>;
interface Naming {
  readonly portal: string;
  readonly localId: string;
  readonly at: string;
}

export class RecordWriter {
  readonly #sql: Sqlite.Database;
  readonly #search: SearchRows;
  readonly #find: Sqlite.Statement<[string, string], KnownRow>;
  readonly #document: Sqlite.Statement<[number], { readonly document: string }>;
  readonly #raw: Sqlite.Statement<[number], { readonly deflated: Buffer }>;
  readonly #statements: Readonly<Record<keyof typeof STATEMENTS, Sqlite.Statement>>;

  constructor(sql: Sqlite.Database, search: SearchRows) {
    this.#sql = sql;
    this.#search = search;
    this.#find = sql.prepare(FIND);
    this.#document = sql.prepare(DOCUMENT);
    this.#raw = sql.prepare(RAW);
    this.#statements = prepared(sql);
  }

  put(write: RecordWrite, at: string, origin: WriteOrigin, revision: number): WriteDecision {
    const { portal, localId } = write.dataset;
    const raw = JSON.stringify(write.raw);
    const incoming = {
      contentHash: write.contentHash,
      rawHash: shortHash(raw),
      stamp: write.stamp,
      mapVersion: write.mapVersion,
    };
    const known = this.#find.get(portal, localId) ?? null;
    const decision = decideWrite(
      known,
      { ...incoming, rawHash: this.#comparable(known, incoming, write) },
      origin,
    );
    const id = known?.id ?? this.#add({ ...incoming, portal, localId, at, revision });
    if (decision.history !== null) this.#change(id, at, decision.history, known && this.#fields(id, write));
    if (known !== null && isNews(known, incoming)) this.#statements.update.run({ ...incoming, id });
    if (known?.rawHash !== incoming.rawHash) this.#statements.putRaw.run(id, deflated(raw));
    if (decision.content) this.#putContent(id, write);
    if (decision.revives) this.#statements.revive.run(id);
    if (known !== null && (decision.content || decision.revives))
      this.#statements.touchIndex.run({ id, revision });
    if (known !== null && origin !== 'remapped') this.see({ portal, localId, at });
    return decision;
  }

  /**
   * The hash to compare with the stored one. Hashes are of the text as sent; whether only the order of its keys
   * changed is looked at where it matters: the description differs and our mapping has moved on.
   */
  #comparable(known: KnownRow | null, incoming: Incoming, write: RecordWrite): string {
    const { rawHash } = incoming;
    if (known === null || known.rawHash === rawHash) return rawHash;
    if (known.contentHash === incoming.contentHash || known.mapVersion === incoming.mapVersion)
      return rawHash;
    const row = this.#raw.get(known.id);
    if (row === undefined) return rawHash;
    return canonicalJson(inflatedJson(row.deflated)) === canonicalJson(write.raw) ? known.rawHash : rawHash;
  }

  /** Seen now: nothing missed any more, and no removal waits for it. */
  see(naming: Naming): void {
    this.#statements.see.run(naming);
    const { portal, localId } = naming;
    this.#statements.seeHeld.run({ portal, localId });
  }

  /** false: there is no such living dataset. */
  remove(naming: Naming, revision: number): boolean {
    const [row] = this.#sql.prepare<object, { readonly id: number }>(REMOVE).all({ ...naming, revision });
    if (row === undefined) return false;
    this.#change(row.id, naming.at, 'REMOVED', null);
    return true;
  }

  #add(row: object): number {
    return Number(this.#statements.add.run(row).lastInsertRowid);
  }

  #fields(id: number, write: RecordWrite): readonly string[] {
    const row = this.#document.get(id);
    if (row === undefined) return [];
    const before: Dataset = JSON.parse(row.document);
    return changedFields(before, write.dataset);
  }

  #change(id: number, at: string, kind: ChangeKind, fields: readonly string[] | null): void {
    this.#statements.addChange.run(id, at, kind, JSON.stringify(fields ?? []));
  }

  #putContent(id: number, write: RecordWrite): void {
    this.#statements.putContent.run(id, JSON.stringify(write.dataset), JSON.stringify(write.searchText));
    this.#search.put(id, searchEntry(write));
  }
}

const STATEMENTS = {
  add: ADD,
  see: SEE,
  seeHeld: SEE_HELD,
  update: UPDATE,
  touchIndex: TOUCH_INDEX,
  revive: REVIVE,
  putContent: PUT_CONTENT,
  putRaw: PUT_RAW,
  addChange: ADD_CHANGE,
} as const;

function prepared(sql: Sqlite.Database): Readonly<Record<keyof typeof STATEMENTS, Sqlite.Statement>> {
  return {
    add: sql.prepare(STATEMENTS.add),
    see: sql.prepare(STATEMENTS.see),
    seeHeld: sql.prepare(STATEMENTS.seeHeld),
    update: sql.prepare(STATEMENTS.update),
    touchIndex: sql.prepare(STATEMENTS.touchIndex),
    revive: sql.prepare(STATEMENTS.revive),
    putContent: sql.prepare(STATEMENTS.putContent),
    putRaw: sql.prepare(STATEMENTS.putRaw),
    addChange: sql.prepare(STATEMENTS.addChange),
  };
}

/** Most records of a harvest are as they were: those are not written again. */
function isNews(known: KnownRow, incoming: Incoming): boolean {
  return (
    known.contentHash !== incoming.contentHash ||
    known.rawHash !== incoming.rawHash ||
    known.stamp !== incoming.stamp ||
    known.mapVersion !== incoming.mapVersion
  );
}
