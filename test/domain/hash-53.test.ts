import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash53 } from '../../src/domain/hash-53.ts';

describe('a hash of 53 bits', () => {
  it('is a whole number that counts exactly, and the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Number.isSafeInteger(hash53(text))).toBe(true);
        expect(hash53(text)).toBeGreaterThanOrEqual(0);
        expect(hash53(text)).toBe(hash53(`${text}`));
      }),
    );
  });

  it('tells apart what differs little: a hundred thousand addresses, and texts of one letter', () => {
    const texts = Array.from({ length: 100_000 }, (_, number) => `https://files.example/${number}.csv`);
    const letters = Array.from({ length: 1_000 }, (_, length) => 'a'.repeat(length));
    expect(new Set([...texts, ...letters].map(hash53)).size).toBe(101_000);
  });

  it('spreads over all of its bits', () => {
    const counts = Array.from({ length: 53 }, () => 0);
    for (let number = 0; number < 4_096; number += 1) {
      const bits = hash53(`dataset ${number}`).toString(2).padStart(53, '0');
      for (const [place, bit] of [...bits].entries()) counts[place] = (counts[place] ?? 0) + Number(bit);
    }
    for (const count of counts) expect(Math.abs(count - 2_048)).toBeLessThan(200);
  });
});
