/** Events of harvests as tests need them. */
import type { HarvestRun } from '../../src/domain/harvest.ts';
import type { HarvestEvent } from '../../src/ports/harvester.ts';

export function aRun(changes: Partial<HarvestRun> = {}): HarvestRun {
  return {
    id: 'run-1',
    portal: 'austin',
    mode: 'FULL',
    continues: null,
    startedAt: '2026-11-23T12:00:00.000Z',
    finishedAt: '2026-11-23T12:00:10.000Z',
    verdict: 'COMPLETE',
    reason: null,
    expected: 100,
    requests: 2,
    bytes: 1000,
    error: null,
    leftOutReasons: {},
    heldRemovals: 0,
    seen: 100,
    added: 100,
    changed: 0,
    unchanged: 0,
    removed: 0,
    rejected: 0,
    leftOut: 0,
    ...changes,
  };
}

export function started(portal: string, resumed = false): HarvestEvent {
  return { type: 'started', portal, runId: `run-${portal}`, mode: 'FULL', resumed };
}

export function page(
  portal: string,
  seen: number,
  changes: Partial<Extract<HarvestEvent, { type: 'page' }>> = {},
): HarvestEvent {
  const counts = { expected: 100, added: seen, changed: 0, unchanged: 0, rejected: 0, leftOut: 0 };
  return { type: 'page', portal, runId: `run-${portal}`, seen, ...counts, ...changes };
}

export function finished(portal: string, changes: Partial<HarvestRun> = {}): HarvestEvent {
  return { type: 'finished', portal, run: aRun({ portal, ...changes }) };
}
