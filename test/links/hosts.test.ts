import { describe, expect, it } from 'vitest';
import { Hosts } from '../../src/links/hosts.ts';
import { LINK_LIMITS } from '../../src/links/limits.ts';

const now = new Date('2026-11-23T12:00:00Z');
const [today, tomorrow] = ['2026-11-23', '2026-11-24'];

describe('the hosts of a run', () => {
  it('are left in peace for twice as long each time, up to five minutes, until one answers well', () => {
    const hosts = new Hosts(LINK_LIMITS);
    const pauses = Array.from({ length: 8 }, () => hosts.pauseMs('a', {}, now) / 1_000);
    expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
    expect(hosts.pauseMs('b', {}, now)).toBe(5_000);
    hosts.succeeded('a');
    expect(hosts.pauseMs('a', {}, now)).toBe(5_000);
  });

  it('are believed when they name the time themselves', () => {
    const hosts = new Hosts(LINK_LIMITS);
    expect(hosts.pauseMs('a', { 'retry-after': '120' }, now)).toBe(120_000);
    expect(hosts.pauseMs('a', { 'retry-after': 'soon' }, now)).toBe(10_000);
  });

  it('are down after ten failures with nothing good between', () => {
    const hosts = new Hosts(LINK_LIMITS);
    for (let i = 0; i < 9; i += 1) hosts.failed('a');
    expect(hosts.isDown('a')).toBe(false);
    hosts.failed('a');
    expect([hosts.isDown('a'), hosts.isDown('b')]).toEqual([true, false]);
    hosts.succeeded('a');
    expect(hosts.isDown('a')).toBe(false);
  });

  it('have a quota for each day, in which earlier runs count', () => {
    const hosts = new Hosts({ ...LINK_LIMITS, requestsPerHostAndDay: 3 });
    expect(hosts.knows('a', today)).toBe(false);
    hosts.begin('a', today, 2);
    expect([hosts.knows('a', today), hosts.hasQuota('a', today)]).toEqual([true, true]);
    hosts.sent('a', today);
    expect([hosts.hasQuota('a', today), hosts.hasQuota('a', tomorrow)]).toEqual([false, true]);
  });

  it('tell what was sent, once, by day', () => {
    const hosts = new Hosts(LINK_LIMITS);
    hosts.begin('a', today, 100);
    hosts.sent('a', today);
    hosts.sent('a', today);
    hosts.sent('a', tomorrow);
    hosts.sent('b', tomorrow);
    expect(hosts.takeUnsaved()).toEqual([
      { host: 'a', day: today, requests: 2 },
      { host: 'a', day: tomorrow, requests: 1 },
      { host: 'b', day: tomorrow, requests: 1 },
    ]);
    expect(hosts.takeUnsaved()).toEqual([]);
    expect(hosts.asked).toBe(2);
  });
});
