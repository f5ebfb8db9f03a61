import { describe, expect, it } from 'vitest';
import { shrunkShare } from '../../../../src/domain/metrics/statistics/shrunk-share.ts';

describe('shrunkShare', () => {
  it('draws few trials far and many a little', () => {
    expect(shrunkShare(9, 10, 0.6)).toBeCloseTo(0.65, 12);
    expect(shrunkShare(900, 1_000, 0.6)).toBeCloseTo(0.8857, 4);
  });
});
