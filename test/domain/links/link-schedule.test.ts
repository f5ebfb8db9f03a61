import { describe, expect, it } from 'vitest';
import { isDue, linkRecord } from '../../../src/domain/links/link-schedule.ts';
import { aLinkFact } from '../../support/link-builders.ts';

const days = (dueAt: string): number => (Date.parse(dueAt) - Date.parse('2026-11-23T12:00:00Z')) / 86_400_000;

describe('the next check', () => {
  it('of what is dead comes after 1, 3 and 7 days, then with the cycle of 30', () => {
    const dead = aLinkFact({ state: 'FAIL', reason: 'GONE' });
    const waits: number[] = [];
    let record: ReturnType<typeof linkRecord> | null = null;
    for (let i = 0; i < 5; i += 1) {
      record = linkRecord(dead, [], record);
      waits.push(days(record.dueAt));
    }
    expect(waits).toEqual([1, 3, 7, 30, 30]);
    expect(linkRecord(aLinkFact(), [], record)).toMatchObject({ failures: 0 });
  });

  it.each([
    ['PASS', null, 30],
    ['UNKNOWN', 'UNSTABLE', 1],
    ['UNKNOWN', 'RATE_LIMITED', 1],
    ['UNKNOWN', 'HOST_DOWN', 1],
    ['UNKNOWN', 'ROBOTS_UNAVAILABLE', 1],
    ['UNKNOWN', 'ROBOTS', 30],
    ['UNKNOWN', 'BLOCKED', 30],
    ['UNKNOWN', 'UNSUPPORTED_SCHEME', 30],
  ] as const)('of %s %s comes after %d days', (state, reason, wait) => {
    expect(days(linkRecord(aLinkFact({ state, reason }), [], null).dueAt)).toBe(wait);
  });

  it('is due from that moment, and at once for what was never checked', () => {
    const record = linkRecord(aLinkFact(), [], null);
    expect(isDue(null, '2026-11-23T12:00:00.000Z')).toBe(true);
    expect(isDue(record, '2026-12-23T11:59:59.999Z')).toBe(false);
    expect(isDue(record, '2026-12-23T12:00:00.000Z')).toBe(true);
  });
});
