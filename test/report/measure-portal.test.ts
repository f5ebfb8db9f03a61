/** What is measured in steps must be what is measured at once. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { OBSERVABLE_FIELDS } from '../../src/domain/draft.ts';
import { NO_OVERRIDES, type Overrides } from '../../src/domain/metrics/overrides.ts';
import type { Store } from '../../src/ports/store.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import {
  aDistribution,
  aMoment,
  aPageWrite,
  aRecordWrite,
  aRunStart,
  aSettlement,
} from '../support/builders.ts';
import { aPortal } from '../support/graph.ts';
import { CC_BY, aLink, statedFormat } from '../support/measured-datasets.ts';
import { createQuietLog } from '../support/quiet-log.ts';

const PORTALS = ['springfield', 'springfield-maps'] as const;
const ENTRIES = PORTALS.map((slug) => aPortal({ slug, city: 'springfield', url: `https://${slug}.example` }));
const CITY = 'city:springfield';
const DATASETS = 26;
const SHARED = 'What the city keeps of this subject, updated by the office that is in charge of it. '.repeat(
  2,
);
const START = Date.parse('2026-03-01T06:00:00.000Z');
const DAY_MS = 86_400_000;

/** What a dataset looks like; equal looks are equal records. */
interface Look {
  readonly localId: number;
  readonly title: 'Budget' | 'Crimes' | 'Trees';
  readonly isShared: boolean;
  readonly identifier: 'a' | 'b' | null;
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'NEVER' | null;
  /** Days since the start; null: none. */
  readonly changed: number | null;
  readonly file: 1 | 2 | 3 | null;
}
type Step =
  | { readonly is: 'harvest'; readonly portal: 0 | 1; readonly days: number; readonly looks: readonly Look[] }
  | { readonly is: 'links'; readonly file: 1 | 2 | 3; readonly status: number }
  | { readonly is: 'override'; readonly localId: number | null }
  | { readonly is: 'anew'; readonly portal: 0 | 1 };

const DAYS: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 30 };
const day = (number: number): string => new Date(START + number * DAY_MS).toISOString().slice(0, 10);

function recordOf(portal: string, look: Look): Partial<Dataset> & Pick<Dataset, 'localId' | 'title'> {
  const { title, identifier, frequency, changed, file } = look;
  return {
    ...{ portal, title, identifier, localId: `d${look.localId}`, keywords: [title] },
    description: look.isShared ? SHARED : null,
    updateFrequency:
      frequency === null ? null : { raw: frequency, code: frequency, periodDays: DAYS[frequency] ?? null },
    dataModified: changed === null ? null : aMoment(day(changed)),
    metadataModified: aMoment(day(0)),
    licence: CC_BY,
    publisher: { name: 'Office', localId: null },
    fieldsObserved: OBSERVABLE_FIELDS,
    distributions:
      file === null
        ? []
        : [
            aDistribution({
              downloadUrl: `https://files.example/${file}.csv`,
              format: statedFormat('CSV', 'text/csv'),
              licence: CC_BY,
            }),
          ],
  };
}

async function harvest(store: Store, portal: string, at: string, looks: readonly Look[]): Promise<void> {
  const open = await store.log.open(aRunStart({ portal, startedAt: at }));
  const runId = open?.run.id ?? '';
  const records = looks.map((look) => aRecordWrite({ dataset: recordOf(portal, look) }));
  await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
  const { absent } = await store.writer.absences(runId);
  const remove = absent.map(({ localId }) => localId);
  await store.writer.settle(aSettlement({ runId, at, verdict: 'COMPLETE', remove }));
}

function overridesOf(localId: number | null): Overrides {
  if (localId === null) return NO_OVERRIDES;
  const said = { by: 'a steward', date: '2026-03-01', note: null, verdict: 'include' as const };
  return {
    portals: new Map([['springfield', [{ ...said, localId: `d${localId}`, category: 'zoning' }]]]),
    cities: new Map(),
  };
}

/** Everything that can be asked of what was measured. */
async function answers(store: Store): Promise<unknown> {
  const scopes = [...PORTALS.map((slug) => `portal:${slug}`), CITY];
  const keys = PORTALS.flatMap((portal) =>
    Array.from({ length: DATASETS }, (_, number) => ({ portal, localId: `d${number}` })),
  );
  return {
    // Runs have names of their own in each store.
    snapshots: (await store.metrics.snapshots(scopes, null)).map((one) => one && { ...one, run: null }),
    points: await store.metrics.points(scopes, null, null),
    rows: await store.metrics.measurements(keys, null),
    violations: await Promise.all(
      PORTALS.map((portal) => store.metrics.violations(portal, null, { first: 1_000, after: null })),
    ),
  };
}

/** Runs the steps on both stores, one measured in steps and one anew each time, and compares them after each. */
async function compareSteps(steps: readonly Step[], stepwise: Store, atOnce: Store): Promise<void> {
  let [now, checks, overrides] = [START, 0, NO_OVERRIDES];
  const measure = async (portal: string, isStepAnew: boolean): Promise<void> => {
    for (const [store, anew] of [
      [stepwise, isStepAnew],
      [atOnce, true],
    ] as const)
      await createReporter({
        ...{ store, overrides, log: createQuietLog() },
        registry: { cities: [], portals: ENTRIES },
      }).measure(portal, { anew });
  };
  const harvested = new Set<string>();
  for (const step of steps) {
    if (step.is === 'harvest') {
      const portal = PORTALS[step.portal];
      now += step.days * DAY_MS + 1_234_567;
      harvested.add(portal);
      for (const store of [stepwise, atOnce])
        await harvest(store, portal, new Date(now).toISOString(), step.looks);
      await measure(portal, false);
    } else if (step.is === 'links') {
      checks += 1;
      const fact = aLink(`https://files.example/${step.file}.csv`, step.status, { durationMs: checks });
      for (const store of [stepwise, atOnce])
        await store.links.save({
          records: [{ fact, unstableDays: [], failures: 0, dueAt: '2027-01-01T00:00:00.000Z' }],
          requests: [],
        });
      for (const portal of harvested) await measure(portal, false);
    } else if (step.is === 'override') {
      overrides = overridesOf(step.localId);
      for (const portal of harvested) await measure(portal, false);
    } else if (harvested.has(PORTALS[step.portal])) await measure(PORTALS[step.portal], true);
    const [found, wanted] = [await answers(stepwise), await answers(atOnce)];
    // Quicker than going through all of it, which only helps where they differ.
    if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
  }
}

const someFile = fc.constantFrom(1, 2, 3);
const someLook = fc.record({
  localId: fc.integer({ min: 0, max: DATASETS - 1 }),
  title: fc.constantFrom('Budget', 'Crimes', 'Trees'),
  // Mostly shared, so that the number of those that share it crosses the limit now and then.
  isShared: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
  identifier: fc.constantFrom('a', 'b', null),
  frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'NEVER', null),
  changed: fc.option(fc.integer({ min: -30, max: 60 })),
  file: fc.option(someFile),
});
const someLooks = fc.uniqueArray(someLook, {
  ...{ minLength: 18, maxLength: DATASETS, selector: ({ localId }) => localId },
});
const somePortal = fc.constantFrom(0, 1);
/** Most datasets stay as they are from one harvest to the next. */
const someSteps = fc
  .tuple(
    someLooks,
    fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({
            is: fc.constant('harvest' as const),
            portal: somePortal,
            days: fc.integer({ min: 0, max: 20 }),
            changes: fc.uniqueArray(someLook, { maxLength: 5, selector: ({ localId }) => localId }),
            removals: fc.uniqueArray(fc.integer({ min: 0, max: DATASETS - 1 }), { maxLength: 4 }),
          }),
        },
        fc.record({
          ...{ is: fc.constant('links' as const), file: someFile, status: fc.constantFrom(200, 404) },
        }),
        fc.record({
          ...{ is: fc.constant('override' as const), localId: fc.option(fc.integer({ min: 0, max: 5 })) },
        }),
        fc.record({ is: fc.constant('anew' as const), portal: somePortal }),
      ),
      { minLength: 2, maxLength: 7 },
    ),
  )
  .map(([first, raw]): readonly Step[] => {
    const held = [new Map(first.map((look) => [look.localId, look])), new Map<number, Look>()];
    const steps: Step[] = [{ is: 'harvest', portal: 0, days: 0, looks: first }];
    for (const step of raw) {
      if (step.is !== 'harvest') {
        steps.push(step);
        continue;
      }
      const looks = held[step.portal] ?? new Map<number, Look>();
      for (const look of step.changes) looks.set(look.localId, look);
      for (const gone of step.removals) looks.delete(gone);
      steps.push({ is: 'harvest', portal: step.portal, days: step.days, looks: [...looks.values()] });
    }
    return steps;
  });

const opened: Store[] = [];
afterAll(async () => {
  for (const store of opened) await store.close();
});
function inSqlite(): Store {
  const store = openSqliteStore({ file: ':memory:', searchable: false, log: createQuietLog() });
  opened.push(store);
  return store;
}

const LOOK: Look = {
  ...{ localId: 1, title: 'Budget', isShared: false, identifier: 'a', frequency: 'WEEKLY', changed: 0 },
  file: 1,
};
const HARVEST: Step = {
  ...{ is: 'harvest', portal: 0, days: 0 },
  looks: [LOOK, ...[2, 3, 4, 5].map((localId): Look => ({ ...LOOK, localId, file: 2 }))],
};
const LINK: Step = { is: 'links', file: 1, status: 404 };

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
});
