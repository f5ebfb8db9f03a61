import type { DatasetKey } from '../../domain/ids.ts';
import type { AggregatePoint } from '../../domain/metrics/aggregate/point.ts';
import type { Pack } from '../../domain/metrics/pack.ts';
import type { Past } from '../../domain/metrics/past.ts';
import type {
  DraftRow,
  KeptMeasurement,
  KeptState,
  KeptViolation,
  LeftOutDataset,
  MeasuredRow,
  MetricBook,
  RowDraft,
  SeriesEntry,
  Snapshot,
  SnapshotWrite,
} from '../../ports/metrics.ts';
import type { Page, PageRequest } from '../../ports/store.ts';
import { heldAt, heldAtMonthEnd } from '../month-end.ts';
import { violationPage } from '../violation-cursor.ts';
import { MemoryLeftOut } from './left-out.ts';

interface Saved {
  readonly snapshot: Snapshot;
  readonly points: ReadonlyMap<string, AggregatePoint>;
}
interface Held {
  readonly row: MeasuredRow;
  /** As it is compared. */
  readonly text: string;
  readonly validFrom: string;
  validTo: string | null;
}

export class MemoryMetrics implements MetricBook {
  #revision = 0;
  #fullSince: string | null = null;
  /** Oldest first. */
  readonly #saved = new Map<string, Saved[]>();
  readonly #states = new Map<string, KeptState>();
  /** Portal, then local id. */
  readonly #pasts = new Map<string, Map<string, Past>>();
  readonly #held = new Map<string, Map<string, Held[]>>();
  readonly #leftOut = new MemoryLeftOut();

  draft(portal: string): MemoryRowDraft {
    return new MemoryRowDraft((localId) => this.#keptOf({ portal, localId }, null));
  }

  async state(portal: string): Promise<KeptState | null> {
    return this.#states.get(portal) ?? null;
  }

  async pasts(portal: string, localIds: readonly string[]): Promise<readonly (Past | null)[]> {
    return localIds.map((localId) => this.#pasts.get(portal)?.get(localId) ?? null);
  }

  async save({ snapshot, points, rows, state, leftOut }: SnapshotWrite): Promise<void> {
    this.#revision += 1;
    const others = (this.#saved.get(snapshot.scope) ?? []).filter(
      ({ snapshot: { at } }) => at !== snapshot.at,
    );
    const saved = { snapshot, points: new Map(points.map((point) => [point.indicator, point])) };
    this.#saved.set(
      snapshot.scope,
      [...others, saved].toSorted((a, b) => (a.snapshot.at < b.snapshot.at ? -1 : 1)),
    );
    const isLast = others.every(({ snapshot: { at } }) => at < snapshot.at);
    if (leftOut !== undefined && isLast) this.#leftOut.put(snapshot.scope, snapshot.at, leftOut);
    if (!snapshot.scope.startsWith('portal:')) return;
    const portal = snapshot.scope.slice('portal:'.length);
    this.#putRows(portal, snapshot.at, draftedRows(rows));
    if (state !== undefined) this.#states.set(portal, { ...state, edition: this.#revision });
  }

  async addPoints(scope: string, at: string, points: readonly AggregatePoint[]): Promise<boolean> {
    const all = this.#saved.get(scope) ?? [];
    const place = all.findIndex(({ snapshot }) => snapshot.at === at);
    const found = all[place];
    if (found === undefined) return false;
    const added = points.map((point) => [point.indicator, point] as const);
    const isNews = added.some(
      ([id, point]) => JSON.stringify(found.points.get(id)) !== JSON.stringify(point),
    );
    if (isNews) this.#revision += 1;
    all[place] = { ...found, points: new Map([...found.points, ...added]) };
    return true;
  }

  async snapshots(scopes: readonly string[], asOf: string | null): Promise<readonly (Snapshot | null)[]> {
    return scopes.map((scope) => this.#last(scope, asOf)?.snapshot ?? null);
  }

  async points(
    scopes: readonly string[],
    indicators: readonly string[] | null,
    asOf: string | null,
  ): Promise<readonly (readonly AggregatePoint[])[]> {
    return scopes.map((scope) => {
      const points = this.#last(scope, asOf)?.points ?? new Map<string, AggregatePoint>();
      return [...points.values()]
        .filter(({ indicator }) => indicators?.includes(indicator) ?? true)
        .toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1));
    });
  }

  async series(
    scope: string,
    indicator: string,
    from: string | null,
    to: string | null,
  ): Promise<readonly SeriesEntry[]> {
    return (this.#saved.get(scope) ?? []).flatMap(({ snapshot, points }) => {
      const point = points.get(indicator);
      const isWithin = (from === null || snapshot.at >= from) && (to === null || snapshot.at <= to);
      return point === undefined || !isWithin ? [] : [{ snapshot, point }];
    });
  }

  async measurements(
    keys: readonly DatasetKey[],
    asOf: string | null,
  ): Promise<readonly (KeptMeasurement | null)[]> {
    return keys.map((key) => this.#keptOf(key, asOf));
  }

  async wereMeasured(keys: readonly DatasetKey[], asOf: string): Promise<readonly boolean[]> {
    return keys.map((key) => this.#keptOf(key, asOf) !== null);
  }

  async measuredPage(
    portal: string,
    asOf: string | null,
    afterLocalId: string | null,
    limit: number,
  ): Promise<readonly KeptMeasurement[]> {
    return [...(this.#held.get(portal)?.keys() ?? [])]
      .filter((localId) => localId > (afterLocalId ?? ''))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .flatMap((localId) => this.#keptOf({ portal, localId }, asOf) ?? [])
      .slice(0, limit);
  }

  async leftOut(scope: string, asOf: string | null): Promise<readonly LeftOutDataset[]> {
    return this.#leftOut.at(scope, asOf === null ? null : heldAt(asOf, this.#fullSince));
  }

  async heldAt(asOf: string): Promise<string> {
    return heldAt(asOf, this.#fullSince);
  }

  async thin(before: string, limit: number): Promise<number> {
    if (this.#fullSince === null || before > this.#fullSince) this.#fullSince = before;
    const until = this.#fullSince;
    const brief = [...this.#held.values()]
      .flatMap((byId) => [...byId.values()].flat())
      .filter(
        ({ validTo, validFrom }) =>
          validTo !== null && validTo <= until && !heldAtMonthEnd(validFrom, validTo),
      )
      .toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1));
    const forgotten = new Set(brief.slice(0, limit));
    for (const byId of this.#held.values())
      for (const [localId, held] of byId)
        byId.set(
          localId,
          held.filter((one) => !forgotten.has(one)),
        );
    const all = forgotten.size + this.#leftOut.thin(until, limit - forgotten.size);
    if (all > 0) this.#revision += 1;
    return all;
  }

  async violations(
    portal: string,
    indicators: readonly string[] | null,
    page: PageRequest,
  ): Promise<Page<KeptViolation>> {
    const all = [...(this.#held.get(portal) ?? [])].flatMap(([localId, held]) =>
      held
        .filter(({ validTo }) => validTo === null)
        .flatMap(({ row }) => row.violations.map(([indicator, points]) => ({ localId, indicator, points })))
        .filter(({ indicator }) => indicators?.includes(indicator) ?? true),
    );
    const wanted = indicators === null ? '' : JSON.stringify(indicators);
    return violationPage(all, page, ['violations', portal, wanted]);
  }

  async revision(): Promise<number> {
    return this.#revision;
  }

  #keptOf({ portal, localId }: DatasetKey, asOf: string | null): KeptMeasurement | null {
    const at = asOf === null ? null : heldAt(asOf, this.#fullSince);
    const found = this.#held
      .get(portal)
      ?.get(localId)
      ?.findLast(({ validFrom, validTo }) =>
        at === null ? validTo === null : validFrom <= at && (validTo === null || validTo > at),
      );
    return found === undefined ? null : { ...found.row, validFrom: found.validFrom };
  }

  #last(scope: string, asOf: string | null): Saved | undefined {
    return this.#saved.get(scope)?.findLast(({ snapshot: { at } }) => asOf === null || at <= asOf);
  }

  #putRows(portal: string, at: string, { rows, gone }: Drafted): void {
    const all = this.#held.get(portal) ?? new Map<string, Held[]>();
    this.#held.set(portal, all);
    const pasts = this.#pasts.get(portal) ?? new Map<string, Past>();
    this.#pasts.set(portal, pasts);
    const seen = new Set<string>();
    for (const { past, ...row } of rows) {
      seen.add(row.localId);
      if (past !== null) pasts.set(row.localId, past);
      const text = JSON.stringify(row);
      const held = all.get(row.localId) ?? [];
      const open = held.find(({ validTo }) => validTo === null);
      if (open?.text === text) continue;
      if (open !== undefined) open.validTo = at;
      all.set(row.localId, [
        ...held.filter(({ validFrom }) => validFrom !== at),
        { row, text, validFrom: at, validTo: null },
      ]);
    }
    for (const localId of gone ?? [...all.keys()].filter((id) => !seen.has(id)))
      for (const one of all.get(localId) ?? []) one.validTo ??= at;
  }
}

interface Drafted {
  readonly rows: readonly DraftRow[];
  readonly gone: readonly string[] | null;
}
class MemoryRowDraft implements RowDraft {
  readonly rows = new Map<string, DraftRow>();
  readonly #kept: (localId: string) => MeasuredRow | null;

  constructor(kept: (localId: string) => MeasuredRow | null) {
    this.#kept = kept;
  }

  async packs(localIds: readonly string[]): Promise<readonly (Pack | null)[]> {
    return localIds.map((localId) => (this.rows.get(localId) ?? this.#kept(localId))?.pack ?? null);
  }

  async put(rows: readonly DraftRow[]): Promise<void> {
    for (const row of rows)
      this.rows.set(row.localId, { ...row, past: row.past ?? this.rows.get(row.localId)?.past ?? null });
  }

  async discard(): Promise<void> {
    this.rows.clear();
  }
}

function draftedRows(rows: SnapshotWrite['rows']): Drafted {
  if (!('draft' in rows)) return { rows: rows.map((row) => ({ ...row, past: null })), gone: null };
  const { draft, gone } = rows;
  if (!(draft instanceof MemoryRowDraft))
    throw new TypeError('a draft is saved in the store that it was made in');
  return { rows: [...draft.rows.values()], gone };
}
