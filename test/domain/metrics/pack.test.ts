import fc from 'fast-check';
import { expect, it } from 'vitest';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf, unpacked, unpackedOne } from '../../../src/domain/metrics/pack.ts';
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

it('gives one result as it gives it among all, of packs of other versions too', () => {
  const later = '2026-12-24T12:00:00.000Z';
  fc.assert(
    fc.property(someSubject, fc.boolean(), (subject, isOther) => {
      const pack = packOf(measureDataset(subject));
      const [ids, results] = [pack.ids.split(' ').slice(1), pack.results.slice(1)];
      const dates = pack.dates.map(([place, ...dated]) => [place - 1, ...dated] as const);
      const given = isOther ? { ids: ids.join(' '), results, dates } : pack;
      for (const one of unpacked(given, later)) expect(unpackedOne(given, one.indicator, later)).toEqual(one);
      expect(unpackedOne(given, 'time.unheard-of', later)).toBeNull();
      if (isOther) expect(unpackedOne(given, pack.ids.split(' ')[0] ?? '', later)).toBeNull();
    }),
    { numRuns: 100 },
  );
});
