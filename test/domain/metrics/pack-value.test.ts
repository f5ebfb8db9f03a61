import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf, unpacked, type Pack } from '../../../src/domain/metrics/pack.ts';
import { valueIn } from '../../../src/domain/metrics/pack-value.ts';
import { AT, someSubject } from '../../support/measured-datasets.ts';

/** What turns by something that is not kept in a pack. */
const NOT_TOLD = new Set(['time.fresh.nyc']);
const later = (days: number): string => new Date(Date.parse(AT) + days * 86_400_000).toISOString();

type Reading = (pack: Pack, indicator: string, at: string) => number | null;
function asMeasuredThen(read: Reading): void {
  fc.assert(
    fc.property(someSubject, fc.nat(900), (subject, days) => {
      const at = later(days);
      const measured = measureDataset({ ...subject, at: AT });
      const ahead = measured.results.some(({ reason }) => reason === 'FUTURE_DATE');
      fc.pre(!ahead);
      const pack = packOf(measured);
      for (const { indicator, value, state } of measureDataset({ ...subject, at }).results)
        if (!NOT_TOLD.has(indicator))
          expect([indicator, read(pack, indicator, at)]).toEqual([
            indicator,
            state === 'UNKNOWN' ? null : value,
          ]);
    }),
    { numRuns: 300 },
  );
}

describe('a value out of a pack', () => {
  it('is the one that would have been measured then, verdicts of time among them', () => {
    asMeasuredThen(valueIn);
  });

  it('is another one where verdicts are read as they were', () => {
    const asItWas: Reading = (pack, indicator, at) => {
      const found = unpacked(pack, at).find((result) => result.indicator === indicator);
      return found === undefined || found.state === 'UNKNOWN' ? null : found.value;
    };
    expect(() => asMeasuredThen(asItWas)).toThrow();
  });

  it('is null for what the pack does not have', () => {
    const [subject] = fc.sample(someSubject, 1);
    if (subject === undefined) throw new TypeError('no subject');
    expect(valueIn(packOf(measureDataset(subject)), 'no.such', AT)).toBeNull();
  });
});
