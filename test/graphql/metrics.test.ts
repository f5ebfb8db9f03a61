import { beforeEach, describe, expect, it } from 'vitest';
import { NO_OVERRIDES } from '../../src/domain/metrics/overrides.ts';
import { createReporter } from '../../src/report/reporter.ts';
import { createMemoryStore } from '../../src/store/memory/store.ts';
import type { Store } from '../../src/ports/store.ts';
import { aDataset, aPageWrite, aRecordWrite, aRunStart, aSettlement } from '../support/builders.ts';
import { aPortal, createBench, type Bench } from '../support/graph.ts';
import { EX_A, EX_C } from '../support/measured-datasets.ts';
import { createQuietLog } from '../support/quiet-log.ts';
import { toGlobalId } from '../../src/domain/ids.ts';

const city = (slug: string) => ({
  slug,
  name: slug,
  country: 'US',
  region: null,
  population: null,
  location: null,
  sources: [],
});
const registry = {
  cities: [city('springfield'), city('shelbyville'), city('ogdenville')],
  portals: [
    aPortal({ slug: 'springfield', city: 'springfield', url: 'https://a.example.org' }),
    aPortal({ slug: 'shelbyville', city: 'shelbyville', url: 'https://b.example.org' }),
    aPortal({ slug: 'ogdenville', city: 'ogdenville', url: 'https://c.example.org' }),
  ],
};

let store: Store;
let bench: Bench;
async function harvest(portal: string, day: string, examples: readonly (typeof EX_A)[]): Promise<void> {
  const at = `${day}T06:00:00.000Z`;
  const runId = (await store.log.open(aRunStart({ portal, startedAt: at })))?.run.id ?? '';
  const records = examples.map(({ dataset }, index) =>
    aRecordWrite({
      dataset: { ...aDataset(dataset), portal, localId: `d${index}`, title: `${dataset.title} ${index}` },
    }),
  );
  await store.writer.storePage(aPageWrite({ runId, portal, seenAt: at, records }));
  await store.writer.settle(aSettlement({ runId, at, verdict: 'COMPLETE' }));
  await createReporter({ store, registry, overrides: NO_OVERRIDES, log: createQuietLog() }).measure(portal, {
    anew: false,
  });
}
beforeEach(async () => {
  store = createMemoryStore();
  bench = createBench({ store, registry });
  await harvest('springfield', '2026-11-20', [EX_A, EX_C]);
  await harvest('shelbyville', '2026-11-21', [EX_C]);
});
async function dataOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const answer = await bench.ask(query, variables);
  expect(answer.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer.data));
}
const id = (localId: string) => toGlobalId({ type: 'Dataset', portal: 'springfield', localId });

describe('indicators', () => {
  it('are all told, and by group', async () => {
    const data = await dataOf(
      '{ all: indicators { id formula source } some: indicators(group: "mqa") { id weight range better } }',
    );
    expect(data?.['all'].length).toBeGreaterThan(150);
    expect(data?.['some'][0]).toEqual({ id: 'mqa.fin.keyword', weight: 30, range: [0, 1], better: 'more' });
  });
});

describe('a dataset', () => {
  it('has a score and measurements, with their evidence', async () => {
    const data = await dataOf(
      `query ($id: ID!) { dataset(id: $id) {
        quality { total upper band max dimensions { name points max } }
        metrics(indicators: ["mqa.fin.keyword", "time.age", "mqa.int.dcatAp"]) { indicator { id } state value points reason evidence computedAt n }
      } }`,
      { id: id('d0') },
    );
    expect(data?.['dataset'].quality).toMatchObject({ band: 'GOOD', max: 405 });
    expect(data?.['dataset'].metrics).toEqual([
      {
        indicator: { id: 'mqa.fin.keyword' },
        state: 'PASS',
        value: 1,
        points: 30,
        reason: null,
        evidence: [{ field: 'keywords', value: 3, url: null }],
        computedAt: '2026-11-20T06:00:00.000Z',
        n: null,
      },
      {
        indicator: { id: 'time.age' },
        state: null,
        value: 0,
        points: null,
        reason: null,
        evidence: [{ field: 'dataModified', value: '2026-11-20T00:00:00.000Z', url: null }],
        computedAt: '2026-11-20T06:00:00.000Z',
        n: null,
      },
      {
        indicator: { id: 'mqa.int.dcatAp' },
        state: 'UNKNOWN',
        value: null,
        points: 0,
        reason: 'NOT_CHECKED',
        evidence: [],
        computedAt: '2026-11-20T06:00:00.000Z',
        n: null,
      },
    ]);
  });

  it('that was changed since has no evidence, and one that was never measured has no measurements', async () => {
    const write = (localId: string) =>
      aRecordWrite({
        dataset: { portal: 'springfield', localId, title: 'New', fieldsObserved: ['keywords'] },
      });
    await store.writer.storeFetched('springfield', '2026-11-22T00:00:00.000Z', [write('d0'), write('d9')]);
    const data = await dataOf(
      `query ($a: ID!, $b: ID!) {
        a: dataset(id: $a) { metrics(indicators: ["mqa.fin.keyword"]) { state evidence } }
        b: dataset(id: $b) { quality { total } metrics { state } }
      }`,
      { a: id('d0'), b: id('d9') },
    );
    expect(data?.['a'].metrics).toEqual([{ state: 'PASS', evidence: null }]);
    expect(data?.['b']).toEqual({ quality: null, metrics: [] });
  });
});

describe('a portal', () => {
  it('has figures with bounds and intervals, as of now and as of then', async () => {
    await harvest('springfield', '2026-11-23', [EX_A]);
    const data = await dataOf(`{ portal(slug: "springfield") {
      now: metrics(indicators: ["p.mqa", "p.size"]) { indicator { id } value lower upper n coverage computedAt }
      then: metrics(indicators: ["p.size"], asOf: "2026-11-21T00:00:00Z") { value }
      before: metrics(asOf: "2026-01-01T00:00:00Z") { value }
      history: metricHistory(indicator: "p.size") { points { at value } trend breaks }
    } }`);
    expect(data?.['portal'].now[1]).toMatchObject({
      indicator: { id: 'p.size' },
      value: 2,
      computedAt: '2026-11-23T06:00:00.000Z',
    });
    expect(data?.['portal']).toMatchObject({ then: [{ value: 2 }], before: [] });
    expect(data?.['portal'].history).toMatchObject({
      trend: 'insufficient',
      breaks: [],
      points: [{ value: 2 }, { value: 2 }],
    });
  });

  it('says why a figure changed', async () => {
    await harvest('springfield', '2026-11-25', [EX_A, EX_A]);
    const data = await dataOf(`{ portal(slug: "springfield") {
      of: metricHistory(indicator: "p.mqa") { points { value delta decomposition { exit within entry refused } } }
      no: metricHistory(indicator: "p.size") { points { decomposition { exit refused } } }
    } }`);
    const { points } = data.portal.of;
    const [first, last] = [points[0], points.at(-1)];
    expect(first.decomposition).toBeNull();
    expect(last.decomposition).toEqual({ exit: 0, within: last.delta, entry: 0, refused: null });
    expect(last.delta).toBeGreaterThan(0);
    expect(data.portal.no.points.at(-1).decomposition).toEqual({ exit: null, refused: 'NOT_A_MEAN' });
  });

  it('has a list of work for its stewards', async () => {
    const data = await dataOf(`{ portal(slug: "springfield") { violations(first: 2) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { dataset { localId } indicator { id } points reason remedy evidence }
    } } }`);
    const { nodes, pageInfo, totalCount } = data?.['portal'].violations ?? {};
    expect(nodes[0]).toMatchObject({
      dataset: { localId: 'd1' },
      indicator: { id: 'mqa.acc.downloadUrl' },
      points: 50,
      reason: 'ABSENT',
      remedy: expect.stringContaining('address of the file'),
    });
    expect([totalCount > 5, pageInfo.hasNextPage]).toEqual([true, true]);
    const next = await dataOf(
      'query ($after: String) { portal(slug: "springfield") { violations(first: 2, after: $after, indicators: null) { nodes { indicator { id } } } } }',
      { after: pageInfo.endCursor },
    );
    expect(next?.['portal'].violations.nodes).toHaveLength(2);
  });

  it('suggests the indicator that was meant', async () => {
    const { errors } = await bench.ask(
      '{ portal(slug: "springfield") { metrics(indicators: ["p.mqq"]) { value } } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Did you mean "p.mqa"?'),
      extensions: { code: 'BAD_INPUT' },
    });
  });
});

describe('comparing cities', () => {
  it('ranks what can be ranked and says why the rest is left out', async () => {
    const data =
      await dataOf(`{ compareCities(slugs: ["shelbyville", "springfield", "ogdenville"], indicators: ["c.openLicence", "c.size", "c.tau"]) {
      rows { city { slug } indicator { id } measurement { value n } rank rankRefused }
      notComparable platformDetermined
    } }`);
    const { rows, notComparable, platformDetermined } = data?.['compareCities'] ?? {};
    expect(
      rows.map(
        (row: { city: { slug: string }; indicator: { id: string }; rank: number; rankRefused: string }) => [
          row.city.slug,
          row.indicator.id,
          row.rank,
          row.rankRefused,
        ],
      ),
    ).toEqual([
      ['shelbyville', 'c.openLicence', 2, null],
      ['springfield', 'c.openLicence', 1, null],
      ['shelbyville', 'c.size', null, 'NOT_RANKED'],
      ['springfield', 'c.size', null, 'NOT_RANKED'],
      ['shelbyville', 'c.tau', null, 'INSUFFICIENT_COVERAGE'],
      ['springfield', 'c.tau', null, 'INSUFFICIENT_COVERAGE'],
      // Never without what it would be at one mix of frequencies.
      ['shelbyville', 'c.tau.standardised', null, 'INSUFFICIENT_COVERAGE'],
      ['springfield', 'c.tau.standardised', null, 'INSUFFICIENT_COVERAGE'],
    ]);
    expect(notComparable).toEqual([
      { city: 'ogdenville', code: 'NEVER_HARVESTED', message: expect.any(String) },
    ]);
    expect(platformDetermined).toEqual(['mqa.ctx.issued', 'mqa.ctx.modified']);
  });

  it('takes an unknown city for a mistake', async () => {
    const { errors } = await bench.ask(
      '{ compareCities(slugs: ["atlantis"], indicators: []) { platformDetermined } }',
    );
    expect(errors?.[0]).toMatchObject({ message: 'Unknown city "atlantis".' });
  });
});
