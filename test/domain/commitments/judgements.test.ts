import { describe, expect, it } from 'vitest';
import { agreementOf, judgementsOf } from '../../../src/domain/commitments/judgements.ts';
import { aVerdict } from '../../support/an-evaluation.ts';
import { anAssessment, anUpdate } from '../../support/commitment-builders.ts';

describe('what is said and what is seen', () => {
  it.each([
    ['COMPLETE', 'COMPLETE', 'AGREE'],
    ['COMPLETE', 'SUBSTANTIAL', 'SELF_HIGHER'],
    ['NOT_STARTED', 'LIMITED', 'COMPUTED_HIGHER'],
    ['WITHDRAWN', 'NOT_STARTED', 'NOT_COMPARABLE'],
    ['COMPLETE', 'NO_EVIDENCE', 'NOT_COMPARABLE'],
    [null, 'COMPLETE', 'NOT_COMPARABLE'],
    ['COMPLETE', null, 'NOT_COMPARABLE'],
  ] as const)('%s and %s: %s', (self, computed, agreement) => {
    expect(agreementOf(self, computed)).toBe(agreement);
  });

  it('is the last word of the city, the last review and the verdict, each for itself', () => {
    const said = {
      updates: [
        anUpdate('a', 'COMPLETE', { id: 'late', reportedOn: '2026-09' }),
        anUpdate('a', 'LIMITED', { id: 'early', reportedOn: '2026-02-01' }),
        anUpdate('a', 'NOT_STARTED', { reportedOn: '2026-10-01', author: { name: 'X', role: 'PUBLIC' } }),
        anUpdate('b', 'LIMITED'),
      ],
      assessments: [anAssessment('a', 'LIMITED', { date: '2026-05-01' }), anAssessment('b', null)],
    };
    const computed = aVerdict({ suggestedStatus: 'SUBSTANTIAL' });
    const now = judgementsOf('a', computed, said, null);
    expect([now.selfReported?.id, now.independent?.completion, now.computed, now.agreement]).toEqual([
      ...['late', 'LIMITED', computed, 'SELF_HIGHER'],
    ]);
    const then = judgementsOf('a', computed, said, '2026-03-01');
    expect([then.selfReported?.id, then.independent, then.agreement]).toEqual([
      ...['early', null, 'COMPUTED_HIGHER'],
    ]);
  });

  it('is nothing where nobody said or saw anything', () => {
    expect(judgementsOf('a', null, { updates: [], assessments: [] }, null)).toEqual({
      ...{ selfReported: null, independent: null, computed: null, agreement: 'NOT_COMPARABLE' },
    });
  });
});
