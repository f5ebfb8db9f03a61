import { describe, expect, it } from 'vitest';
import { decomposeDelta } from '../../../../src/domain/metrics/statistics/decompose-delta.ts';

describe('decomposeDelta', () => {
  it('takes the published change apart', () => {
    const before = new Map([
      ['d1', 100],
      ['d2', 200],
      ['d3', 300],
    ]);
    const after = new Map([
      ['d1', 150],
      ['d2', 200],
      ['d4', 400],
    ]);
    expect(decomposeDelta(before, after)).toEqual({
      before: 200,
      after: 250,
      exit: -50,
      within: 25,
      entry: 75,
    });
  });

  it('says nothing where nothing stayed', () => {
    expect(decomposeDelta(new Map([['a', 1]]), new Map([['b', 1]]))).toBeNull();
  });
});
