/** How a portal's harvests stand, in one word. */
import { REMEDY } from '../connector/index.ts';
import type { HarvestState, SourceFailure } from '../domain/harvest.ts';
import type { PortalLog } from '../ports/store.ts';

/** An unfinished run older than this was left behind by a process that died: it is never resumed. */
export const RESUMABLE_MS = 86_400_000;

/** A failure that only a person can end: the portal refuses us, or is not what the registry says. */
export function needsPerson(failure: SourceFailure | null): boolean {
  if (failure === null || failure.code === 'BEYOND_REACH') return false;
  return REMEDY[failure.code] === 'stop';
}

/**
 * RUNNING before HELD before what the last run says. FRESH: the last COMPLETE run began at most two intervals ago, so
 * one missed harvest is forgiven. STALE: older, or none was complete. A run cut off by a restart says nothing.
 */
export function harvestStateOf(log: PortalLog, now: Date, intervalMs: number): HarvestState {
  const { running, lastRun, lastComplete } = log;
  if (running !== null && now.getTime() - Date.parse(running.startedAt) < RESUMABLE_MS) return 'RUNNING';
  if (log.held !== null) return 'HELD';
  if (lastRun === null) return 'NEVER';
  if (lastRun.verdict === 'BROKEN' && lastRun.error !== null)
    return needsPerson(lastRun.error) ? 'BLOCKED' : 'FAILING';
  if (lastComplete === null) return 'STALE';
  return now.getTime() - Date.parse(lastComplete.startedAt) <= 2 * intervalMs ? 'FRESH' : 'STALE';
}
