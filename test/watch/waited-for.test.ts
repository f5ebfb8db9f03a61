import { describe, expect, it } from 'vitest';
import type { ContentFact } from '../../src/domain/metrics/content/content-fact.ts';
import { waitedForRows } from '../../src/watch/waited-for.ts';
import { aBook, aCommitment, aDatasetRule, aMilestone, aPlan } from '../support/commitment-builders.ts';
import { aWatchedCity, SHELBYVILLE, SPRINGFIELD, type WatchedCity } from '../support/watched-city.ts';

const asking = (title: string, rows = 10) =>
  aDatasetRule(
    { field: 'title', op: 'contains', value: title },
    { criteria: [{ check: 'rowCount', gte: rows, required: true }] },
  );
const BOOK = aBook({
  plans: [aPlan('plan-1')],
  commitments: [
    aCommitment('count-crimes', { evidence: [asking('crimes')] }),
    aCommitment('step', { milestones: [aMilestone('m1', { evidence: [asking('budget')] })] }),
    aCommitment('other', {
      evidence: [aDatasetRule({ field: 'title', op: 'contains', value: 'trees' })],
    }),
  ],
});
const NOW = '2026-11-20T12:00:00.000Z';
function aFact(localId: string, most: number, probedAt = NOW): ContentFact {
  return {
    ...{ portal: 'springfield', localId, probedAt, table: 'api:t', column: null, newest: null },
    ...{ isWhole: true, future: null, reason: 'NO_DATE_COLUMN' },
    rows: { most, estimate: null, uncounted: 0, reason: null },
  };
}
async function aCity(): Promise<WatchedCity> {
  const city = aWatchedCity(BOOK, { portals: [SPRINGFIELD, SHELBYVILLE], hasTables: true });
  await city.harvest('springfield', '2026-11-20', ['Crimes', 'Budget', 'Trees']);
  await city.reporter.measure('springfield', { anew: false });
  return city;
}
const stateOf = async ({ watcher }: WatchedCity, commitment: string, asOf: string | null = null) => {
  const outcome = await watcher.evaluate('springfield', asOf);
  if (outcome.is !== 'judged') return outcome.is;
  return outcome.evaluations.find((one) => one.commitment === commitment)?.verdict.state;
};

describe('rows that verdicts wait for', () => {
  it('are those of datasets that verdicts and milestones rest on, until they are counted', async () => {
    const city = await aCity();
    expect(await stateOf(city, 'count-crimes')).toBe('UNVERIFIABLE');
    const waited = () => waitedForRows(BOOK, city.store.verdicts, 'springfield');
    expect([...(await waited())].toSorted()).toEqual(['Budget', 'Crimes']);
    await city.store.contents.save([aFact('Crimes', 12), aFact('Budget', 9)]);
    expect([await stateOf(city, 'count-crimes'), await stateOf(city, 'step')]).toEqual([
      'FULFILLED',
      'PARTIAL',
    ]);
    expect([...(await waited())]).toEqual([]);
    expect([...(await waitedForRows(BOOK, city.store.verdicts, 'shelbyville'))]).toEqual([]);
  });

  it('tell in the explanation what counts them', async () => {
    const city = await aCity();
    await city.watcher.evaluate('springfield', null);
    const [kept] = await city.store.verdicts.latest(['count-crimes'], null);
    expect(kept?.evaluation.verdict.explanation.at(-1)).toBe(
      'Rows of springfield are counted by: civicgraph metrics probe springfield',
    );
  });

  it('cannot be looked at as of a moment before they were counted again', async () => {
    const city = await aCity();
    await city.store.contents.save([aFact('Crimes', 12)]);
    expect(await stateOf(city, 'count-crimes', '2026-11-20T13:00:00.000Z')).toBe('FULFILLED');
    await city.store.contents.save([aFact('Crimes', 5, '2026-11-21T00:00:00.000Z')]);
    expect(await city.watcher.evaluate('springfield', '2026-11-20T13:00:00.000Z')).toMatchObject({
      is: 'kept',
      because:
        'The tables of springfield were counted again on 2026-11-21T00:00:00.000Z, and only the last counts are kept.',
    });
  });
});
