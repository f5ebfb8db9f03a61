import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_INDICATORS, clockFactOf, clockResults, turnOf } from '../../../src/domain/metrics/clock.ts';
import { factsOf } from '../../../src/domain/metrics/facts-of.ts';
import { measureDataset } from '../../../src/domain/metrics/measure-dataset.ts';
import { packOf } from '../../../src/domain/metrics/pack.ts';
import { someSubject } from '../../support/measured-datasets.ts';

const DAY_MS = 86_400_000;
const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const someWait = fc.integer({ min: 0, max: 500 * DAY_MS });

describe('results of the clock', () => {
  it('are at any later moment those of a measurement then', () => {
    fc.assert(
      fc.property(someSubject, someWait, (subject, wait) => {
        const at = later(subject.at, wait);
        const all = new Map(
          measureDataset({ ...subject, at }).results.map((result) => [result.indicator, result]),
        );
        for (const result of clockResults(clockFactOf(factsOf(subject)), at))
          expect(result).toEqual(all.get(result.indicator));
      }),
      { numRuns: 200 },
    );
  });

  it('stay, but for ages, until their turn, and every other result does for ever', () => {
    fc.assert(
      fc.property(someSubject, someWait, (subject, wait) => {
        const turn = turnOf(clockFactOf(factsOf(subject)), subject.at);
        expect(turn).toBeGreaterThan(Date.parse(subject.at));
        const until = Math.min(Date.parse(subject.at) + wait, turn - 1);
        const packs = [subject.at, new Date(until).toISOString()].map((at) =>
          packOf(measureDataset({ ...subject, at })),
        );
        expect(packs[1]).toEqual(packs[0]);
      }),
      { numRuns: 200 },
    );
  });

  it('change when their turn has come', () => {
    let turned = 0;
    fc.assert(
      fc.property(someSubject, (subject) => {
        const fact = clockFactOf(factsOf(subject));
        const turn = turnOf(fact, subject.at);
        if (!Number.isFinite(turn)) return;
        const states = [turn - 1, turn].map((moment) =>
          clockResults(fact, new Date(moment).toISOString())
            .filter(({ indicator, state }) => state !== null || !AGE_INDICATORS.includes(indicator))
            .map(({ indicator, state, value }) => [indicator, state, value]),
        );
        turned += 1;
        expect(states[1]).not.toEqual(states[0]);
      }),
      { numRuns: 200 },
    );
    expect(turned).toBeGreaterThan(20);
  });
});
