import type { HarvestRun } from '../../../src/domain/harvest.ts';
import type { PortalLog } from '../../../src/ports/store.ts';
import { PORTAL } from './harvest-world.ts';

export { DAY } from './harvest-world.ts';

/** A finished, complete, full run of an hour ago, unless told otherwise. */
export function aRun(over: Partial<HarvestRun> = {}): HarvestRun {
  return {
    id: 'run',
    portal: PORTAL,
    mode: 'FULL',
    continues: null,
    startedAt: '2026-11-23T11:00:00.000Z',
    finishedAt: '2026-11-23T11:05:00.000Z',
    verdict: 'COMPLETE',
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
    ...over,
  };
}
/** A portal that was never harvested, unless told otherwise. */
export function aLog(over: Partial<PortalLog> = {}): PortalLog {
  return {
    portal: PORTAL,
    running: null,
    lastRun: null,
    lastComplete: null,
    lastFull: null,
    held: null,
    failures: 0,
    mapVersion: null,
    ...over,
  };
}
