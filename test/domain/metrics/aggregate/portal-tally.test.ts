import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import type { MeasuredDataset } from '../../../../src/domain/metrics/measured.ts';
import {
  aDefinition,
  aMeasured,
  arbitraryMeasured,
  datasetDefinitions,
  fail,
  pass,
  unknown,
} from '../../../support/measured.ts';

const some = fc.array(arbitraryMeasured, { maxLength: 8 });

function tallyOf(all: readonly MeasuredDataset[]): PortalTally {
  const tally = new PortalTally(datasetDefinitions);
  for (const one of all) tally.add(one);
  return tally;
}

describe('PortalTally', () => {
  it('is the same in any order', () => {
    fc.assert(
      fc.property(
        some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(tallyOf(shuffled).state()).toEqual(tallyOf(all).state());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is what it was once what was added is removed', () => {
    fc.assert(
      fc.property(some, some, (kept, passing) => {
        const tally = tallyOf([...passing, ...kept]);
        for (const one of passing.toReversed()) tally.remove(one);
        expect(tally.state()).toEqual(tallyOf(kept).state());
      }),
      { numRuns: 40 },
    );
  });

  it('is another once another dataset is removed, so the check above can fail', () => {
    const tally = tallyOf([aMeasured({ total: 100 }), aMeasured({ total: 200 })]);
    tally.remove(aMeasured({ total: 150 }));
    expect(tally.state()).not.toEqual(tallyOf([aMeasured({ total: 200 })]).state());
  });

  it('merges as if all had been added to one', () => {
    fc.assert(
      fc.property(some, some, (here, there) => {
        const tally = tallyOf(here);
        tally.merge(tallyOf(there));
        expect(tally.state()).toEqual(tallyOf([...here, ...there]).state());
      }),
      { numRuns: 40 },
    );
  });

  it('comes back from JSON, and goes on from there', () => {
    fc.assert(
      fc.property(some, arbitraryMeasured, (all, next) => {
        const state = tallyOf(all).state();
        const tally = state === null ? null : PortalTally.of(datasetDefinitions, state);
        tally?.add(next);
        expect(tally?.state()).toEqual(tallyOf([...all, next]).state());
      }),
      { numRuns: 20 },
    );
  });

  it('is not taken up again with definitions of another version, number or shape', () => {
    const state = tallyOf([aMeasured()]).state();
    const [first = aDefinition('x', 'verdict'), ...rest] = datasetDefinitions;
    expect(PortalTally.of([{ ...first, version: '2.0.0' }, ...rest], state)).toBeNull();
    expect(PortalTally.of(rest, state)).toBeNull();
    expect(PortalTally.of([{ ...first, kind: 'share' }, ...rest], state)).toBeNull();
  });

  it('takes new results of some indicators without the whole dataset', () => {
    const traits = { frequency: 'daily' } as const;
    const before = aMeasured({ traits, results: [pass('time.fresh'), unknown('time.fresh.1')] });
    const after = aMeasured({ traits, results: [fail('time.fresh'), unknown('time.fresh.1')] });
    const time = ({ results }: MeasuredDataset) => results.filter((one) => one.indicator.startsWith('time.'));
    const tally = tallyOf([before]);
    tally.replace(time(before), time(after), 'daily');
    expect(tally.state()).toEqual(tallyOf([after]).state());
    expect(tally.counts('freshness').entries()).toEqual([['daily FAIL', 1]]);
    tally.replace([], [pass('time.declared')], null);
    tally.replace([pass('time.declared')], [], null);
    expect(tally.state()).toEqual(tallyOf([after]).state());
  });

  it('refuses a result that it knows no definition of', () => {
    const tally = new PortalTally([]);
    expect(() => tally.add({ ...aMeasured(), results: [pass('time.frsh')] })).toThrow('"time.frsh"');
  });
});
