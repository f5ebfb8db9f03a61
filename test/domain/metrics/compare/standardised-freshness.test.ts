import { describe, expect, it } from 'vitest';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import {
  freshnessMix,
  pooledMix,
  standardisedPoint,
} from '../../../../src/domain/metrics/compare/standardised-freshness.ts';
import {
  aDefinition,
  aMeasured,
  datasetDefinitions,
  fail,
  pass,
  unknown,
} from '../../../support/measured.ts';

const as = aDefinition('c.tau.standardised', 'quantity');
const part = (frequency: string, fresh: number, stale: number, open = 0) => ({
  frequency,
  fresh,
  stale,
  unknown: open,
});

describe('standardisedPoint', () => {
  it('undoes what a different mix does', () => {
    // Alike in each class, yet 0.85 and 0.55 overall.
    const easy = [part('daily', 5, 5), part('annual', 80, 10)];
    const hard = [part('daily', 45, 45), part('annual', 8, 1)];
    const mix = pooledMix([easy, hard]);
    const [a, b] = [standardisedPoint(as, easy, mix), standardisedPoint(as, hard, mix)];
    expect(a.value).toBeCloseTo(b.value ?? 0, 12);
    expect(85 / 100).not.toBeCloseTo(53 / 99, 1);
  });

  it('widens its bounds by the share of a class that the city does not have', () => {
    const mix = pooledMix([[part('daily', 10, 10), part('annual', 40, 20)]]);
    expect(standardisedPoint(as, [part('annual', 6, 2)], mix)).toMatchObject({ value: 0.75 });
    const point = standardisedPoint(as, [part('annual', 6, 2)], mix);
    expect(point.lower).toBeCloseTo(0.75 * 0.75, 12);
    expect(point.upper).toBeCloseTo(0.75 * 0.75 + 0.25, 12);
    expect(point.coverage).toBeCloseTo(0.75, 12);
  });

  it('counts unknown ages in the bounds only', () => {
    const mix = pooledMix([[part('daily', 1, 1, 2)]]);
    expect(standardisedPoint(as, [part('daily', 1, 1, 2)], mix)).toMatchObject({
      value: 0.5,
      lower: 0.25,
      upper: 0.75,
      coverage: 0.5,
    });
    expect(standardisedPoint(as, [part('daily', 0, 0, 2)], mix)).toMatchObject({
      value: null,
      lower: 0,
      upper: 1,
    });
  });

  it('says nothing where no city declares a frequency', () => {
    expect(standardisedPoint(as, [], pooledMix([]))).toMatchObject({ value: null, lower: null });
  });
});

describe('freshnessMix', () => {
  it('is counted by the tally as datasets come', () => {
    const tally = new PortalTally(datasetDefinitions);
    const traits = { frequency: 'weekly' } as const;
    tally.add(aMeasured({ traits, results: [pass('time.fresh')] }));
    tally.add(aMeasured({ traits, results: [fail('time.fresh')] }));
    tally.add(aMeasured({ traits, results: [unknown('time.fresh')] }));
    tally.add(aMeasured({ results: [pass('time.fresh')] }));
    expect(freshnessMix(tally).find(({ frequency }) => frequency === 'weekly')).toEqual(
      part('weekly', 1, 1, 1),
    );
  });
});
