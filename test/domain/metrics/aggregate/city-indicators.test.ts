import { describe, expect, it } from 'vitest';
import { CITY_INDICATORS } from '../../../../src/domain/metrics/aggregate/city-indicators.ts';

describe('CITY_INDICATORS', () => {
  it('has each id once, of cities, with complete texts', () => {
    const ids = CITY_INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const thin = CITY_INDICATORS.filter(
      ({ title, definition, formula, missing, inputs, subject }) =>
        subject !== 'CITY' ||
        inputs.length === 0 ||
        [title, formula, missing, definition].some((text) => text.length < 5),
    );
    expect(thin).toEqual([]);
  });

  it('has the indicators of portals over the pool, but not what a city has several of', () => {
    const ids = CITY_INDICATORS.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['c.tau', 'c.mqa.median', 'c.hvdCoverage.2014', 'c.index.geometric']),
    );
    expect(ids).not.toContain('c.catalogueApi');
    expect(CITY_INDICATORS.find(({ id }) => id === 'c.tau')?.definition).toContain('all portals of the city');
  });
});
