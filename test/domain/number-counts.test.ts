import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from '../../src/domain/hash-53.ts';
import { NumberCounts } from '../../src/domain/number-counts.ts';

describe('counts of many numbers', () => {
  it('are those of a map', () => {
    const some = fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(some), some, (numbers, other) => {
        const [ours, wanted] = [new NumberCounts(numbers.length / 3), new Map<number, number>()];
        for (const number of numbers) {
          wanted.set(number, (wanted.get(number) ?? 0) + 1);
          expect(ours.add(number)).toBe(wanted.get(number));
        }
        for (const number of [...numbers, other]) expect(ours.of(number)).toBe(wanted.get(number) ?? 0);
      }),
    );
  });

  it('make room for all that come, hashes and neighbours alike', () => {
    const counts = new NumberCounts(0);
    const all = Array.from({ length: 1_000 }, (_, number) => [number, hash53(`${number}`)]).flat();
    expect(all.every((number) => counts.add(number) === 1)).toBe(true);
    expect(all.every((number) => counts.add(number) === 2)).toBe(true);
  });
});
