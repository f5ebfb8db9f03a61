import { describe, expect, it } from 'vitest';
import { explanationAt } from '../../../src/domain/commitments/explained.ts';
import { aDatasetRule } from '../../support/commitment-builders.ts';
import { aCriterion, anEvidence, evaluateRules } from '../../support/evidence-builders.ts';
import { amountOf } from '../../../src/domain/metrics/verdict.ts';

const rule = aDatasetRule(
  { field: 'title', op: 'contains', value: 'requests' },
  { criteria: [aCriterion('fresh', { within: { days: 7 } })] },
);
function judged(title: string, date: string | null) {
  const results = [amountOf('time.age', { value: 40, lower: 40, upper: 40 })];
  return evaluateRules([rule], [anEvidence({ results, dataset: { title }, dataDate: () => date })]);
}

describe('explanations', () => {
  it('keep the date of the data, and tell its age of the moment that is asked about', () => {
    const verdict = judged('Requests', '2026-10-14T08:00:00.000Z');
    const found = (words: string): string =>
      `0 of 1 checks passed for “Requests”: recent data missing (expected at most 7 days of age, found data of 2026-10-14${words}).`;
    expect(verdict.explanation).toEqual([found('')]);
    expect(explanationAt(verdict, '2026-10-16T07:59:59.000Z')).toEqual([found(', 1 day old')]);
    expect(explanationAt(verdict, '2026-11-23T08:00:00.000Z')).toEqual([found(', 40 days old')]);
    expect(explanationAt(verdict, '2026-10-13T00:00:00.000Z')).toEqual([found('')]);
  });

  it('leave dates alone that nothing was observed of', () => {
    const title = 'Requests found data of 2020-01-01';
    const [sentence] = explanationAt(judged(title, '2026-10-14T08:00:00.000Z'), '2026-11-23T12:00:00.000Z');
    expect(sentence).toContain(`“${title}”`);
    expect(explanationAt(judged('Requests', null), '2026-11-23T12:00:00.000Z')[0]).toContain('found none');
  });
});
