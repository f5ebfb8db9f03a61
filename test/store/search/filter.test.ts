import { describe, expect, it } from 'vitest';
import type { DatasetFilter } from '../../../src/ports/store.ts';
import { compileFilter } from '../../../src/store/search/filter.ts';
import { aDataset } from '../../support/builders.ts';
import { partsOf } from './index-of.ts';

describe('a compiled filter', () => {
  const box = (west: number, east: number) =>
    aDataset({ spatial: { kind: 'box', value: null, box: [west, 0, east, 1], lowConfidence: false } });
  const datasets = [box(-10, 10), box(170, -170), box(100, 120), aDataset()];
  const index = partsOf(datasets);
  const matching = (filter: DatasetFilter) => {
    const test = compileFilter(filter, index);
    return datasets.flatMap((_, slot) => (test === null || test(slot) ? [slot] : []));
  };

  it('is none at all where nothing is asked', () => {
    expect(compileFilter({}, index)).toBeNull();
    expect(compileFilter({ and: [{}, { and: [] }] }, index)).toBeNull();
  });

  it.each([
    [[-5, 0, 5, 1], [0]],
    [[10, 0, 20, 1], [0]],
    [[175, 0, 179, 1], [1]],
    [[-179, 0, -171, 1], [1]],
    [[175, 0, -175, 1], [1]],
    [
      [119, 0, -175, 1],
      [1, 2],
    ],
    [
      [-180, -90, 180, 90],
      [0, 1, 2],
    ],
    [[-5, 2, 5, 3], []],
  ] as const)('holds for boxes that meet %j, over the antimeridian too: %j', (bbox, slots) => {
    expect(matching({ bbox })).toEqual(slots);
  });

  it('lets what is unknown satisfy a negation', () => {
    expect(matching({ not: { bbox: [-180, -90, 180, 90] } })).toEqual([3]);
    expect(matching({ not: { not: { bbox: [-180, -90, 180, 90] } } })).toEqual([0, 1, 2]);
  });

  it('is satisfied by nothing when the wanted instant is none', () => {
    expect(matching({ modifiedSince: 'soon' })).toEqual([]);
  });
});
