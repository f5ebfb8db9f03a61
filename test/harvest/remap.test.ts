import { describe, expect, it } from 'vitest';
import type { HarvestEvent } from '../../src/ports/harvester.ts';
import { aWorld, DAY, PORTAL, tombstones } from './support/harvest-world.ts';
import { type Item, MovingPortal } from './support/moving-portal.ts';

const items: Item[] = Array.from({ length: 450 }, (_, n) => ({
  id: `d${String(n).padStart(3, '0')}`,
  title: `Dataset ${n}`,
}));
const plain = { since: 'inclusive', maxPageSize: 500 } as const;

async function harvested() {
  const old = new MovingPortal(items, plain);
  const world = aWorld(old.connector);
  await world.harvester.harvest(PORTAL, { full: true });
  old.remove('d007');
  await world.harvester.harvest(PORTAL, { full: true });
  await world.harvester.harvest(PORTAL, { full: true });
  const newer = new MovingPortal(old.items, { ...plain, mapVersion: 2 });
  return { ...world, newer, next: aWorld(newer.connector, { store: world.store, clock: world.clock }) };
}

describe('mapping again', () => {
  it('reads every stored record, tombstones too, asks the portal nothing, and tells how far it is', async () => {
    const { next, newer, store } = await harvested();
    const events: HarvestEvent[] = [];
    next.harvester.subscribe((event) => events.push(event));
    const report = await next.harvester.remap(PORTAL);
    expect(report).toEqual({ portal: PORTAL, read: 450, changed: 450, rejected: 0 });
    expect(newer.pages).toBe(0);
    expect(events.map((event) => event.type === 'remapped' && [event.done, event.finished])).toEqual([
      [200, false],
      [400, false],
      [450, false],
      [450, true],
    ]);
    const [one] = await store.catalogue.datasets([{ portal: PORTAL, localId: 'd000' }]);
    expect(one?.dataset.description).toBe('mapped by version 2');
    expect(await tombstones(store)).toEqual(['d007']);
    expect(await next.harvester.remap(PORTAL)).toMatchObject({ changed: 0 });
  });
  it('leaves no mark in the history, for the portal changed nothing', async () => {
    const { next, store } = await harvested();
    await next.harvester.remap(PORTAL);
    const key = { portal: PORTAL, localId: 'd000' };
    const [page] = await store.catalogue.changes([{ key, page: { first: 10, after: null } }]);
    expect(page?.items.map(({ item }) => item.kind)).toEqual(['ADDED']);
  });
  it('comes by itself with the next harvest, which walks the whole', async () => {
    const { next, clock } = await harvested();
    await clock.advance(DAY);
    const types: string[] = [];
    next.harvester.subscribe(({ type }) => types.push(type));
    const run = await next.harvester.harvest(PORTAL, { full: false });
    expect(run).toMatchObject({ mode: 'FULL', verdict: 'COMPLETE', changed: 0 });
    expect(types).toContain('remapped');
    await clock.advance(DAY);
    expect(await next.harvester.harvest(PORTAL, { full: false })).toMatchObject({ mode: 'INCREMENTAL' });
  });
  it('keeps a record that the new mapping rejects, and does not try again at every harvest', async () => {
    const { store, clock, newer } = await harvested();
    const { connector } = newer;
    const picky: typeof connector = {
      ...connector,
      map: (record, context) => {
        if (record.localId === 'd001') throw new Error('picky');
        return connector.map(record, context);
      },
    };
    const { harvester } = aWorld(picky, { store, clock });
    let remaps = 0;
    harvester.subscribe((event) => {
      if (event.type === 'remapped' && event.finished) remaps += 1;
    });
    await harvester.harvest(PORTAL, { full: false });
    await harvester.harvest(PORTAL, { full: false });
    expect(remaps).toBe(1);
    const [kept] = await store.catalogue.datasets([{ portal: PORTAL, localId: 'd001' }]);
    expect(kept).toMatchObject({ removedAt: null, dataset: { description: null } });
  });
  it('is refused while the portal is being harvested, and where it cannot be opened', async () => {
    const { next } = await harvested();
    const harvest = next.harvester.harvest(PORTAL, { full: true });
    await expect(next.harvester.remap(PORTAL)).rejects.toMatchObject({ code: 'BUSY' });
    await harvest;
    const lost = aWorld({ ...next, ...new MovingPortal([]).connector }, { connectors: [] });
    await expect(lost.harvester.remap(PORTAL)).rejects.toMatchObject({ code: 'BAD_CONFIG' });
  });
});
