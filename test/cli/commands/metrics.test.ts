import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDemoCity, type DemoCity } from '../../support/demo-city.ts';

let demo: DemoCity;
beforeAll(async () => {
  demo = await aDemoCity(0.05);
  await demo.world().run('harvest', 'alder-bay', 'kestrel-falls');
}, 120_000);
afterAll(() => demo.close());

async function told(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const world = demo.world();
  const code = await world.run(...argv);
  return { code, out: world.out(), err: world.err() };
}

function jsonLinesOf(text: string): readonly Record<string, unknown>[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('civicgraph metrics show', () => {
  it('tells what the harvest measured, of cities and of portals', async () => {
    const { code, out, err } = await told('metrics', 'show', 'alder-bay', '--indicators', 'c.mqa,c.size');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(/ +/)[0])).toEqual(['Indicator', 'c.mqa', 'c.size', '']);
    expect(err).toMatch(/^city:alder-bay as of 20.* · 16 datasets · indicators /);
    const portal = await told('metrics', 'show', 'portal:alder-bay', '--json');
    expect(JSON.parse(portal.out)).toMatchObject({ snapshot: { scope: 'portal:alder-bay', datasets: 16 } });
    expect(JSON.parse(portal.out).points.length).toBeGreaterThan(40);
  });

  it.each([
    [['metrics', 'show', 'alder-bey'], 2, 'Did you mean "alder-bay"?'],
    [['metrics', 'show', 'alder-bay', '--indicators', 'c.mqaa'], 2, 'Did you mean "c.mqa"?'],
    [['metrics', 'show', 'alder-bay', '--as-of', 'yesterday'], 2, '--as-of: expected a day'],
    [['metrics', 'show', 'alder-bay', '--as-of', '2020-01-01'], 1, 'has not been measured by 2020-01-01'],
    [['metrics', 'show', 'sankt-brunnen'], 1, 'has not been measured yet'],
  ])('ends %j with %i', async (argv, code, message) => {
    const answer = await told(...argv);
    expect(answer.err).toContain(message);
    expect(answer.code).toBe(code);
  });
});

describe('civicgraph metrics compare', () => {
  it('ranks what it can, and says who is left out and why', async () => {
    const { code, out, err } = await told(
      'metrics',
      'compare',
      'alder-bay',
      'kestrel-falls',
      'sankt-brunnen',
    );
    expect(code).toBe(1);
    expect(out).toMatch(/c\.openLicence +alder-bay +\d/);
    expect(out).not.toContain('sankt-brunnen');
    expect(err).toContain('sankt-brunnen is left out: NEVER_HARVESTED');
    const json = await told('metrics', 'compare', 'alder-bay', '--json');
    expect(JSON.parse(json.out).rows.length).toBeGreaterThan(4);
  });
});

describe('civicgraph metrics history', () => {
  it('gives a figure for each harvest', async () => {
    const { code, out, err } = await told('metrics', 'history', 'alder-bay', '--indicator', 'c.size');
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 2]);
    expect(err).toContain('insufficient');
  });
});

describe('civicgraph metrics worklist', () => {
  it('lists what can be mended, most points first', async () => {
    const { code, out } = await told('metrics', 'worklist', 'alder-bay', '--limit', 'all', '--json');
    expect(code).toBe(0);
    const { total, violations } = JSON.parse(out);
    expect(violations).toHaveLength(total);
    const points = violations.map((one: { readonly points: number }) => one.points);
    expect(points).toEqual(points.toSorted((a: number, b: number) => b - a));
    expect(violations[0]).toMatchObject({ title: expect.any(String), remedy: expect.stringMatching(/\.$/) });
  });
});

describe('civicgraph metrics export', () => {
  it('gives the same bytes again, with snapshot and versions in every row', async () => {
    const argv = ['metrics', 'export', 'alder-bay', 'kestrel-falls', '--format', 'csv'];
    const [first, second] = [await told(...argv), await told(...argv)];
    expect(first.code).toBe(0);
    expect(second.out).toBe(first.out);
    const [heading = '', row = ''] = first.out.split('\n');
    expect(heading.split(',').slice(0, 6)).toEqual([
      'scope',
      'snapshot',
      'as_of',
      'set_version',
      'link_mode',
      'indicator',
    ]);
    expect(row).toMatch(/^city:alder-bay,city:alder-bay@20[^,]+Z,20[^,]+Z,\d+-[0-9a-f]{16},NONE,c\./);
  });

  it('gives every indicator of every dataset, also as Parquet, and linked data', async () => {
    const each = await told('metrics', 'export', 'portal:alder-bay', '--datasets', '--format', 'ndjson');
    const rows = each.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.length % 16).toBe(0);
    expect(rows[0]).toMatchObject({ portal: 'alder-bay', indicator: 'mqa.fin.keyword', state: 'PASS' });
    const parquet = await told('metrics', 'export', 'alder-bay', '--output', 'metrics.parquet');
    expect(parquet.code).toBe(0);
    expect(readFileSync(join(demo.folder, 'metrics.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    const dqv = await told('metrics', 'export', 'alder-bay', '--dqv', '--indicators', 'c.mqa,c.alive');
    const graph = JSON.parse(dqv.out)['@graph'];
    const [known, unknown] = graph.filter(
      (node: { readonly '@type'?: string }) => node['@type'] === 'dqv:QualityMeasurement',
    );
    expect(known).toMatchObject({
      'dqv:isMeasurementOf': { '@id': 'cg:indicator:c.mqa' },
      'dqv:value': expect.any(Number),
    });
    expect(unknown).not.toHaveProperty('dqv:value');
    expect(unknown['oa:hasBody']['dct:description']).toContain('UNKNOWN: NOT_CHECKED');
  });
});

describe('exports of comparisons and histories', () => {
  it('keep cities that are left out, with ranks, versions and the method of the others', async () => {
    const argv = ['metrics', 'export', 'alder-bay', 'kestrel-falls', 'sankt-brunnen', '--compare'];
    const rows = jsonLinesOf((await told(...argv, '--format', 'ndjson')).out);
    expect(
      rows.find(({ city, indicator }) => city === 'alder-bay' && indicator === 'c.openLicence'),
    ).toMatchObject({
      scope: 'city:alder-bay',
      snapshot: expect.stringMatching(/^city:alder-bay@20/),
      set_version: expect.stringMatching(/^\d+-[0-9a-f]{16}$/),
      version: '1.0.0',
      method: 'docs/indicators/city.md',
      link_mode: 'NONE',
      rank: expect.any(Number),
      not_comparable: null,
    });
    expect(rows.find(({ city }) => city === 'sankt-brunnen')).toMatchObject({
      ...{ snapshot: null, value: null, rank: null, not_comparable: 'NEVER_HARVESTED' },
    });
    const [first, second] = [await told(...argv, '--format', 'csv'), await told(...argv, '--format', 'csv')];
    expect([first.code, second.out]).toEqual([0, first.out]);
    const json = JSON.parse((await told(...argv, '--format', 'json')).out);
    expect(json).toMatchObject({ method: 'docs/indicators', notComparable: [{ city: 'sankt-brunnen' }] });
    expect(json.snapshots).toHaveLength(2);
    const dqv = JSON.parse((await told(...argv, '--dqv')).out)['@graph'];
    const of = (type: string) => dqv.filter((node: { readonly '@type'?: string }) => node['@type'] === type);
    expect(new Set(of('dqv:Metric').map((one: { readonly '@id': string }) => one['@id'])).size).toBe(
      of('dqv:Metric').length,
    );
    expect(of('dqv:QualityMeasurement')[0]).toMatchObject({
      'cg:snapshot': expect.stringMatching(/^city:alder-bay@/),
      'cg:indicatorSet': expect.any(String),
      'dct:hasVersion': '1.0.0',
    });
  });

  it('give each harvest of each figure, and the same bytes again', async () => {
    const argv = [
      'metrics',
      'export',
      'alder-bay',
      '--history',
      '--decompose',
      '--indicators',
      'c.size,c.mqa',
    ];
    const [first, second] = [
      await told(...argv, '--format', 'ndjson'),
      await told(...argv, '--format', 'ndjson'),
    ];
    expect(second.out).toBe(first.out);
    expect(jsonLinesOf(first.out)).toMatchObject([
      { indicator: 'c.size', value: 16, delta: null, breaks: null, exit: null },
      { indicator: 'c.mqa', delta: null },
    ]);
    const file = await told(...argv, '--dqv', '--output', 'history.jsonld');
    expect(file.code).toBe(0);
    expect(readFileSync(join(demo.folder, 'history.jsonld'), 'utf8')).toContain('dqv:QualityMeasurement');
  });

  it('refuse what contradicts itself', async () => {
    const both = await told('metrics', 'export', 'alder-bay', '--history', '--compare');
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('contradict each other')]);
    const linked = await told('metrics', 'export', 'portal:alder-bay', '--datasets', '--dqv');
    expect([linked.code, linked.err]).toEqual([2, expect.stringContaining('--dqv is for figures')]);
    const portal = await told('metrics', 'export', 'portal:alder-bay', '--compare');
    expect([portal.code, portal.err]).toEqual([2, expect.stringContaining('is a portal, not a city')]);
  });
});

describe('civicgraph metrics probe', () => {
  it('asks tables how far they reach, keeps it, and asks them no second time', async () => {
    const first = await told('metrics', 'probe', 'alder-bay', '--budget', '60', '--json');
    expect(first.code).toBe(0);
    const lines = jsonLinesOf(first.out);
    const { probed, tables, requests } = lines.at(-1) ?? {};
    expect(lines).toHaveLength(Number(probed) + 1);
    expect(Number(tables)).toBeGreaterThan(0);
    expect(Number(requests)).toBeLessThanOrEqual(60);
    const again = jsonLinesOf((await told('metrics', 'probe', 'alder-bay', '--json')).out).at(-1);
    expect(Number(again?.['due'])).toBeLessThan(Number(tables));
    const table = await told('metrics', 'probe', 'kestrel-falls', '--budget', '30');
    expect(table.err).toContain('tables asked');
    const measured = await told('metrics', 'compute', 'alder-bay', 'kestrel-falls');
    expect([measured.code, measured.out]).toEqual([0, expect.stringContaining('measured, as of')]);
  });

  it('wants a budget that is one', async () => {
    const { code, err } = await told('metrics', 'probe', 'alder-bay', '--budget', 'much');
    expect([code, err]).toEqual([2, expect.stringContaining('--budget: expected a number of requests')]);
  });
});

describe('civicgraph metrics compute and indicators', () => {
  it('measures again only what is asked for anew', async () => {
    const same = await told('metrics', 'compute', 'alder-bay');
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('as it was')]);
    const anew = await told('metrics', 'compute', '--anew', '--json');
    expect(
      anew.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).is)
        .toSorted(),
    ).toEqual([...['measured', 'measured', 'never-harvested', 'never-harvested']]);
    expect((await told('metrics', 'compute', 'sankt-brunnen')).code).toBe(1);
  });

  it('lists indicators by group', async () => {
    const { out } = await told('metrics', 'indicators', '--group', 'star', '--json');
    expect(JSON.parse(out)).toMatchObject([{ id: 'star.tbl', unit: 'stars' }]);
    const { code, err } = await told('metrics', 'indicators', '--group', 'stars');
    expect([code, err]).toEqual([2, expect.stringContaining('There is no group "stars"')]);
  });
});
