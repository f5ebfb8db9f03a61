import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitmentVerdict, VerdictState } from '../../../src/domain/commitments/evaluation.ts';
import { flagsOf, type FlagInput } from '../../../src/domain/commitments/flags.ts';
import { judgeSubject } from '../../../src/domain/commitments/judge-commitment.ts';
import { PROOF_UNKNOWN, proofOfDataset } from '../../../src/domain/commitments/proof.ts';
import { spanOfText } from '../../../src/domain/commitments/date-span.ts';

const AT = '2026-11-23T12:00:00.000Z';
function verdict(given: Partial<CommitmentVerdict> = {}): CommitmentVerdict {
  const { verdict: plain } = judgeSubject({
    ...{
      rules: [],
      milestones: [],
      dueOn: null,
      planStart: null,
      at: AT,
      firstSnapshotAt: null,
      previous: null,
      updates: [],
    },
  });
  return { ...plain, ...given };
}
function flags(given: Partial<FlagInput>) {
  return flagsOf({
    ...{ state: 'FULFILLED', at: AT, dueOn: null, planStart: null, proof: PROOF_UNKNOWN },
    ...{ firstSnapshotAt: null, previous: null, lostPin: false, saidGoneOn: null },
    ...given,
  });
}
const published = (day: string) => proofOfDataset(spanOfText(day), '2026-11-01T00:00:00.000Z');
const undated = proofOfDataset(null, '2026-11-01T00:00:00.000Z');

describe('whether it is due', () => {
  const table: readonly (readonly [string | null, VerdictState, string])[] = [
    [null, 'PARTIAL', 'NO_DUE_DATE'],
    ['someday', 'PARTIAL', 'NO_DUE_DATE'],
    ['2026-12-24', 'PARTIAL', 'NOT_DUE'],
    ['2026-12-23', 'PARTIAL', 'DUE'],
    ['2026-11-23', 'PARTIAL', 'DUE'],
    ['2026-11', 'PARTIAL', 'DUE'],
    ['2026-11-22', 'PARTIAL', 'OVERDUE'],
    ['2026-11-22', 'UNVERIFIABLE', 'OVERDUE'],
    ['2026-11-22', 'FULFILLED', 'NOT_DUE'],
    ['2026-12-01', 'FULFILLED', 'DUE'],
  ];
  it.each(table)('goes by the end of its date: %s, %s', (dueOn, state, dueState) => {
    const given = flags({ dueOn, state });
    expect(given.dueState).toBe(dueState);
    expect(given.flags.includes('OVERDUE')).toBe(dueState === 'OVERDUE');
  });
});

describe('whether it came in time', () => {
  it('is so where it was published within a fortnight of the day', () => {
    expect(flags({ dueOn: '2013-03-07', proof: published('2013-03-21') }).flags).toEqual(['ON_TIME']);
    expect(flags({ dueOn: '2013-03-07', proof: published('2013-03-22') }).flags).toEqual(['LATE']);
  });

  it('is so where it was seen fulfilled by then', () => {
    const previous = verdict({ firstFulfilledAt: '2026-11-01T00:00:00.000Z' });
    expect(flags({ dueOn: '2026-11-01', previous }).flags).toEqual(['ON_TIME']);
  });

  it('is not known where we came too late to see it and it has no date', () => {
    const dueOn = '2013-03-07';
    expect(flags({ dueOn, proof: undated, firstSnapshotAt: '2026-11-01T00:00:00.000Z' }).flags).toEqual([
      'ON_TIME_UNKNOWN',
    ]);
    expect(flags({ dueOn, proof: undated }).flags).toEqual(['ON_TIME_UNKNOWN']);
  });

  it('is not so where we watched and it came later', () => {
    const given = flags({ dueOn: '2026-10-01', proof: undated, firstSnapshotAt: '2026-09-01T00:00:00.000Z' });
    expect(given.flags).toEqual(['LATE']);
  });

  it('stays what it was once it is not fulfilled any more', () => {
    const previous = verdict({
      state: 'FULFILLED',
      firstFulfilledAt: '2026-11-01T00:00:00.000Z',
      flags: ['LATE'],
    });
    const given = flags({ state: 'STALE', dueOn: '2013-03-07', previous });
    expect(given.flags).toEqual(['LATE', 'OVERDUE', 'REGRESSED']);
  });

  it('is no question where nothing is due or nothing was ever fulfilled', () => {
    expect(flags({ proof: published('2013') }).flags).toEqual([]);
    expect(flags({ state: 'PARTIAL', dueOn: '2027' }).flags).toEqual([]);
  });
});

describe('going back', () => {
  const previous = verdict({ state: 'FULFILLED', firstFulfilledAt: '2026-11-01T00:00:00.000Z' });
  it('is told of what was fulfilled and is known not to be any more', () => {
    for (const state of ['STALE', 'PARTIAL', 'NOT_FOUND'] as const) {
      const given = flags({ state, previous });
      expect(given.flags).toEqual(['REGRESSED']);
      expect(given.firstFulfilledAt).toBe('2026-11-01T00:00:00.000Z');
      expect(given.sentences).toEqual(['It was first seen fulfilled on 2026-11-01 and is not any more.']);
    }
  });

  it('is not told of what cannot be seen', () => {
    expect(flags({ state: 'UNVERIFIABLE', previous }).flags).toEqual([]);
    expect(flags({ state: 'FULFILLED', previous }).flags).toEqual([]);
  });

  it('is told of what a rule names and was there', () => {
    expect(flags({ state: 'NOT_FOUND', lostPin: true }).flags).toEqual(['REGRESSED']);
  });

  it('is told of what the city says is gone, where nothing of it is found, and of nothing else', () => {
    const said = { saidGoneOn: '2026-11-20' };
    const given = flags({ state: 'NOT_FOUND', ...said });
    expect([given.flags, given.sentences]).toEqual([
      ['REGRESSED'],
      ['The city said on 2026-11-20 that it was there before and is not any more.'],
    ]);
    for (const state of ['FULFILLED', 'PARTIAL', 'STALE', 'UNVERIFIABLE'] as const)
      expect(flags({ state, ...said }).flags).toEqual([]);
    expect(flags({ state: 'NOT_FOUND', previous, ...said }).sentences).toEqual([
      'It was first seen fulfilled on 2026-11-01 and is not any more.',
    ]);
  });
});

describe('what was there before the promise', () => {
  it('fulfils it and adds nothing', () => {
    const given = flags({ planStart: '2013-01-01', proof: published('2012-12-31') });
    expect([given.additional, given.flags]).toEqual([false, ['BACKDATED']]);
    expect(given.sentences[0]).toContain('2012-12-31');
  });

  it('is not known of a coarse date, or of none', () => {
    expect(flags({ planStart: '2013-06', proof: published('2013') }).additional).toBeNull();
    expect(flags({ planStart: '2013-06', proof: undated }).additional).toBeNull();
    expect(flags({ planStart: null, proof: published('2012') }).additional).toBeNull();
    expect(flags({ planStart: '2013-06', proof: published('2013-06-01') }).additional).toBe(true);
    expect(flags({ planStart: '2026-11-02', proof: undated }).additional).toBe(false);
  });
});

describe('flags', () => {
  it('are in alphabetical order, and never contradict one another', () => {
    const day = fc.constantFrom('2012', '2013-03-07', '2026-10', '2026-11-23', '2027');
    fc.assert(
      fc.property(
        fc.constantFrom<VerdictState>('FULFILLED', 'PARTIAL', 'STALE', 'NOT_FOUND', 'UNVERIFIABLE'),
        fc.option(day, { nil: null }),
        fc.option(day, { nil: null }),
        day,
        fc.option(fc.constantFrom('2012-01-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'), { nil: null }),
        fc.boolean(),
        (state, dueOn, planStart, issued, seen, lostPin) => {
          const previous = seen === null ? null : verdict({ firstFulfilledAt: seen });
          const given = flags({
            state,
            dueOn,
            planStart,
            proof: published(issued),
            firstSnapshotAt: seen,
            previous,
            lostPin,
          });
          const has = (flag: (typeof given.flags)[number]): boolean => given.flags.includes(flag);
          expect(given.flags).toEqual([...given.flags].sort());
          expect(has('ON_TIME') && has('LATE')).toBe(false);
          expect(has('OVERDUE')).toBe(given.dueState === 'OVERDUE');
          if (state === 'FULFILLED') expect(has('OVERDUE')).toBe(false);
          if (has('BACKDATED')) expect(state).toBe('FULFILLED');
          if (state === 'UNVERIFIABLE' && !lostPin) expect(has('REGRESSED')).toBe(false);
        },
      ),
    );
  });
});
