/** What every store must do with verdicts on commitments. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VerdictState } from '../../src/domain/commitments/evaluation.ts';
import type { VerdictBook } from '../../src/ports/commitments.ts';
import { anEvaluation, aRequirement, aVerdict } from '../support/an-evaluation.ts';
import type { StoreUnderTest } from './contract.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T06:00:00.000Z`;
async function judge(book: VerdictBook, at: string, states: Readonly<Record<string, VerdictState>>) {
  const evaluations = Object.entries(states).map(([id, state]) =>
    anEvaluation(id, { state }, { at, snapshots: [`portal:a@${at}`] }),
  );
  await book.save({ at, evaluations });
}
async function told(book: VerdictBook, id: string) {
  const [history] = await book.history([id]);
  return (history ?? []).map(({ evaluation, validFrom, lastAt }) => [
    evaluation.verdict.state,
    validFrom,
    lastAt,
  ]);
}

export function describeVerdicts(open: StoreUnderTest): void {
  describeKeeping(open);
  describeRepeating(open);
  describeChanges(open);
  describeEvidence(open);
}

function describeKeeping(open: StoreUnderTest): void {
  describe('a verdict', () => {
    it('holds as long as nothing but the moment and the snapshots differs', async () => {
      const { verdicts } = open();
      await judge(verdicts, day(1), { a: 'PARTIAL' });
      await judge(verdicts, day(2), { a: 'PARTIAL' });
      await judge(verdicts, day(4), { a: 'FULFILLED', b: 'NOT_FOUND' });
      expect(await told(verdicts, 'a')).toEqual([
        ['PARTIAL', day(1), day(2)],
        ['FULFILLED', day(4), day(4)],
      ]);
      expect(await verdicts.history(['none'])).toEqual([[]]);
    });

    it('is given as it was known at any time, aligned with what is asked', async () => {
      const { verdicts } = open();
      for (const at of [1, 2, 4]) await judge(verdicts, day(at), { a: 'PARTIAL' });
      await judge(verdicts, day(5), { a: 'STALE', b: 'NOT_FOUND' });
      const latest = async (asOf: string | null) =>
        (await verdicts.latest(['b', 'none', 'a'], asOf)).map((kept) =>
          kept === null ? null : [kept.evaluation.verdict.state, kept.validFrom, kept.lastAt],
        );
      expect(await latest(null)).toEqual([['NOT_FOUND', day(5), day(5)], null, ['STALE', day(5), day(5)]]);
      expect(await latest(day(4))).toEqual([null, null, ['PARTIAL', day(1), day(4)]]);
      expect(await latest(day(3))).toEqual([null, null, ['PARTIAL', day(1), day(2)]]);
      expect(await latest('2026-10-01T00:00:00.000Z')).toEqual([null, null, null]);
    });

    it('comes back whole', async () => {
      const { verdicts } = open();
      const evaluation = anEvaluation(
        'ä',
        { requirements: [aRequirement('a/1')], explanation: ['“Ñandú”'] },
        { at: day(1), milestones: [{ id: 'm', verdict: aVerdict({ state: 'STALE' }) }] },
      );
      await verdicts.save({ at: day(1), evaluations: [evaluation] });
      const [kept] = await verdicts.latest(['ä'], null);
      expect(JSON.stringify(kept?.evaluation)).toBe(JSON.stringify(evaluation));
    });
  });
}

function describeRepeating(open: StoreUnderTest): void {
  describe('saving again', () => {
    it('the same changes nothing, not even the revision', async () => {
      const { verdicts } = open();
      await judge(verdicts, day(1), { a: 'PARTIAL', b: 'STALE' });
      const before = await verdicts.revision();
      await judge(verdicts, day(1), { a: 'PARTIAL', b: 'STALE' });
      await judge(verdicts, day(1), {});
      expect(await verdicts.revision()).toBe(before);
      await judge(verdicts, day(2), { a: 'PARTIAL' });
      expect(await verdicts.revision()).toBeGreaterThan(before);
    });

    it('another verdict on the same moment takes the place of the first', async () => {
      const { verdicts } = open();
      for (const at of [1, 2, 3]) await judge(verdicts, day(at), { a: 'PARTIAL' });
      await judge(verdicts, day(3), { a: 'FULFILLED' });
      expect(await told(verdicts, 'a')).toEqual([
        ['PARTIAL', day(1), day(2)],
        ['FULFILLED', day(3), day(3)],
      ]);
      await judge(verdicts, day(3), { a: 'PARTIAL' });
      expect(await told(verdicts, 'a')).toEqual([['PARTIAL', day(1), day(3)]]);
      const changes = await verdicts.changes(null, null, { first: 9, after: null });
      expect(changes.items.map(({ item }) => item.kind)).toEqual(['FIRST_JUDGED']);
    });

    it('an older one than the last changes nothing', async () => {
      const { verdicts } = open();
      await judge(verdicts, day(3), { a: 'PARTIAL' });
      await judge(verdicts, day(2), { a: 'FULFILLED', b: 'STALE' });
      expect(await told(verdicts, 'a')).toEqual([['PARTIAL', day(3), day(3)]]);
      expect(await told(verdicts, 'b')).toEqual([['STALE', day(2), day(2)]]);
    });

    it('keeps all of a write or, where one of it cannot be kept, nothing', async () => {
      const { verdicts } = open();
      await judge(verdicts, day(1), { a: 'PARTIAL' });
      const broken = {
        ...anEvaluation('b'),
        get milestones(): never {
          throw new Error('no milestones today');
        },
      };
      const evaluations = [
        anEvaluation('a', { state: 'STALE', requirements: [aRequirement('p/1')] }),
        broken,
      ];
      await expect(verdicts.save({ at: day(2), evaluations })).rejects.toThrow('no milestones today');
      expect(await told(verdicts, 'a')).toEqual([['PARTIAL', day(1), day(1)]]);
      expect(await told(verdicts, 'b')).toEqual([]);
      expect(await verdicts.evidenceFor([{ portal: 'p', localId: '1' }])).toEqual([[]]);
    });

    it('in whatever order, keeps what a list of the judgements would', async () => {
      const step = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('PARTIAL', 'STALE', 'FULFILLED'));
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const { verdicts } = open();
          const id = `c${(run += 1)}`;
          const list: [number, VerdictState][] = [];
          for (const [at, state] of steps) {
            await judge(verdicts, day(at), { [id]: state });
            const last = list.at(-1);
            if (last !== undefined && last[0] > at) continue;
            if (last?.[0] === at) list.pop();
            list.push([at, state]);
          }
          for (const asOf of [1, 3, 5, 7, 9]) {
            const [kept] = await verdicts.latest([id], day(asOf));
            const known = list.filter(([at]) => at <= asOf);
            expect(kept?.evaluation.verdict.state).toBe(known.at(-1)?.[1]);
            const since = known.findLastIndex(([, state]) => state !== known.at(-1)?.[1]) + 1;
            expect(kept?.validFrom).toBe(known[since] && day(known[since][0]));
            expect(kept?.lastAt).toBe(known.at(-1) && day(known.at(-1)?.[0] ?? 0));
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

function describeChanges(open: StoreUnderTest): void {
  describe('changes of verdicts', () => {
    it('say what happened, newest first, page by page', async () => {
      const { verdicts } = open();
      await judge(verdicts, day(1), { b: 'NOT_FOUND', a: 'FULFILLED' });
      await judge(verdicts, day(2), { b: 'FULFILLED', a: 'STALE' });
      await judge(verdicts, day(3), { b: 'PARTIAL', a: 'STALE' });
      const ask = (first: number, after: string | null) => verdicts.changes(null, null, { first, after });
      const all = await ask(9, null);
      expect(
        all.items.map(({ item }) => [item.commitment, item.at, item.kind, item.before, item.after]),
      ).toEqual([
        ['b', day(3), 'REGRESSED', 'FULFILLED', 'PARTIAL'],
        ['a', day(2), 'GONE_STALE', 'FULFILLED', 'STALE'],
        ['b', day(2), 'NEWLY_FULFILLED', 'NOT_FOUND', 'FULFILLED'],
        ['a', day(1), 'FIRST_JUDGED', null, 'FULFILLED'],
        ['b', day(1), 'FIRST_JUDGED', null, 'NOT_FOUND'],
      ]);
      expect([all.total, all.hasNextPage]).toEqual([5, false]);
      const first = await ask(2, null);
      expect([first.total, first.hasNextPage]).toEqual([5, true]);
      await judge(verdicts, day(4), { a: 'FULFILLED' });
      const rest = await ask(9, first.items.at(-1)?.cursor ?? '');
      expect(rest.items.map(({ item }) => item)).toEqual(all.items.slice(2).map(({ item }) => item));
    });

    it('are chosen by kind and by commitment', async () => {
      const { verdicts } = open();
      await judge(verdicts, day(1), { b: 'NOT_FOUND', a: 'FULFILLED' });
      await judge(verdicts, day(2), { b: 'FULFILLED', a: 'STALE' });
      const page = { first: 9, after: null };
      const chosen = await verdicts.changes(['NEWLY_FULFILLED', 'FIRST_JUDGED'], ['b'], page);
      expect(chosen.items.map(({ item }) => [item.commitment, item.kind])).toEqual([
        ['b', 'NEWLY_FULFILLED'],
        ['b', 'FIRST_JUDGED'],
      ]);
      expect(chosen.total).toBe(2);
      expect((await verdicts.changes([], null, page)).total).toBe(0);
      const after = chosen.items[0]?.cursor ?? '';
      await expect(verdicts.changes(null, null, { first: 1, after })).rejects.toMatchObject({
        code: 'BAD_CURSOR',
      });
    });

    it('are none where only the explanation differs', async () => {
      const { verdicts } = open();
      for (const [at, explanation] of [
        [1, 'old'],
        [2, 'new'],
      ] as const)
        await verdicts.save({
          at: day(at),
          evaluations: [anEvaluation('a', { explanation: [explanation] }, { at: day(at) })],
        });
      expect((await verdicts.changes(null, null, { first: 9, after: null })).total).toBe(1);
      expect(await told(verdicts, 'a')).toHaveLength(2);
    });
  });
}

function describeEvidence(open: StoreUnderTest): void {
  describe('a dataset', () => {
    const key = (portal: string, localId: string) => ({ portal, localId });

    it('knows the commitments whose last verdict rests on it, those of milestones too', async () => {
      const { verdicts } = open();
      const rests = (id: string, ...datasets: readonly string[]) =>
        anEvaluation(id, { requirements: [aRequirement(...datasets)] });
      const ofMilestone = {
        ...rests('m'),
        milestones: [{ id: 'm1', verdict: aVerdict({ requirements: [aRequirement('p/2', 'q/2')] }) }],
      };
      await verdicts.save({
        at: day(1),
        evaluations: [rests('b', 'p/1', 'p/1'), rests('a', 'p/1'), ofMilestone],
      });
      const keys = [key('p', '2'), key('p', '1'), key('q', '1'), key('q', '2')];
      expect(await verdicts.evidenceFor(keys)).toEqual([['m'], ['a', 'b'], [], ['m']]);
      await verdicts.save({ at: day(2), evaluations: [rests('b', 'q/1')] });
      expect(await verdicts.evidenceFor(keys)).toEqual([['m'], ['a'], ['b'], ['m']]);
      await verdicts.save({ at: day(2), evaluations: [rests('b', 'p/1', 'p/1')] });
      expect(await verdicts.evidenceFor(keys)).toEqual([['m'], ['a', 'b'], [], ['m']]);
    });
  });
}
