import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregatePoint } from '../../../../src/domain/metrics/aggregate/point.ts';
import { PORTAL_INDICATORS } from '../../../../src/domain/metrics/aggregate/portal-indicators.ts';
import type { PortalInputs } from '../../../../src/domain/metrics/aggregate/portal-inputs.ts';
import { portalPoints } from '../../../../src/domain/metrics/aggregate/portal-points.ts';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import type { MeasuredDataset } from '../../../../src/domain/metrics/measured.ts';
import {
  aMeasured,
  arbitraryMeasured,
  datasetDefinitions,
  fail,
  notApplicable,
  pass,
  unknown,
} from '../../../support/measured.ts';

const nothing: PortalInputs = {
  id: 'exampleville',
  at: '2026-11-23T00:00:00Z',
  linkMode: 'NONE',
  links: null,
  movement: null,
  harvest: null,
  distinct: null,
  records: null,
  scores: null,
};

function pointsOf(
  all: readonly MeasuredDataset[],
  inputs: Partial<PortalInputs> = {},
): ReadonlyMap<string, AggregatePoint> {
  const tally = new PortalTally(datasetDefinitions);
  for (const one of all) tally.add(one);
  return new Map(portalPoints(tally, { ...nothing, ...inputs }).map((point) => [point.indicator, point]));
}
const many = (n: number, given: Parameters<typeof aMeasured>[0]): MeasuredDataset[] =>
  Array.from({ length: n }, (_, i) => aMeasured({ ...given, localId: `d${i}` }));

describe('portalPoints', () => {
  it('gives one point for each dataset indicator and each portal indicator, of a portal without datasets too', () => {
    const points = pointsOf([]);
    const wanted = [...datasetDefinitions, ...PORTAL_INDICATORS].map(({ id }) => id);
    expect([...points.keys()].sort()).toEqual(wanted.sort());
    expect(points.get('p.tau')).toMatchObject({
      n: 0,
      value: null,
      coverage: null,
      reason: 'NOTHING_APPLICABLE',
    });
  });

  it('gives tau with its interval, bounds and coverage', () => {
    const points = pointsOf([
      ...many(30, { results: [pass('time.fresh')] }),
      ...many(10, { results: [fail('time.fresh')] }),
      ...many(60, { results: [unknown('time.fresh')] }),
      ...many(7, { results: [notApplicable('time.fresh')] }),
    ]);
    const tau = points.get('p.tau');
    expect(tau).toMatchObject({ n: 107, known: 40, unknown: 60, notApplicable: 7, value: 0.75 });
    expect(tau).toMatchObject({ lower: 0.3, upper: 0.9, coverage: 0.4 });
    expect(tau?.ciLower).toBeCloseTo(0.5981, 4);
    expect(tau?.ciUpper).toBeCloseTo(0.8581, 4);
    expect(points.get('p.tau.1')).toMatchObject({ known: 0, unknown: 107, value: null, lower: 0, upper: 1 });
  });

  it('gives mean, median, bands and bounds of three known scores', () => {
    const points = pointsOf([
      aMeasured({ total: 380 }),
      aMeasured({ total: 245, upper: 275 }),
      aMeasured({ total: 40 }),
    ]);
    expect(points.get('p.mqa')?.value).toBeCloseTo(221.6667, 4);
    expect(points.get('p.mqa')?.upper).toBeCloseTo(231.6667, 4);
    expect(points.get('p.mqa')?.lower).toBeCloseTo(221.6667, 4);
    expect(points.get('p.mqa.median')).toMatchObject({ value: 245, lower: 245, upper: 275 });
    const bands = ['EXCELLENT', 'GOOD', 'SUFFICIENT', 'BAD'].map(
      (band) => points.get(`p.mqa.band.${band}`)?.value,
    );
    expect(bands).toEqual([1 / 3, 1 / 3, 0, 1 / 3]);
  });

  it('gives the published intervals of ten scores', () => {
    const scores = [380, 245, 40, 300, 310, 120, 221, 351, 180, 265];
    const points = pointsOf(
      scores.map((total) => aMeasured({ total })),
      { scores },
    );
    expect(points.get('p.mqa')?.value).toBeCloseTo(241.2, 10);
    expect(points.get('p.mqa')?.ciLower).toBeCloseTo(175.795, 9);
    expect(points.get('p.mqa')?.ciUpper).toBeCloseTo(299.3025, 9);
    expect(points.get('p.mqa.median')).toMatchObject({ value: 255, ciLower: 170.5, ciUpper: 310 });
    const bands = ['EXCELLENT', 'GOOD', 'SUFFICIENT', 'BAD'].map(
      (band) => points.get(`p.mqa.band.${band}`)?.sum,
    );
    expect(bands).toEqual([2, 5, 1, 2]);
  });

  it('counts a dataset whose score is a range as possibly of several bands', () => {
    const points = pointsOf([aMeasured({ total: 100, upper: 230 }), aMeasured({ total: 230 })]);
    expect(points.get('p.mqa.band.BAD')).toMatchObject({ value: 0.5, lower: 0, upper: 0.5 });
    expect(points.get('p.mqa.band.SUFFICIENT')).toMatchObject({ value: 0, lower: 0, upper: 0.5 });
    expect(points.get('p.mqa.band.GOOD')).toMatchObject({ value: 0.5, lower: 0.5, upper: 1 });
  });

  it('falls back on the normal approximation without the scores', () => {
    const points = pointsOf(many(400, { total: 247 }));
    expect(points.get('p.mqa')).toMatchObject({ value: 247, ciLower: 247, ciUpper: 247 });
    expect(points.get('p.mqa.median')).toMatchObject({ value: 247, lower: 247, upper: 247, ciLower: 247 });
  });

  it('adds up points times shares of those that are known', () => {
    const points = pointsOf([
      aMeasured({ results: [pass('mqa.fin.keyword'), pass('mqa.acc.accessUrlStatus')] }),
      aMeasured({ results: [fail('mqa.fin.keyword'), unknown('mqa.acc.accessUrlStatus')] }),
    ]);
    const proportional = points.get('p.mqa.proportional');
    expect(proportional).toMatchObject({ value: 65, lower: 40, upper: 390 });
  });

  it('marks what a sample of links stands for as estimated', () => {
    const links = [
      { size: 30_000, passed: 236, failed: 4, unknown: 0 },
      { size: 15_000, passed: 80, failed: 20, unknown: 0 },
      { size: 5_000, passed: 21, failed: 21, unknown: 0 },
    ];
    const points = pointsOf([aMeasured()], { links, linkMode: 'SAMPLED' });
    expect(points.get('p.alive')?.value).toBeCloseTo(0.88, 12);
    expect(points.get('p.alive')?.ciLower).toBeCloseTo(0.847123, 6);
    const estimated = [...points.values()].filter((point) => point.estimated).map((point) => point.indicator);
    expect(estimated.sort()).toEqual([
      'mqa.acc.accessUrlStatus',
      'mqa.acc.downloadUrlStatus',
      'odpw.re.resource',
      'p.alive',
      'p.odpw.re.resource',
    ]);
    expect(pointsOf([aMeasured()]).get('p.alive')).toMatchObject({ value: null, reason: 'NOT_CHECKED' });
  });

  it('says how datasets spread over licences and publishers', () => {
    const traits = (publisher: string | null, licence: string | null) =>
      aMeasured({ traits: { publisher, licence } });
    const points = pointsOf([traits('a', 'x'), traits('a', 'x'), traits('b', 'y'), traits(null, null)]);
    expect(points.get('p.licenceConcentration')).toMatchObject({ value: 2 / 3, lower: 0.5, upper: 0.75 });
    expect(points.get('p.publisherHHI')).toMatchObject({ value: 5 / 9, lower: 6 / 16, upper: 10 / 16 });
  });

  it('takes the history, the harvest and the copies from outside', () => {
    const points = pointsOf(many(8, {}), {
      movement: { came: 5, vanished: 1, before: 4 },
      harvest: { completeness: 'PARTIAL', documentedApi: true },
      distinct: 6,
    });
    const value = (id: string) => points.get(id)?.value;
    expect(
      ['p.releaseRate90', 'p.removalRate90', 'p.catalogueApi', 'p.size', 'p.duplicateShare'].map(value),
    ).toEqual([1.25, 0.25, 0.5, 6, 0.25]);
    const without = pointsOf(many(8, {}));
    expect(without.get('p.size')).toMatchObject({ value: 8, reason: 'NOT_DEDUPLICATED' });
    expect(without.get('p.releaseRate90')).toMatchObject({
      value: null,
      lower: 0,
      upper: null,
      reason: 'NO_HISTORY',
    });
  });

  it('counts contacts, languages and records without anything to fetch', () => {
    const points = pointsOf([
      aMeasured({
        results: [pass('odpw.co.contactEmail'), notApplicable('odpw.co.contactUrl')],
        traits: { titleLanguages: 2 },
      }),
      aMeasured({
        results: [notApplicable('odpw.co.contactEmail'), notApplicable('odpw.co.contactUrl')],
        traits: { titleLanguages: 1 },
      }),
      aMeasured({ results: [fail('odpw.co.contactEmail'), unknown('odpw.co.contactUrl')] }),
      aMeasured({ results: [fail('odpw.ex.access', 'NO_DISTRIBUTION')] }),
    ]);
    expect(points.get('p.contactable')).toMatchObject({ value: 0.5, unknown: 2 });
    expect(points.get('p.multilingual')).toMatchObject({ value: 0.5, unknown: 2 });
    expect(points.get('p.noDistribution')).toMatchObject({ value: 0.25, unknown: 0 });
  });

  it('keeps lower <= value <= upper, and the interval around the value', () => {
    fc.assert(
      fc.property(fc.array(arbitraryMeasured, { maxLength: 10 }), (all) => {
        for (const point of pointsOf(all).values()) {
          if (point.value === null) continue;
          expect(point.lower ?? point.value).toBeLessThanOrEqual(point.value);
          expect(point.upper ?? point.value).toBeGreaterThanOrEqual(point.value);
          if (point.indicator.endsWith('.median')) continue;
          expect(point.ciLower ?? point.value).toBeLessThanOrEqual(point.value);
          expect(point.ciUpper ?? point.value).toBeGreaterThanOrEqual(point.value);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never raises a lower bound nor lowers an upper one by knowing less', () => {
    fc.assert(
      fc.property(fc.array(arbitraryMeasured, { minLength: 1, maxLength: 6 }), fc.nat(), (all, pick) => {
        const definition = datasetDefinitions[pick % datasetDefinitions.length];
        if (definition === undefined) return;
        const { id, range } = definition;
        const [first, ...rest] = all;
        if (first?.results.find((one) => one.indicator === id)?.state === 'NOT_APPLICABLE') return;
        const less = aMeasured({
          results: first?.results.map((one) => (one.indicator === id ? unknown(id, ...range) : one)) ?? [],
        });
        const [before, after] = [pointsOf(all).get(id), pointsOf([less, ...rest]).get(id)];
        const slack = 1e-9;
        expect(after?.lower ?? 0).toBeLessThanOrEqual((before?.lower ?? 0) + slack);
        expect(after?.upper ?? Infinity).toBeGreaterThanOrEqual((before?.upper ?? Infinity) - slack);
      }),
      { numRuns: 150 },
    );
  });
});
