import { describe, expect, it } from 'vitest';
import type { SourceFailure } from '../../src/domain/harvest.ts';
import { backOffMs, dueAt } from '../../src/harvest/timetable.ts';
import { aLog, aRun, DAY } from './support/logs.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-11-23T11:00:00.000Z');
const end = start + 5 * MINUTE;
function failed(failures: number, over: Partial<SourceFailure> = {}) {
  const error: SourceFailure = { code: 'TIMEOUT', message: 'x', retryAfterMs: null, ...over };
  return aLog({ failures, lastRun: aRun({ verdict: 'BROKEN', error }) });
}

describe('when a portal is due', () => {
  it('is at once when it was never harvested or a restart cut it off', () => {
    expect(dueAt(aLog(), DAY, 0.5)).toBe(0);
    expect(dueAt(aLog({ failures: 1, lastRun: aRun({ verdict: 'BROKEN' }) }), DAY, 0.5)).toBe(0);
  });
  it('is an interval after the last start, spread over a tenth of it', () => {
    const log = aLog({ lastRun: aRun() });
    expect(dueAt(log, DAY, 0)).toBe(start + DAY);
    expect(dueAt(log, DAY, 1)).toBe(start + DAY * 1.1);
  });
  it('is never before the last run has ended', () => {
    expect(dueAt(aLog({ lastRun: aRun() }), MINUTE, 0)).toBe(end);
  });
  it('backs off after failures, doubling from five minutes up to a day', () => {
    expect([1, 2, 3, 20].map((failures) => backOffMs(failures, DAY))).toEqual([
      5 * MINUTE,
      10 * MINUTE,
      20 * MINUTE,
      DAY,
    ]);
    expect(dueAt(failed(2), DAY, 0)).toBe(end + 10 * MINUTE);
  });
  it('honours a Retry-After that is longer than the back-off', () => {
    expect(dueAt(failed(1, { retryAfterMs: 60 * MINUTE }), DAY, 0)).toBe(end + 60 * MINUTE);
    expect(dueAt(failed(3, { retryAfterMs: MINUTE }), DAY, 0)).toBe(end + 20 * MINUTE);
  });
  it('is a day later where only a person can help', () => {
    expect(dueAt(failed(1, { code: 'BLOCKED' }), DAY, 0)).toBe(end + DAY);
  });
});
