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
import { canonicalJson } from '../../domain/fingerprint.ts';
import { shortHash } from '../short-hash.ts';
import { changedFields } from '../../domain/diff.ts';
import { markKey, rejectionKey } from '../mark-key.ts';
import type { Mark } from '../run-changes.ts';
import {
  NOWHERE,
  NO_OUTCOME,
  countMark,
  isRecordMark,
  keptPlace,
  placeAfter,
  settledRun,
  strongerMark,
  supersedesHeld,
  withPage,
} from '../run-changes.ts';
import { searchEntry } from '../search/search-entry.ts';
import type { WriteDecision, WriteOrigin } from '../upsert.ts';
import { decideWrite } from '../upsert.ts';
import type { MemoryRecord, MemoryRun, MemoryState } from './state.ts';

export class MemoryWriter implements CatalogueWriter {
  readonly #state: MemoryState;
  constructor(state: MemoryState) {
    this.#state = state;
  }

  async storePage(page: PageWrite): Promise<PageOutcome> {
    const entry = this.#state.openRun(page.runId);
    const outcome = { ...NO_OUTCOME };
    let run: HarvestRun = entry.run;
    const mark = (key: string, now: Mark): boolean => {
      const before = entry.marks.get(key) ?? null;
      const after = strongerMark(before, now);
      run = countMark(run, before, after);
      entry.marks.set(key, after);
      return before !== null && isRecordMark(before);
    };
    for (const record of page.records) {
      const { outcome: kind } = this.#put(record, page.seenAt, 'page');
      const repeated = mark(markKey(record.dataset.localId), { kind, reason: null });
      outcome[repeated ? 'repeated' : kind] += 1;
    }
    page.rejections.forEach((rejection, position) => {
      const key = rejectionKey(rejection, page.cursor, position);
      mark(key, { kind: 'rejected', reason: null });
      entry.rejections.set(key, rejection);
      if (rejection.localId !== null) this.#seen(page.portal, rejection.localId, page.seenAt);
    });
    for (const { localId, reason } of page.leftOut) mark(markKey(localId), { kind: 'leftOut', reason });
    entry.run = withPage(run, page);
    entry.place = placeAfter(entry.place, page);
    this.#state.revision += 1;
    return outcome;
  }

  async absences(runId: string): Promise<{ readonly living: number; readonly absent: readonly Absence[] }> {
    const entry = this.#state.openRun(runId);
    const living = [...this.#state.portal(entry.run.portal)].filter(
      ([, record]) => record.removedAt === null,
    );
    const added = [...entry.marks.values()].filter((mark) => mark.kind === 'added').length;
    const absent = living
      .filter(([localId]) => !sawIt(entry, localId))
      .map(([localId, record]) => ({
        localId,
        missedBefore: record.missed,
        isLeftOut: entry.marks.has(markKey(localId)),
      }))
      .sort((a, b) => (a.localId < b.localId ? -1 : 1));
    return { living: living.length - added, absent };
  }

  async settle(settlement: Settlement): Promise<void> {
    const entry = this.#state.openRun(settlement.runId);
    const { portal } = entry.run;
    for (const localId of settlement.missed) {
      const record = this.#state.record({ portal, localId });
      if (record !== null) record.missed += 1;
    }
    const removed = settlement.remove.filter((localId) => this.remove(portal, localId, settlement.at)).length;
    entry.run = settledRun(entry.run, settlement, removed);
    if (!settlement.keepsPlace || !keptPlace(entry.run, entry.place)) this.forgetPlace(entry);
    if (supersedesHeld(entry.run)) this.#state.runsOf(portal).forEach((other) => other.held.clear());
    entry.held = new Set(settlement.held);
    this.#state.leases.delete(portal);
    this.#state.revision += 1;
  }

  async storeFetched(portal: string, seenAt: string, records: readonly RecordWrite[]): Promise<PageOutcome> {
    return this.#putAll(portal, records, seenAt, 'fetched');
  }

  async records(
    portal: string,
    afterLocalId: string | null,
    limit: number,
  ): Promise<readonly StoredRecord[]> {
    return [...this.#state.portal(portal)]
      .filter(([localId]) => afterLocalId === null || localId > afterLocalId)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([localId, { write }]) => ({
        localId,
        stamp: write.stamp,
        raw: write.raw,
        contentHash: write.contentHash,
      }));
  }

  async storeRemapped(portal: string, at: string, records: readonly RecordWrite[]): Promise<PageOutcome> {
    const known = records.filter(
      ({ dataset }) => this.#state.record({ portal, localId: dataset.localId }) !== null,
    );
    return this.#putAll(portal, known, at, 'remapped');
  }

  async optimise(): Promise<void> {}

  /** Nobody will go on with this run. */
  forgetPlace(entry: MemoryRun): void {
    entry.place = NOWHERE;
    entry.marks = new Map();
  }

  /** false: there is no such living dataset. */
  remove(portal: string, localId: string, at: string): boolean {
    const record = this.#state.record({ portal, localId });
    if (record === null || record.removedAt !== null) return false;
    record.removedAt = at;
    record.history.push({ at, kind: 'REMOVED', fields: [] });
    this.#index(record);
    return true;
  }

  #putAll(portal: string, records: readonly RecordWrite[], at: string, origin: WriteOrigin): PageOutcome {
    const outcome = { ...NO_OUTCOME };
    const done = new Set<string>();
    for (const record of records) {
      const { outcome: kind } = this.#put(record, at, origin);
      outcome[done.has(record.dataset.localId) ? 'repeated' : kind] += 1;
      done.add(record.dataset.localId);
    }
    this.#state.revision += 1;
    return outcome;
  }

  #put(write: RecordWrite, at: string, origin: WriteOrigin): WriteDecision {
    const { portal, localId } = write.dataset;
    const rawHash = shortHash(canonicalJson(write.raw));
    const known = this.#state.record({ portal, localId });
    const decision = decideWrite(
      known && { ...known.write, rawHash: known.rawHash, removedAt: known.removedAt },
      {
        ...write,
        rawHash,
      },
      origin,
    );
    const record = known ?? newRecord(write, rawHash, at);
    if (decision.history !== null) {
      const fields = known === null ? [] : changedFields(known.write.dataset, write.dataset);
      record.history.push({ at, kind: decision.history, fields });
    }
    record.write = decision.content ? write : { ...record.write, raw: write.raw, stamp: write.stamp };
    record.rawHash = rawHash;
    if (decision.revives) record.removedAt = null;
    this.#state.portal(portal).set(localId, record);
    if (origin !== 'remapped') this.#seen(portal, localId, at);
    if (decision.content || decision.revives) this.#index(record);
    return decision;
  }

  /** Seen now: nothing missed any more, and no removal waits for it. */
  #seen(portal: string, localId: string, at: string): void {
    const record = this.#state.record({ portal, localId });
    if (record === null) return;
    record.lastSeenAt = at;
    record.missed = 0;
    this.#state.runsOf(portal).forEach(({ held }) => held.delete(localId));
  }

  #index(record: MemoryRecord): void {
    const { dataset } = record.write;
    // Raised when all of this write is done.
    record.revision = this.#state.revision + 1;
    this.#state.index.put(dataset, searchEntry(record.write), {
      firstSeenAt: record.firstSeenAt,
      removed: record.removedAt !== null,
    });
  }
}

function newRecord(write: RecordWrite, rawHash: string, at: string): MemoryRecord {
  return {
    write,
    rawHash,
    firstSeenAt: at,
    lastSeenAt: at,
    removedAt: null,
    missed: 0,
    revision: 0,
    history: [],
  };
}

/** A rejected record is there, though unreadable; a record left out is no dataset any more, hence absent as one. */
function sawIt(entry: MemoryRun, localId: string): boolean {
  const mark = entry.marks.get(markKey(localId));
  return mark !== undefined && mark.kind !== 'leftOut';
}
