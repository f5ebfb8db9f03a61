import { describe, expect, it } from 'vitest';
import { boxOfNumbers, checkedBox, cornersOf } from '../../src/domain/box.ts';

describe('boxes', () => {
  it('are on the globe and in order', () => {
    expect(checkedBox([-10, 20, 30, 40])).toEqual([-10, 20, 30, 40]);
    for (const wrong of [
      [10, 0, 5, 1],
      [0, 5, 1, 2],
      [-181, 0, 0, 1],
      [0, -91, 1, 0],
      [0, 0, Number.NaN, 1],
      [0, 0, 1],
    ]) {
      expect(checkedBox(wrong), String(wrong)).toBeNull();
    }
  });

  it('have four corners, wherever these are', () => {
    expect(cornersOf([999, 0, -1, 5])).toEqual([999, 0, -1, 5]);
    for (const wrong of [[], [1, 2, 3], [1, 2, 3, 4, 5]]) expect(cornersOf(wrong)).toBeNull();
  });

  it('have one spelling of zero', () => {
    expect(Object.is(checkedBox([-0, -0, 0, 0])?.[0], 0)).toBe(true);
  });

  it('are read the usual way when that is possible at all', () => {
    expect(boxOfNumbers([10, 20, 30, 40])).toEqual({ box: [10, 20, 30, 40], swapped: false });
    expect(boxOfNumbers([-33.9, 151.2, -33.8, 151.3])).toEqual({
      box: [151.2, -33.9, 151.3, -33.8],
      swapped: true,
    });
    expect(boxOfNumbers([200, 200, 200, 200])).toEqual({ box: null, swapped: false });
  });
});
