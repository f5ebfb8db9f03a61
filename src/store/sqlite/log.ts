import { randomUUID } from 'node:crypto';
import type { HarvestRun, Rejection } from '../../domain/harvest.ts';
import type { HarvestLog, OpenRun, Page, PageRequest, PortalLog, RunStart } from '../../ports/store.ts';
import {
  NOWHERE,
  acceptedRun,
  continuedRun,
  keptPlace,
  mayResume,
  mayTakeLease,
  startedRun,
  supersededRun,
} from '../run-changes.ts';
import type { StoreDatabase } from './database.ts';
import { keysetPage } from './keyset-page.ts';
import { RUN_COLUMNS, RunRows, storedRun } from './run-rows.ts';
import type { RunRow, StoredRun } from './run-rows.ts';
import type { SqliteWriter } from './writer.ts';

const RUNS = `SELECT ${RUN_COLUMNS} FROM run WHERE portal = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?`;
const COUNT_RUNS = 'SELECT count(*) AS n FROM run WHERE portal = ?';
const REJECTIONS = `
  SELECT rejection.sequence, rejection.local_id AS localId, rejection.code, rejection.message
  FROM rejection JOIN run ON run.sequence = rejection.run
  WHERE run.id = ? AND rejection.sequence > ? ORDER BY rejection.sequence LIMIT ?`;
const COUNT_REJECTIONS =
  'SELECT count(*) AS n FROM rejection JOIN run ON run.sequence = rejection.run WHERE run.id = ?';
const HELD = 'SELECT local_id AS localId FROM held WHERE portal = ? AND run = ? ORDER BY local_id';
const DROP_HELD = 'DELETE FROM held WHERE portal = ?';
const NEWEST = `
  SELECT ${RUN_COLUMNS} FROM run WHERE portal = @portal AND finished_at IS NOT NULL
    AND (@verdict IS NULL OR verdict = @verdict) AND (@mode IS NULL OR mode = @mode)
  ORDER BY sequence DESC LIMIT 1`;
const FAILURES = `
  SELECT count(*) AS n FROM run WHERE portal = @portal AND finished_at IS NOT NULL AND sequence > coalesce(
    (SELECT max(sequence) FROM run WHERE portal = @portal AND finished_at IS NOT NULL AND verdict <> 'BROKEN'), 0)`;
const MAP_VERSION = 'SELECT min(map_version) AS n FROM dataset WHERE portal = ?';

interface Count {
  readonly n: number;
}
interface RejectionRow extends Rejection {
  readonly sequence: number;
}

export class SqliteLog implements HarvestLog {
  readonly #db: StoreDatabase;
  readonly #runs: RunRows;
  readonly #writer: SqliteWriter;

  constructor(db: StoreDatabase, writer: SqliteWriter) {
    this.#db = db;
    this.#runs = new RunRows(db.sql);
    this.#writer = writer;
  }

  async open(start: RunStart): Promise<OpenRun | null> {
    return this.#db.write(() => {
      if (!mayTakeLease(this.#runs.lease(start.portal), start)) return null;
      const { stored, resumed } = this.#resumed(start);
      const { run, place, since } = stored;
      const { holder, leaseMs, startedAt: renewedAt } = start;
      this.#runs.putLease(start.portal, { runId: run.id, holder, renewedAt, leaseMs });
      return { run, ...place, since, resumed };
    });
  }

  async renew(runId: string, holder: string, at: string): Promise<boolean> {
    return this.#db.write(() => {
      const portal = this.#runs.byId(runId)?.run.portal;
      const lease = portal === undefined ? null : this.#runs.lease(portal);
      if (portal === undefined || lease?.runId !== runId || lease.holder !== holder) return false;
      this.#runs.putLease(portal, { ...lease, renewedAt: at });
      return true;
    });
  }

  async restart(runId: string): Promise<void> {
    this.#db.write(() => this.#runs.savePlace(this.#runs.open(runId).sequence, NOWHERE));
  }

  async run(id: string): Promise<HarvestRun | null> {
    return this.#db.read(() => this.#runs.byId(id)?.run ?? null);
  }

  async runs(
    requests: readonly { readonly portal: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<HarvestRun>[]> {
    return this.#db.read(() => {
      const rows = this.#db.sql.prepare<[string, number, number], RunRow>(RUNS);
      const count = this.#db.sql.prepare<[string], Count>(COUNT_RUNS);
      return requests.map(({ portal, page }) =>
        keysetPage(page, ['runs', portal], {
          rows: (after, limit) => rows.all(portal, after ?? Number.MAX_SAFE_INTEGER, limit),
          total: () => count.get(portal)?.n ?? 0,
          item: (row) => storedRun(row).run,
        }),
      );
    });
  }

  async rejections(
    requests: readonly { readonly runId: string; readonly page: PageRequest }[],
  ): Promise<readonly Page<Rejection>[]> {
    return this.#db.read(() => {
      const rows = this.#db.sql.prepare<[string, number, number], RejectionRow>(REJECTIONS);
      const count = this.#db.sql.prepare<[string], Count>(COUNT_REJECTIONS);
      return requests.map(({ runId, page }) =>
        keysetPage(page, ['rejections', runId], {
          rows: (after, limit) => rows.all(runId, after ?? 0, limit),
          total: () => count.get(runId)?.n ?? 0,
          item: ({ localId, code, message }): Rejection => ({ localId, code, message }),
        }),
      );
    });
  }

  async portals(slugs: readonly string[]): Promise<readonly PortalLog[]> {
    return this.#db.read(() => slugs.map((portal) => this.#portal(portal)));
  }

  async heldRemovals(
    portal: string,
  ): Promise<{ readonly run: HarvestRun; readonly localIds: readonly string[] } | null> {
    return this.#db.read(() => {
      const waiting = this.#runs.waiting(portal);
      return waiting === null ? null : { run: waiting.run, localIds: this.#held(portal, waiting.sequence) };
    });
  }

  async acceptHeld(portal: string, at: string, runId?: string): Promise<HarvestRun | null> {
    return this.#db.write(() => {
      const waiting = this.#runs.waiting(portal);
      if (waiting === null || waiting.run.id !== (runId ?? waiting.run.id)) return null;
      const removed = this.#writer.removeAll(portal, this.#held(portal, waiting.sequence), at);
      const run = acceptedRun(waiting.run, removed);
      this.#runs.save(waiting.sequence, run);
      this.#db.sql.prepare(DROP_HELD).run(portal);
      return run;
    });
  }

  #held(portal: string, sequence: number): readonly string[] {
    const rows = this.#db.sql
      .prepare<[string, number], { readonly localId: string }>(HELD)
      .all(portal, sequence);
    return rows.map(({ localId }) => localId);
  }

  /** The unfinished run, a new one that goes on with a broken one, or one that begins at the beginning. */
  #resumed(start: RunStart): { readonly stored: StoredRun; readonly resumed: boolean } {
    const last = this.#runs.unfinished(start.portal) ?? this.#runs.newest(start.portal);
    const isUnfinished = last !== null && last.run.finishedAt === null;
    const goesOn = last !== null && (isUnfinished || keptPlace(last.run, last.place));
    if (goesOn && mayResume(last.run, start)) {
      const stored = isUnfinished ? last : this.#runs.goOnWith(last, continuedRun(randomUUID(), last.run));
      return { stored, resumed: true };
    }
    if (isUnfinished) this.#runs.save(last.sequence, supersededRun(last.run, start.startedAt));
    if (goesOn) this.#runs.forgetPlace(last.sequence);
    return { stored: this.#runs.add(startedRun(randomUUID(), start), start.since), resumed: false };
  }

  #newest(portal: string, verdict: string | null, mode: string | null): HarvestRun | null {
    const row = this.#db.sql.prepare<object, RunRow>(NEWEST).get({ portal, verdict, mode });
    return row === undefined ? null : storedRun(row).run;
  }

  #portal(portal: string): PortalLog {
    const { sql } = this.#db;
    return {
      portal,
      running: this.#runs.unfinished(portal)?.run ?? null,
      lastRun: this.#newest(portal, null, null),
      lastComplete: this.#newest(portal, 'COMPLETE', null),
      lastFull: this.#newest(portal, 'COMPLETE', 'FULL'),
      held: this.#runs.waiting(portal)?.run ?? null,
      failures: sql.prepare<object, Count>(FAILURES).get({ portal })?.n ?? 0,
      mapVersion: sql.prepare<[string], { readonly n: number | null }>(MAP_VERSION).get(portal)?.n ?? null,
    };
  }
}
