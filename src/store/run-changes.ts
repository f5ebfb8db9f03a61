/** How a harvest run's record changes; pure, so that every adapter counts alike. */
import type { HarvestRun } from '../domain/harvest.ts';
import type { Json } from '../domain/json.ts';
import type { PageOutcome, PageWrite, RunStart, Settlement } from '../ports/store.ts';

export type MarkKind = 'added' | 'changed' | 'unchanged' | 'rejected' | 'leftOut';
/** What a run knows about one id; the reason only for records left out. */
export interface Mark {
  readonly kind: MarkKind;
  readonly reason: string | null;
}

const RANK: Readonly<Record<MarkKind, number>> = {
  added: 4,
  changed: 3,
  unchanged: 2,
  rejected: 1,
  leftOut: 0,
};

/** An id counts once in a run, by the best that was seen of it. */
export function strongerMark(before: Mark | null, now: Mark): Mark {
  return before !== null && RANK[before.kind] >= RANK[now.kind] ? before : now;
}

export function isRecordMark(mark: Mark): boolean {
  return RANK[mark.kind] >= RANK.unchanged;
}

/** Moves the counts from what was known of an id to what is known now. */
export function countMark(run: HarvestRun, before: Mark | null, now: Mark): HarvestRun {
  if (before !== null && before.kind === now.kind && before.reason === now.reason) return run;
  const out = before === null ? { ...run, seen: run.seen + 1 } : counted(run, before, -1);
  return counted(out, now, 1);
}

function counted(run: HarvestRun, mark: Mark, by: 1 | -1): HarvestRun {
  const next = { ...run, [mark.kind]: run[mark.kind] + by };
  if (mark.kind !== 'leftOut') return next;
  const reason = mark.reason ?? 'unknown';
  const { [reason]: old = 0, ...others } = run.leftOutReasons;
  return {
    ...next,
    leftOutReasons: old + by > 0 ? { ...others, [reason]: old + by } : others,
  };
}

export function startedRun(id: string, start: RunStart): HarvestRun {
  return {
    id,
    portal: start.portal,
    mode: start.mode,
    continues: null,
    startedAt: start.startedAt,
    finishedAt: null,
    verdict: null,
    reason: null,
    expected: null,
    requests: 0,
    bytes: 0,
    error: null,
    leftOutReasons: {},
    heldRemovals: 0,
    seen: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    rejected: 0,
    leftOut: 0,
  };
}

/** What a page says besides its records; requests and bytes are of the work done, so a repeated page adds to them. */
export function withPage(run: HarvestRun, page: PageWrite): HarvestRun {
  return {
    ...run,
    expected: page.expected ?? run.expected,
    requests: run.requests + page.requests,
    bytes: run.bytes + page.bytes,
  };
}

export function settledRun(run: HarvestRun, settlement: Settlement, removed: number): HarvestRun {
  return {
    ...run,
    finishedAt: settlement.at,
    verdict: settlement.verdict,
    reason: settlement.reason,
    error: settlement.error,
    removed: run.removed + removed,
    heldRemovals: settlement.held.length,
  };
}

/** The broken run stays in the log as it ended; this one is the same walk, so that its counts are of the whole. */
export function continuedRun(id: string, broken: HarvestRun): HarvestRun {
  return {
    ...broken,
    id,
    continues: broken.id,
    finishedAt: null,
    verdict: null,
    reason: null,
    error: null,
  };
}

export function supersededRun(run: HarvestRun, at: string): HarvestRun {
  return { ...run, finishedAt: at, verdict: 'BROKEN', reason: 'superseded' };
}

export function acceptedRun(run: HarvestRun, removed: number): HarvestRun {
  return { ...run, verdict: 'COMPLETE', reason: null, removed: run.removed + removed, heldRemovals: 0 };
}

export interface Lease {
  readonly runId: string;
  readonly holder: string;
  readonly renewedAt: string;
  readonly leaseMs: number;
}

/** A lease is free for its own holder, and for anybody once it was not renewed for its length or its holder is over. */
export function mayTakeLease(
  lease: Lease | null,
  { holder, startedAt, isOver }: Pick<RunStart, 'holder' | 'startedAt' | 'isOver'>,
): boolean {
  return (
    lease === null ||
    lease.holder === holder ||
    Date.parse(lease.renewedAt) + lease.leaseMs <= Date.parse(startedAt) ||
    isOver(lease.holder)
  );
}

/** Where a walk stands: `cursor` null is the beginning. */
export interface Place {
  readonly cursor: Json;
  /** The first exact total of the walk. */
  readonly firstExpected: number | null;
}
export const NOWHERE: Place = { cursor: null, firstExpected: null };

export function placeAfter(before: Place, page: PageWrite): Place {
  return { cursor: page.cursor, firstExpected: before.firstExpected ?? page.expected };
}

/** Of the newest run only: what came after a broken one knows better. */
export function keptPlace(run: HarvestRun, place: Place): boolean {
  return run.verdict === 'BROKEN' && place.cursor !== null;
}

export function mayResume(run: HarvestRun, start: RunStart): boolean {
  return (
    run.mode === start.mode &&
    start.resumableAfter !== null &&
    Date.parse(run.startedAt) >= Date.parse(start.resumableAfter)
  );
}

/** Finished runs in a row that were broken, newest first. */
export function failuresInARow(newestFirst: readonly HarvestRun[]): number {
  const end = newestFirst.findIndex((run) => run.verdict !== 'BROKEN');
  return end < 0 ? newestFirst.length : end;
}

export const NO_OUTCOME: PageOutcome = { added: 0, changed: 0, unchanged: 0, repeated: 0 };

/** A later look at the whole portal knows better what is gone. */
export function supersedesHeld(run: HarvestRun): boolean {
  return run.mode === 'FULL' && (run.verdict === 'COMPLETE' || run.verdict === 'HELD');
}
