import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { keepSchedule, TICK_MS } from '../../src/harvest/schedule.ts';
import type { PortalLog } from '../../src/ports/store.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';
import { aWorld, anEntry, DAY, living, PORTAL, silentLog } from './support/harvest-world.ts';
import { aLog, aRun } from './support/logs.ts';
import { MovingPortal } from './support/moving-portal.ts';

const MINUTE = 60_000;

describe('the schedule', () => {
  it('harvests what was never harvested at once, and again after the interval', async () => {
    const portal = new MovingPortal([{ id: 'a', title: 'A' }]);
    const { harvester, clock, store } = aWorld(portal.connector, { intervalMs: 60 * MINUTE });
    await harvester.startSchedule();
    await settle();
    expect(await living(store)).toEqual(['a']);
    const [due] = await harvester.nextDue([PORTAL]);
    expect(due).toBe(new Date(clock.now().getTime() + 63 * MINUTE).toISOString());
    await clock.advance(62 * MINUTE);
    expect(portal.pages).toBe(1);
    await clock.advance(2 * MINUTE);
    expect(portal.pages).toBe(2);
    await harvester.close();
  });

  it('lets no portal that fails disturb another', async () => {
    const good = new MovingPortal([{ id: 'a', title: 'A' }]);
    const { connector } = good;
    const moody: typeof connector = {
      ...connector,
      open: (config, context) => {
        const opened = connector.open(config, context);
        if (context.portalId === PORTAL) return opened;
        return {
          ...opened,
          catalogue: {
            list: () => {
              throw new ConnectorError('UNREACHABLE', 'nobody there');
            },
          },
        };
      },
    };
    const slugs = ['down-1', 'down-2', PORTAL, 'down-3'];
    const registry = { cities: [], portals: slugs.map((slug) => anEntry({ slug })) };
    const { harvester, store, clock } = aWorld(moody, { registry, parallelPortals: 1 });
    await harvester.startSchedule();
    await settle();
    await clock.advance(30 * MINUTE);
    expect(await living(store)).toEqual(['a']);
    const logs = await store.log.portals(slugs);
    expect(logs.map(({ failures }) => failures)).toEqual([3, 3, 0, 3]);
    await harvester.close();
  });

  it('harvests no more portals side by side than it may', async () => {
    let busy = 0;
    let most = 0;
    const portal = new MovingPortal([{ id: 'a', title: 'A' }]);
    const { connector } = portal;
    const slow: typeof connector = {
      ...connector,
      open: (config, context) => ({
        ...connector.open(config, context),
        catalogue: {
          async *list() {
            most = Math.max(most, (busy += 1));
            await settle();
            busy -= 1;
            yield portal.page(null, 10);
          },
        },
      }),
    };
    const slugs = Array.from({ length: 9 }, (_, n) => `city-${n}`);
    const registry = { cities: [], portals: slugs.map((slug) => anEntry({ slug })) };
    const { harvester, store } = aWorld(slow, { registry, parallelPortals: 3 });
    await Promise.all(slugs.map((slug) => harvester.harvest(slug, { full: true })));
    expect(most).toBe(3);
    expect(await store.catalogue.counts(slugs)).toEqual(slugs.map(() => 1));
  });

  it('survives a store that fails, and looks again a tick later', async () => {
    const clock = createFakeClock();
    const closing = new AbortController();
    const started: string[] = [];
    let asked = 0;
    const done = keepSchedule({
      clock,
      log: silentLog,
      portals: ['a'],
      intervalMs: DAY,
      jitterOf: () => 0,
      logs: async (): Promise<readonly PortalLog[]> => {
        asked += 1;
        if (asked === 1) throw new Error('locked');
        return [aLog({ portal: 'a' })];
      },
      isRunning: () => false,
      start: async (portal) => void started.push(portal),
      signal: closing.signal,
    });
    await settle();
    await clock.advance(TICK_MS);
    expect(started).toEqual(['a']);
    closing.abort();
    await done;
  });

  it('waits a tick before it asks again for a portal that another process holds', async () => {
    const clock = createFakeClock();
    const closing = new AbortController();
    let starts = 0;
    const done = keepSchedule({
      clock,
      log: silentLog,
      portals: ['a'],
      intervalMs: DAY,
      jitterOf: () => 0,
      logs: async () => [aLog({ portal: 'a', running: aRun({ finishedAt: null }) })],
      isRunning: () => false,
      start: async () => void (starts += 1),
      signal: closing.signal,
    });
    await settle();
    await clock.advance(10 * TICK_MS);
    expect(starts).toBe(11);
    closing.abort();
    await done;
  });
});
