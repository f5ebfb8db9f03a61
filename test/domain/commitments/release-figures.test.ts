import { describe, expect, it } from 'vitest';
import { provisionCount, releaseCounts } from '../../../src/domain/commitments/release-figures.ts';
import { aCommitment, aPlan } from '../../support/commitment-builders.ts';

const AT = '2026-11-23T06:00:00.000Z';

describe('releases', () => {
  const counted = (plannedOn: string | null, releasedOn: string | null) =>
    releaseCounts([aCommitment('a', { release: { plannedOn, releasedOn } })], AT);
  const one = (found: string) => ({ passed: 0, failed: 0, unknown: 0, notApplicable: 0, [found]: 1 });

  it.each([
    ['on its day', '2026-06-30', '2026-06-30', 'passed'],
    ['before its day', '2026-06-30', '2026-01-01', 'passed'],
    ['13 days late', '2026-06-01', '2026-06-14', 'passed'],
    ['14 days late', '2026-06-01', '2026-06-15', 'failed'],
    ['not at all', '2026-06-01', null, 'failed'],
    ['not yet, within its grace', '2026-11-20', null, 'unknown'],
    ['after the day that is judged', '2026-06-01', '2026-12-01', 'failed'],
    ['in a month that may be late', '2026-06-10', '2026-06', 'unknown'],
    ['in the month that was planned', '2026-06', '2026-06', 'passed'],
    ['of no known plan', null, '2026-06-01', 'notApplicable'],
    ['planned for later', '2026-12-01', null, 'notApplicable'],
    ['planned more than a year ago', '2025-11-22', null, 'notApplicable'],
  ] as const)('%s', (_, plannedOn, releasedOn, found) => {
    expect(counted(plannedOn, releasedOn)).toEqual(one(found));
  });

  it('are not known where there is no release plan', () => {
    expect(releaseCounts([aCommitment('a')], AT)).toBeNull();
  });
});

describe('provisions of policies', () => {
  it('are those found in any plan that was published, each once', () => {
    const plans = [
      aPlan('a', { provisions: [1, 2, 3] }),
      aPlan('b', { provisions: [3, 31] }),
      aPlan('c', { provisions: [9], status: 'DRAFT' }),
      aPlan('d'),
    ];
    expect(provisionCount(plans)).toBe(4);
  });

  it('are not known where nobody looked', () => {
    expect(provisionCount([aPlan('d'), aPlan('c', { provisions: [9], status: 'DRAFT' })])).toBeNull();
    expect(provisionCount([aPlan('e', { provisions: [] })])).toBe(0);
  });
});
