import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import type { ConnectorErrorCode } from '../../src/connector/index.ts';
import { OVERLAP_MS } from '../../src/harvest/plan-run.ts';
import { aWorld, DAY, living, PORTAL, type World } from './support/harvest-world.ts';
import { type Item, MovingPortal, type MovingOptions } from './support/moving-portal.ts';

const HOUR = 3_600_000;
const items: readonly Item[] = Array.from({ length: 23 }, (_, n) => ({
  id: `d${String(n).padStart(2, '0')}`,
  title: `Dataset ${n}`,
}));

interface Broken extends World {
  readonly portal: MovingPortal;
}
/** The first harvest of a portal that fails at its third page. */
async function aBroken(options: MovingOptions = {}, code: ConnectorErrorCode = 'TIMEOUT'): Promise<Broken> {
  const portal = new MovingPortal(items, options);
  const world = aWorld(portal.connector);
  portal.beforePage = (page) => {
    if (page === 2) portal.failNext = new ConnectorError(code, 'no answer');
  };
  const run = await world.harvester.harvest(PORTAL, { full: true });
  expect(run).toMatchObject({ verdict: 'BROKEN', seen: 10, added: 10, error: { code } });
  return { ...world, portal };
}

describe('a harvest that broke', () => {
  it('is gone on with by the next, which counts the whole walk', async () => {
    const { portal, harvester, store, clock } = await aBroken();
    const [before] = await store.log.portals([PORTAL]);
    await clock.advance(HOUR);
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ verdict: 'COMPLETE', reason: null, error: null, seen: 23, added: 23 });
    expect(run).toMatchObject({ continues: before?.lastRun?.id, startedAt: before?.lastRun?.startedAt });
    expect(portal.resumedFrom).toEqual([null, 'd09']);
    expect(await living(store)).toHaveLength(23);
    expect(await store.log.run(run.continues ?? '')).toMatchObject({ verdict: 'BROKEN', seen: 10 });
  });

  it('is told as resumed to those who look on', async () => {
    const { harvester } = await aBroken();
    const told: unknown[] = [];
    harvester.subscribe((event) => {
      if (event.type === 'started') told.push(event.resumed);
    });
    await harvester.harvest(PORTAL, { full: true });
    expect(told).toEqual([true]);
  });

  it('has what it had seen count as present when the rest is judged', async () => {
    const portal = new MovingPortal(items);
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: true });
    portal.remove('d20');
    for (const round of [1, 2]) {
      const at = portal.pages + 2;
      portal.beforePage = (page) => {
        if (page === at) portal.failNext = new ConnectorError('UPSTREAM_FAILED', 'status 503');
      };
      await harvester.harvest(PORTAL, { full: true });
      const run = await harvester.harvest(PORTAL, { full: true });
      expect(run).toMatchObject({ verdict: 'COMPLETE', seen: 22, unchanged: 22, removed: round - 1 });
    }
    expect(await living(store)).toEqual(items.map(({ id }) => id).filter((id) => id !== 'd20'));
  });

  it('is uneven in the end when the total moved, before the break or across it', async () => {
    for (const movesAt of [1, 3]) {
      const portal = new MovingPortal(items);
      const { harvester } = aWorld(portal.connector);
      portal.beforePage = (page) => {
        // Ahead of the walk, so that only the first total tells.
        if (page === movesAt) portal.remove('d22');
        if (page === 2) portal.failNext = new ConnectorError('TIMEOUT', 'no answer');
      };
      await harvester.harvest(PORTAL, { full: true });
      const again: number[] = [];
      const { beforePage } = portal;
      portal.beforePage = (page) => {
        beforePage(page);
        again.push(page);
      };
      const run = await harvester.harvest(PORTAL, { full: true });
      expect(run).toMatchObject({ continues: expect.any(String), verdict: 'COMPLETE' });
      // Three pages to the end, and the whole once more because the numbers disagreed.
      expect(again).toHaveLength(3 + 5);
    }
  });

  it('begins anew when the portal does not know the place any more, and keeps what was seen', async () => {
    const { portal, harvester } = await aBroken();
    portal.failNext = new ConnectorError('BAD_CURSOR', 'no such place');
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ verdict: 'COMPLETE', seen: 23, added: 23 });
    expect(portal.resumedFrom).toEqual([null, 'd09', null]);
  });

  it.each<[string, MovingOptions, ConnectorErrorCode, number]>([
    ['after a day', {}, 'TIMEOUT', DAY + 1],
    ['where the order of pages is not fixed', { paging: 'offset' }, 'TIMEOUT', HOUR],
    ['when the portal sent what cannot be', {}, 'BAD_SHAPE', HOUR],
    ['when the portal refuses us', {}, 'BLOCKED', HOUR],
  ])('begins anew %s', async (_, options, code, waitMs) => {
    const { portal, harvester, clock } = await aBroken(options, code);
    await clock.advance(waitMs);
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ verdict: 'COMPLETE', continues: null, seen: 23, added: 13 });
    expect(portal.resumedFrom).toEqual([null, null]);
  });

  it('has changes asked for from the start of its first part on', async () => {
    const { portal, harvester, clock } = await aBroken({ since: 'inclusive' });
    const begun = clock.now().getTime();
    await clock.advance(5 * HOUR);
    await harvester.harvest(PORTAL, { full: true });
    await harvester.harvest(PORTAL, { full: false });
    expect(portal.requestedSince.at(-1)).toBe(new Date(begun - OVERLAP_MS).toISOString());
  });

  it('counts as a failure, part for part, until the walk has ended', async () => {
    const { portal, harvester, store } = await aBroken();
    const failures = async () => (await store.log.portals([PORTAL]))[0]?.failures;
    expect(await failures()).toBe(1);
    portal.failNext = new ConnectorError('UNREACHABLE', 'connection reset');
    expect(await harvester.harvest(PORTAL, { full: true })).toMatchObject({ verdict: 'BROKEN', seen: 10 });
    expect(await failures()).toBe(2);
    await harvester.harvest(PORTAL, { full: true });
    expect(await failures()).toBe(0);
  });

  it('is forgotten when another kind of walk came between', async () => {
    const portal = new MovingPortal(items, { since: 'inclusive' });
    const { harvester } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: true });
    const at = portal.pages + 2;
    portal.beforePage = (page) => {
      if (page === at) portal.failNext = new ConnectorError('TIMEOUT', 'no answer');
    };
    await harvester.harvest(PORTAL, { full: true });
    expect(await harvester.harvest(PORTAL, { full: false })).toMatchObject({ mode: 'INCREMENTAL' });
    expect(await harvester.harvest(PORTAL, { full: true })).toMatchObject({ continues: null, seen: 23 });
  });
});
