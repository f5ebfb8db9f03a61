import { describe, expect, it } from 'vitest';
import { citiesAskingForRows, citiesLookingAt } from '../../src/watch/concerned-cities.ts';
import { aBook, aCommitment, aDatasetRule, aMetricRule } from '../support/commitment-builders.ts';
import { SHELBYVILLE, SPRINGFIELD } from '../support/watched-city.ts';

const PORTALS = [SPRINGFIELD, SHELBYVILLE];
const rows = [{ check: 'rowCount', gte: 1, required: true } as const];
const scope = { city: null, portals: ['springfield'] };

describe('cities that a count of rows concerns', () => {
  it('are those with a rule that asks for rows and looks into the portal, wherever it lies', () => {
    const { commitments } = aBook({
      commitments: [
        aCommitment('own', { evidence: [aDatasetRule(null, { criteria: rows })] }),
        aCommitment('far', {
          city: 'shelbyville',
          evidence: [aDatasetRule(null, { criteria: rows, scope })],
        }),
        aCommitment('else', { city: 'ogdenville', evidence: [aDatasetRule(null, { scope })] }),
        aCommitment('none', { city: 'capital' }),
      ],
    });
    expect(citiesAskingForRows({ commitments }, PORTALS, 'springfield')).toEqual([
      'shelbyville',
      'springfield',
    ]);
    expect(citiesAskingForRows({ commitments }, PORTALS, 'shelbyville')).toEqual([]);
  });
});

describe('cities that a measured portal concerns', () => {
  it('are those that look into it, at its figures, or at those of its city', () => {
    const { commitments } = aBook({
      commitments: [
        aCommitment('own', { evidence: [aDatasetRule(null)] }),
        aCommitment('far', { city: 'a', evidence: [aDatasetRule(null, { scope })] }),
        aCommitment('figure', {
          city: 'b',
          evidence: [aMetricRule('p.size', 1, { scope: 'portal:springfield' })],
        }),
        aCommitment('rival', {
          city: 'c',
          evidence: [aMetricRule('c.tau', 1, { scope: 'city:springfield' })],
        }),
        aCommitment('else', { city: 'd', evidence: [aMetricRule('c.tau', 1)] }),
        aCommitment('none', { city: 'e' }),
      ],
    });
    expect(citiesLookingAt({ commitments }, PORTALS, SPRINGFIELD)).toEqual(['a', 'b', 'c', 'springfield']);
    expect(citiesLookingAt({ commitments }, PORTALS, { slug: 'springfield', city: null })).toEqual([
      ...['a', 'b', 'springfield'],
    ]);
  });
});
