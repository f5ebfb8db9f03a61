import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { aWorld, living, PORTAL, tombstones } from './support/harvest-world.ts';
import { type Item, MovingPortal } from './support/moving-portal.ts';

function items(count: number): Item[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `d${String(n).padStart(3, '0')}`,
    title: `Dataset ${n}`,
  }));
}
const full = { full: true };

describe('one run', () => {
  it('sweeps once more when the portal moved under the first sweep, and is COMPLETE if that one agrees', async () => {
    const portal = new MovingPortal(items(12), { paging: 'offset' });
    portal.beforePage = (page) => {
      if (page === 1) portal.remove('d000');
    };
    const { harvester, store } = aWorld(portal.connector);
    const run = await harvester.harvest(PORTAL, full);
    expect(run).toMatchObject({ verdict: 'COMPLETE', expected: 11 });
    expect(portal.resumedFrom).toEqual([null, null]);
    expect(await living(store)).toContain('d005');
  });

  it('is UNEVEN when both sweeps disagree, and the next run is COMPLETE when the portal has come to rest', async () => {
    const portal = new MovingPortal(items(12), { paging: 'offset' });
    portal.beforePage = (page) => {
      if (page % 3 === 1) portal.items = [...portal.items, { id: `new-${page}`, title: 'New' }];
    };
    const { harvester } = aWorld(portal.connector);
    const first = await harvester.harvest(PORTAL, full);
    expect(first).toMatchObject({ verdict: 'UNEVEN', removed: 0 });
    expect(first.reason).toContain('total moved from');
    expect(portal.resumedFrom).toHaveLength(2);
    portal.beforePage = () => {};
    const second = await harvester.harvest(PORTAL, full);
    expect(second.verdict).toBe('COMPLETE');
    expect(portal.resumedFrom).toHaveLength(3);
  });

  it('does not ask twice for ever where the numbers never agree', async () => {
    const portal = new MovingPortal(items(12));
    const { connector } = portal;
    const lying = {
      ...connector,
      open: (...args: Parameters<typeof connector.open>) => {
        const opened = connector.open(...args);
        async function* list(...request: Parameters<typeof opened.catalogue.list>) {
          for await (const page of opened.catalogue.list(...request))
            yield { ...page, total: { value: 99, precision: 'exact' as const } };
        }
        return { ...opened, catalogue: { list } };
      },
    };
    const { harvester } = aWorld(lying);
    for (const sweeps of [2, 3, 4]) {
      const run = await harvester.harvest(PORTAL, full);
      expect(run.reason).toBe('12 records were seen where the portal counts 99.');
      expect(portal.resumedFrom).toHaveLength(sweeps);
    }
  });

  it('removes on the second absence, once, and lets a dataset come back', async () => {
    const portal = new MovingPortal(items(10));
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    portal.remove('d004');
    expect(await harvester.harvest(PORTAL, full)).toMatchObject({ verdict: 'COMPLETE', removed: 0 });
    expect(await harvester.harvest(PORTAL, full)).toMatchObject({ verdict: 'COMPLETE', removed: 1 });
    expect(await harvester.harvest(PORTAL, full)).toMatchObject({ verdict: 'COMPLETE', removed: 0 });
    expect(await tombstones(store)).toEqual(['d004']);
    portal.items = items(10);
    await harvester.harvest(PORTAL, full);
    expect(await living(store)).toContain('d004');
  });

  it('forgets an absence once the dataset is seen again', async () => {
    const portal = new MovingPortal(items(10));
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    for (let i = 0; i < 3; i += 1) {
      portal.remove('d004');
      await harvester.harvest(PORTAL, full);
      portal.items = items(10);
      await harvester.harvest(PORTAL, full);
    }
    expect(await living(store)).toHaveLength(10);
  });

  it('holds everything when the portal suddenly answers with nothing, and is well again when it is back', async () => {
    const portal = new MovingPortal(items(10), { total: 'none' });
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    portal.items = [];
    for (let i = 0; i < 3; i += 1) {
      const run = await harvester.harvest(PORTAL, full);
      expect(run).toMatchObject({ verdict: 'HELD', removed: 0, heldRemovals: 10 });
    }
    expect(await living(store)).toHaveLength(10);
    portal.items = items(10);
    expect(await harvester.harvest(PORTAL, full)).toMatchObject({ verdict: 'COMPLETE' });
    const [log] = await store.log.portals([PORTAL]);
    expect(log?.held).toBeNull();
  });

  it('says so when the held ones came back under new ids', async () => {
    const portal = new MovingPortal(items(10));
    const { harvester } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    portal.items = items(10).map((item) => ({ ...item, id: `org::${item.id}` }));
    const run = await harvester.harvest(PORTAL, full);
    expect(run.verdict).toBe('HELD');
    expect(run.reason).toContain('10 of them came back under new ids');
  });

  it('asks by id before it removes, and keeps what the portal still hands out', async () => {
    const portal = new MovingPortal(items(10), { getMany: 4, total: 'none' });
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    const real = portal.page.bind(portal);
    portal.page = (...args) => {
      const page = real(...args);
      return { ...page, records: page.records.filter(({ localId }) => localId !== 'd004') };
    };
    for (let i = 0; i < 4; i += 1) await harvester.harvest(PORTAL, full);
    expect(portal.gets).toEqual([['d004'], ['d004']]);
    expect(await living(store)).toContain('d004');
  });

  it('takes a record that is listed as no dataset any more for gone', async () => {
    const portal = new MovingPortal(items(10), { getMany: 4 });
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    portal.items = items(10).map((item) => (item.id === 'd004' ? { ...item, odd: 'chart' as const } : item));
    await harvester.harvest(PORTAL, full);
    const run = await harvester.harvest(PORTAL, full);
    expect(run).toMatchObject({ verdict: 'COMPLETE', leftOut: 1, leftOutReasons: { chart: 1 }, removed: 1 });
    expect(await tombstones(store)).toEqual(['d004']);
  });

  it('counts rejected records as there, and lists them with their reason', async () => {
    const portal = new MovingPortal([
      ...items(6),
      { id: 'x1', title: 'X', odd: 'unmappable' },
      { id: 'x2', title: 'X', odd: 'nameless' },
    ]);
    const { harvester, store } = aWorld(portal.connector);
    const run = await harvester.harvest(PORTAL, full);
    expect(run).toMatchObject({ verdict: 'COMPLETE', seen: 8, added: 6, rejected: 2, expected: 8 });
    const [page] = await store.log.rejections([{ runId: run.id, page: { first: 10, after: null } }]);
    expect(page?.items.map(({ item }) => [item.localId, item.code])).toEqual([
      ['x1', 'BAD_SHAPE'],
      [null, 'BAD_SHAPE'],
    ]);
  });

  it('says NOT_THIS_PLATFORM when the address answers as another one, and removes nothing', async () => {
    const portal = new MovingPortal(items(10));
    const { harvester, store } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, full);
    portal.probeAnswer = 'no';
    portal.failNext = new ConnectorError('NOT_FOUND', 'no such page');
    const run = await harvester.harvest(PORTAL, full);
    expect(run).toMatchObject({ verdict: 'BROKEN', error: { code: 'NOT_THIS_PLATFORM' } });
    expect(await living(store)).toHaveLength(10);
  });

  it('keeps the failure as it is when the platform is the right one, or the failure says nothing of it', async () => {
    const portal = new MovingPortal(items(10));
    const { harvester } = aWorld(portal.connector);
    portal.failNext = new ConnectorError('NOT_FOUND', 'no such page');
    expect(await harvester.harvest(PORTAL, full)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    portal.probeAnswer = 'no';
    portal.failNext = new ConnectorError('TIMEOUT', 'slow');
    expect(await harvester.harvest(PORTAL, full)).toMatchObject({ error: { code: 'TIMEOUT' } });
  });

  it('stops when another process has taken the portal over', async () => {
    const portal = new MovingPortal(items(12));
    const { harvester, store, clock } = aWorld(portal.connector);
    portal.beforePage = (page) => {
      if (page !== 1) return;
      void store.log.open({
        portal: PORTAL,
        mode: 'FULL',
        startedAt: new Date(clock.now().getTime() + 600_000).toISOString(),
        holder: 'thief',
        isOver: () => false,
        leaseMs: 120_000,
        since: null,
        resumableAfter: null,
      });
    };
    const run = await harvester.harvest(PORTAL, full);
    expect(run).toMatchObject({ verdict: 'BROKEN', reason: 'superseded' });
    expect(portal.pages).toBe(2);
    expect(await living(store)).toHaveLength(5);
  });
});
