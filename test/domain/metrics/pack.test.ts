import fc from 'fast-check';
import { expect, it } from 'vitest';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf, unpacked } from '../../../src/domain/metrics/pack.ts';
import { AT, EX_A, someSubject } from '../../support/measured-datasets.ts';

it('comes out as it went in, without evidence', () => {
  fc.assert(
    fc.property(someSubject, (subject) => {
      const { results } = measureDataset(subject);
      const bare = results.map((result) => ({ ...result, evidence: [] }));
      const pack = JSON.parse(JSON.stringify(packOf({ results })));
      expect(unpacked(pack, AT)).toEqual(bare);
    }),
    { numRuns: 300 },
  );
});

it('is the same on another day, and comes out with the age of that day', () => {
  const later = { ...EX_A, at: '2026-11-24T12:00:00.000Z' };
  expect(packOf(measureDataset(later))).toEqual(packOf(measureDataset(EX_A)));
  const results = unpacked(packOf(measureDataset(EX_A)), later.at);
  expect(results).toEqual(measureDataset(later).results.map((result) => ({ ...result, evidence: [] })));
});
