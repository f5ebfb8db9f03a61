import { describe, expect, it } from 'vitest';
import { explanationAt } from '../../src/domain/commitments/explained.ts';
import type { Criterion } from '../../src/domain/commitments/rules.ts';
import { OBSERVABLE_FIELDS } from '../../src/domain/draft.ts';
import {
  aBook,
  aCommitment,
  aDatasetRule,
  aMetricRule,
  aMilestone,
  aPlan,
} from '../support/commitment-builders.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { aWatchedCity, SHELBYVILLE, SPRINGFIELD } from '../support/watched-city.ts';

const crimes = (criterion: Omit<Criterion, 'required'>, scope: string | null = null) =>
  aDatasetRule(
    { field: 'title', op: 'contains', value: 'crimes' },
    {
      criteria: [{ ...criterion, required: true }],
      scope: scope === null ? null : { city: null, portals: [scope] },
    },
  );
const within = (days: number) => crimes({ check: 'fresh', within: { days } });
const attested = { id: 'said', required: true, weight: 1, kind: 'attestation' } as const;

/** The same record on every day of a month: nothing of it is new, and nothing of it comes of age. */
const BOOK = aBook({
  plans: [aPlan('plan-1')],
  commitments: [
    aCommitment('old', { evidence: [within(7)] }),
    aCommitment('young', { evidence: [within(3_650)] }),
    aCommitment('declared', { evidence: [crimes({ check: 'fresh', within: 'declared', grace: 0.25 })] }),
    aCommitment('slack', { evidence: [crimes({ check: 'fresh', within: 'declared', grace: 0.5 })] }),
    aCommitment('habit', { evidence: [crimes({ check: 'fresh', within: 'observed', grace: 0.5 })] }),
    aCommitment('ended', { evidence: [crimes({ check: 'temporalUntil', lagDays: 30 })] }),
    aCommitment('step', { milestones: [aMilestone('m1', { evidence: [within(7)] })] }),
    aCommitment('elsewhere', { evidence: [crimes({ check: 'fresh', within: 'declared' }, 'shelbyville')] }),
    aCommitment('said', { evidence: [attested] }),
    aCommitment('figure', { evidence: [aMetricRule('c.tau', 0.9)] }),
    aCommitment('nowhere', { city: 'shelbyville', evidence: [within(7)] }),
  ],
});
const DATA_OF = '2026-01-10T08:30:00.000Z';
function dayOf(place: number): string {
  return new Date(Date.UTC(2026, 8, 1 + place)).toISOString().slice(0, 10);
}

async function aMonth() {
  const store = createMemoryStore();
  const city = aWatchedCity(BOOK, {
    store,
    portals: [SPRINGFIELD, SHELBYVILLE],
    now: `${dayOf(0)}T12:00:00.000Z`,
    dataset: {
      dataModified: { at: DATA_OF, precision: 'second', raw: DATA_OF },
      updateFrequency: { code: 'MONTHLY', periodDays: 30, raw: 'monthly' },
      temporalEnd: '2025-12-31',
      fieldsObserved: OBSERVABLE_FIELDS,
    },
  });
  for (let place = 0; place < 30; place += 1) {
    await city.harvest('springfield', dayOf(place), ['Crimes']);
    await city.reporter.measure('springfield', { anew: false });
    for (const slug of ['springfield', 'shelbyville']) await city.watcher.evaluate(slug, null);
    city.clock.advance(86_400_000);
  }
  return store;
}

describe('thirty days on which nothing happens', () => {
  it('leave one verdict on each commitment, which holds from the first to the last of them', async () => {
    const { verdicts } = await aMonth();
    const ids = BOOK.commitments.map(({ id }) => id);
    const histories = await verdicts.history(ids);
    expect(Object.fromEntries(ids.map((id, place) => [id, histories[place]?.length]))).toEqual(
      Object.fromEntries(ids.map((id) => [id, 1])),
    );
    const states = histories.map((kept) => kept[0]?.evaluation.verdict.state);
    expect(Object.fromEntries(ids.map((id, place) => [id, states[place]]))).toMatchObject({
      ...{ old: 'STALE', young: 'FULFILLED', declared: 'STALE', slack: 'STALE', ended: 'STALE' },
      ...{ step: 'STALE', elsewhere: 'UNVERIFIABLE', said: 'UNVERIFIABLE', nowhere: 'UNVERIFIABLE' },
    });
    expect(histories[0]?.[0]).toMatchObject({
      validFrom: `${dayOf(0)}T06:00:00.000Z`,
      lastAt: `${dayOf(29)}T06:00:00.000Z`,
    });
  });

  it('let the age be told as of the day that is asked about', async () => {
    const { verdicts } = await aMonth();
    const said = async (asOf: string | null) => {
      const [kept] = await verdicts.latest(['old'], asOf);
      return kept === null || kept === undefined
        ? null
        : explanationAt(kept.evaluation.verdict, kept.lastAt)[0];
    };
    const sentence = (days: number): string =>
      `0 of 1 checks passed for “Crimes”: recent data missing (expected at most 7 days of age, found data of 2026-01-10, ${days} days old).`;
    expect(await said(null)).toBe(sentence(262));
    expect(await said(`${dayOf(4)}T12:00:00.000Z`)).toBe(sentence(237));
  });
});
