/** The history of a city whose portals name the same data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { OBSERVABLE_FIELDS } from '../../src/domain/draft.ts';
import type { Decomposition } from '../../src/domain/metrics/aggregate/decomposition.ts';
import { indicatorOf } from '../../src/domain/metrics/indicators.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import type { MetricBook } from '../../src/ports/metrics.ts';
import type { Store } from '../../src/ports/store.ts';
import { decomposeSeries } from '../../src/report/decomposition.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { readSeries } from '../../src/report/series.ts';
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
import { CC_BY, statedFormat } from '../support/measured-datasets.ts';
import { createQuietLog } from '../support/quiet-log.ts';

const PORTALS = ['springfield', 'springfield-maps'] as const;
const registry = {
  cities: [],
  portals: PORTALS.map((slug) => aPortal({ slug, city: 'springfield', url: `https://${slug}.example` })),
};
const START = Date.parse('2026-03-01T06:00:00.000Z');
const DAY_MS = 86_400_000;
const moment = (day: number): string => new Date(START + day * DAY_MS).toISOString();

/** `data`: those of one number are copies of each other. */
interface Look {
  readonly localId: number;
  readonly data: number;
  readonly keywords: number;
  readonly isOpen: boolean;
  readonly frequency: 'DAILY' | 'WEEKLY' | null;
  readonly changed: number;
}
interface Step {
  readonly portal: 0 | 1;
  readonly days: number;
  readonly looks: readonly Look[];
}
const DAYS = { DAILY: 1, WEEKLY: 7 } as const;

function recordOf(portal: string, look: Look): Partial<Dataset> & Pick<Dataset, 'localId' | 'title'> {
  const { localId, data, frequency } = look;
  const licence = look.isOpen ? CC_BY : null;
  return {
    ...{ portal, localId: `d${localId}`, title: `Data ${data}`, description: null, licence },
    keywords: Array.from({ length: look.keywords }, (_, index) => `k${index}`),
    updateFrequency:
      frequency === null ? null : { raw: frequency, code: frequency, periodDays: DAYS[frequency] },
    dataModified: aMoment(moment(look.changed).slice(0, 10)),
    fieldsObserved: OBSERVABLE_FIELDS,
    distributions: [
      aDistribution({
        downloadUrl: `https://files.example/${data}.csv`,
        format: statedFormat('CSV', 'text/csv'),
        licence,
      }),
    ],
  };
}

/** Every step is a harvest of one portal, and a snapshot of the city. */
async function live(store: Store, steps: readonly Step[]): Promise<void> {
  let day = 0;
  const reporter = createReporter({ store, registry, overrides: NO_OVERRIDES, log: createQuietLog() });
  for (const step of steps) {
    day += step.days;
    const [portal, at] = [PORTALS[step.portal], moment(day)];
    const open = await store.log.open(aRunStart({ portal, startedAt: at }));
    const runId = open?.run.id ?? '';
    const records = step.looks.map((look) => aRecordWrite({ dataset: recordOf(portal, look) }));
    await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
    const { absent } = await store.writer.absences(runId);
    const remove = absent.map(({ localId }) => localId);
    await store.writer.settle(aSettlement({ runId, at, verdict: 'COMPLETE', remove }));
    await reporter.measure(portal, { anew: false });
  }
}

interface Change {
  readonly at: string;
  readonly delta: number;
  readonly parts: Decomposition | undefined;
}
async function changesOf(metrics: MetricBook, indicator: string): Promise<readonly Change[]> {
  const definition = indicatorOf(indicator);
  if (definition === null) throw new TypeError(`there is no ${indicator}`);
  const series = await readSeries({ metrics, registry }, 'city:springfield', definition, null, null);
  const parts = await decomposeSeries({ metrics, registry }, definition, series, 100_000);
  return series.entries.flatMap(({ at, delta }) =>
    delta === null ? [] : [{ at, delta, parts: parts.get(at) }],
  );
}

const FIGURES = [
  ...['c.mqa', 'c.openLicence', 'c.machineReadable', 'c.tau', 'c.census', 'c.odpw.ex.discovery'],
  ...['time.age', 'mqa.fin.keyword'],
];
async function expectAllTakenApart(metrics: MetricBook, least: number): Promise<void> {
  for (const indicator of FIGURES) {
    const changes = await changesOf(metrics, indicator);
    expect(changes.length).toBeGreaterThanOrEqual(least);
    for (const { at, delta, parts } of changes) {
      expect([indicator, at, parts]).toEqual([indicator, at, expect.objectContaining({ is: 'parts' })]);
      if (parts?.is === 'parts') expect(parts.exit + parts.within + parts.entry).toBeCloseTo(delta, 9);
    }
  }
}

const someLook = fc.record({
  localId: fc.integer({ min: 1, max: 9 }),
  data: fc.integer({ min: 1, max: 5 }),
  keywords: fc.integer({ min: 0, max: 2 }),
  isOpen: fc.boolean(),
  frequency: fc.constantFrom('DAILY', 'WEEKLY', null),
  changed: fc.integer({ min: -20, max: 0 }),
});
/** Of data of their own, there from the beginning to the end, so that something always stays. */
const CORE: readonly (readonly Look[])[] = [100, 200].map((first) =>
  [0, 1].map((one) => ({
    ...{ localId: first + one, data: first + one, keywords: one, isOpen: true },
    ...{ frequency: 'WEEKLY', changed: -one },
  })),
);
const someSteps = fc
  .array(
    fc.record({
      portal: fc.constantFrom(0, 1),
      days: fc.integer({ min: 1, max: 6 }),
      changes: fc.uniqueArray(someLook, { maxLength: 6, selector: ({ localId }) => localId }),
      removals: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
    }),
    { minLength: 6, maxLength: 6 },
  )
  .map((raw): readonly Step[] => {
    const held = CORE.map((looks) => new Map(looks.map((look) => [look.localId, look])));
    const first = [0, 1].map((portal): Step => ({
      ...{ portal: portal === 0 ? 0 : 1, days: 1, looks: [...(held[portal]?.values() ?? [])] },
    }));
    const rest = raw.map(({ portal, days, changes, removals }): Step => {
      const looks = held[portal] ?? new Map<number, Look>();
      for (const look of changes) looks.set(look.localId, look);
      for (const gone of removals) looks.delete(gone);
      return { portal, days, looks: [...looks.values()] };
    });
    return [...first, ...rest];
  });

/** A store that forgets something of what pools leave out. */
function forgetful(store: Store, leftOut: (metrics: MetricBook) => MetricBook['leftOut']): MetricBook {
  const { metrics } = store;
  return new Proxy(metrics, {
    get: (of, name) => {
      if (name === 'leftOut') return leftOut(metrics);
      const own: unknown = Reflect.get(of, name);
      return typeof own === 'function' ? own.bind(of) : own;
    },
  });
}

const LOOK: Look = { ...{ localId: 1, data: 1, keywords: 0, isOpen: true }, frequency: null, changed: 0 };
/** A copy gets better than the one that stood for both; then the other goes. */
const SWAPPED: readonly Step[] = [
  { portal: 0, days: 1, looks: [LOOK, ...(CORE[0] ?? [])] },
  { portal: 1, days: 1, looks: CORE[1] ?? [] },
  { portal: 1, days: 1, looks: [{ ...LOOK, localId: 7 }, ...(CORE[1] ?? [])] },
  { portal: 1, days: 1, looks: [{ ...LOOK, localId: 7, keywords: 2 }, ...(CORE[1] ?? [])] },
  { portal: 0, days: 1, looks: CORE[0] ?? [] },
];

describe('the history of a city', () => {
  it('is taken apart at every step, whatever copies come, change and go', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, async (steps) => {
        const store = createMemoryStore();
        await live(store, steps);
        await expectAllTakenApart(store.metrics, 6);
      }),
      { numRuns: 20, interruptAfterTimeLimit: 30_000 },
    );
  });

  it('is so in a store of files too', async () => {
    const [steps = []] = fc.sample(someSteps, { numRuns: 1, seed: 11 });
    const store = openSqliteStore({ file: ':memory:', searchable: false, log: createQuietLog() });
    await live(store, steps);
    await expectAllTakenApart(store.metrics, 6);
    await store.close();
  });

  it('is not reproduced where nobody kept what the pools left out', async () => {
    const store = createMemoryStore();
    await live(store, SWAPPED);
    await expectAllTakenApart(store.metrics, 3);
    const blind = forgetful(store, () => async () => []);
    await expect(expectAllTakenApart(blind, 3)).rejects.toThrow('deeply equal');
  });

  it('has a dataset that another copy stands for now as one that changed', async () => {
    const store = createMemoryStore();
    await live(store, SWAPPED);
    const parts = async (metrics: MetricBook) =>
      (await changesOf(metrics, 'mqa.fin.keyword')).map(({ parts: one }) =>
        one?.is === 'parts' ? [one.exit, one.within, one.entry].map((part) => Math.round(part * 1e4)) : one,
      );
    // From 2 of 5 with a keyword to 3 of 5, by the dataset that two portals have.
    expect(await parts(store.metrics)).toEqual([
      [0, 0, 0],
      [0, 2_000, 0],
      [0, 0, 0],
    ]);
    const nameless = forgetful(
      store,
      (metrics) => async (scope, asOf) =>
        (await metrics.leftOut(scope, asOf)).map((dataset) => ({ ...dataset, by: null })),
    );
    expect((await parts(nameless))[1]).toEqual([1_000, 0, 1_000]);
  });
});
