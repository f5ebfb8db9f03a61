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

    it('tells the contents of all of them, in the same order', async () => {
      const store = open();
      const records = [...ids].reverse().map((localId) => aRecordWrite({ dataset: { localId } }));
      const runId = await harvested(store, records);
      await store.writer.settle(aSettlement({ runId, remove: ['c'] }));
      const page = await store.catalogue.page('springfield', null, 9);
      expect(await store.catalogue.contents('springfield')).toEqual(
        page.map(({ dataset: { localId }, contentHash }) => ({ localId, contentHash })),
      );
      expect(await store.catalogue.contents('nowhere')).toEqual([]);
    });
  });
}
