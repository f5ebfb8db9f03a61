import { describe, expect, it } from 'vitest';
import {
  judgedCommitments,
  selectCommitments,
  selectPlans,
} from '../../../src/domain/commitments/selection.ts';
import { anEvaluation } from '../../support/an-evaluation.ts';
import { aBook, aCommitment, anAssessment, anUpdate, aPlan } from '../../support/commitment-builders.ts';

const book = aBook({
  plans: [aPlan('plan-1', { round: 'r1' }), aPlan('plan-2', { city: 'shelbyville', round: 'r2' })],
  commitments: [
    aCommitment('a', { themes: ['T1', 'T2'], pledges: ['P1'], leadInstitution: 'Police' }),
    aCommitment('b', { themes: ['T2'], pledges: ['P5'] }),
    aCommitment('c', { city: 'shelbyville', plan: 'plan-2', themes: ['unclassified'] }),
  ],
  updates: [anUpdate('a', 'LIMITED'), anUpdate('b', 'COMPLETE')],
  assessments: [anAssessment('b', 'LIMITED')],
});
const chosen = (selection: Parameters<typeof selectCommitments>[1]) =>
  selectCommitments(book, selection).map(({ id }) => id);

describe('a selection of commitments', () => {
  it.each([
    [{}, ['a', 'b', 'c']],
    [{ city: 'springfield' }, ['a', 'b']],
    [{ plan: 'plan-2' }, ['c']],
    [{ round: 'r1' }, ['a', 'b']],
    [{ theme: 'T2' }, ['a', 'b']],
    [{ theme: 'unclassified' }, ['c']],
    [{ pledge: 'P5' }, ['b']],
    [{ institution: 'Police' }, ['a']],
    [{ round: 'r1', theme: 'T1' }, ['a']],
    [{ city: 'shelbyville', round: 'r1' }, []],
  ])('by %j', (selection, ids) => {
    expect(chosen(selection)).toEqual(ids);
  });

  it('has plans of its own', () => {
    expect(selectPlans(book, { round: 'r2' }).map(({ id }) => id)).toEqual(['plan-2']);
  });

  it('brings what is said and seen of each', () => {
    const evaluation = anEvaluation('b', { suggestedStatus: 'SUBSTANTIAL' });
    const judged = judgedCommitments(book, book.commitments, (id) => (id === 'b' ? evaluation : null), null);
    expect(
      judged.map(({ commitment: { id }, judgements }) => [
        ...[id, judgements.selfReported?.status ?? null, judgements.independent?.completion ?? null],
        judgements.agreement,
      ]),
    ).toEqual([
      ['a', 'LIMITED', null, 'NOT_COMPARABLE'],
      ['b', 'COMPLETE', 'LIMITED', 'SELF_HIGHER'],
      ['c', null, null, 'NOT_COMPARABLE'],
    ]);
  });
});
