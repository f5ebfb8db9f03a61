import { describe, expect, it } from 'vitest';
import { chooseTable, listTables, withoutTable } from '../../src/cli/choose-table.ts';
import { CliError } from '../../src/cli/world.ts';
import { toGlobalId } from '../../src/domain/ids.ts';
import { aDataset, aDistribution, aFormat } from '../support/builders.ts';

const trees = aDataset({
  portal: 'springfield',
  localId: 'd1',
  title: 'Street trees',
  distributions: [
    aDistribution({ localId: 'r1', title: 'Trees 2023', tableId: 't-1' }),
    aDistribution({
      localId: 'r2',
      title: 'Map',
      format: aFormat('PDF'),
      downloadUrl: 'https://a.example/m.pdf',
    }),
    aDistribution({
      localId: 'r3',
      title: 'Trees 2024',
      format: aFormat('CSV'),
      downloadUrl: 'https://a.example/t.csv',
    }),
    aDistribution({ localId: 'r4', title: 'Trees 2023, again', tableId: 't-1' }),
    aDistribution({ localId: 'r5', title: '2', tableId: 't-5' }),
  ],
});
const one = { ...trees, distributions: trees.distributions.slice(0, 2) };

function refusal(choose: () => unknown): CliError {
  try {
    choose();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('the tables of a dataset', () => {
  it('are listed once each, with where their rows come from', () => {
    expect(listTables(trees).map(({ number, title, from, key }) => [number, title, from, key.table])).toEqual(
      [
        [1, 'Trees 2023', 'API', 'api:t-1'],
        [2, 'Trees 2024', 'CSV file', 'file:r3'],
        [3, '2', 'API', 'api:t-5'],
      ],
    );
  });

  it('leave out, with a reason, what holds no rows', () => {
    expect(withoutTable(trees)).toEqual([
      { title: 'Map', because: expect.stringContaining('PDF files hold no table') },
    ]);
  });
});

describe('the table that is meant', () => {
  it('is the only one', () => {
    expect(chooseTable(one, null, null).key.table).toBe('api:t-1');
  });

  it.each([
    ['1', 'api:t-1'],
    ['trees 2024', 'file:r3'],
    ['api:t-1', 'api:t-1'],
    ['t-1', 'api:t-1'],
    ['r3', 'file:r3'],
    ['file:r3', 'file:r3'],
    [toGlobalId({ type: 'Table', portal: 'springfield', localId: 'd1', table: 'file:r3' }), 'file:r3'],
  ])('is the one called %s', (wanted, table) => {
    expect(chooseTable(trees, null, wanted).key.table).toBe(table);
  });

  it('is the one with that title before the one with that number', () => {
    expect(chooseTable(trees, null, '2').key.table).toBe('api:t-5');
  });

  it('is the one whose id the dataset was named by', () => {
    expect(chooseTable(trees, { is: 'table', table: 'file:r3' }, null).key.table).toBe('file:r3');
    expect(chooseTable(trees, { is: 'distribution', localId: 'r4' }, null).key.table).toBe('api:t-1');
  });

  it('must be said where there are several, and the list is told', () => {
    const { exitCode, message, hint } = refusal(() => chooseTable(trees, null, null));
    expect(exitCode).toBe(2);
    expect(message.split('\n')).toEqual([
      '"Street trees" has 3 tables:',
      '  1  Trees 2023 (API)',
      '  2  Trees 2024 (CSV file)',
      '  3  2 (API)',
    ]);
    expect(hint).toContain('--table 1');
  });

  it('is suggested when its name is nearly right', () => {
    const { message } = refusal(() => chooseTable(trees, null, 'Trees 2042'));
    expect(message).toContain('"Street trees" has no table "Trees 2042". Did you mean "Trees 2024"?');
  });

  it('must be said more exactly when two have the same title', () => {
    const twins = aDataset({
      distributions: [
        aDistribution({ localId: 'r1', title: 'Data', tableId: 'a' }),
        aDistribution({ localId: 'r2', title: 'Data', tableId: 'b' }),
      ],
    });
    expect(refusal(() => chooseTable(twins, null, 'data')).message).toContain('2 tables are called "data"');
  });

  it.each([
    ['9', null],
    [null, { is: 'table', table: 'api:gone' } as const],
    [null, { is: 'distribution', localId: 'gone' } as const],
    [null, { is: 'distribution', localId: 'r2' } as const],
  ])('is refused when there is none: %j, %j', (wanted, part) => {
    expect(refusal(() => chooseTable(trees, part, wanted)).exitCode).toBe(2);
  });

  it('is refused with every reason when the dataset has no table at all', () => {
    const none = { ...trees, distributions: trees.distributions.slice(1, 2) };
    expect(refusal(() => chooseTable(none, null, null)).message).toMatch(
      /^"Street trees" has no table that can be asked for rows\.\n {2}Map: PDF files/,
    );
  });
});
