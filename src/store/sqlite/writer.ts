import type { HarvestRun } from '../../domain/harvest.ts';
import type {
  Absence,
  CatalogueWriter,
  PageOutcome,
  PageWrite,
  RecordWrite,
  Settlement,
  StoredRecord,
} from '../../ports/store.ts';
import { markKey, rejectionKey } from '../mark-key.ts';
import {
  NO_OUTCOME,
  countMark,
  isRecordMark,
  keptPlace,
  placeAfter,
  settledRun,
  supersedesHeld,
  withPage,
} from '../run-changes.ts';
import type { Mark } from '../run-changes.ts';
import type { WriteOrigin } from '../upsert.ts';
import type { StoreDatabase } from './database.ts';
import { inflatedJson } from './raw-record.ts';
import { RecordWriter } from './record-writer.ts';
import { Revision } from './revision.ts';
import { RunRows } from './run-rows.ts';
import { SearchRows } from './search-rows.ts';

const ABSENT = `
  SELECT local_id AS localId, missed AS missedBefore, mark.kind IS NOT NULL AS isLeftOut
  FROM dataset LEFT JOIN mark ON mark.run = ? AND mark.name = 'id:' || dataset.local_id
  WHERE portal = ? AND removed_at IS NULL AND coalesce(mark.kind, 'leftOut') = 'leftOut'
  ORDER BY local_id`;
const LIVING = 'SELECT count(*) AS n FROM dataset WHERE portal = ? AND removed_at IS NULL';
const ADDED = "SELECT count(*) AS n FROM mark WHERE run = ? AND kind = 'added'";
const MISS = `
  UPDATE dataset SET missed = missed + 1
  WHERE portal = ? AND local_id IN (SELECT value FROM json_each(?))`;
const DROP_HELD = 'DELETE FROM held WHERE portal = ?';
const HOLD = `
  INSERT OR REPLACE INTO held (portal, local_id, run) SELECT ?, value, ? FROM json_each(?)`;
const RECORDS = `
  SELECT local_id AS localId, stamp, content_hash AS contentHash, deflated
  FROM dataset JOIN raw_record ON raw_record.dataset = dataset.id
  WHERE portal = ? AND local_id > ? ORDER BY local_id LIMIT ?`;
const KNOWN = 'SELECT 1 AS n FROM dataset WHERE portal = ? AND local_id = ?';

interface Count {
  readonly n: number;
}
interface AbsentRow extends Omit<Absence, 'isLeftOut'> {
  readonly isLeftOut: 0 | 1;
}
interface RawRow extends Omit<StoredRecord, 'raw'> {
  readonly deflated: Buffer;
}

export class SqliteWriter implements CatalogueWriter {
  readonly #db: StoreDatabase;
  readonly #records: RecordWriter;
  readonly #search: SearchRows;
  readonly #revision: Revision;
  readonly #runs: RunRows;

  constructor(db: StoreDatabase) {
    this.#db = db;
    this.#search = new SearchRows(db.sql);
    this.#records = new RecordWriter(db.sql, this.#search);
    this.#revision = new Revision(db.sql);
    this.#runs = new RunRows(db.sql);
  }

  async storePage(page: PageWrite): Promise<PageOutcome> {
    return this.#write(() => this.#storePage(page));
  }

  async absences(runId: string): Promise<{ readonly living: number; readonly absent: readonly Absence[] }> {
    return this.#db.read(() => {
      const { sequence, run } = this.#runs.open(runId);
      const { sql } = this.#db;
      const living = sql.prepare<[string], Count>(LIVING).get(run.portal)?.n ?? 0;
      const added = sql.prepare<[number], Count>(ADDED).get(sequence)?.n ?? 0;
      const absent = sql.prepare<[number, string], AbsentRow>(ABSENT).all(sequence, run.portal);
      return {
        living: living - added,
        absent: absent.map((row) => ({ ...row, isLeftOut: row.isLeftOut === 1 })),
      };
    });
  }

  async settle(settlement: Settlement): Promise<void> {
    this.#write(() => {
      const { sequence, run, place } = this.#runs.open(settlement.runId);
      const { portal } = run;
      const { sql } = this.#db;
      sql.prepare(MISS).run(portal, JSON.stringify(settlement.missed));
      const settled = settledRun(run, settlement, this.removeAll(portal, settlement.remove, settlement.at));
      if (supersedesHeld(settled)) sql.prepare(DROP_HELD).run(portal);
      sql.prepare(HOLD).run(portal, sequence, JSON.stringify(settlement.held));
      this.#runs.save(sequence, settled);
      if (!settlement.keepsPlace || !keptPlace(settled, place)) this.#runs.forgetPlace(sequence);
      this.#runs.dropLease(portal);
    });
  }

  async storeFetched(portal: string, seenAt: string, records: readonly RecordWrite[]): Promise<PageOutcome> {
    return this.#write(() => this.#putAll(records, seenAt, 'fetched'));
  }

  async records(
    portal: string,
    afterLocalId: string | null,
    limit: number,
  ): Promise<readonly StoredRecord[]> {
    return this.#db.read(() =>
      this.#db.sql
        .prepare<[string, string, number], RawRow>(RECORDS)
        .all(portal, afterLocalId ?? '', limit)
        .map(({ deflated, ...row }) => ({ ...row, raw: inflatedJson(deflated) })),
    );
  }

  async storeRemapped(portal: string, at: string, records: readonly RecordWrite[]): Promise<PageOutcome> {
    return this.#write(() => {
      const known = this.#db.sql.prepare<[string, string], Count>(KNOWN);
      const stored = records.filter(({ dataset }) => known.get(portal, dataset.localId) !== undefined);
      return this.#putAll(stored, at, 'remapped');
    });
  }

  /** Moves the log into the file and lets SQLite look at its statistics. */
  async optimise(): Promise<void> {
    this.#db.guarded(() => {
      this.#db.sql.pragma('optimize');
      this.#db.sql.pragma('wal_checkpoint(PASSIVE)');
    });
  }

  /** Sets tombstones, inside a transaction of the caller; how many there were to set. */
  removeAll(portal: string, localIds: readonly string[], at: string): number {
    const revision = this.#revision.raise();
    return localIds.filter((localId) => this.#records.remove({ portal, localId, at }, revision)).length;
  }

  #storePage(page: PageWrite): PageOutcome {
    const { sequence, run: before, place } = this.#runs.open(page.runId);
    const revision = this.#revision.raise();
    const outcome = { ...NO_OUTCOME };
    let run: HarvestRun = before;
    const mark = (name: string, now: Mark): boolean => {
      const marked = this.#runs.mark(sequence, name, now);
      run = countMark(run, marked.before, marked.after);
      return marked.before !== null && isRecordMark(marked.before);
    };
    for (const record of page.records) {
      const { outcome: kind } = this.#records.put(record, page.seenAt, 'page', revision);
      const repeated = mark(markKey(record.dataset.localId), { kind, reason: null });
      outcome[repeated ? 'repeated' : kind] += 1;
    }
    page.rejections.forEach((rejection, position) => {
      const name = rejectionKey(rejection, page.cursor, position);
      mark(name, { kind: 'rejected', reason: null });
      this.#runs.addRejection(sequence, name, rejection);
      if (rejection.localId !== null)
        this.#records.see({ portal: page.portal, localId: rejection.localId, at: page.seenAt });
    });
    for (const { localId, reason } of page.leftOut) mark(markKey(localId), { kind: 'leftOut', reason });
    this.#runs.save(sequence, withPage(run, page));
    this.#runs.savePlace(sequence, placeAfter(place, page));
    return outcome;
  }

  #putAll(records: readonly RecordWrite[], at: string, origin: WriteOrigin): PageOutcome {
    const outcome = { ...NO_OUTCOME };
    const done = new Set<string>();
    const revision = this.#revision.raise();
    for (const record of records) {
      const { outcome: kind } = this.#records.put(record, at, origin, revision);
      outcome[done.has(record.dataset.localId) ? 'repeated' : kind] += 1;
      done.add(record.dataset.localId);
    }
    return outcome;
  }

  #write<T>(work: () => T): T {
    try {
      return this.#db.write(work);
    } catch (error) {
      this.#search.forget();
      throw error;
    }
  }
}
