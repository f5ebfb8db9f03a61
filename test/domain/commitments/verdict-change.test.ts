import { describe, expect, it } from 'vitest';
import type { VerdictState } from '../../../src/domain/commitments/evaluation.ts';
import { verdictChange } from '../../../src/domain/commitments/verdict-change.ts';

const to = (state: VerdictState, ...flags: readonly 'REGRESSED'[]) => ({ state, flags });

describe('a change of verdict', () => {
  it('begins with the first judgement, whatever it says', () => {
    expect(verdictChange(null, to('FULFILLED'))).toBe('FIRST_JUDGED');
    expect(verdictChange(null, to('NOT_FOUND'))).toBe('FIRST_JUDGED');
  });

  it('is none where the state stays', () => {
    expect(verdictChange('STALE', to('STALE', 'REGRESSED'))).toBeNull();
  });

  it.each([
    ['NOT_FOUND', to('FULFILLED'), 'NEWLY_FULFILLED'],
    ['UNVERIFIABLE', to('FULFILLED'), 'NEWLY_FULFILLED'],
    ['FULFILLED', to('STALE', 'REGRESSED'), 'GONE_STALE'],
    ['PARTIAL', to('STALE'), 'GONE_STALE'],
    ['FULFILLED', to('PARTIAL'), 'REGRESSED'],
    ['FULFILLED', to('NOT_FOUND', 'REGRESSED'), 'REGRESSED'],
    ['UNVERIFIABLE', to('NOT_FOUND', 'REGRESSED'), 'REGRESSED'],
    ['STALE', to('NOT_FOUND', 'REGRESSED'), 'REGRESSED'],
    ['FULFILLED', to('UNVERIFIABLE', 'REGRESSED'), 'CHANGED'],
    ['NOT_FOUND', to('PARTIAL'), 'CHANGED'],
    ['PARTIAL', to('NOT_FOUND', 'REGRESSED'), 'CHANGED'],
    ['UNVERIFIABLE', to('PARTIAL'), 'CHANGED'],
  ] as const)('from %s to %j is %s', (before, after, kind) => {
    expect(verdictChange(before, after)).toBe(kind);
  });
});
