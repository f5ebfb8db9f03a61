import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src/connector/errors.ts';
import { aRowsCity, type RowsCity } from '../../support/rows-city.ts';

let city: RowsCity;
beforeAll(async () => {
  city = await aRowsCity();
});
afterAll(() => city.close());

describe('civicgraph tables', () => {
  it('shows the only table with its columns, and why the rest is none', async () => {
    const world = city.world();
    expect(await world.run('tables', 'springfield/trees')).toBe(0);
    expect(world.out().trimEnd().split('\n')).toEqual([
      'Street trees',
      'No.  Title  Rows from  Id',
      '  1  Trees  API        api:t1',
      'Not a table: Trees as PDF: PDF files hold no table that can be read here, and the portal has no row interface for it.',
      '',
      '1  Trees',
      'Column   Type     Portal says  Empty   What',
      'id       integer  integer      never',
      'species  text     varchar      may be  Species: As planted',
      'height   decimal  decimal      may be',
      'planted  date     date         may be',
      'place    point    point        may be',
      '_rank    integer  integer      may be  (kept by the platform)',
    ]);
    expect(world.err()).toBe('6 columns, 95 rows, as of 2026-05-01T09:30:00Z\n');
  });

  it('lists several without asking anybody', async () => {
    const asked = city.table.asked.length;
    const world = city.world();
    expect(await world.run('tables', 'springfield/many')).toBe(0);
    expect(world.out()).toContain('  2  Shrubs  API        api:t2\n');
    expect(world.err()).toBe('2 tables; --table <number> shows the columns of one.\n');
    expect(city.table.asked).toHaveLength(asked);
  });

  it('gives the same as JSON', async () => {
    const world = city.world();
    expect(await world.run('tables', 'springfield/many', '--table', 'shrubs', '--json')).toBe(0);
    expect(JSON.parse(world.out())).toMatchObject({
      dataset: { portal: 'springfield', localId: 'many', title: 'Trees and more' },
      tables: [
        { number: 1, title: 'Trees', via: 'api', tableId: 't1', schema: null },
        {
          number: 2,
          title: 'Shrubs',
          schema: { columns: expect.arrayContaining([expect.objectContaining({ name: 'id' })]) },
        },
      ],
      withoutTable: [{ title: 'Trees as PDF' }],
    });
  });

  it('ends with 1 and every reason when there is no table', async () => {
    const world = city.world();
    expect(await world.run('tables', 'springfield/none')).toBe(1);
    expect(world.out()).toContain('Not a table: Trees as PDF: PDF files hold no table');
    expect(world.err()).toBe('None of it can be asked for rows.\n');
  });

  it('ends with 3 and the portal’s own words when the table cannot be described', async () => {
    const failing = await aRowsCity({
      faults: { failing: () => new ConnectorError('UPSTREAM_FAILED', 'HTTP 502 \u001b[2J(springfield)') },
    });
    const world = failing.world();
    expect(await world.run('tables', 'springfield/trees')).toBe(3);
    expect(world.out()).toBe('');
    expect(world.err()).toContain(
      'The table "Trees" cannot be described: UPSTREAM_FAILED: HTTP 502 [2J(springfield)',
    );
    failing.close();
  });

  it('takes an unknown table for misuse', async () => {
    const world = city.world();
    expect(await world.run('tables', 'springfield/many', '--table', 'shurbs')).toBe(2);
    expect(world.err()).toContain('Did you mean "Shrubs"?');
  });
});
