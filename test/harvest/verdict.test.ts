import { describe, expect, it } from 'vitest';
import { judgeWalk, type WalkFacts } from '../../src/harvest/verdict.ts';

function facts(over: Partial<WalkFacts> = {}): WalkFacts {
  return {
    mode: 'FULL',
    ended: true,
    failure: null,
    seen: 10,
    totals: { first: 10, last: 10 },
    repeatedPages: 0,
    ...over,
  };
}

describe('the verdict of a walk', () => {
  it('is COMPLETE when it ended and every number agrees', () => {
    expect(judgeWalk(facts())).toEqual({ verdict: 'COMPLETE', reason: null });
  });
  it('is COMPLETE for a portal that gives no total', () => {
    expect(judgeWalk(facts({ totals: null })).verdict).toBe('COMPLETE');
  });
  it.each([9, 11])('is UNEVEN when %i records were seen where the portal counts 10', (seen) => {
    const { verdict, reason } = judgeWalk(facts({ seen }));
    expect(verdict).toBe('UNEVEN');
    expect(reason).toContain(`${seen} records were seen where the portal counts 10`);
  });
  it('is UNEVEN when the total moved, even if the last one was met', () => {
    const { verdict, reason } = judgeWalk(facts({ totals: { first: 11, last: 10 } }));
    expect(verdict).toBe('UNEVEN');
    expect(reason).toContain('from 11 to 10');
  });
  it('is UNEVEN when a page of a full walk was repeated, but not of an incremental one', () => {
    expect(judgeWalk(facts({ repeatedPages: 1 })).verdict).toBe('UNEVEN');
    expect(judgeWalk(facts({ repeatedPages: 1, mode: 'INCREMENTAL' })).verdict).toBe('COMPLETE');
  });
  it('is BROKEN with the failure named, whatever was seen', () => {
    const failure = { code: 'TIMEOUT', message: 'no answer', retryAfterMs: null } as const;
    const { verdict, reason } = judgeWalk(facts({ failure }));
    expect(verdict).toBe('BROKEN');
    expect(reason).toBe('Stopped after 10 records: no answer (TIMEOUT).');
  });
  it('is BROKEN when it did not end', () => {
    expect(judgeWalk(facts({ ended: false })).verdict).toBe('BROKEN');
  });
});
