import { describe, expect, it } from 'vitest';
import { aWorld, anEntry, DAY, PORTAL } from './support/harvest-world.ts';
import { MovingPortal } from './support/moving-portal.ts';

const items = [
  { id: 'a', title: 'A' },
  { id: 'b', title: 'B' },
];

describe('a portal’s turn', () => {
  it('walks the whole every week and the changes in between', async () => {
    const { harvester, clock } = aWorld(new MovingPortal(items, { since: 'inclusive' }).connector);
    const modes: string[] = [];
    for (let day = 0; day < 15; day += 1) {
      modes.push((await harvester.harvest(PORTAL, { full: false })).mode);
      await clock.advance(DAY);
    }
    expect(modes.flatMap((mode, day) => (mode === 'FULL' ? [day] : []))).toEqual([0, 7, 14]);
  });
  it('ignores what is equal, and counts what is not', async () => {
    const portal = new MovingPortal(items, { since: 'inclusive' });
    const { harvester } = aWorld(portal.connector);
    await harvester.harvest(PORTAL, { full: false });
    portal.items = [{ id: 'a', title: 'Another' }, ...portal.items.slice(1)];
    const run = await harvester.harvest(PORTAL, { full: false });
    expect(run).toMatchObject({ mode: 'INCREMENTAL', added: 0, changed: 1, unchanged: 1 });
  });
  it('goes on with an unfinished full walk rather than asking for changes', async () => {
    const portal = new MovingPortal(items, { since: 'inclusive', maxPageSize: 1 });
    const first = aWorld(portal.connector);
    await first.harvester.harvest(PORTAL, { full: true });
    portal.beforePage = (page) => {
      if (page === 3) void first.harvester.close();
    };
    const cut = await first.harvester.harvest(PORTAL, { full: true });
    portal.beforePage = () => {};
    const { store, clock } = first;
    const second = aWorld(portal.connector, { store, clock, newId: () => 'second' });
    expect(await second.harvester.harvest(PORTAL, { full: false })).toMatchObject({
      id: cut.id,
      mode: 'FULL',
    });
  });
  it('tells who asks why a portal that cannot be opened was not harvested, in the run itself', async () => {
    const registry = { cities: [], portals: [anEntry({ platform: 'nothing' })] };
    const { harvester, store } = aWorld(new MovingPortal(items).connector, { registry });
    const run = await harvester.harvest(PORTAL, { full: false });
    expect(run.reason).toContain('could not be opened');
    expect((await store.log.portals([PORTAL]))[0]).toMatchObject({ failures: 1, running: null });
  });
});
