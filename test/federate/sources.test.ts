import { describe, expect, it } from 'vitest';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import { harvestedSource } from '../../src/federate/sources.ts';
import type { PortalLog } from '../../src/ports/store.ts';

function aRun(given: Partial<HarvestRun> = {}): HarvestRun {
  return {
    id: 'r',
    portal: 'p',
    mode: 'FULL',
    continues: null,
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T01:00:00.000Z',
    verdict: 'COMPLETE',
    reason: null,
    expected: null,
    requests: 1,
    bytes: 1,
    error: null,
    leftOutReasons: {},
    heldRemovals: 0,
    seen: 1,
    added: 1,
    changed: 0,
    unchanged: 0,
    removed: 0,
    rejected: 0,
    leftOut: 0,
    ...given,
  };
}
function aLog(given: Partial<PortalLog> = {}): PortalLog {
  return {
    portal: 'p',
    running: null,
    lastRun: null,
    lastComplete: null,
    lastFull: null,
    held: null,
    failures: 0,
    mapVersion: null,
    ...given,
  };
}
const error = { code: 'UNREACHABLE', message: 'no connection', retryAfterMs: null } as const;
const complete = aRun();
const broken = aRun({ verdict: 'BROKEN', error, finishedAt: '2026-01-02T01:00:00.000Z' });
const cutOff = aRun({ verdict: null, finishedAt: null, startedAt: '2026-01-03T00:00:00.000Z' });

describe("a portal's part in an answer", () => {
  it('is OK after a complete harvest that is fresh', () => {
    const log = aLog({ lastRun: complete, lastComplete: complete });
    expect(harvestedSource(log, 'FRESH', 5)).toEqual({
      outcome: 'OK',
      error: null,
      asOf: complete.finishedAt,
      durationMs: null,
      requests: null,
      fromCache: true,
    });
  });
  it('stays OK while the next harvest runs', () => {
    expect(
      harvestedSource(aLog({ running: cutOff, lastRun: cutOff, lastComplete: complete }), 'RUNNING', 5)
        .outcome,
    ).toBe('OK');
  });
  it('is STALE, with the reason and the old date, when the portal failed since', () => {
    const source = harvestedSource(aLog({ lastRun: broken, lastComplete: complete }), 'FAILING', 5);
    expect(source).toMatchObject({ outcome: 'STALE', error, asOf: complete.finishedAt });
  });
  it('is PARTIAL when something came but never all', () => {
    const source = harvestedSource(aLog({ lastRun: broken }), 'FAILING', 5);
    expect(source).toMatchObject({ outcome: 'PARTIAL', error, asOf: broken.finishedAt });
  });
  it('is PARTIAL during the first harvest, as of its beginning', () => {
    const source = harvestedSource(aLog({ running: cutOff, lastRun: cutOff }), 'RUNNING', 5);
    expect(source).toMatchObject({ outcome: 'PARTIAL', error: null, asOf: cutOff.startedAt });
  });
  it('is FAILED when the portal failed and nothing is kept', () => {
    expect(harvestedSource(aLog({ lastRun: broken }), 'FAILING', 0)).toMatchObject({
      outcome: 'FAILED',
      error,
      asOf: null,
    });
  });
  it('is SKIPPED when nobody harvested it', () => {
    expect(harvestedSource(aLog(), 'NEVER', 0)).toMatchObject({
      outcome: 'SKIPPED',
      error: null,
      asOf: null,
    });
  });
});
