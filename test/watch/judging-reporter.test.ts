import { describe, expect, it } from 'vitest';
import { createMeasuring } from '../../src/report/measuring.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { createJudgingReporter } from '../../src/watch/judging-reporter.ts';
import { aBook, aCommitment, aDatasetRule, aMetricRule } from '../support/commitment-builders.ts';
import { aPortal } from '../support/graph.ts';
import { aCity, aWatchedCity, SPRINGFIELD } from '../support/watched-city.ts';

const NOBODYS = aPortal({ slug: 'nobodys', city: null, url: 'https://nobody.example.org' });
const BOOK = aBook({
  commitments: [
    aCommitment('a', { evidence: [aDatasetRule({ field: 'title', op: 'contains', value: 'crimes' })] }),
  ],
});

function aBench(store: Store = createMemoryStore(), book = BOOK) {
  const portals = [SPRINGFIELD, NOBODYS];
  const city = aWatchedCity(book, { store, portals });
  const registry = { cities: [aCity('springfield')], portals };
  const { reporter, watcher, log } = city;
  const judging = createJudgingReporter({ reporter, watcher, registry, book, log });
  return { ...city, judging, measuring: createMeasuring(judging, log) };
}
/** A store whose verdicts cannot be written. */
function withoutVerdicts(): Store {
  const store = createMemoryStore();
  const { verdicts } = store;
  return {
    ...store,
    verdicts: {
      save: () => Promise.reject(new Error('the disk is full')),
      latest: (...args) => verdicts.latest(...args),
      history: (...args) => verdicts.history(...args),
      changes: (...args) => verdicts.changes(...args),
      evidenceFor: (...args) => verdicts.evidenceFor(...args),
      revision: () => verdicts.revision(),
    },
  };
}
async function statesIn(store: Store): Promise<readonly string[]> {
  const [history = []] = await store.verdicts.history(['a']);
  return history.map(({ evaluation }) => evaluation.verdict.state);
}

describe('a measurement', () => {
  it('is followed by a judgement of the city, each as of its harvest', async () => {
    const { store, harvest, measuring } = aBench();
    await harvest('springfield', '2026-11-10', ['Budget']);
    measuring.begin('springfield');
    await measuring.end('springfield');
    await harvest('springfield', '2026-11-20', ['Crimes']);
    measuring.begin('springfield');
    await measuring.end('springfield');
    expect(await statesIn(store)).toEqual(['NOT_FOUND', 'FULFILLED']);
  });

  it('is followed by none where nothing was measured, or the portal is of no city', async () => {
    const { store, harvest, judging } = aBench();
    await judging.measure('springfield', { anew: false });
    await harvest('nobodys', '2026-11-10', ['Crimes']);
    expect((await judging.measure('nobodys', { anew: false })).is).toBe('measured');
    expect(await statesIn(store)).toEqual([]);
  });

  it('is followed by a judgement of all cities that look into the portal, or at its figures', async () => {
    const scope = { city: null, portals: ['nobodys'] };
    const book = aBook({
      commitments: [
        aCommitment('a', { city: 'shelbyville', evidence: [aDatasetRule(null, { scope })] }),
        aCommitment('b', { evidence: [aMetricRule('p.size', 1, { scope: 'portal:nobodys' })] }),
        aCommitment('c', { city: 'ogdenville', evidence: [aDatasetRule(null)] }),
      ],
    });
    const { store, harvest, judging } = aBench(createMemoryStore(), book);
    await harvest('nobodys', '2026-11-10', ['Crimes']);
    await judging.measure('nobodys', { anew: false });
    const kept = await store.verdicts.latest(['a', 'b', 'c'], null);
    expect(kept.map((one) => one?.evaluation.at ?? null)).toEqual([
      ...['2026-11-10T06:00:00.000Z', '2026-11-23T12:00:00.000Z'],
      null,
    ]);
  });

  it('stands where judging fails, and the log says so', async () => {
    const { store, harvest, judging, log } = aBench(withoutVerdicts());
    await harvest('springfield', '2026-11-10', ['Crimes']);
    expect((await judging.measure('springfield', { anew: false })).is).toBe('measured');
    const [snapshot] = await store.metrics.snapshots(['city:springfield'], null);
    expect(snapshot?.datasets).toBe(1);
    expect(log.lines).toContainEqual({
      ...{ level: 'error', message: 'judging commitments failed' },
      facts: { city: 'springfield', portal: 'springfield', message: 'the disk is full' },
    });
  });
});
