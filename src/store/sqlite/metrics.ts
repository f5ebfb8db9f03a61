import type Sqlite from 'better-sqlite3';
import type { DatasetKey } from '../../domain/ids.ts';
import type { AggregatePoint } from '../../domain/metrics/aggregate/point.ts';
import type { Past } from '../../domain/metrics/past.ts';
import type {
  KeptMeasurement,
  KeptState,
  KeptViolation,
  LeftOutDataset,
  MetricBook,
  SeriesEntry,
  Snapshot,
  SnapshotWrite,
} from '../../ports/metrics.ts';
import type { Page, PageRequest } from '../../ports/store.ts';
import type { StoreDatabase } from './database.ts';
import { putLeftOut, readLeftOut } from './left-out-rows.ts';
import { PackRows, type PackRow } from './pack-rows.ts';
import { putState, readPasts, readState } from './portal-states.ts';
import { SqliteRowDraft } from './row-draft.ts';
import { heldMoment, thinStates } from './metric-states.ts';
import { violationPage } from '../violation-cursor.ts';

const PUT_SNAPSHOT = `
  INSERT INTO snapshot (scope, at, document) VALUES (?, ?, ?)
  ON CONFLICT (scope, at) DO UPDATE SET document = excluded.document RETURNING sequence`;
const DROP_POINTS = 'DELETE FROM aggregate_point WHERE snapshot = ?';
const PUT_POINT = 'INSERT INTO aggregate_point (snapshot, indicator, document) VALUES (?, ?, ?)';
const SNAPSHOT_AT = 'SELECT sequence FROM snapshot WHERE scope = ? AND at = ?';
const REPLACE_POINT = `
  ${PUT_POINT} ON CONFLICT (snapshot, indicator) DO UPDATE SET document = excluded.document
  WHERE document <> excluded.document`;
const LAST = `SELECT sequence, document FROM snapshot WHERE scope = ? AND at <= ? ORDER BY at DESC LIMIT 1`;
const POINTS = 'SELECT document FROM aggregate_point WHERE snapshot = ? ORDER BY indicator';
const POINT = 'SELECT document FROM aggregate_point WHERE snapshot = ? AND indicator = ?';
const SERIES = `
  SELECT snapshot.document AS snapshot, aggregate_point.document AS point
  FROM snapshot JOIN aggregate_point ON aggregate_point.snapshot = snapshot.sequence AND indicator = ?
  WHERE scope = ? AND at >= ? AND at <= ? ORDER BY at`;
const MEASUREMENT = `
  SELECT wanted.key AS place, local_id AS localId, valid_from AS validFrom, quality, violations, pack, deflated
  FROM json_each(?) AS wanted JOIN measurement
    ON portal = wanted.value ->> 0 AND local_id = wanted.value ->> 1
    AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)`;
const WERE_MEASURED = `
  SELECT wanted.key AS place FROM json_each(?) AS wanted CROSS JOIN measurement
    ON portal = wanted.value ->> 0 AND local_id = wanted.value ->> 1
    AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)`;
const MEASURED_PAGE = `
  SELECT local_id AS localId, valid_from AS validFrom, quality, violations, pack, deflated FROM measurement
  WHERE portal = ? AND local_id > ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)
  ORDER BY local_id LIMIT ?`;
const VIOLATIONS = `
  SELECT local_id AS localId, one.value ->> 0 AS indicator, one.value ->> 1 AS points
  FROM measurement, json_each(measurement.violations) AS one
  WHERE portal = ? AND valid_to IS NULL AND (? IS NULL OR (one.value ->> 0) IN (SELECT value FROM json_each(?)))`;
const REVISION = "SELECT value FROM meta WHERE name = 'measured'";
const RAISE = "UPDATE meta SET value = value + 1 WHERE name = 'measured'";

/** Later than any moment. */
const NOW = '9999';

interface SnapshotRow {
  readonly sequence: number;
  readonly document: string;
}
interface MeasurementRow extends PackRow {
  /** Only where places were asked for. */
  readonly place?: number;
  readonly localId: string;
  readonly validFrom: string;
  readonly quality: string;
  readonly violations: string;
}

export class SqliteMetrics implements MetricBook {
  readonly #db: StoreDatabase;
  readonly #packs: PackRows;
  readonly #last: Sqlite.Statement<[string, string], SnapshotRow>;

  constructor(db: StoreDatabase) {
    this.#db = db;
    this.#packs = new PackRows(db);
    this.#last = db.sql.prepare(LAST);
  }

  async save({ snapshot, points, rows, state, change = null, leftOut }: SnapshotWrite): Promise<void> {
    const { sql } = this.#db;
    const portal = snapshot.scope.startsWith('portal:') ? snapshot.scope.slice('portal:'.length) : null;
    const drafted = portal === null ? null : await this.#drafted(portal, rows);
    this.#db.write(() => {
      const row = sql
        .prepare<[string, string, string], { readonly sequence: number }>(PUT_SNAPSHOT)
        .get(snapshot.scope, snapshot.at, JSON.stringify(snapshot));
      const sequence = row?.sequence ?? 0;
      sql.prepare(DROP_POINTS).run(sequence);
      const putPoint = sql.prepare(PUT_POINT);
      for (const point of points) putPoint.run(sequence, point.indicator, JSON.stringify(point));
      if (drafted !== null) drafted.draft.apply(snapshot.at, drafted.gone);
      sql.prepare(RAISE).run();
      if (portal !== null && state !== undefined)
        putState(this.#db, portal, state, { edition: this.#revision(), change });
      if (leftOut !== undefined) putLeftOut(this.#db, snapshot.scope, snapshot.at, leftOut);
    });
    if (drafted !== null) await drafted.draft.discard();
  }

  draft(portal: string): SqliteRowDraft {
    return new SqliteRowDraft(this.#db, this.#packs, portal);
  }

  async state(portal: string): Promise<KeptState | null> {
    return readState(this.#db, portal);
  }

  async pasts(portal: string, localIds: readonly string[]): Promise<readonly (Past | null)[]> {
    return readPasts(this.#db, portal, localIds);
  }

  async addPoints(scope: string, at: string, points: readonly AggregatePoint[]): Promise<boolean> {
    const { sql } = this.#db;
    return this.#db.write(() => {
      const row = sql.prepare<[string, string], { readonly sequence: number }>(SNAPSHOT_AT).get(scope, at);
      if (row === undefined) return false;
      const put = sql.prepare(REPLACE_POINT);
      const changes = points.map(
        (point) => put.run(row.sequence, point.indicator, JSON.stringify(point)).changes,
      );
      if (changes.some((number) => number > 0)) sql.prepare(RAISE).run();
      return true;
    });
  }

  async snapshots(scopes: readonly string[], asOf: string | null): Promise<readonly (Snapshot | null)[]> {
    return this.#db.read(() => scopes.map((scope) => this.#lastOf(scope, asOf)?.snapshot ?? null));
  }

  async points(
    scopes: readonly string[],
    indicators: readonly string[] | null,
    asOf: string | null,
  ): Promise<readonly (readonly AggregatePoint[])[]> {
    const { sql } = this.#db;
    return this.#db.read(() =>
      scopes.map((scope) => {
        const last = this.#lastOf(scope, asOf);
        if (last === null) return [];
        const all = sql.prepare<[number], { readonly document: string }>(POINTS);
        const one = sql.prepare<[number, string], { readonly document: string }>(POINT);
        const found =
          indicators === null
            ? all.all(last.sequence)
            : indicators.toSorted().flatMap((indicator) => one.get(last.sequence, indicator) ?? []);
        return found.map(({ document }): AggregatePoint => JSON.parse(document));
      }),
    );
  }

  async series(
    scope: string,
    indicator: string,
    from: string | null,
    to: string | null,
  ): Promise<readonly SeriesEntry[]> {
    return this.#db.read(() =>
      this.#db.sql
        .prepare<[string, string, string, string], { readonly snapshot: string; readonly point: string }>(
          SERIES,
        )
        .all(indicator, scope, from ?? '', to ?? NOW)
        .map((row) => ({ snapshot: JSON.parse(row.snapshot), point: JSON.parse(row.point) })),
    );
  }

  async measurements(
    keys: readonly DatasetKey[],
    asOf: string | null,
  ): Promise<readonly (KeptMeasurement | null)[]> {
    const wanted = JSON.stringify(keys.map(({ portal, localId }) => [portal, localId]));
    const rows = this.#db.read(() => {
      const moment = asOf === null ? NOW : heldMoment(this.#db, asOf);
      return this.#db.sql
        .prepare<[string, string, string], MeasurementRow>(MEASUREMENT)
        .all(wanted, moment, moment);
    });
    const byPlace = new Map(rows.map((row) => [row.place, row]));
    return keys.map((_, place) => {
      const row = byPlace.get(place);
      return row === undefined ? null : this.#kept(row);
    });
  }

  async wereMeasured(keys: readonly DatasetKey[], asOf: string): Promise<readonly boolean[]> {
    const wanted = JSON.stringify(keys.map(({ portal, localId }) => [portal, localId]));
    const rows = this.#db.read(() => {
      const moment = heldMoment(this.#db, asOf);
      return this.#db.sql
        .prepare<[string, string, string], { readonly place: number }>(WERE_MEASURED)
        .all(wanted, moment, moment);
    });
    const places = new Set(rows.map(({ place }) => place));
    return keys.map((_, place) => places.has(place));
  }

  async measuredPage(
    portal: string,
    asOf: string | null,
    afterLocalId: string | null,
    limit: number,
  ): Promise<readonly KeptMeasurement[]> {
    const rows = this.#db.read(() => {
      const moment = asOf === null ? NOW : heldMoment(this.#db, asOf);
      return this.#db.sql
        .prepare<[string, string, string, string, number], MeasurementRow>(MEASURED_PAGE)
        .all(portal, afterLocalId ?? '', moment, moment, limit);
    });
    return rows.map((row) => this.#kept(row));
  }

  async leftOut(scope: string, asOf: string | null): Promise<readonly LeftOutDataset[]> {
    return this.#db.read(() =>
      readLeftOut(this.#db, scope, asOf === null ? NOW : heldMoment(this.#db, asOf)),
    );
  }

  async heldAt(asOf: string): Promise<string> {
    return this.#db.read(() => heldMoment(this.#db, asOf));
  }

  async thin(before: string, limit: number): Promise<number> {
    return thinStates(this.#db, before, limit);
  }

  async violations(
    portal: string,
    indicators: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<KeptViolation>> {
    const wanted = indicators === null ? null : JSON.stringify(indicators);
    const all = this.#db.read(() =>
      this.#db.sql
        .prepare<[string, string | null, string | null], KeptViolation>(VIOLATIONS)
        .all(portal, wanted, wanted),
    );
    return violationPage(all, page, ['violations', portal, wanted ?? '']);
  }

  async revision(): Promise<number> {
    return this.#db.guarded(() => this.#revision());
  }

  #revision(): number {
    return this.#db.sql.prepare<[], { readonly value: number }>(REVISION).get()?.value ?? 0;
  }

  async #drafted(
    portal: string,
    rows: SnapshotWrite['rows'],
  ): Promise<{ readonly draft: SqliteRowDraft; readonly gone: readonly string[] | null }> {
    if ('draft' in rows) {
      const { draft, gone } = rows;
      if (draft instanceof SqliteRowDraft) return { draft, gone };
      throw new TypeError('a draft is saved in the store that it was made in');
    }
    const draft = this.draft(portal);
    await draft.put(rows.map((row) => ({ ...row, past: null })));
    return { draft, gone: null };
  }

  #lastOf(
    scope: string,
    asOf: string | null,
  ): { readonly sequence: number; readonly snapshot: Snapshot } | null {
    const row = this.#last.get(scope, asOf ?? NOW);
    return row === undefined ? null : { sequence: row.sequence, snapshot: JSON.parse(row.document) };
  }

  #kept(row: MeasurementRow): KeptMeasurement {
    const { localId, validFrom, quality, violations } = row;
    return {
      ...{ localId, validFrom, pack: this.#packs.packOf(row) },
      ...{ quality: JSON.parse(quality), violations: JSON.parse(violations) },
    };
  }
}
