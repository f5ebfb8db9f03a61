/** What is known of a portal's part in an answer that rests on its harvest. */
import { isGiven } from '../domain/given.ts';
import type { HarvestState, SourceFailure } from '../domain/harvest.ts';
import type { PortalLog } from '../ports/store.ts';

export type SourceOutcome = 'OK' | 'PARTIAL' | 'STALE' | 'SKIPPED' | 'FAILED';
export interface SourceReport {
  readonly outcome: SourceOutcome;
  readonly error: SourceFailure | null;
  /** RFC 3339 UTC; null: nothing is known. */
  readonly asOf: string | null;
  readonly durationMs: number | null;
  readonly requests: number | null;
  readonly fromCache: boolean;
}

/** Harvest states that let a complete harvest pass for fresh. */
const FRESH_STATES: readonly HarvestState[] = ['FRESH', 'RUNNING'];

function outcomeOf(log: PortalLog, state: HarvestState, stored: number): SourceOutcome {
  if (log.lastComplete !== null) return FRESH_STATES.includes(state) ? 'OK' : 'STALE';
  if (stored > 0) return 'PARTIAL';
  const hasFailed = log.lastRun !== null && log.lastRun.finishedAt !== null;
  return hasFailed ? 'FAILED' : 'SKIPPED';
}

/** The last failure matters until a later run is complete. */
function errorOf(log: PortalLog): SourceFailure | null {
  const finished = isGiven(log.lastRun?.finishedAt) ? log.lastRun : null;
  return finished === null || finished.verdict === 'COMPLETE' ? null : finished.error;
}

/** Pure. `stored`: living datasets of the portal. */
export function harvestedSource(log: PortalLog, state: HarvestState, stored: number): SourceReport {
  const seen = log.lastComplete ?? log.lastRun;
  return {
    outcome: outcomeOf(log, state, stored),
    error: errorOf(log),
    asOf: stored === 0 && log.lastComplete === null ? null : (seen?.finishedAt ?? seen?.startedAt ?? null),
    durationMs: null,
    requests: null,
    fromCache: true,
  };
}
