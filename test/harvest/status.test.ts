import { describe, expect, it } from 'vitest';
import type { HarvestState, SourceFailure } from '../../src/domain/harvest.ts';
import { harvestStateOf } from '../../src/harvest/status.ts';
import type { PortalLog } from '../../src/ports/store.ts';
import { aLog, aRun, DAY } from './support/logs.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const good = aRun();
const old = aRun({ startedAt: '2026-11-20T11:00:00.000Z' });
function broken(code: SourceFailure['code']) {
  return aRun({ verdict: 'BROKEN', error: { code, message: 'x', retryAfterMs: null } });
}

describe('the state of a portal’s harvest', () => {
  it.each<[HarvestState, string, Partial<PortalLog>]>([
    ['NEVER', 'nothing ran', {}],
    ['RUNNING', 'a run is under way', { running: aRun({ finishedAt: null }), lastRun: good }],
    [
      'RUNNING',
      'a run is under way though removals wait',
      { running: aRun({ finishedAt: null }), held: good },
    ],
    ['FRESH', 'the last run is complete and young', { lastRun: good, lastComplete: good }],
    ['STALE', 'the last complete run is old', { lastRun: old, lastComplete: old }],
    ['STALE', 'a run ended but none was ever complete', { lastRun: aRun({ verdict: 'UNEVEN' }) }],
    [
      'FRESH',
      'an uneven run follows a young complete one',
      { lastRun: aRun({ verdict: 'UNEVEN' }), lastComplete: good },
    ],
    ['FAILING', 'the last run failed', { lastRun: broken('TIMEOUT'), lastComplete: good, failures: 1 }],
    ['BLOCKED', 'a firewall answers', { lastRun: broken('BLOCKED'), lastComplete: good, failures: 1 }],
    ['BLOCKED', 'it is another platform now', { lastRun: broken('NOT_THIS_PLATFORM'), failures: 1 }],
    ['HELD', 'removals wait', { lastRun: aRun({ verdict: 'HELD' }), lastComplete: good, held: good }],
    ['FRESH', 'a restart cut the last run off', { lastRun: aRun({ verdict: 'BROKEN' }), lastComplete: good }],
  ])('is %s when %s', (state, _, over) => {
    expect(harvestStateOf(aLog(over), NOW, DAY)).toBe(state);
  });
  it('is not RUNNING for a run that somebody left behind days ago', () => {
    const running = aRun({ startedAt: '2026-11-20T00:00:00.000Z', finishedAt: null });
    expect(harvestStateOf(aLog({ running, lastRun: good, lastComplete: good }), NOW, DAY)).toBe('FRESH');
  });
});
