import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/domain/ids.ts';
import { aRowsCity, type RowsCity } from '../../support/rows-city.ts';

let city: RowsCity;
beforeAll(async () => {
  city = await aRowsCity();
});
afterAll(() => city.close());

const TREES = 'springfield/trees';

describe('civicgraph rows, for a person', () => {
  it('shows the first rows as a table, and says how many more there are', async () => {
    const world = city.world();
    expect(await world.run('rows', TREES)).toBe(0);
    const lines = world.out().trimEnd().split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.slice(0, 5)).toEqual([
      'id  species  height  planted     place',
      ' 1  oak           0  2010-05-01  0 45',
      ' 2  elm         0.5  2011-05-01  1 45',
      ' 3  לבנה          1  2012-05-01  2 45',
      ' 4  桜            –  2013-05-01  3 45',
    ]);
    expect(world.err()).toMatch(/^20 of 95 rows · 2 requests · \d+ ms · as of 2026-11-23T12:00:00/);
    expect(world.err()).toContain('There are 75 more: --limit all gives them');
  });

  it('filters, sorts and chooses columns', async () => {
    const world = city.world();
    const where = "species in ('oak', 'elm') and height >= 20 and not (planted < 2015-01-01)".replace(
      '2015-01-01',
      "'2015-01-01'",
    );
    const argv = ['--where', where, '--columns', 'height, id', '--order', 'height desc, id', '--limit', '3'];
    expect(await world.run('rows', TREES, ...argv)).toBe(0);
    expect(world.out()).toBe('height  id\n  20.5  42\n    20  41\n');
  });

  it('isolates right-to-left cells on a terminal and tells what does not fit', async () => {
    const world = city.world({ isTTY: true, columns: 20 });
    expect(await world.run('rows', TREES)).toBe(0);
    expect(world.out()).toContain('\u2068לבנה');
    expect(world.err()).toContain('3 of 5 columns fit. Not shown: planted, place. Choose with --columns');
  });

  it('says when no row matches', async () => {
    const world = city.world();
    expect(await world.run('rows', TREES, '--where', 'id > 1000')).toBe(0);
    expect(world.out()).toBe('id  species  height  planted  place\n');
    expect(world.err()).toMatch(/^0 of 0 rows/);
  });

  it('says nothing but what is missing when it is to be quiet', async () => {
    const world = city.world();
    expect(await world.run('rows', TREES, '--quiet')).toBe(0);
    expect(world.err()).toBe('');
  });
});

describe('civicgraph rows, for a program', () => {
  it('gives all rows with columns, source and plan as JSON', async () => {
    const world = city.world();
    expect(await world.run('rows', TREES, '--json', '--columns', 'id,_rank')).toBe(0);
    const answer = JSON.parse(world.out());
    expect(answer.rows).toHaveLength(95);
    expect(answer).toMatchObject({
      table: toGlobalId({ type: 'Table', portal: 'springfield', localId: 'trees', table: 'api:t1' }),
      columns: [{ name: 'id', type: 'integer' }, { name: '_rank' }],
      total: { value: 95, precision: 'exact' },
      truncated: false,
      source: { portal: 'springfield', outcome: 'OK' },
      plan: { text: expect.any(String) },
    });
  });

  it('takes conditions from a file and from stdin', async () => {
    writeFileSync(join(city.folder, 'where.txt'), "species = 'oak'\n  and id <= 10\n");
    const fromFile = city.world();
    expect(await fromFile.run('rows', TREES, '--where', '@where.txt', '--json')).toBe(0);
    expect(JSON.parse(fromFile.out()).rows).toHaveLength(2);
    const fromStdin = city.world({ stdin: 'id <= 3' });
    expect(await fromStdin.run('rows', TREES, '--where', '-', '--json')).toBe(0);
    expect(JSON.parse(fromStdin.out()).rows).toHaveLength(3);
  });

  it.each([
    ['the address of its page', 'http://127.0.0.1:9/dataset/street-trees'],
    ['the name in that address', 'springfield/street-trees'],
    ['its id', toGlobalId({ type: 'Dataset', portal: 'springfield', localId: 'trees' })],
    [
      'the id of its table',
      toGlobalId({ type: 'Table', portal: 'springfield', localId: 'many', table: 'api:t1' }),
    ],
  ])('knows the dataset by %s', async (_, name) => {
    const world = city.world();
    expect(await world.run('rows', name, '--json', '--limit', '1')).toBe(0);
    expect(JSON.parse(world.out()).rows).toHaveLength(1);
  });

  it('writes a file that is there whole, and does not replace one', async () => {
    const world = city.world();
    expect(await world.run('rows', TREES, '--output', 'trees.json')).toBe(0);
    expect(world.out()).toBe('');
    expect(JSON.parse(readFileSync(join(city.folder, 'trees.json'), 'utf8')).rows).toHaveLength(95);
    const again = city.world();
    expect(await again.run('rows', TREES, '--output', 'trees.json')).toBe(2);
    expect(again.err()).toContain('trees.json is there already.');
    expect(await city.world().run('rows', TREES, '--output', 'trees.json', '--limit', '5', '--force')).toBe(
      0,
    );
    expect(JSON.parse(readFileSync(join(city.folder, 'trees.json'), 'utf8')).rows).toHaveLength(5);
    expect(readdirSync(city.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('civicgraph rows --explain', () => {
  it('prints the plan and asks for no rows', async () => {
    const asked = city.table.asked.length;
    const world = city.world();
    expect(await world.run('rows', TREES, '--where', 'id > 3', '--explain')).toBe(0);
    expect(world.out()).not.toBe('');
    expect(city.table.asked.slice(asked).every(({ what }) => what === 'describe')).toBe(true);
    const json = city.world();
    expect(await json.run('rows', TREES, '--where', 'id > 3', '--explain', '--json')).toBe(0);
    expect(JSON.parse(json.out())).toMatchObject({
      pushed: expect.anything(),
      upstreamRequests: expect.any(Number),
    });
  });
});

describe('civicgraph rows, misused', () => {
  it.each([
    [[TREES, '--where', 'hight > 3'], 'Did you mean "height"'],
    [[TREES, '--where', 'height >'], 'expected a value'],
    [[TREES, '--where', "height > 'tall'"], 'height'],
    [[TREES, '--columns', 'id,speceis'], 'Did you mean "species"'],
    [[TREES, '--order', 'place'], 'no order'],
    [[TREES, '--limit', '0'], '--limit: expected'],
    [[TREES, '--max-requests', 'many'], '--max-requests: expected'],
    [[TREES, '--format', 'xlsx'], 'Unknown format "xlsx"'],
    [[TREES, '--table', '7'], 'has no table "7"'],
    [[TREES, '--explain', '--output', 'plan.csv'], '--explain prints a plan'],
    [[TREES, '--output', 'none/trees.csv'], 'none/trees.csv cannot be written'],
    [['springfield/many'], '"Trees and more" has 2 tables:\n  1  Trees (API)\n  2  Shrubs (API)'],
    [['springfield/none'], 'has no table that can be asked for rows'],
    [['springfeld/trees'], 'Did you mean "springfield"?'],
    [['trees'], 'names no dataset'],
    [[], "missing required argument 'dataset'"],
  ])('refuses %j', async (argv, message) => {
    const asked = city.table.asked.filter(({ what }) => what !== 'describe').length;
    const world = city.world();
    expect(await world.run('rows', ...argv)).toBe(argv.includes('none/trees.csv') ? 1 : 2);
    expect(world.err()).toContain(message);
    expect(world.err()).not.toMatch(/\n\s+at /);
    expect(world.out()).toBe('');
    expect(city.table.asked.filter(({ what }) => what !== 'describe')).toHaveLength(asked);
  });

  it('refuses what would cost more requests than it may', async () => {
    const world = city.world();
    expect(await world.run('rows', TREES, '--json', '--max-requests', '2')).toBe(2);
    expect(world.err()).toMatch(/would take \d+ requests to the portal/);
  });
});
