import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/domain/dataset.ts';
import { INDICATOR_SET_VERSION } from '../../src/domain/metrics/indicators.ts';
import { unpacked } from '../../src/domain/metrics/pack.ts';
import { NO_OVERRIDES, type Overrides } from '../../src/domain/metrics/overrides.ts';
import { createReporter, type Reporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  aDistribution,
  aMoment,
  aPageWrite,
  aRecordWrite,
  aRunStart,
  aSettlement,
} from '../support/builders.ts';
import { aPortal } from '../support/graph.ts';
import { AT, aLink, statedFormat } from '../support/measured-datasets.ts';
import { createQuietLog } from '../support/quiet-log.ts';

const SPRINGFIELD = aPortal({ slug: 'springfield', city: 'springfield' });
const MAPS = aPortal({ slug: 'springfield-maps', city: 'springfield', url: 'https://maps.example.org' });

interface Bench {
  readonly store: Store;
  readonly reporter: Reporter;
  /** Harvests these titles, completely, until this day. */
  harvest(portal: string, day: string, titles: readonly string[]): Promise<void>;
}
function aBench(portals = [SPRINGFIELD], overrides: Overrides = NO_OVERRIDES): Bench {
  const store = createMemoryStore();
  const cities = [
    {
      slug: 'springfield',
      name: 'Springfield',
      country: 'US',
      region: null,
      population: null,
      location: null,
      sources: [],
    },
  ];
  const reporter = createReporter({ store, registry: { cities, portals }, overrides, log: createQuietLog() });
  return {
    store,
    reporter,
    async harvest(portal, day, titles) {
      const at = `${day}T06:00:00.000Z`;
      const open = await store.log.open(aRunStart({ portal, startedAt: at }));
      const runId = open?.run.id ?? '';
      const records = titles.map((title) =>
        aRecordWrite({
          dataset: {
            ...{
              portal,
              localId: title,
              title,
              keywords: ['k'],
              fieldsObserved: ['title', 'keywords', 'themes', 'distributions'],
            },
            distributions: [
              aDistribution({
                downloadUrl: `https://x.example/${title}.csv`,
                format: statedFormat('CSV', 'text/csv'),
              }),
            ],
          },
        }),
      );
      await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
      const { absent } = await store.writer.absences(runId);
      await store.writer.settle(
        aSettlement({ runId, at, verdict: 'COMPLETE', remove: absent.map(({ localId }) => localId) }),
      );
    },
  };
}
const valueOf = async (
  store: Store,
  scope: string,
  indicator: string,
  asOf: string | null = null,
): Promise<number | null> => (await store.metrics.points([scope], [indicator], asOf))[0]?.[0]?.value ?? null;

describe('measuring a portal', () => {
  it('is of its last complete harvest, and there is none without one', async () => {
    const { reporter, store, harvest } = aBench();
    expect(await reporter.measure('springfield', { anew: false })).toEqual({
      portal: 'springfield',
      is: 'never-harvested',
    });
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    const outcome = await reporter.measure('springfield', { anew: false });
    expect(outcome).toMatchObject({
      is: 'measured',
      snapshot: {
        at: '2026-11-01T06:00:00.000Z',
        setVersion: INDICATOR_SET_VERSION,
        datasets: 2,
        isWhole: true,
      },
      city: { scope: 'city:springfield', datasets: 2 },
    });
    expect(await valueOf(store, 'portal:springfield', 'p.size')).toBe(2);
    expect(await valueOf(store, 'city:springfield', 'c.hvdCoverage')).toBe(2 / 20);
    await expect(reporter.measure('atlantis', { anew: false })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is done once for each harvest, unless it is asked for anew', async () => {
    const { reporter, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes']);
    await reporter.measure('springfield', { anew: false });
    expect((await reporter.measure('springfield', { anew: false })).is).toBe('unchanged');
    expect((await reporter.measure('springfield', { anew: true })).is).toBe('measured');
  });

  it('answers of then as it did then, and forgets no dataset that went', async () => {
    const { reporter, store, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    await reporter.measure('springfield', { anew: false });
    await harvest('springfield', '2026-11-05', ['Crimes']);
    await reporter.measure('springfield', { anew: false });
    expect(await valueOf(store, 'portal:springfield', 'p.size')).toBe(1);
    expect(await valueOf(store, 'portal:springfield', 'p.size', '2026-11-03T00:00:00.000Z')).toBe(2);
    const key = { portal: 'springfield', localId: 'Budget' };
    expect(await store.metrics.measurements([key], null)).toEqual([null]);
    expect(
      (await store.metrics.measurements([key], '2026-11-03T00:00:00.000Z'))[0]?.quality[0],
    ).toBeGreaterThan(0);
  });

  it('gives the same again, byte for byte', async () => {
    const { reporter, store, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget', 'Zoning']);
    const read = async () =>
      JSON.stringify(await store.metrics.points(['portal:springfield', 'city:springfield'], null, null));
    await reporter.measure('springfield', { anew: false });
    const before = await read();
    await reporter.measure('springfield', { anew: true });
    expect(await read()).toBe(before);
  });
});

describe('what people say of categories', () => {
  it('beats words, and what is not the duty of a city is not asked of it', async () => {
    const said = { ...{ by: 'a steward', date: '2026-11-01', note: null }, localId: 'Budget' };
    const { reporter, store, harvest } = aBench([SPRINGFIELD], {
      portals: new Map([
        [
          'springfield',
          [
            { ...said, category: 'budget', verdict: 'exclude' },
            { ...said, category: 'zoning', verdict: 'include' },
          ],
        ],
      ]),
      cities: new Map([
        [
          'springfield',
          [
            { category: 'transit', reason: 'county', source: 'https://x.example' },
            { category: 'parcels', reason: 'county', source: 'https://x.example' },
          ],
        ],
      ]),
    });
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    await reporter.measure('springfield', { anew: false });
    expect(await valueOf(store, 'city:springfield', 'c.hvdCoverage')).toBe(2 / 19);
  });
});

describe('checked links', () => {
  it('go into the score, and into an estimate with its mode', async () => {
    const { reporter, store, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    const before = await reporter.measure('springfield', { anew: false });
    expect(before).toMatchObject({ snapshot: { linkMode: 'NONE' } });
    const record = (name: string, status: number) => ({
      ...{ fact: aLink(`https://x.example/${name}.csv`, status), unstableDays: [], failures: 0, dueAt: AT },
    });
    await store.links.save({ records: [record('Crimes', 200)], requests: [] });
    const sampled = await reporter.measure('springfield', { anew: true });
    expect(sampled).toMatchObject({ snapshot: { linkMode: 'SAMPLED' }, city: { linkMode: 'SAMPLED' } });
    await store.links.save({ records: [record('Budget', 404)], requests: [] });
    await reporter.measure('springfield', { anew: true });
    const [snapshot] = await store.metrics.snapshots(['portal:springfield'], null);
    expect(snapshot?.linkMode).toBe('ALL');
    expect(await valueOf(store, 'portal:springfield', 'p.alive')).toBe(0.5);
    expect(await valueOf(store, 'city:springfield', 'c.alive')).toBe(0.5);
    const [kept] = await store.metrics.measurements([{ portal: 'springfield', localId: 'Budget' }], null);
    expect(kept?.violations.map(([indicator]) => indicator)).toContain('mqa.acc.downloadUrlStatus');
  });
});

describe('what tables hold', () => {
  it('goes into the lag of the content once it was asked', async () => {
    const { reporter, store, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    const lag = async () => {
      await reporter.measure('springfield', { anew: false });
      const [kept] = await store.metrics.measurements([{ portal: 'springfield', localId: 'Budget' }], null);
      const results = kept === null || kept === undefined ? [] : unpacked(kept.pack, AT);
      return results.find(({ indicator }) => indicator === 'time.contentLag')?.reason;
    };
    expect(await lag()).toBe('NOT_PROBED');
    await store.contents.save([
      {
        ...{ portal: 'springfield', localId: 'Budget', probedAt: AT, table: 'api:t', column: null },
        ...{ newest: null, isWhole: true, future: null, reason: 'NO_DATE_COLUMN' },
      },
    ]);
    expect(await lag()).toBe('NO_DATE_COLUMN');
  });
});

describe('measuring a city', () => {
  it('pools its portals, counting copies once, and says when one of them was never read', async () => {
    const { reporter, store, harvest } = aBench([SPRINGFIELD, MAPS]);
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    const first = await reporter.measure('springfield', { anew: false });
    expect(first).toMatchObject({ city: { isWhole: false } });
    await harvest('springfield-maps', '2026-11-02', ['Budget', 'Zoning']);
    const second = await reporter.measure('springfield-maps', { anew: false });
    expect(second).toMatchObject({ city: { isWhole: true, records: 4, datasets: 3 } });
    expect(await valueOf(store, 'city:springfield', 'c.duplicateShare')).toBe(1 / 4);
    expect(await valueOf(store, 'city:springfield', 'c.hvdCoverage')).toBe(3 / 20);
  });
});

describe('measuring again', () => {
  const link = (name: string, status: number) => ({
    records: [
      { fact: aLink(`https://x.example/${name}.csv`, status), unstableDays: [], failures: 0, dueAt: AT },
    ],
    requests: [],
  });

  it('measures what was checked or judged since, and tells how far it is', async () => {
    const { reporter, store, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget', 'Zoning']);
    const heard: unknown[] = [];
    const hear = (progress: unknown): number => heard.push(progress);
    await reporter.measure('springfield', { anew: false, hear });
    expect(heard).toEqual([{ portal: 'springfield', done: 3, of: 3 }]);
    await store.links.save(link('Budget', 404));
    await reporter.measure('springfield', { anew: false, hear });
    expect(heard.slice(1)).toEqual([{ portal: 'springfield', done: 1, of: 1 }]);
    await store.links.save(link('nowhere', 404));
    expect((await reporter.measure('springfield', { anew: false })).is).toBe('unchanged');
  });

  it('leaves everything as it was when it is stopped or fails, and goes through the next time', async () => {
    const { reporter, store, harvest } = aBench();
    await harvest('springfield', '2026-11-01', ['Crimes', 'Budget']);
    await reporter.measure('springfield', { anew: false });
    const state = await store.metrics.state('springfield');
    const before = JSON.stringify(await store.metrics.points(['portal:springfield'], null, null));
    await harvest('springfield', '2026-11-05', ['Crimes', 'Zoning']);
    const stop = new AbortController();
    const stopped = reporter.measure(
      'springfield',
      { anew: false, hear: () => stop.abort(new Error('enough')) },
      stop.signal,
    );
    await expect(stopped).rejects.toThrow('enough');
    expect(await store.metrics.state('springfield')).toBe(state);
    expect(JSON.stringify(await store.metrics.points(['portal:springfield'], null, null))).toBe(before);
    expect((await reporter.measure('springfield', { anew: false })).is).toBe('measured');
    expect(await valueOf(store, 'portal:springfield', 'p.size')).toBe(2);
  });

  it('remembers data dates and identifiers over harvests', async () => {
    const { reporter, store } = aBench();
    const past = async () => (await store.metrics.pasts('springfield', ['d']))[0];
    const states = async (indicator: string): Promise<unknown> => {
      const [kept] = await store.metrics.measurements([{ portal: 'springfield', localId: 'd' }], null);
      const results = kept === undefined || kept === null ? [] : unpacked(kept.pack, AT);
      const found = results.find((result) => result.indicator === indicator);
      return found?.state ?? found?.value;
    };
    const dates = ['2026-01-01', '2026-02-01', '2026-02-11', '2026-02-21', '2026-03-01', '2026-03-11'];
    for (const [index, date] of dates.entries()) {
      const identifier = index < 3 ? 'old-title' : 'new-title';
      await harvestOne(store, `2026-04-0${index + 1}`, { identifier, dataModified: aMoment(date) });
      await reporter.measure('springfield', { anew: false });
      expect(await states('time.observedPeriod')).toBe(index < 4 ? 'UNKNOWN' : 10);
      expect(await states('doc.identifier')).toBe(index === 3 ? 'FAIL' : 'PASS');
    }
    expect(await past()).toMatchObject({ identifier: 'new-title', before: 'old-title' });
    // The same snapshot made again compares with the one before it, not with itself.
    await harvestOne(store, '2026-04-07', { identifier: 'third-title', dataModified: null });
    for (const anew of [false, true, true]) {
      await reporter.measure('springfield', { anew });
      expect(await states('doc.identifier')).toBe('FAIL');
    }
  });
});

async function harvestOne(store: Store, day: string, change: Partial<Dataset>): Promise<void> {
  const at = `${day}T06:00:00.000Z`;
  const open = await store.log.open(aRunStart({ portal: 'springfield', startedAt: at }));
  const runId = open?.run.id ?? '';
  const dataset = { portal: 'springfield', localId: 'd', ...change };
  await store.writer.storePage(
    aPageWrite({ runId, portal: 'springfield', seenAt: at, records: [aRecordWrite({ dataset })] }),
  );
  await store.writer.settle(aSettlement({ runId, at, verdict: 'COMPLETE' }));
}
