/** A city is what its datasets come to as of its own moment, though its portals were measured at other times. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregatePoint } from '../../src/domain/metrics/aggregate/point.ts';
import { poolDatasets, poolFactOf } from '../../src/domain/metrics/aggregate/pool.ts';
import { datasetPoints } from '../../src/domain/metrics/aggregate/portal-points.ts';
import { PortalTally } from '../../src/domain/metrics/aggregate/portal-tally.ts';
import { DATASET_INDICATORS } from '../../src/domain/metrics/measure-dataset.ts';
import type { MeasuredDataset } from '../../src/domain/metrics/measured.ts';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import type { Store } from '../../src/ports/store.ts';
import { findAgain, wasShared } from '../../src/report/evidence.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import {
  CITY,
  DAY_MS,
  ENTRIES,
  PORTALS,
  START,
  harvest,
  someSteps,
  type Step,
} from '../support/measured-history.ts';
import { createQuietLog } from '../support/quiet-log.ts';

const IDS = DATASET_INDICATORS.map(({ id }) => id);

/** Every living dataset, measured by itself as of a moment. */
async function measuredAll(store: Store, at: string): Promise<readonly MeasuredDataset[]> {
  const all: MeasuredDataset[] = [];
  for (const { slug, platform, language } of ENTRIES) {
    const stored = await store.catalogue.page(slug, null, 1_000);
    const datasets = stored.map(({ dataset }) => dataset);
    const keys = datasets.map(({ localId }) => ({ portal: slug, localId }));
    const kept = await store.metrics.measurements(keys, null);
    const again = await findAgain(
      { ...store, overrides: NO_OVERRIDES },
      slug,
      { platform, language, at },
      datasets,
    );
    for (const [index, dataset] of datasets.entries()) {
      const before = kept[index] ?? null;
      if (before !== null) all.push(again(dataset, wasShared(before, at)).measured);
    }
  }
  return all;
}

/** Of every indicator of datasets, each dataset once. */
function pointsOf(all: readonly MeasuredDataset[]): readonly AggregatePoint[] {
  const { dropped } = poolDatasets(all.map(poolFactOf));
  const out = new Set(dropped.map(({ portal, localId }) => `${portal} ${localId}`));
  const tally = new PortalTally(DATASET_INDICATORS);
  for (const one of all) if (!out.has(`${one.portal} ${one.localId}`)) tally.add(one);
  return datasetPoints(tally, {
    ...{ id: 'springfield', at: '', linkMode: 'NONE', links: null, movement: null, harvest: null },
    ...{ distinct: null, records: null, scores: null },
  });
}

/** `then`: the moment as of which the datasets are measured, by that of the city. */
async function compareCity(steps: readonly Step[], then = (at: string): string => at): Promise<void> {
  const store = createMemoryStore();
  const registry = { cities: [], portals: ENTRIES };
  const reporter = createReporter({ store, registry, overrides: NO_OVERRIDES, log: createQuietLog() });
  let now = START;
  for (const step of steps) {
    if (step.is !== 'harvest') continue;
    now += step.days * DAY_MS + 1_234_567;
    const portal = PORTALS[step.portal];
    // What says something of the snapshot before is said as of the portal's own moments.
    const looks = step.looks.map((look) => ({
      ...{ ...look, identifier: null, changed: look.changed === null ? null : Math.min(0, look.changed) },
    }));
    await harvest(store, portal, new Date(now).toISOString(), looks);
    await reporter.measure(portal, { anew: false });
    const [snapshot] = await store.metrics.snapshots([CITY], null);
    const [found = []] = await store.metrics.points([CITY], IDS, null);
    const at = snapshot?.at ?? '';
    expect(at).toBe(new Date(now).toISOString());
    const wanted = pointsOf(await measuredAll(store, then(at)));
    expect(byId(found)).toEqual(byId(wanted));
  }
}
function byId(points: readonly AggregatePoint[]): ReadonlyMap<string, AggregatePoint> {
  return new Map(points.map((point) => [point.indicator, point]));
}

describe('a city', () => {
  it('is what its datasets come to at its moment, each of them once', async () => {
    await fc.assert(
      fc.asyncProperty(someSteps, (steps) => compareCity(steps)),
      { numRuns: 20, interruptAfterTimeLimit: 20_000 },
    );
  });

  it('is not what they came to a day before', async () => {
    const yesterday = (at: string): string => new Date(Date.parse(at) - DAY_MS).toISOString();
    const some = fc.sample(someSteps, { numRuns: 5, seed: 7 });
    const failures = await Promise.allSettled(some.map((steps) => compareCity(steps, yesterday)));
    expect(failures.map(({ status }) => status)).toContain('rejected');
  });
});
