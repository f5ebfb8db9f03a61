import { describe, expect, it } from 'vitest';
import { CITY_INDICATORS } from '../../../../src/domain/metrics/aggregate/city-indicators.ts';
import { factPoint, type AggregatePoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import { compareCities, type CityComparison } from '../../../../src/domain/metrics/compare/compare-cities.ts';
import type { ComparedCity } from '../../../../src/domain/metrics/compare/compared-city.ts';
import { aCity, aPortal, aShare } from '../../../support/compared.ts';
import { aDefinition, datasetDefinitions } from '../../../support/measured.ts';

const definitions = [...datasetDefinitions, ...CITY_INDICATORS];
const mqa = (id: string, value: number): AggregatePoint =>
  factPoint(aDefinition(id, 'quantity', [0, 405]), value);
const compare = (
  cities: readonly ComparedCity[],
  indicators: readonly string[],
  portals = cities.flatMap((city) => city.portals),
): CityComparison => compareCities({ cities, indicators, definitions, portals });
const ranksOf = ({ rows }: CityComparison, indicator: string) =>
  rows
    .filter((row) => row.indicator === indicator)
    .map(({ city, rank, rankRefused }) => [city, rank ?? rankRefused]);

describe('compareCities', () => {
  it('gives a row per indicator and city, ranked', () => {
    const cities = [
      aCity('a', [aShare('c.openLicence', 10, 100)]),
      aCity('b', [aShare('c.openLicence', 90, 100)]),
    ];
    expect(ranksOf(compare(cities, ['c.openLicence']), 'c.openLicence')).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('shows a city that was measured otherwise, without a rank', () => {
    const point = aShare('c.openLicence', 10, 100);
    const result = compare(
      [aCity('a', [point]), aCity('b', [point], { completeness: 'PARTIAL' })],
      ['c.openLicence'],
    );
    expect(ranksOf(result, 'c.openLicence')).toEqual([
      ['a', 1],
      ['b', 'NOT_COMPARABLE'],
    ]);
    expect(result.rows[1]?.point).toEqual(point);
    expect(result.notComparable.map(({ city, code }) => [city, code])).toEqual([['b', 'INCOMPLETE_HARVEST']]);
  });

  it('never shows the raw score without the neutral one, in which the platform has no say', () => {
    const city = (name: string, platform: string, points: readonly AggregatePoint[]) =>
      aCity(name, points, { platform });
    // One city's software fills in the date of issue, the other's people fill in themes.
    const cities = [
      city('a', 'socrata', [
        mqa('c.mqa', 300),
        aShare('mqa.ctx.issued', 10, 10),
        aShare('mqa.fin.theme', 2, 10),
      ]),
      city('b', 'other', [
        mqa('c.mqa', 200),
        aShare('mqa.ctx.issued', 0, 10),
        aShare('mqa.fin.theme', 9, 10),
      ]),
    ];
    const result = compare(cities, ['c.mqa']);
    expect(ranksOf(result, 'c.mqa')).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(ranksOf(result, 'mqa.neutral')).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(result.platformDetermined).toContainEqual({
      platform: 'socrata',
      indicator: 'mqa.ctx.issued',
      basis: 'PRIOR',
      share: 1,
      portals: 0,
    });
  });

  it('shows tau at one mix of frequencies beside tau', () => {
    const freshness = [{ frequency: 'daily', fresh: 1, stale: 1, unknown: 0 }];
    const result = compare([{ ...aCity('a', [aShare('c.tau', 1, 2)]), freshness }], ['c.tau']);
    expect(result.rows.map(({ indicator, point }) => [indicator, point?.value])).toEqual([
      ['c.tau', 0.5],
      ['c.tau.standardised', 0.5],
    ]);
  });

  it('says where each portal stands within its platform', () => {
    const portals = [10, 20, 20, 40].map((value, i) => aPortal(`c${i}`, { points: [mqa('p.mqa', value)] }));
    const city = { ...aCity('c1', [mqa('c.mqa', 20)]), portals: portals.slice(1, 2) };
    const row = (all: typeof portals) => compare([city], ['c.mqa'], all).rows[0]?.withinPlatform;
    expect(row(portals)).toEqual([{ portal: 'c1-portal', platform: 'ckan', percentile: 50, of: 4 }]);
    expect(row(portals.slice(0, 2))).toMatchObject([{ percentile: null, of: 2 }]);
    expect(compare([aCity('x')], ['c.mqa'], portals).rows[0]?.withinPlatform).toEqual([]);
  });

  it('never ranks a number of datasets', () => {
    const size = (value: number) => [mqa('c.size', value)];
    expect(ranksOf(compare([aCity('a', size(9)), aCity('b', size(1))], ['c.size']), 'c.size')).toEqual([
      ['a', 'NOT_RANKED'],
      ['b', 'NOT_RANKED'],
    ]);
  });

  it('refuses an indicator that there is none of', () => {
    expect(() => compare([], ['c.tua'])).toThrow('"c.tua"');
  });
});
