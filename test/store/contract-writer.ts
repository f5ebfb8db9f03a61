import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { aPageWrite, aRecordWrite, aSettlement } from '../support/builders.ts';
import type { StoreUnderTest } from './contract.ts';
import { harvested, openRun } from './contract.ts';

const key = { portal: 'springfield', localId: 'd1' };
const dayTwo = '2026-01-02T00:00:00.000Z';

async function kinds(store: Store, localId = 'd1'): Promise<readonly string[]> {
  const [page] = await store.catalogue.changes([
    { key: { portal: 'springfield', localId }, page: { first: 50, after: null } },
  ]);
  return (page?.items ?? []).map(({ item }) => `${item.kind} ${item.fields.join(',')}`.trim());
}

export function describeStoringPages(open: StoreUnderTest): void {
  describe('storing a page', () => {
    it('adds what is new, with one history entry', async () => {
      const store = open();
      const runId = await openRun(store);
      const outcome = await store.writer.storePage(aPageWrite({ runId, records: [aRecordWrite()] }));
      expect(outcome).toEqual({ added: 1, changed: 0, unchanged: 0, repeated: 0 });
      const [stored] = await store.catalogue.datasets([key]);
      expect(stored).toMatchObject({
        firstSeenAt: '2026-01-01T00:01:00.000Z',
        lastSeenAt: '2026-01-01T00:01:00.000Z',
        removedAt: null,
      });
      expect(await kinds(store)).toEqual(['ADDED']);
    });

    it('names the fields of a change, and writes one entry for it', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, [aRecordWrite()]) }));
      const runId = await openRun(store);
      const changed = aRecordWrite({ dataset: { title: 'Permits', keywords: ['building'] } });
      const outcome = await store.writer.storePage(aPageWrite({ runId, records: [changed], seenAt: dayTwo }));
      expect(outcome).toEqual({ added: 0, changed: 1, unchanged: 0, repeated: 0 });
      expect(await kinds(store)).toEqual(['CHANGED keywords,title', 'ADDED']);
      expect((await store.catalogue.datasets([key]))[0]?.dataset.title).toBe('Permits');
    });

    it('keeps the new raw record and the time of an unchanged dataset, without history', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, [aRecordWrite()]) }));
      const again = aRecordWrite({ raw: { id: 'd1', views: 7 }, stamp: 's2' });
      const runId = await openRun(store);
      const outcome = await store.writer.storePage(aPageWrite({ runId, records: [again], seenAt: dayTwo }));
      expect(outcome).toEqual({ added: 0, changed: 0, unchanged: 1, repeated: 0 });
      expect(await store.catalogue.rawRecords([key])).toEqual([{ id: 'd1', views: 7 }]);
      expect((await store.catalogue.datasets([key]))[0]?.lastSeenAt).toBe(dayTwo);
      expect((await store.writer.records('springfield', null, 10))[0]?.stamp).toBe('s2');
      expect(await kinds(store)).toEqual(['ADDED']);
    });

    it('does not call a change what only our mapping changed', async () => {
      const store = open();
      await store.writer.settle(
        aSettlement({ runId: await harvested(store, [aRecordWrite({ raw: { b: 1, a: 2 } })]) }),
      );
      const runId = await openRun(store);
      const remapped = aRecordWrite({
        dataset: { title: 'Read better' },
        raw: { a: 2, b: 1 },
        mapVersion: 2,
      });
      const outcome = await store.writer.storePage(aPageWrite({ runId, records: [remapped] }));
      expect(outcome.unchanged).toBe(1);
      expect(await kinds(store)).toEqual(['ADDED']);
      expect((await store.catalogue.datasets([key]))[0]?.dataset.title).toBe('Read better');
    });

    it('calls it a change when the mapping and the raw record changed', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, [aRecordWrite()]) }));
      const runId = await openRun(store);
      const changed = aRecordWrite({ dataset: { title: 'New' }, raw: { id: 'other' }, mapVersion: 2 });
      expect((await store.writer.storePage(aPageWrite({ runId, records: [changed] }))).changed).toBe(1);
      expect(await kinds(store)).toEqual(['CHANGED title', 'ADDED']);
    });

    it('counts a repeated page once', async () => {
      const store = open();
      const runId = await openRun(store);
      const page = aPageWrite({
        runId,
        records: [aRecordWrite(), aRecordWrite({ dataset: { localId: 'd2' } })],
        rejections: [
          { localId: 'bad', code: 'BAD_SHAPE', message: 'no title' },
          { localId: null, code: 'BAD_SHAPE', message: 'no id' },
          { localId: null, code: 'BAD_SHAPE', message: 'no id' },
        ],
        leftOut: [{ localId: 'chart', reason: 'chart' }],
        cursor: { offset: 100 },
        expected: 6,
      });
      await store.writer.storePage(page);
      expect(await store.writer.storePage(page)).toEqual({ added: 0, changed: 0, unchanged: 0, repeated: 2 });
      expect(await store.log.run(runId)).toMatchObject({
        seen: 6,
        added: 2,
        unchanged: 0,
        rejected: 3,
        leftOut: 1,
        leftOutReasons: { chart: 1 },
        expected: 6,
      });
      expect(await kinds(store)).toEqual(['ADDED']);
      const [rejections] = await store.log.rejections([{ runId, page: { first: 10, after: null } }]);
      expect(rejections?.total).toBe(3);
    });

    it('counts rejected records without an id page by page', async () => {
      const store = open();
      const runId = await openRun(store);
      const rejections = [{ localId: null, code: 'BAD_SHAPE', message: 'no id' } as const];
      await store.writer.storePage(aPageWrite({ runId, rejections, cursor: { offset: 1 } }));
      await store.writer.storePage(aPageWrite({ runId, rejections, cursor: { offset: 2 } }));
      expect(await store.log.run(runId)).toMatchObject({ seen: 2, rejected: 2 });
    });

    it('counts an id by the best that was seen of it', async () => {
      const store = open();
      const runId = await openRun(store);
      const bad = { localId: 'd1', code: 'BAD_SHAPE', message: 'no title' } as const;
      await store.writer.storePage(aPageWrite({ runId, leftOut: [{ localId: 'd1', reason: 'map' }] }));
      await store.writer.storePage(aPageWrite({ runId, rejections: [bad] }));
      expect(await store.log.run(runId)).toMatchObject({
        seen: 1,
        rejected: 1,
        leftOut: 0,
        leftOutReasons: {},
      });
      await store.writer.storePage(aPageWrite({ runId, records: [aRecordWrite()] }));
      await store.writer.storePage(aPageWrite({ runId, rejections: [bad] }));
      expect(await store.log.run(runId)).toMatchObject({ seen: 1, added: 1, rejected: 0 });
    });

    it('saves the cursor and the cost with the page', async () => {
      const store = open();
      const runId = await openRun(store);
      await store.writer.storePage(aPageWrite({ runId, cursor: { offset: 50 }, requests: 2, bytes: 10 }));
      await store.writer.storePage(aPageWrite({ runId, cursor: { offset: 99 }, requests: 1, bytes: 5 }));
      const resumed = await store.log.open({
        portal: 'springfield',
        mode: 'FULL',
        startedAt: dayTwo,
        holder: 'holder-1',
        leaseMs: 1,
        isOver: () => false,
        since: null,
        resumableAfter: '2025-01-01T00:00:00.000Z',
      });
      expect(resumed).toMatchObject({
        resumed: true,
        cursor: { offset: 99 },
        run: { requests: 3, bytes: 15 },
      });
    });

    it('refuses pages of unknown and of closed runs, and stores nothing of them', async () => {
      const store = open();
      const runId = await openRun(store);
      await store.writer.settle(aSettlement({ runId }));
      const records = [aRecordWrite()];
      await expect(store.writer.storePage(aPageWrite({ runId, records }))).rejects.toMatchObject({
        code: 'BUSY',
      });
      await expect(store.writer.storePage(aPageWrite({ runId: 'none', records }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await store.catalogue.datasets([key])).toEqual([null]);
    });

    it('raises the revision', async () => {
      const store = open();
      const before = await store.catalogue.revision();
      await harvested(store, [aRecordWrite()]);
      expect(await store.catalogue.revision()).toBeGreaterThan(before);
    });
  });
}

export function describeWritingOutsideRuns(open: StoreUnderTest): void {
  describe('writing outside a run', () => {
    it('stores fetched records without marks', async () => {
      const store = open();
      const runId = await openRun(store);
      expect(await store.writer.storeFetched('springfield', dayTwo, [aRecordWrite()])).toMatchObject({
        added: 1,
      });
      expect(await store.log.run(runId)).toMatchObject({ seen: 0, added: 0 });
      expect((await store.writer.absences(runId)).absent).toMatchObject([{ localId: 'd1', missedBefore: 0 }]);
    });

    it('maps again without touching what the portal said or when it was seen', async () => {
      const store = open();
      await harvested(store, [aRecordWrite()]);
      const better = aRecordWrite({ dataset: { title: 'Read better' }, raw: { id: 'd1', said: 'x' } });
      const same = { ...better, raw: (await store.catalogue.rawRecords([key]))[0] ?? null };
      expect(await store.writer.storeRemapped('springfield', dayTwo, [same])).toMatchObject({ changed: 1 });
      const [stored] = await store.catalogue.datasets([key]);
      expect(stored).toMatchObject({
        lastSeenAt: '2026-01-01T00:01:00.000Z',
        dataset: { title: 'Read better' },
      });
      expect(await kinds(store)).toEqual(['ADDED']);
    });

    it('leaves a tombstone a tombstone when it is mapped again, and ignores unknown records', async () => {
      const store = open();
      const runId = await harvested(store, [aRecordWrite()]);
      await store.writer.settle(aSettlement({ runId, remove: ['d1'] }));
      const unknown = aRecordWrite({ dataset: { localId: 'never' } });
      const outcome = await store.writer.storeRemapped('springfield', dayTwo, [
        aRecordWrite({ mapVersion: 2 }),
        unknown,
      ]);
      expect(outcome).toEqual({ added: 0, changed: 0, unchanged: 1, repeated: 0 });
      expect((await store.catalogue.datasets([key]))[0]?.removedAt).not.toBeNull();
    });

    it('lists raw records in ascending order of id, tombstones too, page by page', async () => {
      const store = open();
      const ids = ['c', 'a', 'e', 'b', 'd'];
      const runId = await harvested(
        store,
        ids.map((localId) => aRecordWrite({ dataset: { localId }, raw: { localId } })),
      );
      await store.writer.settle(aSettlement({ runId, remove: ['b'] }));
      const first = await store.writer.records('springfield', null, 3);
      const rest = await store.writer.records('springfield', 'c', 3);
      expect([...first, ...rest].map(({ localId }) => localId)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(first[0]?.raw).toEqual({ localId: 'a' });
      await store.writer.optimise();
    });
  });
}
