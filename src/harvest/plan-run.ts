/** Which walk a portal needs now. */
import type { HarvestMode } from '../domain/harvest.ts';
import type { PortalLog } from '../ports/store.ts';

export interface RunWish {
  readonly log: PortalLog;
  readonly since: 'none' | 'inclusive';
  readonly wantsFull: boolean;
  /** The connector's mapping is newer than the one that some stored dataset was made with. */
  readonly mapChanged: boolean;
  readonly now: Date;
  readonly fullWalkIntervalMs: number;
}
export interface RunPlan {
  readonly mode: HarvestMode;
  /** For INCREMENTAL, RFC 3339 UTC; null for FULL. */
  readonly since: string | null;
  /** In a few words, for the log. */
  readonly because: string;
}

/** As ckanext-harvest does: clocks differ, and an index lags behind its database. */
export const OVERLAP_MS = 3_600_000;
/** Scheduled runs come a little early or late: a weekly walk must not slip to the eighth day. */
const SLACK = 0.05;

function reasonForFull(wish: RunWish): string | null {
  const { log } = wish;
  if (wish.wantsFull) return 'asked for';
  if (wish.since === 'none') return 'the portal cannot say what changed';
  if (log.lastComplete === null || log.lastFull === null) return 'never complete so far';
  if (log.held !== null) return 'removals are held: they may be back';
  if (wish.mapChanged) return 'the mapping changed';
  if (log.running?.mode === 'FULL') return 'an unfinished full walk';
  const age = wish.now.getTime() - Date.parse(log.lastFull.startedAt);
  return age >= wish.fullWalkIntervalMs * (1 - SLACK) ? 'the last full walk is old' : null;
}

/** Changes are asked for from the start of the last COMPLETE run of either mode, an hour earlier. */
export function planRun(wish: RunWish): RunPlan {
  const because = reasonForFull(wish);
  const last = wish.log.lastComplete;
  if (because !== null || last === null)
    return { mode: 'FULL', since: null, because: because ?? 'never complete so far' };
  const since = new Date(Date.parse(last.startedAt) - OVERLAP_MS).toISOString();
  return { mode: 'INCREMENTAL', since, because: `changes since ${since}` };
}
