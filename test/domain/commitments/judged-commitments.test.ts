import { describe, expect, it } from 'vitest';
import { judgedCommitments } from '../../../src/domain/commitments/judged-commitments.ts';
import { anEvaluation } from '../../support/an-evaluation.ts';
import { aBook, aCommitment, anAssessment, anUpdate } from '../../support/commitment-builders.ts';

const book = aBook({
  commitments: [aCommitment('a'), aCommitment('b'), aCommitment('c')],
  updates: [anUpdate('a', 'LIMITED'), anUpdate('b', 'COMPLETE')],
  assessments: [anAssessment('b', 'LIMITED')],
});

describe('commitments that are counted', () => {
  it('bring what is said and seen of each, in their order', () => {
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

  it('know only what was said by the day that is asked for', () => {
    const [first] = judgedCommitments(book, book.commitments, () => null, '2026-09-30');
    expect(first?.judgements.selfReported).toBeNull();
  });
});
