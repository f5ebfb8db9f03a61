import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryPoints, CategoryTally } from '../../../../src/domain/metrics/aggregate/city-points.ts';
import { portalPoints } from '../../../../src/domain/metrics/aggregate/portal-points.ts';
import { Tally } from '../../../../src/domain/metrics/aggregate/tally.ts';
import {
  CITY_INDICATORS,
  INDICATOR_SET_VERSION,
  INDICATORS,
  PORTAL_INDICATORS,
} from '../../../../src/domain/metrics/indicators.ts';
import { DATASET_INDICATORS, measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../../../../src/domain/metrics/measured.ts';
import { AT, EX_A, EX_B, EX_C } from '../../../support/measured-datasets.ts';
import { someMeasured } from '../../../support/measured.ts';

const INPUTS = { scope: 'portal:exampleville', at: AT, records: 3, catalogueApi: 1, movement: null };
function tallyOf(all: readonly MeasuredDataset[]): Tally {
  const tally = new Tally(DATASET_INDICATORS);
  for (const measured of all) tally.add(measured);
  return tally;
}
const examples = [EX_A, EX_B, EX_C].map(measureDataset);

describe('what many datasets come to', () => {
  it('is the catalogue of the worked examples', () => {
    const points = new Map(
      portalPoints('p', tallyOf(examples), INPUTS).map((point) => [point.indicator, point]),
    );
    expect(points.get('p.mqa')?.value).toBeCloseTo(221.6667, 4);
    expect(points.get('p.mqa')?.upper).toBeCloseTo(231.6667, 4);
    expect(points.get('p.mqa.median')?.value).toBe(245);
    expect(points.get('p.mqa.band.SUFFICIENT')?.value).toBe(0);
    expect(points.get('p.mqa.band.GOOD')?.value).toBeCloseTo(1 / 3, 9);
    expect(points.get('p.tau')).toMatchObject({ value: 1, known: 1, unknown: 2, lower: 1 / 3, upper: 1 });
    expect(points.get('p.alive')).toMatchObject({ value: null, reason: 'NOT_CHECKED' });
  });

  it('has a definition for every figure, and a figure for every definition', () => {
    const tally = tallyOf(examples);
    const ids = (points: readonly { readonly indicator: string }[]) =>
      points.map(({ indicator }) => indicator).toSorted();
    expect(ids(portalPoints('p', tally, INPUTS))).toEqual(PORTAL_INDICATORS.map(({ id }) => id).toSorted());
    const city = [...categoryPoints(new CategoryTally(), true), ...portalPoints('c', tally, INPUTS)];
    expect(ids(city)).toEqual(CITY_INDICATORS.map(({ id }) => id).toSorted());
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    expect(INDICATOR_SET_VERSION).toMatch(/^\d+-[0-9a-f]{16}$/);
  });

  it('does not depend on the order at all', () => {
    fc.assert(
      fc.property(someMeasured, (all) => {
        expect(portalPoints('p', tallyOf(all.toReversed()), INPUTS)).toEqual(
          portalPoints('p', tallyOf(all), INPUTS),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is what it was once what was added is taken out again', () => {
    fc.assert(
      fc.property(someMeasured, someMeasured, (all, more) => {
        const tally = tallyOf([...all, ...more]);
        for (const measured of more) tally.remove(measured);
        expect(tally.points()).toEqual(tallyOf(all).points());
        expect([...tally.publishers]).toEqual([...tallyOf(all).publishers]);
        expect(tally.scores()).toEqual(tallyOf(all).scores());
      }),
      { numRuns: 100 },
    );
  });

  it('lies between its bounds', () => {
    fc.assert(
      fc.property(someMeasured, (all) => {
        const tally = tallyOf(all);
        for (const { indicator, value, lower, upper, coverage } of [
          ...tally.points(),
          ...portalPoints('p', tally, INPUTS),
        ]) {
          const isWithin =
            value === null || ((lower ?? value) <= value + 1e-9 && value <= (upper ?? value) + 1e-9);
          expect([indicator, isWithin]).toEqual([indicator, true]);
          expect(coverage === null || (coverage >= 0 && coverage <= 1)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('refuses results that are out of place', () => {
    const [first] = examples;
    if (first === undefined) throw new TypeError('no example');
    expect(() => tallyOf([{ ...first, results: first.results.slice(1) }])).toThrow('out of place');
  });
});

describe('the high-value data of a city', () => {
  it('is found, a candidate, not found, or not known where a portal was not read to the end', () => {
    const tally = new CategoryTally();
    for (const measured of examples) tally.add(measured);
    const states = (isWhole: boolean) =>
      new Map(
        tally
          .findings(['restaurant_inspections', 'construction_permits', 'zoning'], isWhole)
          .map((one) => [one.category, one.state]),
      );
    expect([...states(true).values()]).toEqual(['FOUND', 'CANDIDATE_ONLY', 'NOT_FOUND']);
    expect([...states(false).values()]).toEqual(['FOUND', 'CANDIDATE_ONLY', 'UNKNOWN']);
    const [coverage] = categoryPoints(tally, true);
    expect(coverage).toMatchObject({
      indicator: 'c.hvdCoverage',
      value: 1 / 20,
      lower: 1 / 20,
      upper: 2 / 20,
      coverage: 1,
    });
    expect(categoryPoints(tally, true).find(({ indicator }) => indicator === 'c.hvdScore')?.value).toBe(5);
  });
});
