import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { aRowsCity, treeRows, type RowsCity } from '../../support/rows-city.ts';

let city: RowsCity;
beforeAll(async () => {
  city = await aRowsCity();
});
afterAll(() => city.close());

const TREES = 'springfield/trees';

describe('civicgraph aggregate', () => {
  it('counts rows unless another measure is wanted', async () => {
    const world = city.world();
    expect(await world.run('aggregate', TREES)).toBe(0);
    expect(world.out()).toBe('count\n   95\n');
    expect(world.err()).toMatch(/^1 group · \d+ requests · as of /);
  });

  it('groups, measures and filters, and keeps the group of no value', async () => {
    const world = city.world();
    const measures = 'count, max(height) as tallest, countDistinct(planted)';
    const argv = ['--group', 'species', '--measure', measures, '--where', 'id <= 50'];
    expect(await world.run('aggregate', TREES, ...argv)).toBe(0);
    expect(world.out()).toBe(
      [
        'species  count  tallest  countDistinct_planted',
        'elm         10       23                      3',
        'oak         10       20                      3',
        'לבנה        10     23.5                      3',
        '桜          10       24                      3',
        '–           10     24.5                      3',
        '',
      ].join('\n'),
    );
  });

  it('groups dates by year and gives JSON', async () => {
    const world = city.world();
    expect(await world.run('aggregate', TREES, '--group', 'year(planted)', '--json')).toBe(0);
    const answer = JSON.parse(world.out());
    expect(
      answer.columns.map((column: { name: string; type: string }) => [column.name, column.type]),
    ).toEqual([
      ['planted', 'date'],
      ['count', 'integer'],
    ]);
    expect(answer.rows).toHaveLength(15);
    expect(answer.rows[0]).toEqual({ planted: '2010-01-01', count: 7 });
    expect(answer).toMatchObject({ complete: true, truncated: false, source: { outcome: 'OK' } });
  });

  it('says that there are more groups than it shows', async () => {
    const world = city.world();
    expect(await world.run('aggregate', TREES, '--group', 'id')).toBe(0);
    expect(world.out().trimEnd().split('\n')).toHaveLength(21);
    expect(world.err()).toContain('There are more groups: --limit all gives them.');
  });

  it('explains who counts, and asks for no rows', async () => {
    const asked = city.table.asked.length;
    const world = city.world();
    expect(await world.run('aggregate', TREES, '--group', 'species', '--explain', '--json')).toBe(0);
    const plan = JSON.parse(world.out());
    expect(plan).toMatchObject({ upstreamRequests: expect.any(Number), text: expect.any(String) });
    expect(JSON.stringify(plan)).toContain('"species"');
    expect(city.table.asked.slice(asked).every(({ what }) => what === 'describe')).toBe(true);
  });

  it.each([
    [['--explain', '--output', 'plan.csv'], '--explain prints a plan'],
    [['--group', 'speceis'], 'Did you mean "species"'],
    [['--group', 'month(species)'], 'expected dates'],
    [['--measure', 'sum(species)'], 'is for columns of'],
    [['--measure', 'summ(height)'], 'Did you mean "sum"'],
    [['--measure', 'count as "a b"'], 'for a measure'],
    [['--group', 'id,'], '--group: nothing in place 2'],
  ])('takes %j for misuse', async (argv, message) => {
    const world = city.world();
    expect(await world.run('aggregate', TREES, ...argv)).toBe(2);
    expect(world.err()).toContain(message);
    expect(world.out()).toBe('');
  });
});

describe('an aggregate that cannot be had whole', () => {
  it('is given with a warning and 1 when the portal fails on the way', async () => {
    const dying = await aRowsCity({
      faults: { dieAfter: 1, dieWith: new ConnectorError('TIMEOUT', 'too slow') },
    });
    const world = dying.world();
    expect(await world.run('aggregate', TREES, '--json')).toBe(1);
    expect(JSON.parse(world.out())).toMatchObject({
      rows: [{ count: 40 }],
      complete: false,
      truncated: true,
    });
    expect(world.err()).toContain('the figures are of a part of them: TIMEOUT: too slow');
    dying.close();
  });

  it('is given with a warning and 1 when there are more rows than are read', async () => {
    const large = await aRowsCity({ rows: treeRows(2_000), limits: { scanRows: 500 } });
    const world = large.world();
    expect(await world.run('aggregate', TREES)).toBe(1);
    expect(world.err()).toContain('Not all rows could be read, so the figures are of a part of them\n');
    large.close();
  });

  it('is refused with 3 when the portal fails at once', async () => {
    const failing = await aRowsCity({
      faults: { failing: () => new ConnectorError('UPSTREAM_FAILED', 'HTTP 502') },
    });
    const world = failing.world();
    expect(await world.run('aggregate', TREES, '--output', 'groups.json')).toBe(3);
    expect(world.err()).toContain('cannot be described: UPSTREAM_FAILED: HTTP 502');
    failing.close();
  });

  it('keeps no file when only the answer fails', async () => {
    const failing = await aRowsCity({
      faults: {
        failing: (what) => (what === 'describe' ? null : new ConnectorError('UPSTREAM_FAILED', 'HTTP 502')),
      },
    });
    const world = failing.world();
    expect(await world.run('aggregate', TREES, '--output', 'groups.json')).toBe(3);
    expect(world.err()).toContain('No answer: springfield: UPSTREAM_FAILED: HTTP 502');
    const printed = failing.world();
    expect(await printed.run('aggregate', TREES, '--json')).toBe(3);
    expect(JSON.parse(printed.out())).toMatchObject({ rows: [], complete: false });
    failing.close();
  });
});
