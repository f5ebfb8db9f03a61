/** Histories of a city of two portals, in which everything happens that measuring must find. */
import fc from 'fast-check';
import type { Dataset } from '../../src/domain/dataset.ts';
import { OBSERVABLE_FIELDS } from '../../src/domain/draft.ts';
import type { Overrides } from '../../src/domain/metrics/overrides.ts';
import type { Store } from '../../src/ports/store.ts';
import { aDistribution, aMoment, aPageWrite, aRecordWrite, aRunStart, aSettlement } from './builders.ts';
import { aPortal } from './graph.ts';
import { CC_BY, statedFormat } from './measured-datasets.ts';

export const PORTALS = ['springfield', 'springfield-maps'] as const;
export const ENTRIES = PORTALS.map((slug) =>
  aPortal({ slug, city: 'springfield', url: `https://${slug}.example` }),
);
export const CITY = 'city:springfield';
export const DATASETS = 26;
const SHARED = 'What the city keeps of this subject, updated by the office that is in charge of it. '.repeat(
  2,
);
export const START = Date.parse('2026-03-01T06:00:00.000Z');
export const DAY_MS = 86_400_000;

/** What a dataset looks like; equal looks are equal records. */
export interface Look {
  readonly localId: number;
  readonly title: 'Budget' | 'Crimes' | 'Trees';
  readonly isShared: boolean;
  readonly identifier: 'a' | 'b' | null;
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'NEVER' | null;
  /** Days since the start; null: none. */
  readonly changed: number | null;
  readonly file: 1 | 2 | 3 | null;
  /** Another one, listed after it. */
  readonly other: 1 | 2 | 3 | null;
  /** It is a view of that dataset. */
  readonly viewOf: number | null;
}
export type Step =
  | { readonly is: 'harvest'; readonly portal: 0 | 1; readonly days: number; readonly looks: readonly Look[] }
  | {
      readonly is: 'links';
      readonly file: 1 | 2 | 3;
      readonly status: number;
      /** Days before now. */
      readonly changed: number | null;
      /** It is followed up, and was drawn so many days before; null: it is drawn now. */
      readonly drawn: number | null;
    }
  | {
      readonly is: 'content';
      readonly portal: 0 | 1;
      readonly localId: number;
      readonly newest: number | null;
    }
  | { readonly is: 'wait'; readonly days: number }
  | { readonly is: 'duty'; readonly category: 'zoning' | 'parcels' | null }
  | { readonly is: 'override'; readonly localId: number | null }
  | { readonly is: 'anew'; readonly portal: 0 | 1 };

export const IDS = Array.from({ length: DATASETS }, (_, number) => `d${number}`);
const DAYS: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 30 };
export const day = (number: number): string => new Date(START + number * DAY_MS).toISOString().slice(0, 10);

function recordOf(portal: string, look: Look): Partial<Dataset> & Pick<Dataset, 'localId' | 'title'> {
  const { title, identifier, frequency, changed, file, other, viewOf } = look;
  return {
    ...{ portal, title, identifier, localId: `d${look.localId}`, keywords: [title] },
    derivedFrom: viewOf === null ? [] : [`d${viewOf}`],
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
        : [file, ...(other === null ? [] : [other])].map((number) =>
            aDistribution({
              downloadUrl: `https://files.example/${number}.csv`,
              format: statedFormat('CSV', 'text/csv'),
              licence: CC_BY,
            }),
          ),
  };
}

export async function harvest(
  store: Store,
  portal: string,
  at: string,
  looks: readonly Look[],
): Promise<void> {
  const open = await store.log.open(aRunStart({ portal, startedAt: at }));
  const runId = open?.run.id ?? '';
  const records = looks.map((look) => aRecordWrite({ dataset: recordOf(portal, look) }));
  await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
  const { absent } = await store.writer.absences(runId);
  const remove = absent.map(({ localId }) => localId);
  await store.writer.settle(aSettlement({ runId, at, verdict: 'COMPLETE', remove }));
}

export function overridesOf({ cities }: Overrides, localId: number | null): Overrides {
  if (localId === null) return { cities, portals: new Map() };
  const said = { by: 'a steward', date: '2026-03-01', note: null, verdict: 'include' as const };
  return {
    portals: new Map([['springfield', [{ ...said, localId: `d${localId}`, category: 'zoning' }]]]),
    cities,
  };
}

const HISTORY = ['p.size', 'p.tau', 'p.mqa', 'c.size', 'c.tau', 'c.mqa', 'c.releaseRate90', 'time.fresh'];

/** Everything that can be asked of what was measured, now and as of these moments. */
export async function answers(store: Store, moments: readonly string[]): Promise<unknown> {
  const scopes = [...PORTALS.map((slug) => `portal:${slug}`), CITY];
  const keys = PORTALS.flatMap((portal) => IDS.map((localId) => ({ portal, localId })));
  return {
    // Runs have names of their own in each store.
    snapshots: (await store.metrics.snapshots(scopes, null)).map((one) => one && { ...one, run: null }),
    points: await store.metrics.points(scopes, null, null),
    rows: await store.metrics.measurements(keys, null),
    pasts: await Promise.all(PORTALS.map((portal) => store.metrics.pasts(portal, IDS))),
    before: await Promise.all(
      moments.map(async (at) => [
        await store.metrics.measurements(keys, at),
        await store.metrics.points(scopes, HISTORY, at),
        await store.metrics.leftOut(CITY, at),
      ]),
    ),
    violations: await Promise.all(
      PORTALS.map((portal) => store.metrics.violations(portal, null, { first: 1_000, after: null })),
    ),
  };
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
  other: fc.option(someFile, { freq: 2 }),
  viewOf: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 1 }),
});
const someLooks = fc.uniqueArray(someLook, {
  ...{ minLength: 18, maxLength: DATASETS, selector: ({ localId }) => localId },
});
const somePortal = fc.constantFrom(0, 1);
/** Most datasets stay as they are from one harvest to the next. */
export const someSteps = fc
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
          changed: fc.option(fc.integer({ min: 3, max: 60 })),
          drawn: fc.option(fc.integer({ min: 1, max: 29 })),
        }),
        fc.record({
          ...{ is: fc.constant('content' as const), portal: somePortal },
          ...{ localId: fc.integer({ min: 0, max: 5 }), newest: fc.option(fc.integer({ min: -60, max: 0 })) },
        }),
        fc.record({ is: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
        fc.record({
          is: fc.constant('duty' as const),
          category: fc.constantFrom('zoning' as const, 'parcels' as const, null),
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

export const LOOK: Look = {
  ...{ localId: 1, title: 'Budget', isShared: false, identifier: 'a', frequency: 'WEEKLY', changed: 0 },
  ...{ file: 1, other: null, viewOf: null },
};
export const HARVEST: Step = {
  ...{ is: 'harvest', portal: 0, days: 0 },
  looks: [LOOK, ...[2, 3, 4, 5].map((localId): Look => ({ ...LOOK, localId, file: 2 }))],
};
export const LINK: Step = { is: 'links', file: 1, status: 404, changed: null, drawn: null };
