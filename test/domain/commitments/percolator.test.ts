import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectorTruth } from '../../../src/domain/commitments/compile-selector.ts';
import type { Selector } from '../../../src/domain/commitments/rules.ts';
import type { EvidenceDataset } from '../../../src/domain/commitments/sweep-input.ts';
import { aCommitment, aDatasetRule } from '../../support/commitment-builders.ts';
import { aSource, evaluateAll, kit } from '../../support/evidence-builders.ts';
import { someDatasets, someSelector } from '../../support/selector-arbitraries.ts';
import { oracleTruth } from '../../support/selector-oracle.ts';

const sources = ['one', 'two'].map((portal) => aSource({ portal, snapshot: portal }));
interface Counts {
  readonly candidates: readonly string[];
  readonly unknown: number;
}
function bySweep(selectors: readonly Selector[], datasets: readonly EvidenceDataset[]): readonly Counts[] {
  const commitments = selectors.map((selector, at) =>
    aCommitment(`c${at}`, { evidence: [aDatasetRule(selector, { quantifier: { all: true } })] }),
  );
  return evaluateAll(commitments, datasets, { sources }).map(({ verdict: { requirements } }) => ({
    candidates: requirements.flatMap((one) => one.datasets.map(({ localId }) => localId)).toSorted(),
    unknown: requirements.reduce((sum, one) => sum + one.unknownCandidates, 0),
  }));
}
function byOracle(selectors: readonly Selector[], datasets: readonly EvidenceDataset[]): readonly Counts[] {
  const own = datasets.filter(({ city }) => city === 'springfield');
  return selectors.map((selector) => ({
    candidates: own
      .filter((one) => oracleTruth(selector, one) === 'true')
      .map(({ dataset }) => dataset.localId)
      .toSorted(),
    unknown: own.filter((one) => oracleTruth(selector, one) === 'unknown').length,
  }));
}
const world = [fc.array(someSelector, { minLength: 1, maxLength: 6 }), someDatasets] as const;

describe('looking selectors up by what datasets say', () => {
  it('finds the same as reading every selector on every dataset', () => {
    fc.assert(
      fc.property(...world, (selectors, datasets) => {
        expect(bySweep(selectors, datasets)).toEqual(byOracle(selectors, datasets));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is caught when it forgets the second of two branches', () => {
    const broken = (selector: Selector): Selector =>
      'any' in selector ? { any: selector.any.slice(0, 1) } : selector;
    expect(() =>
      fc.assert(
        fc.property(...world, (selectors, datasets) => {
          expect(bySweep(selectors.map(broken), datasets)).toEqual(byOracle(selectors, datasets));
        }),
        { numRuns: 1_000 },
      ),
    ).toThrow();
  });

  it('is caught when it takes what is not shown for absent', () => {
    const all = [
      'title',
      'description',
      'keywords',
      'publisher',
      'issued',
      'updateFrequency',
      'columns',
    ] as const;
    const blind = (one: EvidenceDataset): EvidenceDataset => ({
      ...one,
      dataset: { ...one.dataset, fieldsObserved: [...all] },
    });
    expect(() =>
      fc.assert(
        fc.property(...world, (selectors, datasets) => {
          expect(bySweep(selectors, datasets.map(blind))).toEqual(byOracle(selectors, datasets));
        }),
        { numRuns: 1_000 },
      ),
    ).toThrow();
  });

  it('reads one selector on one dataset in the same way', () => {
    fc.assert(
      fc.property(someSelector, someDatasets, (selector, datasets) => {
        for (const one of datasets)
          expect(['false', 'unknown', 'true'][selectorTruth(selector, one, kit.compileRegex)]).toBe(
            oracleTruth(selector, one),
          );
      }),
      { numRuns: 500 },
    );
  });

  it('follows De Morgan, and nothing that is not known turns an answer round', () => {
    fc.assert(
      fc.property(someSelector, someSelector, someDatasets, (a, b, datasets) => {
        for (const one of datasets) {
          const truth = (selector: Selector): number => selectorTruth(selector, one, kit.compileRegex);
          expect(truth({ not: { all: [a, b] } })).toBe(truth({ any: [{ not: a }, { not: b }] }));
          expect(truth({ not: { any: [a, b] } })).toBe(truth({ all: [{ not: a }, { not: b }] }));
          expect(truth({ not: { not: a } })).toBe(truth(a));
          expect(truth({ all: [a, b] })).toBe(truth({ all: [b, a] }));
          const less = {
            ...one,
            dataset: { ...one.dataset, fieldsObserved: one.dataset.fieldsObserved.slice(1) },
          };
          const after = selectorTruth(a, less, kit.compileRegex);
          if (after !== 1) expect(after).toBe(truth(a));
        }
      }),
      { numRuns: 500 },
    );
  });
});
