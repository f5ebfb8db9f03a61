import { describe, expect, it } from 'vitest';
import {
  ODPW_METRICS,
  portalScoreIndicators,
} from '../../../../src/domain/metrics/aggregate/portal-score-indicators.ts';

describe('portalScoreIndicators', () => {
  it('has dimensions that add up to the whole', () => {
    const most = (id: string) => portalScoreIndicators.find((one) => one.id === `p.mqa.${id}`)?.range[1] ?? 0;
    const dimensions = ['findability', 'accessibility', 'interoperability', 'reusability', 'contextuality'];
    expect(dimensions.reduce((sum, id) => sum + most(id), 0)).toBe(405);
  });

  it('has a mean for each Portal Watch metric, and no way to be better in the middle bands', () => {
    expect(portalScoreIndicators.filter(({ id }) => id.startsWith('p.odpw.'))).toHaveLength(
      ODPW_METRICS.length,
    );
    const better = ['EXCELLENT', 'GOOD', 'SUFFICIENT', 'BAD'].map(
      (band) => portalScoreIndicators.find(({ id }) => id === `p.mqa.band.${band}`)?.better,
    );
    expect(better).toEqual(['more', null, null, 'less']);
  });
});
