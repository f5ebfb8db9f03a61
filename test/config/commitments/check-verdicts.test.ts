import { describe, expect, it } from 'vitest';
import { verdictProblems } from '../../../src/config/commitments/check-verdicts.ts';
import { EMPTY_BOOK, type CommitmentBook } from '../../../src/domain/commitments/book.ts';
import type { CommitmentVerdict, RequirementOutcome } from '../../../src/domain/commitments/evaluation.ts';
import { placesOf, readFolder } from '../../support/commitment-files.ts';
import { wholeFolder } from '../../support/whole-commitments.ts';

const { book } = readFolder(wholeFolder);
function anOutcome(reason: string | null): RequirementOutcome {
  return {
    ...{ rule: 'e1', kind: 'dataset', required: true, weight: 1, state: 'NOT_FOUND', exists: false, reason },
    ...{ lower: 0, upper: 0, candidates: 0, unknownCandidates: 0, datasets: [], checks: [] },
  };
}
function aVerdict(state: CommitmentVerdict['state'], reason: string | null = null): CommitmentVerdict {
  return {
    ...{ state, reason, progressLower: 0, progressUpper: 0, dueState: 'NO_DUE_DATE', flags: [] },
    ...{
      firstFulfilledAt: null,
      additional: null,
      explanation: ['Because.'],
      suggestedStatus: 'NO_EVIDENCE',
    },
    requirements: [anOutcome(reason)],
  };
}
const found = (verdict: CommitmentVerdict, from: CommitmentBook = book): readonly string[] =>
  placesOf(verdictProblems(from, new Map([['lima-1', verdict]])));
const place = 'c/cities/lima/plans/lima-2013.yaml:17';

describe('what verdicts say of files', () => {
  it('warns of a rule that nothing fulfils, and of pins that are gone', () => {
    const without = { ...book, updates: [] };
    expect(found(aVerdict('NOT_FOUND', 'NO_CANDIDATE'), without)).toEqual([`${place} W-EVI-02`]);
    expect(found(aVerdict('NOT_FOUND', 'PIN_MISSING'), without)).toEqual([`${place} W-EVI-02`]);
    expect(found(aVerdict('UNVERIFIABLE', 'SOURCE_UNAVAILABLE'), without)).toEqual([]);
  });

  it('knows a selector that too many fulfil for an error', () => {
    expect(found(aVerdict('UNVERIFIABLE', 'TOO_MANY_CANDIDATES'))).toEqual([`${place} E-SEL-07`]);
  });

  it('warns where the city says COMPLETE and the catalogue proves less', () => {
    for (const state of ['NOT_FOUND', 'PARTIAL'] as const)
      expect(found(aVerdict(state))).toEqual([`${place} W-STA-01`]);
    for (const state of ['FULFILLED', 'STALE', 'UNVERIFIABLE'] as const)
      expect(found(aVerdict(state))).toEqual([]);
  });

  it('goes by the latest word of the city itself', () => {
    const [first, second, ...others] = book.updates.filter(({ subject }) => subject === 'lima-1');
    if (first === undefined || second === undefined) throw new Error('no updates');
    const limited = { ...second, status: 'LIMITED' } as const;
    const another = { ...second, author: { name: null, role: 'PUBLIC' } } as const;
    expect(
      found(aVerdict('PARTIAL'), { ...book, updates: [second, { ...limited, id: 'later' }, ...others] }),
    ).toEqual([]);
    expect(found(aVerdict('PARTIAL'), { ...book, updates: [first, another] })).toEqual([]);
  });

  it('passes over what nobody has judged', () => {
    expect(verdictProblems(book, new Map())).toEqual([]);
    expect(verdictProblems(EMPTY_BOOK, new Map([['lima-1', aVerdict('PARTIAL')]]))).toEqual([]);
  });
});
