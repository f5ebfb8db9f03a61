import { describe, expect, it } from 'vitest';
import { addCityFigures } from '../../src/watch/city-figures.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { anEvaluation } from '../support/an-evaluation.ts';
import { aBook, aCommitment, anUpdate } from '../support/commitment-builders.ts';
import { exactly } from '../support/exact-point.ts';

const AT = '2026-11-20T06:00:00.000Z';
const commitments = [aCommitment('a')];
const book = aBook({ commitments, updates: [anUpdate('a', 'COMPLETE', { reportedOn: '2026-11-21' })] });
const evaluations = [anEvaluation('a')];

describe('figures of what a city delivers', () => {
  it('go into its snapshot as of then, and know nothing that was said later', async () => {
    const { metrics } = createMemoryStore();
    const scope = 'city:springfield';
    const snapshot = {
      ...{
        id: `${scope}@${AT}`,
        scope,
        at: AT,
        setVersion: 'v1',
        isWhole: true,
        run: null,
        mapVersion: null,
      },
      ...{ platform: null, records: 2, datasets: 2, linkMode: 'NONE' as const, freshness: [] },
    };
    await metrics.save({ snapshot, points: [exactly('c.mqa', 2, 200)], rows: [] });
    const later = '2026-11-20T07:00:00.000Z';
    expect(await addCityFigures(metrics, book, 'springfield', commitments, evaluations, later)).toBe(true);
    const ids = ['c.mqa', 'c.commitments.fulfilledShare', 'c.commitments.discrepancyShare'];
    const [points = []] = await metrics.points([scope], ids, AT);
    expect(points.map(({ indicator, value, notApplicable }) => [indicator, value, notApplicable])).toEqual([
      ['c.commitments.discrepancyShare', null, 1],
      ['c.commitments.fulfilledShare', 1, 0],
      ['c.mqa', 200, 0],
    ]);
  });

  it('have nowhere to go before the city was measured', async () => {
    const { metrics } = createMemoryStore();
    expect(await addCityFigures(metrics, book, 'springfield', commitments, evaluations, AT)).toBe(false);
  });
});
