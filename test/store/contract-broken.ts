/** What becomes of a walk that broke: the next run goes on with it. */
import { describe, expect, it } from 'vitest';
import type { Settlement, Store } from '../../src/ports/store.ts';
import { aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../support/builders.ts';
import type { StoreUnderTest } from './contract.ts';
import { openRun } from './contract.ts';

const later = '2026-01-01T00:00:30.000Z';
const muchLater = '2026-01-01T02:00:00.000Z';
const longAgo = '2025-01-01T00:00:00.000Z';
const timeout = { code: 'TIMEOUT', message: 'slow', retryAfterMs: null } as const;

/** One page of a walk, which then breaks. */
async function broken(store: Store, settled: Partial<Settlement> = {}): Promise<string> {
  const runId = await openRun(store, { since: 'then' });
  await store.writer.storePage(
    aPageWrite({
      runId,
      records: [aRecordWrite()],
      rejections: [{ localId: 'z', code: 'BAD_SHAPE', message: 'no title' }],
      leftOut: [{ localId: 'c', reason: 'chart' }],
      cursor: { offset: 3 },
      expected: 9,
    }),
  );
  await store.writer.storePage(aPageWrite({ runId, cursor: { offset: 4 }, expected: 8 }));
  await store.writer.settle(
    aSettlement({ runId, verdict: 'BROKEN', reason: 'slow', error: timeout, keepsPlace: true, ...settled }),
  );
  return runId;
}
const goOn = aRunStart({ startedAt: muchLater, holder: 'holder-2', resumableAfter: longAgo });

export function describeBrokenRuns(open: StoreUnderTest): void {
  describe('a broken run that keeps its place', () => {
    it('is gone on with by a run of its own, with cursor, since, counts and rejections', async () => {
      const store = open();
      const runId = await broken(store);
      const next = await store.log.open(goOn);
      expect(next).toMatchObject({
        resumed: true,
        cursor: { offset: 4 },
        since: 'then',
        firstExpected: 9,
        run: { continues: runId, verdict: null, error: null, reason: null, finishedAt: null },
      });
      expect(next?.run).toMatchObject({
        seen: 3,
        added: 1,
        rejected: 1,
        leftOut: 1,
        expected: 8,
        requests: 2,
      });
      expect(next?.run.startedAt).toBe('2026-01-01T00:00:00.000Z');
      expect(await store.log.run(runId)).toMatchObject({ verdict: 'BROKEN', error: timeout, seen: 3 });
      const page = { first: 10, after: null };
      const lists = await store.log.rejections(
        [runId, next?.run.id ?? ''].map((id) => ({ runId: id, page })),
      );
      expect(lists.map(({ items }) => items.map(({ item }) => item.localId))).toEqual([['z'], ['z']]);
    });

    it('has its records count as seen, and their marks kept', async () => {
      const store = open();
      await broken(store);
      const runId = (await store.log.open(goOn))?.run.id ?? '';
      const again = await store.writer.storePage(
        aPageWrite({ runId, records: [aRecordWrite(), aRecordWrite({ dataset: { localId: 'd2' } })] }),
      );
      expect(again).toEqual({ added: 1, changed: 0, unchanged: 0, repeated: 1 });
      expect(await store.writer.absences(runId)).toEqual({ living: 0, absent: [] });
      expect(await store.log.run(runId)).toMatchObject({ seen: 4, added: 2 });
    });

    it('goes on counting as a failure until one has not broken', async () => {
      const store = open();
      await broken(store);
      const runId = (await store.log.open(goOn))?.run.id ?? '';
      const failures = async () => (await store.log.portals(['springfield']))[0]?.failures;
      expect(await failures()).toBe(1);
      await store.writer.settle(aSettlement({ runId, verdict: 'BROKEN', error: timeout, keepsPlace: true }));
      expect(await failures()).toBe(2);
      const third = await store.log.open(goOn);
      expect(third).toMatchObject({ resumed: true, run: { continues: runId, seen: 3 } });
      await store.writer.settle(aSettlement({ runId: third?.run.id ?? '' }));
      expect(await failures()).toBe(0);
    });

    it('is resumed like any other when the run that goes on with it is cut off', async () => {
      const store = open();
      await broken(store);
      const first = await store.log.open(goOn);
      const second = await store.log.open(goOn);
      expect(second).toEqual(first);
    });

    it.each([
      ['of another mode', { mode: 'INCREMENTAL' } as const],
      ['begun too long ago', { resumableAfter: later }],
      ['when no walk may be gone on with', { resumableAfter: null }],
    ])('%s is left, for good', async (_, given) => {
      const store = open();
      const runId = await broken(store);
      const next = await store.log.open({ ...goOn, ...given });
      expect(next).toMatchObject({ resumed: false, cursor: null, run: { continues: null, seen: 0 } });
      await store.writer.settle(aSettlement({ runId: next?.run.id ?? '' }));
      expect(await store.log.open(goOn)).toMatchObject({ resumed: false });
      expect(await store.log.run(runId)).toMatchObject({ verdict: 'BROKEN', reason: 'slow' });
    });

    it.each<[string, Partial<Settlement>]>([
      ['did not keep it', { keepsPlace: false }],
      ['did not break', { verdict: 'UNEVEN' }],
    ])('is none when the run %s', async (_, settled) => {
      const store = open();
      await broken(store, settled);
      expect(await store.log.open(goOn)).toMatchObject({ resumed: false, cursor: null, run: { seen: 0 } });
    });

    it('is none when it broke before its first page', async () => {
      const store = open();
      const runId = await openRun(store);
      await store.writer.settle(aSettlement({ runId, verdict: 'BROKEN', error: timeout, keepsPlace: true }));
      expect(await store.log.open(goOn)).toMatchObject({ resumed: false });
    });
  });
}
