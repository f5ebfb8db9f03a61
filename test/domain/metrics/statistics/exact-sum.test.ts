import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from '../../../../src/domain/metrics/statistics/exact-sum.ts';

const term = fc.oneof(
  fc.integer({ min: -1_000, max: 100_000 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
);

function sumOf(terms: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const one of terms) sum.add(one);
  return sum;
}

describe('ExactSum', () => {
  it('is the same in any order, where adding doubles is not', () => {
    const naive = (terms: readonly number[]): number => terms.reduce((sum, one) => sum + one, 0);
    expect(naive([0.1, 0.2, 0.3])).not.toBe(naive([0.3, 0.2, 0.1]));
    fc.assert(
      fc.property(fc.array(term), fc.infiniteStream(fc.nat()), (terms, keys) => {
        const shuffled = terms
          .map((value) => ({ value, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ value }) => value);
        expect(sumOf(shuffled).state()).toEqual(sumOf(terms).state());
      }),
    );
  });

  it('is what it was once what was added is taken away', () => {
    fc.assert(
      fc.property(fc.array(term), fc.array(term), (kept, passing) => {
        const sum = sumOf(kept);
        for (const one of passing) sum.add(one);
        for (const one of passing.toReversed()) sum.add(one, -1);
        expect(sum.state()).toEqual(sumOf(kept).state());
      }),
    );
  });

  it('merges as if all had been added to one', () => {
    fc.assert(
      fc.property(fc.array(term), fc.array(term), (here, there) => {
        const sum = sumOf(here);
        sum.merge(sumOf(there));
        expect(sum.state()).toEqual(sumOf([...here, ...there]).state());
      }),
    );
  });

  it('gives one term back as it was, and thirds without drift', () => {
    expect(sumOf([1 / 3]).value()).toBe(1 / 3);
    expect(sumOf([-2.75]).value()).toBe(-2.75);
    expect(sumOf(Array.from({ length: 3_000 }, () => 1 / 3)).value()).toBeCloseTo(1_000, 12);
  });
});
