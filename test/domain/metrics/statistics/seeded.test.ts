import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a32, mulberry32, resampleCounter } from '../../../../src/domain/metrics/statistics/seeded.ts';

describe('fnv1a32', () => {
  it('gives the known hashes, and takes bytes of UTF-8', () => {
    expect(fnv1a32('').toString(16)).toBe('811c9dc5');
    expect(fnv1a32('a').toString(16)).toBe('e40c292c');
    expect(fnv1a32('portal:exampleville|snap:2026-11-23|mqa.total').toString(16)).toBe('bb40c7e7');
    // The two bytes C3 BC, not the one code point FC.
    expect(fnv1a32('ü')).toBe(Math.imul(Math.imul(0x811c9dc5 ^ 0xc3, 0x01000193) ^ 0xbc, 0x01000193) >>> 0);
  });
});

describe('mulberry32', () => {
  it('gives the known numbers', () => {
    const random = mulberry32(42);
    expect([random(), random(), random()].map((r) => r.toFixed(10))).toEqual([
      '0.6011037519',
      '0.4482905590',
      '0.8524657935',
    ]);
  });

  it('gives others for another seed', () => {
    expect(mulberry32(43)()).not.toBe(mulberry32(42)());
  });
});

describe('counting draws', () => {
  it('draws by the same numbers, one resample after the other', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (seed, members, rounds) => {
          const random = mulberry32(seed);
          const draw = resampleCounter(seed);
          const [counts, expected] = [new Int32Array(10), new Int32Array(10)];
          for (let round = 0; round < rounds; round += 1) {
            draw(Int32Array.from(members), counts);
            for (let drawn = 0; drawn < members.length; drawn += 1) {
              const member = members[Math.floor(random() * members.length)] ?? 0;
              expected[member] = (expected[member] ?? 0) + 1;
            }
          }
          expect(counts).toEqual(expected);
        },
      ),
    );
  });
});
