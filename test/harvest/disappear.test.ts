import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDisappearance, mostAbsent } from '../../src/harvest/disappear.ts';

function absent(once: number, twice: number) {
  return [
    ...Array.from({ length: once }, (_, n) => ({ localId: `once-${n}`, missedBefore: 0, isLeftOut: false })),
    ...Array.from({ length: twice }, (_, n) => ({
      localId: `twice-${n}`,
      missedBefore: 1,
      isLeftOut: false,
    })),
  ];
}

describe('a disappearance', () => {
  it('is counted the first time and a removal the second', () => {
    expect(decideDisappearance(100, absent(2, 3))).toEqual({
      missed: ['once-0', 'once-1', 'twice-0', 'twice-1', 'twice-2'],
      remove: ['twice-0', 'twice-1', 'twice-2'],
      held: [],
      reason: null,
    });
  });
  it('of exactly a fifth is let through, of one more is held', () => {
    expect(decideDisappearance(50, absent(0, 10)).remove).toHaveLength(10);
    const held = decideDisappearance(50, absent(0, 11));
    expect(held).toMatchObject({ remove: [], missed: held.held });
    expect(held.held).toHaveLength(11);
    expect(held.reason).toContain('11 of 50 datasets (22 %)');
  });
  it('raises the alarm at the first walk that misses so many, not the second', () => {
    expect(decideDisappearance(50, absent(40, 0)).held).toHaveLength(40);
  });
  it('is held when those missed once and those missed twice are too many together', () => {
    expect(decideDisappearance(50, absent(8, 8)).remove).toEqual([]);
  });
  it.each([
    [1, 0],
    [2, 1],
    [3, 1],
    [9, 1],
    [10, 2],
    [1000, 200],
    [0, 0],
  ])('lets a portal of %i lose at most %i at once', (living, most) => {
    expect(mostAbsent(living)).toBe(most);
  });
  it('never removes more than a fifth (or one), nor all, nor anything missed once', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (present, once, twice) => {
        const living = present + once + twice;
        const { remove, held, missed } = decideDisappearance(living, absent(once, twice));
        expect(remove.every((id) => id.startsWith('twice'))).toBe(true);
        expect(remove.length).toBeLessThanOrEqual(Math.max(1, living / 5));
        if (living > 0) expect(remove.length).toBeLessThan(living);
        expect(missed).toHaveLength(once + twice);
        expect(held.length === 0 || remove.length === 0).toBe(true);
      }),
    );
  });
});
