/** What is measured in steps must be what is measured at once. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import { countedLinks } from '../../src/links/counted-links.ts';
import type { Store } from '../../src/ports/store.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { aLink } from '../support/measured-datasets.ts';
import {
  DAY_MS,
  ENTRIES,
  HARVEST,
  LINK,
  PORTALS,
  START,
  answers,
  day,
  harvest,
  overridesOf,
  someSteps,
  type Step,
} from '../support/measured-history.ts';
import { createQuietLog } from '../support/quiet-log.ts';

function storesOf({ catalogue, contents, log, metrics }: Store) {
  return { catalogue, contents, log, metrics };
}

/** Runs the steps on both stores, one measured in steps and one anew each time, and compares them after each. */
async function compareSteps(steps: readonly Step[], stepwise: Store, atOnce: Store): Promise<void> {
  let [now, checks, overrides] = [START, 0, NO_OVERRIDES];
  const clock = { now: () => new Date(now) };
  const moments: string[] = [];
  const ago = (days: number): string => new Date(now - days * DAY_MS).toISOString();
  const measure = async (portal: string, isStepAnew: boolean): Promise<void> => {
    for (const [store, anew] of [
      [stepwise, isStepAnew],
      [atOnce, true],
    ] as const)
      await createReporter({
        store: { ...storesOf(store), links: countedLinks(store.links, { clock }) },
        ...{ overrides, log: createQuietLog() },
        registry: { cities: [], portals: ENTRIES },
      }).measure(portal, { anew });
  };
  const harvested = new Set<string>();
  for (const step of steps) {
    if (step.is === 'harvest') {
      const portal = PORTALS[step.portal];
      now += step.days * DAY_MS + 1_234_567;
      harvested.add(portal);
      moments.push(clock.now().toISOString());
      for (const store of [stepwise, atOnce])
        await harvest(store, portal, new Date(now).toISOString(), step.looks);
      await measure(portal, false);
    } else if (step.is === 'links') {
      checks += 1;
      const { file, status, changed, drawn } = step;
      const fact = aLink(`https://files.example/${file}.csv`, status, {
        ...{ durationMs: checks, checkedAt: ago(0), lastModified: changed === null ? null : ago(changed) },
        ...(drawn === null ? {} : { drawn: { checkedAt: ago(drawn), state: 'FAIL' as const } }),
      });
      for (const store of [stepwise, atOnce])
        await store.links.save({
          records: [{ fact, unstableDays: [], failures: 0, dueAt: '2027-01-01T00:00:00.000Z' }],
          requests: [],
        });
      for (const portal of harvested) await measure(portal, false);
    } else if (step.is === 'override') {
      overrides = overridesOf(overrides, step.localId);
      for (const portal of harvested) await measure(portal, false);
    } else if (step.is === 'duty') {
      const { category } = step;
      const said = { source: 'https://x.example/law', by: 'a steward', date: '2026-03-01', note: null };
      overrides = {
        ...overrides,
        cities: category === null ? new Map() : new Map([['springfield', [{ ...said, category }]]]),
      };
      for (const portal of harvested) await measure(portal, false);
    } else if (step.is === 'wait') {
      now += step.days * DAY_MS;
      for (const portal of harvested) await measure(portal, false);
    } else if (step.is === 'content') {
      const { newest } = step;
      const fact = {
        ...{ portal: PORTALS[step.portal], localId: `d${step.localId}`, probedAt: ago(0), table: 'api:t' },
        ...{ column: 'opened', newest: newest === null ? null : day(newest), isWhole: true, future: null },
        reason: newest === null ? 'NO_DATES' : null,
      };
      for (const store of [stepwise, atOnce]) await store.contents.save([fact]);
      for (const portal of harvested) await measure(portal, false);
    } else if (harvested.has(PORTALS[step.portal])) await measure(PORTALS[step.portal], true);
    const [found, wanted] = [await answers(stepwise, moments), await answers(atOnce, moments)];
    // Quicker than going through all of it, which only helps where they differ.
    if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
  }
}

const opened: Store[] = [];
afterAll(async () => {
  for (const store of opened) await store.close();
});
function inSqlite(): Store {
  const store = openSqliteStore({ file: ':memory:', searchable: false, log: createQuietLog() });
  opened.push(store);
  return store;
}

describe('measuring what changed', () => {
  it('gives what measuring everything gives, to the last bit, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, (steps) => compareSteps(steps, createMemoryStore(), createMemoryStore())),
      { numRuns: 20, interruptAfterTimeLimit: 20_000 },
    );
  });

  it('does so in a store of files too', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        const stores = [inSqlite(), inSqlite()] as const;
        await compareSteps(steps, ...stores);
      }),
      { numRuns: 4, interruptAfterTimeLimit: 20_000 },
    );
  });

  it('is caught where it hears of no checked links', async () => {
    const store = createMemoryStore();
    const { links } = store;
    const deaf: Store = {
      ...store,
      links: {
        facts: (urls) => links.facts(urls),
        records: (urls) => links.records(urls),
        requests: (hosts, at) => links.requests(hosts, at),
        drawnBefore: (moment) => links.drawnBefore(moment),
        save: (batch) => links.save(batch),
        changedSince: async () => ({ revision: 0, urls: [], outdated: [] }),
      },
    };
    await compareSteps([HARVEST, LINK], createMemoryStore(), createMemoryStore());
    await expect(compareSteps([HARVEST, LINK], deaf, createMemoryStore())).rejects.toThrow('deeply equal');
  });

  it('is caught where it hears of no table that was asked', async () => {
    const store = createMemoryStore();
    const { contents } = store;
    const deaf: Store = {
      ...store,
      contents: {
        facts: (keys) => contents.facts(keys),
        save: (facts) => contents.save(facts),
        askedAt: (portal) => contents.askedAt(portal),
        changedSince: async () => ({ revision: 0, localIds: [] }),
      },
    };
    const probe: Step = { is: 'content', portal: 0, localId: 1, newest: -10 };
    await compareSteps([HARVEST, probe], createMemoryStore(), createMemoryStore());
    await expect(compareSteps([HARVEST, probe], deaf, createMemoryStore())).rejects.toThrow('deeply equal');
  });
});
