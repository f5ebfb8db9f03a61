import { describe, expect, it } from 'vitest';
import type { VerdictChange } from '../../src/ports/commitments.ts';
import { changePage, changeStart, isNewerChange } from '../../src/store/change-cursor.ts';

const all = { kinds: null, commitments: null };
const change = (at: string, commitment: string): VerdictChange => ({
  ...{ at, commitment, kind: 'CHANGED', before: 'STALE', after: 'PARTIAL' },
});

describe('a cursor in the list of changes', () => {
  it('leads back to the change that it was given with', () => {
    const page = changePage(all, { first: 1, after: null }, [change('2', 'a'), change('1', 'b')], 2);
    expect([page.total, page.hasNextPage, page.items.length]).toEqual([2, true, 1]);
    const after = page.items[0]?.cursor ?? null;
    expect(changeStart(all, { first: 1, after })).toEqual({ at: '2', commitment: 'a' });
    expect(changeStart(all, { first: 1, after: null })).toBeNull();
  });

  it('holds whatever the order in which kinds and commitments are named', () => {
    const question = { kinds: null, commitments: ['b', 'a'] };
    const page = changePage(question, { first: 1, after: null }, [change('2', 'a')], 1);
    const after = page.items[0]?.cursor ?? null;
    expect(changeStart({ ...question, commitments: ['a', 'b'] }, { first: 1, after })?.at).toBe('2');
    expect(() => changeStart(all, { first: 1, after })).toThrow(/another question/);
    expect(() => changeStart(all, { first: 1, after: 'x' })).toThrow(/not made here/);
  });

  it('stands newest first, those of one moment by commitment', () => {
    expect(isNewerChange(change('2', 'b'), change('1', 'a'))).toBe(true);
    expect(isNewerChange(change('1', 'a'), change('1', 'b'))).toBe(true);
    expect(isNewerChange(change('1', 'a'), change('1', 'a'))).toBe(false);
  });
});
