import { describe, expect, it } from 'vitest';
import { aPageWrite, aRecordWrite, aSettlement } from '../support/builders.ts';
import type { StoreUnderTest } from './contract.ts';
import { found, harvested, openRun } from './contract.ts';

const records = ['a', 'b', 'c'].map((localId) => aRecordWrite({ dataset: { localId } }));
const dayTwo = '2026-01-02T00:00:00.000Z';
const page = { first: 10, after: null };

export function describeSettling(open: StoreUnderTest): void {
  describe('absences', () => {
    it('are the living datasets that the run did not see; rejected ones were seen, left-out ones were not', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, records) }));
      const runId = await openRun(store);
      await store.writer.storePage(
        aPageWrite({
          runId,
          records: [aRecordWrite({ dataset: { localId: 'new' } })],
          rejections: [{ localId: 'a', code: 'BAD_SHAPE', message: 'broken' }],
          leftOut: [{ localId: 'b', reason: 'chart' }],
        }),
      );
      expect(await store.writer.absences(runId)).toEqual({
        living: 3,
        absent: [
          { localId: 'b', missedBefore: 0, isLeftOut: true },
          { localId: 'c', missedBefore: 0, isLeftOut: false },
        ],
      });
    });

    it('are counted walk after walk until the dataset is seen again', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, records) }));
      await store.writer.settle(aSettlement({ runId: await openRun(store), missed: ['a', 'b'] }));
      await store.writer.settle(
        aSettlement({ runId: await openRun(store), missed: ['a', 'b'], verdict: 'HELD' }),
      );
      const runId = await openRun(store);
      expect((await store.writer.absences(runId)).absent[0]).toMatchObject({ localId: 'a', missedBefore: 2 });
      await store.writer.storeFetched('springfield', dayTwo, records.slice(0, 1));
      const rejections = [{ localId: 'b', code: 'BAD_SHAPE', message: 'broken' } as const];
      await store.writer.storePage(aPageWrite({ runId, rejections }));
      await store.writer.settle(aSettlement({ runId }));
      const { absent } = await store.writer.absences(await openRun(store));
      expect(absent.map(({ missedBefore }) => missedBefore)).toEqual([0, 0, 0]);
    });

    it('of one portal are not of another', async () => {
      const store = open();
      await harvested(store, [aRecordWrite({ dataset: { portal: 'shelbyville' } })], {
        portal: 'shelbyville',
      });
      expect(await store.writer.absences(await openRun(store))).toEqual({ living: 0, absent: [] });
    });
  });

  describe('settling', () => {
    it('sets tombstones that keep the description, the history and the count', async () => {
      const store = open();
      const runId = await harvested(store, records);
      await store.writer.settle(aSettlement({ runId, remove: ['a', 'unknown'], at: dayTwo }));
      expect(await store.log.run(runId)).toMatchObject({
        verdict: 'COMPLETE',
        removed: 1,
        finishedAt: dayTwo,
      });
      const [stored] = await store.catalogue.datasets([{ portal: 'springfield', localId: 'a' }]);
      expect(stored).toMatchObject({ removedAt: dayTwo, dataset: { localId: 'a' } });
      expect(await store.catalogue.counts(['springfield', 'nowhere'])).toEqual([2, 0]);
      expect(await found(store, {})).toEqual(['b', 'c']);
      expect(await found(store, { removed: true })).toEqual(['a']);
      expect(await found(store, { removed: null })).toHaveLength(3);
    });

    it('lets a tombstone that is seen again live again', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, records), remove: ['a'] }));
      const changed = aRecordWrite({ dataset: { localId: 'a', title: 'Back' } });
      const runId = await openRun(store);
      expect(await store.writer.storePage(aPageWrite({ runId, records: [changed] }))).toMatchObject({
        added: 1,
      });
      const key = { portal: 'springfield', localId: 'a' };
      const [changes] = await store.catalogue.changes([{ key, page }]);
      expect(changes?.items.map(({ item }) => item.kind)).toEqual(['REAPPEARED', 'REMOVED', 'ADDED']);
      expect(changes?.items[0]?.item.fields).toEqual(['title']);
      expect((await store.catalogue.datasets([key]))[0]?.removedAt).toBeNull();
      expect(await found(store, { query: 'back' })).toEqual(['a']);
    });

    it('closes the run, once', async () => {
      const store = open();
      const runId = await harvested(store, records);
      await store.writer.settle(aSettlement({ runId, verdict: 'UNEVEN', reason: 'Three of four came.' }));
      await expect(store.writer.settle(aSettlement({ runId }))).rejects.toMatchObject({ code: 'BUSY' });
      expect(await store.log.run(runId)).toMatchObject({ verdict: 'UNEVEN', reason: 'Three of four came.' });
    });

    it('lists removals newest first, with their pages', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, records), remove: ['c', 'a'] }));
      await store.writer.settle(aSettlement({ runId: await openRun(store), remove: ['b'], at: dayTwo }));
      const [first] = await store.catalogue.removals([
        { portal: 'springfield', page: { first: 2, after: null } },
      ]);
      expect(first?.items.map(({ item }) => item.key.localId)).toEqual(['b', 'a']);
      expect(first).toMatchObject({ total: 3, hasNextPage: true });
      const after = first?.items[1]?.cursor ?? '';
      const [rest] = await store.catalogue.removals([{ portal: 'springfield', page: { first: 2, after } }]);
      expect(rest?.items.map(({ item }) => item.key.localId)).toEqual(['c']);
      expect(rest?.hasNextPage).toBe(false);
    });
  });

  describe('removals that wait', () => {
    it('are set by a person, and turn the run complete', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, records) }));
      const runId = await openRun(store);
      await store.writer.settle(aSettlement({ runId, verdict: 'HELD', held: ['a', 'b', 'c'] }));
      expect(await store.log.heldRemovals('springfield')).toMatchObject({
        run: { id: runId, heldRemovals: 3 },
        localIds: ['a', 'b', 'c'],
      });
      await store.writer.storeFetched('springfield', dayTwo, records.slice(0, 1));
      expect((await store.log.portals(['springfield']))[0]?.held?.heldRemovals).toBe(2);
      expect(await store.log.acceptHeld('springfield', dayTwo, 'another run')).toBeNull();
      const run = await store.log.acceptHeld('springfield', dayTwo, runId);
      expect(run).toMatchObject({ id: runId, verdict: 'COMPLETE', removed: 2, heldRemovals: 0 });
      expect(await found(store, {})).toEqual(['a']);
      expect(await store.log.heldRemovals('springfield')).toBeNull();
      expect(await store.log.acceptHeld('springfield', dayTwo)).toBeNull();
    });

    it('are forgotten when a later walk looked at the whole portal', async () => {
      const store = open();
      await store.writer.settle(aSettlement({ runId: await harvested(store, records) }));
      await store.writer.settle(
        aSettlement({ runId: await openRun(store), verdict: 'HELD', held: ['a', 'b', 'c'] }),
      );
      await store.writer.settle(aSettlement({ runId: await openRun(store), verdict: 'BROKEN' }));
      expect((await store.log.heldRemovals('springfield'))?.localIds).toHaveLength(3);
      await store.writer.settle(aSettlement({ runId: await openRun(store), verdict: 'HELD', held: ['b'] }));
      expect((await store.log.heldRemovals('springfield'))?.localIds).toEqual(['b']);
      await store.writer.settle(aSettlement({ runId: await openRun(store) }));
      expect(await store.log.heldRemovals('springfield')).toBeNull();
    });
  });
}
