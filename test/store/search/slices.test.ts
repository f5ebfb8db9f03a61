import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slices } from '../../../src/store/search/slices.ts';

function valuesOf(slices: Slices, list: number): readonly number[] {
  const values: number[] = [];
  slices.each(list, (cells, from, to) => values.push(...cells.subarray(from, to)));
  return values;
}

describe('growing lists in few arrays', () => {
  it('keep what was pushed, in order, list by list', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer())), (pushes) => {
        const slices = new Slices();
        for (const [list, value] of pushes) slices.push(list, value | 0);
        for (let list = 0; list < 11; list += 1)
          expect(valuesOf(slices, list)).toEqual(
            pushes.filter(([each]) => each === list).map(([, value]) => value | 0),
          );
      }),
    );
  });

  it('go on over many chunks', () => {
    const slices = new Slices();
    for (let i = 0; i < 700_000; i += 1) slices.push(i % 3, i);
    for (let list = 0; list < 3; list += 1) {
      let next = list;
      slices.each(list, (cells, from, to) => {
        for (let i = from; i < to; i += 1) {
          if (cells[i] !== next) throw new Error(`List ${list}: expected ${next}, got ${cells[i]}.`);
          next += 3;
        }
      });
      expect(next).toBeGreaterThanOrEqual(700_000);
    }
  });
});
