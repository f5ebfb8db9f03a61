import { describe, expect, it } from 'vitest';
import { CITY_INDICATORS } from '../../../../src/domain/metrics/aggregate/city-indicators.ts';
import {
  cityPoints,
  cityTally,
  type CityInputs,
} from '../../../../src/domain/metrics/aggregate/city-points.ts';
import { poolDatasets, poolFactOf } from '../../../../src/domain/metrics/aggregate/pool.ts';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import { aMeasured, datasetDefinitions, fail, pass } from '../../../support/measured.ts';

const inputs: CityInputs = {
  id: 'exampleville',
  at: '2026-11-23T00:00:00Z',
  linkMode: 'NONE',
  links: null,
  movement: null,
  harvest: null,
  distinct: null,
  records: null,
  scores: null,
  categories: { notApplicable: new Map(), isWholeCatalogue: true },
  releases: null,
  provisions: null,
  commitments: null,
};
const sameDownload = 'https://d.ex/a.csv';
const open = [pass('open.licence')];
const portals = [
  [
    aMeasured({ portal: 'city', localId: '1', total: 300, results: open, traits: { sameDownload } }),
    aMeasured({ portal: 'city', localId: '2', total: 100, results: [fail('open.licence')] }),
  ],
  [aMeasured({ portal: 'maps', localId: '1', total: 200, results: open, traits: { sameDownload } })],
];

describe('cityPoints', () => {
  it('pools the datasets of all portals, each once', () => {
    const tallies = portals.map((all) => {
      const tally = new PortalTally(datasetDefinitions);
      for (const one of all) tally.add(one);
      return tally;
    });
    const pool = poolDatasets(portals.flat().map(poolFactOf));
    const isDropped = (portal: string, localId: string) =>
      pool.dropped.some((one) => one.portal === portal && one.localId === localId);
    const dropped = portals.flat().filter((one) => isDropped(one.portal, one.localId));
    const tally = cityTally(datasetDefinitions, tallies, dropped);
    const points = cityPoints(tally, [], { ...inputs, distinct: pool.size, records: 3 });
    const value = (id: string) => points.find((point) => point.indicator === id)?.value;
    expect([value('c.size'), value('c.openLicence'), value('c.mqa')]).toEqual([2, 0.5, 200]);
    expect(value('c.duplicateShare')).toBeCloseTo(1 / 3, 12);
  });

  it('gives every indicator of cities but those that need other cities, once', () => {
    const points = cityPoints(new PortalTally(datasetDefinitions), [], inputs);
    const datasets = new Set(datasetDefinitions.map(({ id }) => id));
    const ids = points.map(({ indicator }) => indicator).filter((id) => !datasets.has(id));
    const compared = new Set(['mqa.neutral', 'c.tau.standardised']);
    expect(ids.sort()).toEqual(
      CITY_INDICATORS.map(({ id }) => id)
        .filter((id) => !compared.has(id))
        .sort(),
    );
  });

  it('knows nothing of what was not imported, and takes it as it is given', () => {
    const tally = new PortalTally(datasetDefinitions);
    const find = (given: Partial<CityInputs>, id: string) =>
      cityPoints(tally, [], { ...inputs, ...given }).find((point) => point.indicator === id);
    const nothing = { value: null, reason: 'NOT_IMPORTED', coverage: 0 };
    expect(find({}, 'c.releaseOnTime')).toMatchObject({ ...nothing, lower: 0, upper: 1 });
    expect(find({}, 'c.policy')).toMatchObject({ ...nothing, lower: 0, upper: 31 });
    expect(find({}, 'c.commitments.fulfilledShare')).toMatchObject(nothing);
    expect(find({ provisions: 12 }, 'c.policy')?.value).toBe(12);
    const commitments = { passed: 3, failed: 1, unknown: 4 };
    expect(find({ commitments }, 'c.commitments.fulfilledShare')).toMatchObject({
      value: 0.75,
      lower: 3 / 8,
      upper: 7 / 8,
    });
  });
});
