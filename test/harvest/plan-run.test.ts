import { describe, expect, it } from 'vitest';
import { planRun, type RunWish } from '../../src/harvest/plan-run.ts';
import { aLog, aRun, DAY } from './support/logs.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
function ago(ms: number): string {
  return new Date(NOW.getTime() - ms).toISOString();
}
function wish(over: Partial<RunWish> = {}): RunWish {
  return {
    log: aLog({
      lastComplete: aRun({ startedAt: ago(DAY), mode: 'INCREMENTAL' }),
      lastFull: aRun({ startedAt: ago(3 * DAY) }),
    }),
    since: 'inclusive',
    wantsFull: false,
    mapChanged: false,
    now: NOW,
    fullWalkIntervalMs: 7 * DAY,
    ...over,
  };
}

describe('the plan of a run', () => {
  it('asks for changes since an hour before the last complete start', () => {
    expect(planRun(wish())).toMatchObject({ mode: 'INCREMENTAL', since: '2026-11-22T11:00:00.000Z' });
  });
  it.each<[string, Partial<RunWish>]>([
    ['it is asked for', { wantsFull: true }],
    ['the portal cannot say what changed', { since: 'none' }],
    ['nothing was ever complete', { log: aLog() }],
    ['only incremental runs were complete', { log: aLog({ lastComplete: aRun() }) }],
    ['the mapping changed', { mapChanged: true }],
    ['the last full walk is a week old', { now: new Date(NOW.getTime() + 4 * DAY) }],
    ['removals are held', { log: { ...wish().log, held: aRun({ verdict: 'HELD' }) } }],
    ['a full walk is unfinished', { log: { ...wish().log, running: aRun({ finishedAt: null }) } }],
  ])('walks the whole when %s', (_, over) => {
    expect(planRun(wish(over))).toMatchObject({ mode: 'FULL', since: null });
  });
  it('does not let a weekly walk slip to the eighth day for being a little early', () => {
    const now = new Date(NOW.getTime() + 4 * DAY - 60_000);
    expect(planRun(wish({ now })).mode).toBe('FULL');
  });
});
