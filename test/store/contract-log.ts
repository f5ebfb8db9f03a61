import { describe, expect, it } from 'vitest';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../support/builders.ts';
import type { StoreUnderTest } from './contract.ts';
import { harvested, openRun } from './contract.ts';

const later = '2026-01-01T00:00:30.000Z';
const muchLater = '2026-01-01T02:00:00.000Z';
const longAgo = '2025-01-01T00:00:00.000Z';

export function describeLeases(open: StoreUnderTest): void {
  describe('a lease', () => {
    it('keeps other holders out until it was not renewed for its length', async () => {
      const store = open();
      const runId = await openRun(store, { leaseMs: 60_000 });
      const other = aRunStart({ holder: 'holder-2', startedAt: later });
      expect(await store.log.open(other)).toBeNull();
      expect(await store.log.renew(runId, 'holder-1', later)).toBe(true);
      expect(await store.log.open({ ...other, startedAt: '2026-01-01T00:01:10.000Z' })).toBeNull();
      const taken = await store.log.open({ ...other, startedAt: '2026-01-01T00:01:30.000Z' });
      expect(taken?.run.id).not.toBe(runId);
      expect(await store.log.renew(runId, 'holder-1', muchLater)).toBe(false);
      expect(await store.log.run(runId)).toMatchObject({ verdict: 'BROKEN', reason: 'superseded' });
    });

    it('is free at once when its holder is over, and the run goes on', async () => {
      const store = open();
      const runId = await openRun(store, { holder: 'holder-1' });
      const asked: string[] = [];
      const isOver = (holder: string) => asked.push(holder) > 1;
      const other = aRunStart({ holder: 'holder-2', startedAt: later, resumableAfter: longAgo, isOver });
      expect(await store.log.open(other)).toBeNull();
      expect(await store.log.open(other)).toMatchObject({ resumed: true, run: { id: runId } });
      expect(asked).toEqual(['holder-1', 'holder-1']);
      expect(await store.log.renew(runId, 'holder-1', later)).toBe(false);
    });

    it('is given back by settling', async () => {
      const store = open();
      const runId = await openRun(store);
      await store.writer.settle(aSettlement({ runId }));
      expect(await store.log.renew(runId, 'holder-1', later)).toBe(false);
      expect(await store.log.open(aRunStart({ holder: 'holder-2' }))).not.toBeNull();
    });

    it('of one portal leaves the others free', async () => {
      const store = open();
      await openRun(store);
      expect(await store.log.open(aRunStart({ portal: 'shelbyville', holder: 'holder-2' }))).not.toBeNull();
    });

    it('is not renewed by another holder or for another run', async () => {
      const store = open();
      const runId = await openRun(store);
      expect(await store.log.renew(runId, 'holder-2', later)).toBe(false);
      expect(await store.log.renew('none', 'holder-1', later)).toBe(false);
    });
  });

  describe('an unfinished run', () => {
    it('is resumed in the same mode, with cursor, since and counts', async () => {
      const store = open();
      const since = '2025-12-01T00:00:00.000Z';
      const runId = await openRun(store, { mode: 'INCREMENTAL', since });
      await store.writer.storePage(aPageWrite({ runId, records: [aRecordWrite()], cursor: { offset: 1 } }));
      const resumed = await store.log.open(
        aRunStart({ mode: 'INCREMENTAL', startedAt: muchLater, holder: 'holder-2', resumableAfter: longAgo }),
      );
      expect(resumed).toMatchObject({
        resumed: true,
        cursor: { offset: 1 },
        since,
        run: { id: runId, added: 1 },
      });
    });

    it.each([
      ['of another mode', { mode: 'INCREMENTAL', resumableAfter: longAgo } as const],
      ['that is too old', { resumableAfter: later }],
      ['when nothing may be resumed', { resumableAfter: null }],
    ])('%s is closed as broken', async (_, given) => {
      const store = open();
      const runId = await openRun(store);
      const next = await store.log.open(aRunStart({ startedAt: muchLater, ...given }));
      expect(next).toMatchObject({ resumed: false, cursor: null });
      expect(await store.log.run(runId)).toMatchObject({
        verdict: 'BROKEN',
        reason: 'superseded',
        finishedAt: muchLater,
      });
    });

    it('begins anew with its marks when its cursor is worthless', async () => {
      const store = open();
      const runId = await harvested(store, [aRecordWrite()], { cursor: { offset: 1 } });
      await store.log.restart(runId);
      const resumed = await store.log.open(aRunStart({ resumableAfter: longAgo }));
      expect(resumed).toMatchObject({ resumed: true, cursor: null, firstExpected: null });
      const again = await store.writer.storePage(aPageWrite({ runId, records: [aRecordWrite()] }));
      expect(again.repeated).toBe(1);
      expect((await store.log.run(runId))?.seen).toBe(1);
    });
  });
}

export function describeReadingTheLog(open: StoreUnderTest): void {
  describe('the log of a portal', () => {
    it('is empty where nothing was harvested', async () => {
      expect(await open().log.portals(['nowhere'])).toEqual([
        {
          portal: 'nowhere',
          running: null,
          lastRun: null,
          lastComplete: null,
          lastFull: null,
          held: null,
          failures: 0,
          mapVersion: null,
        },
      ]);
    });

    it('tells the last runs of each kind, the failures in a row and the oldest mapping', async () => {
      const store = open();
      const full = await harvested(store, [
        aRecordWrite({ mapVersion: 3 }),
        aRecordWrite({ dataset: { localId: 'd2' }, mapVersion: 2 }),
      ]);
      await store.writer.settle(aSettlement({ runId: full }));
      const incremental = await openRun(store, { mode: 'INCREMENTAL' });
      await store.writer.settle(aSettlement({ runId: incremental }));
      const error = { code: 'TIMEOUT', message: 'slow', retryAfterMs: null } as const;
      for (let i = 0; i < 2; i += 1)
        await store.writer.settle(aSettlement({ runId: await openRun(store), verdict: 'BROKEN', error }));
      const running = await openRun(store);
      const [log] = await store.log.portals(['springfield']);
      expect(log).toMatchObject({
        running: { id: running },
        lastRun: { verdict: 'BROKEN', error },
        lastComplete: { id: incremental },
        lastFull: { id: full },
        failures: 2,
        mapVersion: 2,
      });
    });

    it('lists runs newest first, page by page, and refuses cursors of another list', async () => {
      const store = open();
      const ids: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        ids.unshift(await openRun(store));
        await store.writer.settle(aSettlement({ runId: ids[0] ?? '' }));
      }
      const [first] = await store.log.runs([{ portal: 'springfield', page: { first: 2, after: null } }]);
      expect(first?.items.map(({ item }) => item.id)).toEqual(ids.slice(0, 2));
      expect(first).toMatchObject({ total: 3, hasNextPage: true });
      const after = first?.items[1]?.cursor ?? '';
      const [rest] = await store.log.runs([{ portal: 'springfield', page: { first: 2, after } }]);
      expect(rest?.items.map(({ item }) => item.id)).toEqual(ids.slice(2));
      const elsewhere = store.log.runs([{ portal: 'shelbyville', page: { first: 2, after } }]);
      await expect(elsewhere).rejects.toMatchObject({ code: 'BAD_CURSOR' });
    });

    it('lists rejections in the order of the walk', async () => {
      const store = open();
      const runId = await openRun(store);
      const rejection = (localId: string | null, message: string) =>
        ({ localId, code: 'BAD_SHAPE', message }) as const;
      await store.writer.storePage(
        aPageWrite({ runId, cursor: 1, rejections: [rejection('z', 'one'), rejection(null, 'two')] }),
      );
      await store.writer.storePage(
        aPageWrite({ runId, cursor: null, rejections: [rejection('a', 'three')] }),
      );
      const [first] = await store.log.rejections([{ runId, page: { first: 2, after: null } }]);
      expect(first?.items.map(({ item }) => item.message)).toEqual(['one', 'two']);
      const after = first?.items[1]?.cursor ?? '';
      const [rest] = await store.log.rejections([{ runId, page: { first: 2, after } }]);
      expect(rest?.items.map(({ item }) => item)).toEqual([rejection('a', 'three')]);
    });

    it('knows no run that was never opened', async () => {
      const store = open();
      expect(await store.log.run('none')).toBeNull();
      await expect(store.log.restart('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(store.writer.absences('none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
}
