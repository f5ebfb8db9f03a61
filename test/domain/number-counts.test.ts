import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from '../../src/domain/hash-53.ts';
import { CountBounds, countsOver, NumberCounts } from '../../src/domain/number-counts.ts';

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

const someNumbers = fc.array(fc.oneof(fc.maxSafeNat(), fc.integer({ min: 0, max: 9 })), { maxLength: 60 });

function timesOf(numbers: readonly number[], one: number): number {
  return numbers.filter((number) => number === one).length;
}

describe('bounds of counts', () => {
  it('are no less than the counts, and mostly the counts', () => {
    fc.assert(
      fc.property(someNumbers, (numbers) => {
        const bounds = new CountBounds(numbers.length);
        for (const number of numbers) bounds.add(number);
        for (const number of numbers)
          expect(bounds.most(number)).toBeGreaterThanOrEqual(timesOf(numbers, number));
      }),
    );
    const bounds = new CountBounds(1_000);
    const hashes = Array.from({ length: 1_000 }, (_, number) => hash53(`number ${number}`));
    for (const hash of hashes) bounds.add(hash);
    expect(hashes.filter((hash) => bounds.most(hash) === 1).length).toBeGreaterThan(850);
  });

  it('stay at 255, however many come', () => {
    const bounds = new CountBounds(1);
    for (let times = 0; times < 1_000; times += 1) bounds.add(7);
    expect(bounds.most(7)).toBe(255);
  });
});

describe('counts over a threshold', () => {
  it('are exact where they are over it, in any number of columns with gaps', () => {
    fc.assert(
      fc.property(fc.array(someNumbers, { maxLength: 3 }), fc.integer({ min: 1, max: 4 }), (lists, most) => {
        const columns = lists.map((list) =>
          Float64Array.from(list.flatMap((number) => [number, Number.NaN])),
        );
        const counts = countsOver(columns, most);
        const all = lists.flat();
        for (const number of all) {
          const times = timesOf(all, number);
          if (times > most) expect(counts.of(number)).toBe(times);
          else expect(counts.of(number)).toBeLessThanOrEqual(most);
        }
        expect(counts.of(Number.NaN)).toBe(0);
      }),
    );
  });
});
