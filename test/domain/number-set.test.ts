import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from '../../src/domain/hash-53.ts';
import { NumberSet } from '../../src/domain/number-set.ts';

describe('a set of many numbers', () => {
  it('tells of each whether it is new, as a Set does', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
        const [ours, wanted] = [new NumberSet(numbers.length), new Set<number>()];
        for (const number of numbers) {
          expect(ours.add(number)).toBe(!wanted.has(number));
          wanted.add(number);
        }
      }),
    );
  });

  it('finds room for all that were announced, hashes and neighbours alike', () => {
    const set = new NumberSet(2_000);
    const all = Array.from({ length: 1_000 }, (_, number) => [number, hash53(`${number}`)]).flat();
    expect(all.filter((number) => set.add(number))).toHaveLength(2_000);
    expect(all.some((number) => set.add(number))).toBe(false);
  });
});
