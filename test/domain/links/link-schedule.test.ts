import { describe, expect, it } from 'vitest';
import {
  isDrawDue,
  isDue,
  isFollowedUp,
  isOutdated,
  linkRecord,
} from '../../../src/domain/links/link-schedule.ts';
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

  it('of what is dead goes on where it was after the host was left alone, which is no failure of its own', () => {
    const dead = aLinkFact({ state: 'FAIL', reason: 'GONE' });
    const down = aLinkFact({ state: 'UNKNOWN', reason: 'HOST_DOWN' });
    const once = linkRecord(dead, [], null);
    const left = linkRecord(down, [], once);
    expect(left).toMatchObject({ failures: 1, fact: { state: 'UNKNOWN' } });
    expect(days(linkRecord(dead, [], left).dueAt)).toBe(3);
    expect(linkRecord(down, [], null).failures).toBe(0);
    expect(linkRecord(aLinkFact({ state: 'UNKNOWN', reason: 'BLOCKED' }), [], once).failures).toBe(0);
  });

  it('is followed up where it is dead for the first three times, or not settled', () => {
    const record = (state: 'PASS' | 'FAIL' | 'UNKNOWN', reason: string | null, failures = 0) => ({
      ...{ fact: aLinkFact({ state, reason }), unstableDays: [], failures, dueAt: '' },
    });
    expect(isFollowedUp(record('FAIL', 'GONE', 1))).toBe(true);
    expect(isFollowedUp(record('FAIL', 'GONE', 3))).toBe(true);
    expect(isFollowedUp(record('FAIL', 'GONE', 4))).toBe(false);
    expect(isFollowedUp(record('UNKNOWN', 'UNSTABLE'))).toBe(true);
    expect(isFollowedUp(record('UNKNOWN', 'ROBOTS'))).toBe(false);
    expect(isFollowedUp(record('PASS', null))).toBe(false);
  });

  it('of what was followed up counts in estimates as it was drawn, and comes with the cycle of that', () => {
    const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
    const [dead, alive] = [
      aLinkFact({ checkedAt: at(1), state: 'FAIL', reason: 'GONE' }),
      aLinkFact({ checkedAt: at(2) }),
    ];
    const first = linkRecord(dead, [], null);
    const followed = linkRecord(alive, [], first);
    expect(followed.fact).toMatchObject({ state: 'PASS', drawn: { checkedAt: at(1), state: 'FAIL' } });
    expect(linkRecord(dead, [], followed).fact.drawn).toEqual({ checkedAt: at(1), state: 'FAIL' });
    expect(isOutdated(followed.fact, at(12), 10 * 86_400_000)).toBe(true);
    expect(isDrawDue(followed, at(30))).toBe(false);
    expect(isDrawDue(followed, '2026-12-01T00:00:00.000Z')).toBe(true);
    expect(linkRecord(alive, [], followed, true).fact).not.toHaveProperty('drawn');
  });

  it('that settles what was not settled is what was drawn', () => {
    const [cut, dead] = [
      aLinkFact({ state: 'UNKNOWN', reason: 'UNSTABLE' }),
      aLinkFact({ state: 'FAIL', reason: 'GONE' }),
    ];
    const settled = linkRecord(dead, [], linkRecord(cut, [], null));
    expect(settled.fact.drawn?.state).toBe('FAIL');
    expect(linkRecord(aLinkFact(), [], settled).fact.drawn?.state).toBe('FAIL');
  });

  it('is wanting where the last one is older than it may be', () => {
    const fact = aLinkFact({ checkedAt: '2026-11-01T00:00:00.000Z' });
    expect(isOutdated(fact, '2026-11-11T00:00:00.000Z', 10 * 86_400_000)).toBe(false);
    expect(isOutdated(fact, '2026-11-11T00:00:00.001Z', 10 * 86_400_000)).toBe(true);
  });

  it('is due from that moment, and at once for what was never checked', () => {
    const record = linkRecord(aLinkFact(), [], null);
    expect(isDue(null, '2026-11-23T12:00:00.000Z')).toBe(true);
    expect(isDue(record, '2026-12-23T11:59:59.999Z')).toBe(false);
    expect(isDue(record, '2026-12-23T12:00:00.000Z')).toBe(true);
  });
});
