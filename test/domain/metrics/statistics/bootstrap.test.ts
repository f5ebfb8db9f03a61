import { describe, expect, it } from 'vitest';
import {
  bootstrap,
  fnv1a,
  meanOf,
  medianOf,
  mulberry32,
  quantile,
} from '../../../../src/domain/metrics/statistics/bootstrap.ts';

const SCORES = [380, 245, 40, 300, 310, 120, 221, 351, 180, 265];
const KEY = 'portal:exampleville|snap:2026-11-23|mqa.total';

describe('drawing with a seed', () => {
  it('starts from the same number for the same key', () => {
    expect([fnv1a(''), fnv1a('a'), fnv1a(KEY)].map((hash) => hash.toString(16))).toEqual([
      '811c9dc5',
      'e40c292c',
      'bb40c7e7',
    ]);
    const random = mulberry32(42);
    const expected = [0.6011037519, 0.448290559, 0.8524657935];
    expected.forEach((number) => expect(random()).toBeCloseTo(number, 9));
  });

  it('gives the intervals of the method, exactly', () => {
    expect(meanOf(SCORES)).toBe(241.2);
    expect(medianOf(SCORES)).toBe(255);
    const [low, high] = bootstrap(SCORES, KEY) ?? [];
    expect(low).toBeCloseTo(175.795, 9);
    expect(high).toBeCloseTo(299.3025, 9);
    expect(bootstrap(SCORES, KEY, 'median')).toEqual([170.5, 310]);
  });

  it('is given up for the normal approximation where there are many values, and for nothing where there is one', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => at % 400);
    const [low = 0, high = 0] = bootstrap(many, KEY) ?? [];
    expect(low < meanOf(many) && meanOf(many) < high && high - low < 4).toBe(true);
    expect(bootstrap([1], KEY)).toBeNull();
    expect(quantile([1, 2, 3], 0.25)).toBe(1.5);
  });
});
