import { describe, expect, it } from 'vitest';
import { Floats, Ints } from '../../../src/store/search/growing.ts';

describe('growing arrays', () => {
  it('keep every value beyond their first capacity', () => {
    const ints = new Ints();
    const floats = new Floats();
    for (let i = 0; i < 5_000; i += 1) {
      expect(ints.push(i)).toBe(i);
      floats.push(i / 2);
    }
    expect([ints.size, ints.at(4_999), floats.size, floats.data[4_999]]).toEqual([
      5_000, 4_999, 5_000, 2_499.5,
    ]);
  });

  it('are zero where nothing was put', () => {
    const ints = new Ints();
    ints.set(3_000, 7);
    expect([ints.size, ints.at(2_999), ints.at(3_000), ints.at(3_001)]).toEqual([3_001, 0, 7, 0]);
  });
});
