/** Runs, their marks and leases as rows; always inside a transaction of the caller. */
import type Sqlite from 'better-sqlite3';
import { GatewayError } from '../../domain/errors.ts';
import type { HarvestRun, Rejection } from '../../domain/harvest.ts';
import type { Json } from '../../domain/json.ts';
import type { Lease, Mark, Place } from '../run-changes.ts';
import { NOWHERE, strongerMark } from '../run-changes.ts';

const COLUMNS = `
  run.sequence, run.document, run.cursor, run.first_expected AS firstExpected, run.since,
  (SELECT count(*) FROM held WHERE held.portal = run.portal AND held.run = run.sequence) AS held`;
const BY_ID = `SELECT ${COLUMNS} FROM run WHERE id = ?`;
const UNFINISHED = `
  SELECT ${COLUMNS} FROM run WHERE portal = ? AND finished_at IS NULL ORDER BY sequence DESC LIMIT 1`;
const NEWEST = `SELECT ${COLUMNS} FROM run WHERE portal = ? ORDER BY sequence DESC LIMIT 1`;
const WAITING = `
  SELECT ${COLUMNS} FROM run WHERE sequence = (SELECT max(held.run) FROM held WHERE held.portal = ?)`;
const ADD = `
  INSERT INTO run (id, portal, mode, document, cursor, since) VALUES (@id, @portal, @mode, @document, 'null', @since)`;
const SAVE = `
  UPDATE run SET document = @document, verdict = @verdict, finished_at = @finishedAt WHERE sequence = @sequence`;
const SAVE_PLACE = 'UPDATE run SET cursor = ?, first_expected = ? WHERE sequence = ?';
const FIND_MARK = 'SELECT kind, reason FROM mark WHERE run = ? AND name = ?';
const PUT_MARK = `
  INSERT INTO mark (run, name, kind, reason) VALUES (?, ?, ?, ?)
  ON CONFLICT (run, name) DO UPDATE SET kind = excluded.kind, reason = excluded.reason`;
const DROP_MARKS = 'DELETE FROM mark WHERE run = ?';
const MOVE_MARKS = 'UPDATE mark SET run = ? WHERE run = ?';
const COPY_REJECTIONS = `
  INSERT INTO rejection (run, name, local_id, code, message)
  SELECT ?, name, local_id, code, message FROM rejection WHERE run = ? ORDER BY sequence`;
const ADD_REJECTION = `
  INSERT INTO rejection (run, name, local_id, code, message) VALUES (@run, @name, @localId, @code, @message)
  ON CONFLICT (run, name) DO UPDATE SET code = excluded.code, message = excluded.message`;
const FIND_LEASE = `
  SELECT run_id AS runId, holder, renewed_at AS renewedAt, lease_ms AS leaseMs FROM lease WHERE portal = ?`;
const PUT_LEASE = `
  INSERT INTO lease (portal, run_id, holder, renewed_at, lease_ms)
  VALUES (@portal, @runId, @holder, @renewedAt, @leaseMs)
  ON CONFLICT (portal) DO UPDATE SET
    run_id = excluded.run_id, holder = excluded.holder, renewed_at = excluded.renewed_at, lease_ms = excluded.lease_ms`;
const DROP_LEASE = 'DELETE FROM lease WHERE portal = ?';

export interface StoredRun {
  readonly sequence: number;
  readonly run: HarvestRun;
  readonly place: Place;
  readonly since: string | null;
}
export interface RunRow {
  readonly sequence: number;
  readonly document: string;
  readonly cursor: string;
  readonly firstExpected: number | null;
  readonly since: string | null;
  readonly held: number;
}
export const RUN_COLUMNS = COLUMNS;

export class RunRows {
  readonly #sql: Sqlite.Database;
  readonly #findMark: Sqlite.Statement<[number, string], Mark>;
  readonly #putMark: Sqlite.Statement<[number, string, string, string | null]>;

  constructor(sql: Sqlite.Database) {
    this.#sql = sql;
    this.#findMark = sql.prepare(FIND_MARK);
    this.#putMark = sql.prepare(PUT_MARK);
  }

  byId(id: string): StoredRun | null {
    return this.#one(BY_ID, id);
  }

  unfinished(portal: string): StoredRun | null {
    return this.#one(UNFINISHED, portal);
  }

  /** The run that began last, whatever became of it. */
  newest(portal: string): StoredRun | null {
    return this.#one(NEWEST, portal);
  }

  /** The newest run whose removals wait. */
  waiting(portal: string): StoredRun | null {
    return this.#one(WAITING, portal);
  }

  /** Throws NOT_FOUND for an unknown run, BUSY for one that is closed. */
  open(id: string): StoredRun {
    const stored = this.byId(id);
    if (stored === null) throw new GatewayError('NOT_FOUND', `There is no harvest run "${id}".`);
    if (stored.run.finishedAt !== null)
      throw new GatewayError('BUSY', `Harvest run "${id}" of ${stored.run.portal} is closed.`, {
        portal: stored.run.portal,
        hint: 'Another holder took the portal over; open a run of your own.',
      });
    return stored;
  }

  add(run: HarvestRun, since: string | null): StoredRun {
    const { id, portal, mode } = run;
    const { lastInsertRowid } = this.#sql
      .prepare(ADD)
      .run({ id, portal, mode, document: JSON.stringify(run), since });
    return { sequence: Number(lastInsertRowid), run, place: NOWHERE, since };
  }

  save(sequence: number, run: HarvestRun): void {
    const { verdict, finishedAt } = run;
    this.#sql.prepare(SAVE).run({ sequence, document: JSON.stringify(run), verdict, finishedAt });
  }

  savePlace(sequence: number, { cursor, firstExpected }: Place): void {
    this.#sql.prepare(SAVE_PLACE).run(JSON.stringify(cursor), firstExpected, sequence);
  }

  /** A new run that has the place, the marks and the rejections of a broken one, which keeps only the latter. */
  goOnWith(broken: StoredRun, run: HarvestRun): StoredRun {
    const next = this.add(run, broken.since);
    this.savePlace(next.sequence, broken.place);
    this.#sql.prepare(MOVE_MARKS).run(next.sequence, broken.sequence);
    this.#sql.prepare(COPY_REJECTIONS).run(next.sequence, broken.sequence);
    this.savePlace(broken.sequence, NOWHERE);
    return { ...next, place: broken.place };
  }

  /** Nobody will go on from there. */
  forgetPlace(sequence: number): void {
    this.savePlace(sequence, NOWHERE);
    this.#sql.prepare(DROP_MARKS).run(sequence);
  }

  /** What was known of a name, and what is known now. */
  mark(sequence: number, name: string, now: Mark): { readonly before: Mark | null; readonly after: Mark } {
    const before = this.#findMark.get(sequence, name) ?? null;
    const after = strongerMark(before, now);
    if (after !== before) this.#putMark.run(sequence, name, after.kind, after.reason);
    return { before, after };
  }

  addRejection(run: number, name: string, { localId, code, message }: Rejection): void {
    this.#sql.prepare(ADD_REJECTION).run({ run, name, localId, code, message });
  }

  lease(portal: string): Lease | null {
    return this.#sql.prepare<[string], Lease>(FIND_LEASE).get(portal) ?? null;
  }

  putLease(portal: string, lease: Lease): void {
    this.#sql.prepare(PUT_LEASE).run({ portal, ...lease });
  }

  dropLease(portal: string): void {
    this.#sql.prepare(DROP_LEASE).run(portal);
  }

  #one(statement: string, name: string): StoredRun | null {
    const row = this.#sql.prepare<[string], RunRow>(statement).get(name);
    return row === undefined ? null : storedRun(row);
  }
}

/** How many removals wait is counted now: what was seen again since does not wait any more. */
export function storedRun(row: RunRow): StoredRun {
  const run: Omit<HarvestRun, 'continues'> = JSON.parse(row.document);
  const cursor: Json = JSON.parse(row.cursor);
  const { sequence, firstExpected, since, held } = row;
  // Documents of older versions do not say that they go on with another run: none did.
  return {
    sequence,
    run: { continues: null, ...run, heldRemovals: held },
    place: { cursor, firstExpected },
    since,
  };
}
