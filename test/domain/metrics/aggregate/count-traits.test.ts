import { describe, expect, it } from 'vitest';
import { COUNT_NAMES, CountMap } from '../../../../src/domain/metrics/aggregate/count-map.ts';
import { bandOf, countTraits } from '../../../../src/domain/metrics/aggregate/count-traits.ts';
import { PortalTally } from '../../../../src/domain/metrics/aggregate/portal-tally.ts';
import type { Dataset } from '../../../../src/domain/dataset.ts';
import { OBSERVABLE_FIELDS } from '../../../../src/domain/draft.ts';
import { DATASET_INDICATORS, measureDataset } from '../../../../src/domain/metrics/measure-dataset.ts';
import { aDistribution } from '../../../support/builders.ts';
import { aMeasured } from '../../../support/measured.ts';
import { aSubject } from '../../../support/measured-datasets.ts';

describe('bandOf', () => {
  it('has its edges as published, and compares unrounded', () => {
    expect([0, 120.99, 121, 220.99, 221, 350.99, 351, 405].map(bandOf)).toEqual([
      'BAD',
      'BAD',
      'SUFFICIENT',
      'SUFFICIENT',
      'GOOD',
      'GOOD',
      'EXCELLENT',
      'EXCELLENT',
    ]);
  });
});

describe('countTraits', () => {
  const counts = {
    publishers: new CountMap(),
    licences: new CountMap(),
    categories: new CountMap(),
    freshness: new CountMap(),
    traits: new CountMap(),
  };
  const hit = { category: 'budget', verdict: 'MATCH', method: 'KEYWORD', score: 4, phrases: [] } as const;
  const measured = aMeasured({
    total: 100,
    upper: 230,
    categories: [hit],
    traits: { publisher: 'City', licence: 'CC0' },
  });

  it('counts publisher, licence, categories and every band that may be', () => {
    countTraits(counts, measured, 1);
    expect(COUNT_NAMES.map((name) => counts[name].entries())).toEqual([
      [['City', 1]],
      [['CC0', 1]],
      [['budget MATCH', 1]],
      [],
      [
        ['band BAD', 1],
        ['contactable UNKNOWN', 1],
        ['multilingual UNKNOWN', 1],
        ['noDistribution FAIL', 1],
        ['possible BAD', 1],
        ['possible GOOD', 1],
        ['possible SUFFICIENT', 1],
      ],
    ]);
  });

  it('says that a dataset has nothing to fetch only where that can be seen', () => {
    const found = (change: Partial<Dataset>): string | undefined => {
      const tally = new PortalTally(DATASET_INDICATORS);
      tally.add(measureDataset(aSubject(change)));
      const traits = tally.counts('traits').entries();
      return traits.map(([key]) => key).find((key) => key.startsWith('noDistribution'));
    };
    const unseen = OBSERVABLE_FIELDS.filter((field) => !field.startsWith('distribution'));
    expect(found({ distributions: [] })).toBe('noDistribution PASS');
    expect(found({ distributions: [], fieldsObserved: unseen })).toBe('noDistribution UNKNOWN');
    expect(found({ distributions: [aDistribution()] })).toBe('noDistribution FAIL');
    expect(found({ distributions: [aDistribution()], fieldsObserved: unseen })).toBe('noDistribution FAIL');
  });

  it('leaves nothing behind when taken away', () => {
    countTraits(counts, measured, -1);
    expect(COUNT_NAMES.flatMap((name) => counts[name].entries())).toEqual([]);
  });
});
