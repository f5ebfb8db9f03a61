import { describe, expect, it } from 'vitest';
import { aDataset, aRecordWrite, aSettlement } from '../support/builders.ts';
import type { Store } from '../../src/ports/store.ts';
import { harvested, type StoreUnderTest } from './contract.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];

async function walked(store: Store, portal: string, limit: number): Promise<readonly string[][]> {
  const pages: string[][] = [];
  for (let after: string | null = null; ;) {
    const page = await store.catalogue.page(portal, after, limit);
    if (page.length === 0) return pages;
    pages.push(page.map(({ dataset }) => dataset.localId));
    after = page[page.length - 1]?.dataset.localId ?? null;
  }
}

export function describeWalking(open: StoreUnderTest): void {
  describe('walking a portal', () => {
    it('gives living datasets in ascending order of id, page by page, of that portal only', async () => {
      const store = open();
      const records = [...ids].reverse().map((localId) => aRecordWrite({ dataset: { localId } }));
      const runId = await harvested(store, records);
      await store.writer.settle(aSettlement({ runId, remove: ['c'] }));
      const elsewhere = aDataset({ portal: 'shelbyville', localId: 'z' });
      await harvested(store, [aRecordWrite({ dataset: elsewhere })], { portal: 'shelbyville' });
      expect(await walked(store, 'springfield', 3)).toEqual([['a', 'b', 'd'], ['e']]);
      expect(await walked(store, 'shelbyville', 3)).toEqual([['z']]);
      expect(await walked(store, 'nowhere', 3)).toEqual([]);
    });

    it('gives what reading by key gives', async () => {
      const store = open();
      await harvested(store, [aRecordWrite()]);
      const [byKey] = await store.catalogue.datasets([{ portal: 'springfield', localId: 'd1' }]);
      expect(await store.catalogue.page('springfield', null, 1)).toEqual([byKey]);
    });

    it('goes by the bytes of ids in UTF-8, also where UTF-16 has another order', async () => {
      const store = open();
      const odd = ['\u{1f600}', '\ufb01', 'z', '\u{1f600}a'];
      await harvested(
        store,
        odd.map((localId) => aRecordWrite({ dataset: { localId } })),
      );
      const inOrder = ['z', '\ufb01', '\u{1f600}', '\u{1f600}a'];
      expect(await walked(store, 'springfield', 3)).toEqual([inOrder.slice(0, 3), inOrder.slice(3)]);
    });
  });

  describe('what changed in a portal since a revision', () => {
    const written = async (store: Store, revision: number) => {
      const since = await store.catalogue.changedSince('springfield', revision);
      return { ...since, written: since.written.map(({ localId }) => localId) };
    };

    it('is all of it at first, with the hashes of what is stored, and nothing when nothing was written', async () => {
      const store = open();
      await harvested(
        store,
        [...ids].reverse().map((localId) => aRecordWrite({ dataset: { localId } })),
      );
      const page = await store.catalogue.page('springfield', null, 9);
      const first = await store.catalogue.changedSince('springfield', 0);
      expect(first).toEqual({
        revision: await store.catalogue.revision(),
        written: page.map(({ dataset: { localId }, contentHash }) => ({ localId, contentHash })),
        removed: [],
        living: ids.length,
      });
      const { revision } = first;
      expect(await store.catalogue.changedSince('springfield', revision)).toEqual({
        ...{ revision, written: [], removed: [], living: ids.length },
      });
      expect(await written(store, 0)).toEqual({ revision, written: ids, removed: [], living: ids.length });
      expect((await store.catalogue.changedSince('nowhere', 0)).living).toBe(0);
    });

    it('is what came, changed, went and came again, of that portal only', async () => {
      const store = open();
      const all = ids.map((localId) => aRecordWrite({ dataset: { localId } }));
      await store.writer.settle(aSettlement({ runId: await harvested(store, all), remove: ['e'] }));
      const { revision } = await written(store, 0);
      const elsewhere = aDataset({ portal: 'shelbyville', localId: 'z' });
      await harvested(store, [aRecordWrite({ dataset: elsewhere })], { portal: 'shelbyville' });
      const title = 'Changed';
      const later = [
        ...[aRecordWrite({ dataset: { localId: 'a' } }), aRecordWrite({ dataset: { localId: 'b', title } })],
        ...[aRecordWrite({ dataset: { localId: 'e' } }), aRecordWrite({ dataset: { localId: 'f' } })],
      ];
      const runId = await harvested(store, later);
      await store.writer.settle(aSettlement({ runId, remove: ['c', 'd'] }));
      const news = await written(store, revision);
      expect(news).toEqual({
        ...{ revision: await store.catalogue.revision(), living: 4 },
        ...{ written: ['b', 'e', 'f'], removed: ['c', 'd'] },
      });
      expect(await written(store, news.revision)).toMatchObject({ written: [], removed: [], living: 4 });
    });

    it('holds removals that people accept, and what is mapped or fetched anew', async () => {
      const store = open();
      const all = ids.map((localId) => aRecordWrite({ dataset: { localId } }));
      const runId = await harvested(store, all);
      await store.writer.settle(aSettlement({ runId, held: ['b'], verdict: 'HELD' }));
      const { revision } = await written(store, 0);
      await store.log.acceptHeld('springfield', '2026-11-03T00:00:00.000Z');
      const title = 'Mapped otherwise';
      const remapped = aRecordWrite({ dataset: { localId: 'c', title }, mapVersion: 2 });
      await store.writer.storeRemapped('springfield', '2026-11-03T00:00:00.000Z', [remapped]);
      const fetched = aRecordWrite({ dataset: { localId: 'd', title: 'Fetched' } });
      await store.writer.storeFetched('springfield', '2026-11-03T00:00:00.000Z', [fetched]);
      expect(await written(store, revision)).toMatchObject({
        ...{ written: ['c', 'd'], removed: ['b'], living: 4 },
      });
    });
  });
}
