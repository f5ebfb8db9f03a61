import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indicatorOf } from '../../../src/domain/metrics/indicators.ts';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { REMEDIES } from '../../../src/domain/metrics/remedies.ts';
import { violationsOf } from '../../../src/domain/metrics/violations.ts';
import { EX_A, EX_C, someSubject } from '../../support/measured-datasets.ts';

it('lists what fails with what mends it, most points first', () => {
  const found = violationsOf(EX_C, measureDataset(EX_C));
  expect(found.slice(0, 4).map(({ indicator, points }) => [indicator, points])).toEqual([
    ['mqa.acc.accessUrlStatus', 50],
    ['mqa.acc.downloadUrl', 50],
    ['mqa.int.machineReadable', 40],
    ['mqa.int.nonProprietary', 40],
  ]);
  expect(found.find(({ indicator }) => indicator === 'mqa.acc.accessUrlStatus')).toMatchObject({
    reason: 'GONE',
    remedy: expect.stringContaining('Correct the access address'),
  });
});

it('is worth what the best distribution gains, not what any other lacks', () => {
  const found = new Map(violationsOf(EX_A, measureDataset(EX_A)).map((one) => [one.indicator, one.points]));
  expect([found.get('mqa.fin.temporal'), found.get('mqa.ctx.rights')]).toEqual([20, 5]);
  expect(found.has('mqa.int.machineReadable')).toBe(false);
});

it('never promises more than the scale has, and knows every indicator that it mends', () => {
  for (const id of Object.keys(REMEDIES)) expect([id, indicatorOf(id)?.id]).toEqual([id, id]);
  fc.assert(
    fc.property(someSubject, (subject) => {
      const measured = measureDataset(subject);
      for (const { points } of violationsOf(subject, measured))
        expect(points >= 0 && measured.quality.total + points <= 405).toBe(true);
    }),
    { numRuns: 200 },
  );
});
