import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { GatewayError } from '../../src/domain/errors.ts';
import type { HarvestEvent } from '../../src/ports/harvester.ts';
import type { Processes } from '../../src/ports/processes.ts';
import { aWorld, anEntry, DAY, living, PORTAL, tombstones } from './support/harvest-world.ts';
import { type Item, MovingPortal } from './support/moving-portal.ts';

function items(count: number): Item[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `d${String(n).padStart(3, '0')}`,
    title: `Dataset ${n}`,
  }));
}

describe('the harvester', () => {
  it('harvests a portal whole and says so', async () => {
    const portal = new MovingPortal(items(12));
    const { harvester, store } = aWorld(portal.connector);
    const run = await harvester.harvest(PORTAL, { full: false });
    expect(run).toMatchObject({ verdict: 'COMPLETE', mode: 'FULL', seen: 12, added: 12, expected: 12 });
    expect(await living(store)).toHaveLength(12);
  });

  it('tells of its start, its pages and its end, in this order', async () => {
    const portal = new MovingPortal(items(12));
    const { harvester } = aWorld(portal.connector);
    const events: HarvestEvent[] = [];
    const stop = harvester.subscribe((event) => events.push(event));
    await harvester.harvest(PORTAL, { full: true });
    stop();
    await harvester.harvest(PORTAL, { full: true });
    expect(events.map(({ type }) => type)).toEqual(['started', 'page', 'page', 'page', 'finished']);
    expect(events[3]).toMatchObject({ seen: 12, expected: 12, added: 2 });
  });

  it('goes on when a listener throws', async () => {
    const { harvester } = aWorld(new MovingPortal(items(3)).connector);
    harvester.subscribe(() => {
      throw new Error('listener');
    });
    await expect(harvester.harvest(PORTAL, { full: true })).resolves.toMatchObject({ verdict: 'COMPLETE' });
  });

  it('refuses an unknown portal with NOT_FOUND and a second harvest of the same one with BUSY', async () => {
    const { harvester } = aWorld(new MovingPortal(items(3)).connector);
    await expect(harvester.harvest('shelbyville', { full: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const first = harvester.harvest(PORTAL, { full: true });
    await expect(harvester.harvest(PORTAL, { full: true })).rejects.toMatchObject({ code: 'BUSY' });
    await expect(first).resolves.toMatchObject({ verdict: 'COMPLETE' });
  });

  it('is BUSY for a portal that another process holds, until its lease has run out', async () => {
    const portal = new MovingPortal(items(12));
    const { store, clock, harvester } = aWorld(portal.connector);
    await store.log.open({
      portal: PORTAL,
      mode: 'FULL',
      startedAt: clock.now().toISOString(),
      holder: 'another process',
      leaseMs: 120_000,
      isOver: () => false,
      since: null,
      resumableAfter: null,
    });
    await expect(harvester.harvest(PORTAL, { full: true })).rejects.toMatchObject({
      code: 'BUSY',
      facts: { retryAfterMs: 120_000 },
    });
    await clock.advance(120_000);
    await expect(harvester.harvest(PORTAL, { full: true })).resolves.toMatchObject({ verdict: 'COMPLETE' });
  });

  it('takes a portal over from a process that is over, at once, and from no other', async () => {
    const portal = new MovingPortal(items(12));
    const over = new Set<string>();
    const isOver = (name: string): boolean => over.has(name);
    const first = aWorld(portal.connector, { newId: () => 'one', processes: { own: 'first', isOver } });
    portal.beforePage = (page) => {
      if (page === 1) void first.harvester.close();
    };
    const cut = await first.harvester.harvest(PORTAL, { full: true });
    portal.beforePage = () => {};
    const { store, clock } = first;
    // As it stands when nobody has given the lease back.
    await store.log.renew(cut.id, 'one first', clock.now().toISOString());
    const second = (processes?: Processes) =>
      aWorld(portal.connector, {
        store,
        clock,
        newId: () => 'second',
        ...(processes === undefined ? {} : { processes }),
      }).harvester.harvest(PORTAL, { full: true });
    await expect(second({ own: 'second', isOver })).rejects.toMatchObject({ code: 'BUSY' });
    over.add('first');
    await expect(second()).rejects.toMatchObject({ code: 'BUSY' });
    expect(await second({ own: 'second', isOver })).toMatchObject({ id: cut.id, verdict: 'COMPLETE' });
  });

  it('records a portal whose settings are wrong as BROKEN, without rejecting', async () => {
    const portal = new MovingPortal(items(3));
    const registry = { cities: [], portals: [anEntry({ config: { token: 'x' } })] };
    const { harvester } = aWorld(portal.connector, { registry });
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ verdict: 'BROKEN', error: { code: 'BAD_CONFIG' } });
    expect(run.reason).toContain('token');
  });

  it('asks only for what changed once it knows the whole, an hour before the last start', async () => {
    const portal = new MovingPortal(items(3), { since: 'inclusive' });
    const { harvester, clock } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: false });
    await clock.advance(DAY);
    const run = await harvester.harvest(PORTAL, { full: false });
    expect(run).toMatchObject({ mode: 'INCREMENTAL', verdict: 'COMPLETE' });
    expect(portal.requestedSince).toEqual([null, '2026-11-23T11:00:00.000Z']);
  });

  it('never removes anything after an incremental run', async () => {
    const portal = new MovingPortal(items(10), { since: 'inclusive' });
    const { harvester, store, clock } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: false });
    portal.remove('d003');
    for (let i = 0; i < 5; i += 1) {
      await clock.advance(DAY);
      await harvester.harvest(PORTAL, { full: false });
    }
    expect(await living(store)).toHaveLength(10);
  });

  it('accepts a held removal on a person’s word, and has nothing to accept otherwise', async () => {
    const portal = new MovingPortal(items(10));
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: true });
    await expect(harvester.acceptHeld(PORTAL)).rejects.toBeInstanceOf(GatewayError);
    portal.items = portal.items.slice(0, 5);
    const held = await harvester.harvest(PORTAL, { full: true });
    expect(held).toMatchObject({ verdict: 'HELD', removed: 0, heldRemovals: 5 });
    await expect(harvester.acceptHeld(PORTAL, 'another run')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const accepted = await harvester.acceptHeld(PORTAL, held.id);
    expect(accepted).toMatchObject({ verdict: 'COMPLETE', removed: 5 });
    expect(await tombstones(store)).toHaveLength(5);
  });

  it('stops after the page it is at when closed, and lets the next process go on at once', async () => {
    const portal = new MovingPortal(items(12));
    const first = aWorld(portal.connector);
    portal.beforePage = (page) => {
      if (page === 1) void first.harvester.close();
    };
    const cut = await first.harvester.harvest(PORTAL, { full: true });
    expect(cut).toMatchObject({ finishedAt: null, verdict: null });
    portal.beforePage = () => {};
    const second = aWorld(portal.connector, {
      store: first.store,
      clock: first.clock,
      newId: () => 'second',
    });
    const run = await second.harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ id: cut.id, verdict: 'COMPLETE', seen: 12 });
    expect(portal.resumedFrom).toEqual([null, 'd004']);
  });

  it('refuses everything once it is closed', async () => {
    const { harvester } = aWorld(new MovingPortal(items(2)).connector);
    await harvester.close();
    await harvester.close();
    await expect(harvester.harvest(PORTAL, { full: true })).rejects.toMatchObject({ code: 'BUSY' });
    await expect(harvester.fetch(PORTAL, ['d000'])).rejects.toMatchObject({ code: 'BUSY' });
    await expect(harvester.startSchedule()).rejects.toMatchObject({ code: 'BUSY' });
  });

  it('reports a failure as BROKEN with its code and keeps what it had', async () => {
    const portal = new MovingPortal(items(12));
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: true });
    portal.failNext = new ConnectorError('RATE_LIMITED', 'slow down', { retryAfterMs: 5_000 });
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({
      verdict: 'BROKEN',
      error: { code: 'RATE_LIMITED', retryAfterMs: 5_000 },
      removed: 0,
    });
    expect(await living(store)).toHaveLength(12);
  });

  it('is not scheduled until it is told to be', async () => {
    const { harvester } = aWorld(new MovingPortal(items(2)).connector);
    expect(await harvester.nextDue([PORTAL])).toEqual([null]);
    await harvester.startSchedule();
    expect(await harvester.nextDue([PORTAL, 'shelbyville'])).toEqual([expect.any(String), null]);
    await harvester.close();
  });
});
