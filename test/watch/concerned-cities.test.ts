import { describe, expect, it } from 'vitest';
import { citiesAskingForRows } from '../../src/watch/concerned-cities.ts';
import { aBook, aCommitment, aDatasetRule } from '../support/commitment-builders.ts';
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
