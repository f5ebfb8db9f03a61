import { describe, expect, it } from 'vitest';
import { parseSize } from '../../src/config/size.ts';

describe('a size', () => {
  it('is read with its unit, in steps of a thousand', () => {
    expect(['200MB', '1.5 GB', '800kb', '12', '7 B', '2TB'].map(parseSize)).toEqual([
      200_000_000, 1_500_000_000, 800_000, 12, 7, 2_000_000_000_000,
    ]);
  });

  it('is nothing without a number, with a sign or with another unit', () => {
    expect(['', 'MB', '-1MB', '1PB', '1e6', '1,5MB', '1 M'].map(parseSize)).toEqual(Array(7).fill(null));
  });
});
