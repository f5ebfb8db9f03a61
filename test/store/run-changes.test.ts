import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HarvestRun } from '../../src/domain/harvest.ts';
import type { Mark, MarkKind } from '../../src/store/run-changes.ts';
import {
  NOWHERE,
  acceptedRun,
  continuedRun,
  countMark,
  failuresInARow,
  isRecordMark,
  keptPlace,
  mayResume,
  mayTakeLease,
  placeAfter,
  settledRun,
  startedRun,
  strongerMark,
  supersededRun,
  supersedesHeld,
  withPage,
} from '../../src/store/run-changes.ts';
import { aPageWrite, aRunStart, aSettlement } from '../support/builders.ts';

const kinds: readonly MarkKind[] = ['added', 'changed', 'unchanged', 'rejected', 'leftOut'];
const mark = (kind: MarkKind, reason: string | null = null): Mark => ({ kind, reason });
const fresh = startedRun('r1', aRunStart());

describe('the counts of a run', () => {
  it('are the number of ids by their best mark, in whatever order the marks come', () => {
    const event = fc.record({
      id: fc.integer({ min: 0, max: 5 }),
      kind: fc.constantFrom(...kinds),
      reason: fc.constantFrom('chart', 'map'),
    });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const marks = new Map<number, Mark>();
        let run: HarvestRun = fresh;
        for (const { id, kind, reason } of events) {
          const before = marks.get(id) ?? null;
          const after = strongerMark(before, mark(kind, kind === 'leftOut' ? reason : null));
          run = countMark(run, before, after);
          marks.set(id, after);
        }
        const all = [...marks.values()];
        expect(run.seen).toBe(all.length);
        for (const kind of kinds) expect(run[kind]).toBe(all.filter((each) => each.kind === kind).length);
        const reasons = Object.values(run.leftOutReasons);
        expect(reasons.reduce((a, b) => a + b, 0)).toBe(run.leftOut);
        expect(reasons).not.toContain(0);
      }),
    );
  });

  it('let a record outweigh a rejection, and a rejection a record left out', () => {
    expect(strongerMark(mark('rejected'), mark('unchanged'))).toEqual(mark('unchanged'));
    expect(strongerMark(mark('added'), mark('changed'))).toEqual(mark('added'));
    expect(strongerMark(mark('rejected'), mark('leftOut', 'map'))).toEqual(mark('rejected'));
    expect(kinds.filter((kind) => isRecordMark(mark(kind)))).toEqual(['added', 'changed', 'unchanged']);
  });

  it('keep the last total that the portal gave, and add up the cost', () => {
    const run = withPage(fresh, aPageWrite({ runId: 'r1', expected: 9, requests: 2, bytes: 5 }));
    expect(withPage(run, aPageWrite({ runId: 'r1', requests: 1, bytes: 5 }))).toMatchObject({
      expected: 9,
      requests: 3,
      bytes: 10,
    });
  });
});

describe('the end of a run', () => {
  it('is what the settlement says', () => {
    const settlement = aSettlement({
      runId: 'r1',
      verdict: 'HELD',
      reason: 'Half is gone.',
      held: ['a', 'b'],
    });
    expect(settledRun(fresh, settlement, 1)).toMatchObject({
      finishedAt: settlement.at,
      verdict: 'HELD',
      reason: 'Half is gone.',
      removed: 1,
      heldRemovals: 2,
    });
  });

  it('is broken when another run takes its place, and complete when a person accepts', () => {
    expect(supersededRun(fresh, 'then')).toMatchObject({
      verdict: 'BROKEN',
      reason: 'superseded',
      finishedAt: 'then',
    });
    const held = { ...fresh, verdict: 'HELD', removed: 1, heldRemovals: 4, reason: 'x' } as const;
    expect(acceptedRun(held, 3)).toMatchObject({
      verdict: 'COMPLETE',
      removed: 4,
      heldRemovals: 0,
      reason: null,
    });
  });

  it('makes older held removals void only after a look at the whole portal', () => {
    const ended = (mode: HarvestRun['mode'], verdict: HarvestRun['verdict']) =>
      supersedesHeld({ ...fresh, mode, verdict });
    expect([ended('FULL', 'COMPLETE'), ended('FULL', 'HELD')]).toEqual([true, true]);
    expect([ended('FULL', 'UNEVEN'), ended('FULL', 'BROKEN'), ended('INCREMENTAL', 'COMPLETE')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is a failure in a row until one is not broken', () => {
    const runs = (...verdicts: HarvestRun['verdict'][]) => verdicts.map((verdict) => ({ ...fresh, verdict }));
    expect(failuresInARow([])).toBe(0);
    expect(failuresInARow(runs('BROKEN', 'BROKEN', 'UNEVEN', 'BROKEN'))).toBe(2);
    expect(failuresInARow(runs('BROKEN', 'BROKEN'))).toBe(2);
  });
});

describe('a run that goes on with a broken one', () => {
  const error = { code: 'TIMEOUT', message: 'slow', retryAfterMs: null } as const;
  const broken = settledRun(
    { ...fresh, seen: 7, added: 6, requests: 3, expected: 20 },
    aSettlement({ runId: 'r1', verdict: 'BROKEN', reason: 'slow', error }),
    0,
  );
  it('is the same walk under a name of its own, and not over', () => {
    expect(continuedRun('r2', broken)).toEqual({
      ...fresh,
      id: 'r2',
      continues: 'r1',
      seen: 7,
      added: 6,
      requests: 3,
      expected: 20,
    });
  });
  it('needs a place to go on from', () => {
    const place = { cursor: 5, firstExpected: null };
    expect([keptPlace(broken, place), keptPlace(broken, NOWHERE)]).toEqual([true, false]);
    expect(keptPlace({ ...broken, verdict: 'UNEVEN' }, place)).toBe(false);
  });
  it('knows the first total of the walk', () => {
    const page = (cursor: number, expected: number | null) => aPageWrite({ runId: 'r1', cursor, expected });
    const pages = [page(1, null), page(2, 9), page(3, 8)];
    expect(pages.reduce(placeAfter, NOWHERE)).toEqual({ cursor: 3, firstExpected: 9 });
  });
});

describe('a lease and an unfinished run', () => {
  const lease = { runId: 'r1', holder: 'one', renewedAt: '2026-01-01T00:00:00.000Z', leaseMs: 1_000 };

  it('are free for the holder, and for others from the end of the lease on', () => {
    const start = (holder: string, startedAt: string) => aRunStart({ holder, startedAt });
    expect(mayTakeLease(null, start('two', lease.renewedAt))).toBe(true);
    expect(mayTakeLease(lease, start('one', lease.renewedAt))).toBe(true);
    expect(mayTakeLease(lease, start('two', '2026-01-01T00:00:00.999Z'))).toBe(false);
    expect(mayTakeLease(lease, start('two', '2026-01-01T00:00:01.000Z'))).toBe(true);
  });

  it('are free at once when the holder is over', () => {
    const soon = { holder: 'two', startedAt: lease.renewedAt };
    expect(mayTakeLease(lease, aRunStart({ ...soon, isOver: (other) => other === 'one' }))).toBe(true);
    expect(mayTakeLease(lease, aRunStart({ ...soon, isOver: (other) => other === 'two' }))).toBe(false);
  });

  it('are resumed in the same mode from the given time on', () => {
    const at = (resumableAfter: string | null) => mayResume(fresh, aRunStart({ resumableAfter }));
    expect([at(null), at(fresh.startedAt), at('2026-01-01T00:00:00.001Z')]).toEqual([false, true, false]);
    expect(mayResume(fresh, aRunStart({ mode: 'INCREMENTAL', resumableAfter: fresh.startedAt }))).toBe(false);
  });
});
