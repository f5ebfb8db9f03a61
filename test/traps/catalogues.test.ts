/** Traps of docs/traps.md that only a whole harvest can show. */
import { describe, expect, it } from 'vitest';
import ckan from '../../connectors/ckan/index.ts';
import { admitConnector, type JsonObject } from '../../src/connector/index.ts';
import { countMoved } from '../../src/harvest/migration.ts';
import { aPackage, idNumber, packages } from '../connectors/ckan/portal.ts';
import {
  anEntry,
  aWorld,
  DAY,
  living,
  noHttp,
  PORTAL,
  tombstones,
} from '../harvest/support/harvest-world.ts';
import { aDataset } from '../support/builders.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { twinHttp } from '../support/twin-http.ts';
import { createCkanTwin } from '../twins/ckan.ts';

/** A CKAN of these packages, harvested whole as often as asked, a day apart. */
function aCity(records: readonly JsonObject[]) {
  const clock = createFakeClock();
  const twin = createCkanTwin({ packages: records, profile: '2.10', now: () => clock.now() });
  const http = twinHttp(twin);
  const { store, harvester } = aWorld(admitConnector(ckan, 'ckan'), {
    clock,
    http: { ...noHttp(), open: () => http },
    registry: { cities: [], portals: [anEntry({ platform: 'ckan' })] },
  });
  const harvest = async () => {
    await clock.advance(DAY);
    return harvester.harvest(PORTAL, { full: true });
  };
  const changesOf = async (localId: string) => {
    const key = { portal: PORTAL, localId };
    const [page] = await store.catalogue.changes([{ key, page: { first: 100, after: null } }]);
    return (page?.items ?? []).map(({ item }) => item);
  };
  return { twin, store, harvest, changesOf };
}

describe('catalogues in traps', () => {
  it('trap 7: a CKAN that gives every package a new id is held and named, not emptied', async () => {
    const { twin, store, harvest } = aCity(packages(30));
    await harvest();
    for (let n = 0; n < 30; n += 1) {
      twin.purge(idNumber(n));
      twin.insert(aPackage(n, { id: idNumber(n + 1000) }));
    }
    const first = await harvest();
    const second = await harvest();
    expect(first).toMatchObject({ verdict: 'HELD', added: 30, removed: 0 });
    expect(first.reason).toContain('30 of them came back under new ids');
    expect(second).toMatchObject({ verdict: 'HELD', added: 0, removed: 0, heldRemovals: 30 });
    expect(await tombstones(store)).toEqual([]);
  });

  it('trap 10: a dataset that turns private becomes a tombstone after two complete walks, and lives again when public', async () => {
    const { twin, store, harvest, changesOf } = aCity(packages(12));
    const id = idNumber(5);
    await harvest();
    twin.makePrivate(id);
    await harvest();
    expect(await living(store)).toContain(id);
    await harvest();
    expect(await tombstones(store)).toEqual([id]);
    twin.update(id, { private: false });
    await harvest();
    expect(await living(store)).toContain(id);
    expect((await changesOf(id)).map(({ kind }) => kind)).toEqual(['REAPPEARED', 'REMOVED', 'ADDED']);
  });

  it('trap 12: ten thousand datasets of one title that get new ids do not hold up the comparison', () => {
    const same = (from: string) =>
      Array.from({ length: 10_000 }, (_, n) =>
        aDataset({
          localId: `${from}${n}`,
          title: 'Budget',
          landingPage: `https://city.example/${from}${n}`,
        }),
      );
    const started = performance.now();
    expect(countMoved(same('old'), same('new'))).toBe(0);
    // Pairs would be a hundred million; one pass takes some ten milliseconds.
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('trap 12: a package with 34,866 tags is kept within bounds, with a remark', async () => {
    const tags = Array.from({ length: 34_866 }, (_, n) => ({ name: `tag ${n}`, display_name: `tag ${n}` }));
    const { store, harvest } = aCity([...packages(3), aPackage(7, { tags })]);
    expect(await harvest()).toMatchObject({ verdict: 'COMPLETE', added: 4, rejected: 0 });
    const [stored] = await store.catalogue.datasets([{ portal: PORTAL, localId: idNumber(7) }]);
    expect(stored?.dataset.keywords).toHaveLength(500);
    expect(stored?.dataset.remarks.map(({ field }) => field)).toContain('keywords');
  });

  it('trap 24: a package that is renamed keeps its id and its history', async () => {
    const { twin, store, harvest, changesOf } = aCity(packages(6));
    const id = idNumber(2);
    await harvest();
    twin.update(id, { name: 'quite-another-name', title: 'Quite another name' });
    expect(await harvest()).toMatchObject({ verdict: 'COMPLETE', added: 0, changed: 1, removed: 0 });
    expect(await living(store)).toHaveLength(6);
    const [now, before] = await changesOf(id);
    expect([now?.kind, before?.kind]).toEqual(['CHANGED', 'ADDED']);
    expect(now?.fields).toEqual(expect.arrayContaining(['landingPage', 'title']));
  });
});
