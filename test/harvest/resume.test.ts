import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { Crash, Fuse } from './support/crash.ts';
import { aWorld, DAY, living, PORTAL } from './support/harvest-world.ts';
import { type Item, MovingPortal, type MovingOptions } from './support/moving-portal.ts';

const before: readonly Item[] = Array.from({ length: 23 }, (_, n) => ({
  id: `d${String(n).padStart(2, '0')}`,
  title: `Dataset ${n}`,
}));
/** One gone, one new, one changed, one unreadable, one that is no dataset any more. */
const after: readonly Item[] = [
  ...before.slice(2).map((item): Item => {
    if (item.id === 'd05') return { ...item, title: 'Another title' };
    if (item.id === 'd09') return { ...item, odd: 'rejected' };
    return item.id === 'd11' ? { ...item, odd: 'chart' } : item;
  }),
  { id: 'd99', title: 'New' },
];

/** What a reader of the catalogue sees, without the times. */
async function contents(store: Store): Promise<readonly unknown[]> {
  const ids = (await store.writer.records(PORTAL, null, 1_000)).map(({ localId }) => localId);
  const keys = ids.map((localId) => ({ portal: PORTAL, localId }));
  const stored = await store.catalogue.datasets(keys);
  const changes = await store.catalogue.changes(
    keys.map((key) => ({ key, page: { first: 50, after: null } })),
  );
  return stored.map((one, index) => ({
    id: ids[index],
    title: one?.dataset.title,
    isRemoved: one?.removedAt !== null,
    hash: one?.contentHash,
    history: changes[index]?.items.map(({ item }) => [item.kind, item.fields]),
  }));
}

/** Three full harvests of a portal that changed after the first; the second process dies at step `at`. */
async function harvests(
  options: MovingOptions,
  fuse: Fuse,
): Promise<{ readonly store: Store; readonly last: unknown; readonly crashed: boolean }> {
  const store = createMemoryStore();
  const clock = createFakeClock();
  const portal = new MovingPortal(before, options);
  await aWorld(portal.connector, { store, clock }).harvester.harvest(PORTAL, { full: true });
  portal.items = [...after];
  const fragile = aWorld(fuse.connector(portal.connector), {
    store: fuse.store(store),
    clock,
    newId: () => 'fragile',
  });
  let crashed = false;
  for (let i = 0; i < 2; i += 1) {
    try {
      await fragile.harvester.harvest(PORTAL, { full: true });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      crashed = true;
    }
    crashed ||= fuse.isBlown;
  }
  await clock.advance(600_000);
  const heir = aWorld(portal.connector, { store, clock, newId: () => 'heir' });
  await heir.harvester.harvest(PORTAL, { full: true });
  const last = await heir.harvester.harvest(PORTAL, { full: true });
  return { store, last, crashed };
}

describe.each([
  ['pages by id', { paging: 'keyset', maxPageSize: 5 }],
  ['pages by offset and answers by id', { paging: 'offset', maxPageSize: 5, getMany: 10 }],
] satisfies [string, MovingOptions][])('a harvest of a portal with %s', (_, options) => {
  it.each(['before', 'after'] as const)(
    'ends with the same catalogue when its process dies %s any step',
    async (when) => {
      const undisturbed = await harvests(options, new Fuse(Number.POSITIVE_INFINITY, when));
      const wanted = await contents(undisturbed.store);
      let steps = 0;
      for (; steps < 500; steps += 1) {
        const { store, crashed } = await harvests(options, new Fuse(steps, when));
        expect(await contents(store), `step ${steps}`).toEqual(wanted);
        if (!crashed) break;
      }
      expect(steps).toBeGreaterThan(40);
      expect(steps).toBeLessThan(500);
    },
  );
});

/** The first harvest of a portal without a total dies at step `at`; what its heir has stored after one run. */
async function firstHarvest(fuse: Fuse, store: Store): Promise<readonly string[]> {
  const inner = fuse.store(store);
  const clock = createFakeClock();
  const portal = new MovingPortal(before, { total: 'none' });
  const fragile = aWorld(fuse.connector(portal.connector), { store: inner, clock });
  await fragile.harvester.harvest(PORTAL, { full: true }).catch(() => null);
  await clock.advance(600_000);
  const heir = aWorld(portal.connector, { store, clock, newId: () => 'heir' });
  await heir.harvester.harvest(PORTAL, { full: true });
  return living(store);
}

describe('the first harvest of a portal without a total', () => {
  it('loses nothing when it dies at any step', async () => {
    for (let step = 0; step < 40; step += 1)
      expect(await firstHarvest(new Fuse(step, 'before'), createMemoryStore()), `step ${step}`).toHaveLength(
        23,
      );
  });

  it('would lose a page if the place were saved before it', async () => {
    const lost: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      const fuse = new Fuse(step, 'before');
      const store = createMemoryStore();
      const careless = Object.assign(Object.create(fuse), {
        step: fuse.step.bind(fuse),
        store: (real: Store): Store => {
          const fragile = fuse.store(real);
          const storePage: Store['writer']['storePage'] = async (page) => {
            await fragile.writer.storePage({ ...page, records: [] });
            return fragile.writer.storePage(page);
          };
          return { ...fragile, writer: { ...fragile.writer, storePage } };
        },
      });
      if ((await firstHarvest(careless, store)).length < 23) lost.push(step);
    }
    expect(lost.length).toBeGreaterThan(0);
  });
});

describe('a harvest that goes on', () => {
  it('asks for no page twice but the one that was lost', async () => {
    const store = createMemoryStore();
    const clock = createFakeClock();
    const portal = new MovingPortal(before);
    const fuse = new Fuse(8, 'after');
    const fragile = aWorld(fuse.connector(portal.connector), { store: fuse.store(store), clock });
    await expect(fragile.harvester.harvest(PORTAL, { full: true })).rejects.toBeInstanceOf(Crash);
    const asked = portal.pages;
    await clock.advance(600_000);
    const heir = aWorld(portal.connector, { store, clock, newId: () => 'heir' });
    const run = await heir.harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ verdict: 'COMPLETE', seen: 23, added: 23, expected: 23 });
    expect(portal.pages).toBeLessThanOrEqual(asked + 5);
    expect(portal.resumedFrom.at(-1)).not.toBeNull();
  });

  it('starts again after a day, and where the order of pages is not fixed', async () => {
    for (const [options, waitMs] of [
      [{ paging: 'keyset' }, DAY + 1],
      [{ paging: 'offset' }, 600_000],
    ] satisfies [MovingOptions, number][]) {
      const store = createMemoryStore();
      const clock = createFakeClock();
      const portal = new MovingPortal(before, options);
      const fuse = new Fuse(8, 'after');
      const fragile = aWorld(fuse.connector(portal.connector), { store: fuse.store(store), clock });
      await expect(fragile.harvester.harvest(PORTAL, { full: true })).rejects.toBeInstanceOf(Crash);
      await clock.advance(waitMs);
      const heir = aWorld(portal.connector, { store, clock, newId: () => 'heir' });
      const run = await heir.harvester.harvest(PORTAL, { full: true });
      expect(run).toMatchObject({ verdict: 'COMPLETE', seen: 23 });
      expect(portal.resumedFrom).toEqual([null, null]);
    }
  });

  it('starts again from the beginning when the portal does not know the place any more', async () => {
    const portal = new MovingPortal(before);
    let isLost = false;
    portal.beforePage = (page) => {
      if (page !== 2) return;
      isLost = true;
      portal.failNext = new ConnectorError('BAD_CURSOR', 'the file has changed');
    };
    const { harvester } = aWorld(portal.connector);
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(isLost).toBe(true);
    expect(run).toMatchObject({ verdict: 'COMPLETE', seen: 23, added: 23 });
    expect(portal.resumedFrom).toEqual([null, null]);
  });

  it('is BROKEN when the place is lost every time', async () => {
    const portal = new MovingPortal(before);
    portal.beforePage = () => {
      portal.failNext = new ConnectorError('BAD_CURSOR', 'no such place');
    };
    const { harvester } = aWorld(portal.connector);
    const run = await harvester.harvest(PORTAL, { full: true });
    expect(run).toMatchObject({ verdict: 'BROKEN', error: { code: 'BAD_CURSOR' } });
    expect(portal.resumedFrom).toHaveLength(3);
  });
});
