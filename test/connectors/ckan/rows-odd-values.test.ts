/** Values that PostgreSQL compares otherwise than they are shown, or that have no cell at all. */
import { describe, expect, it } from 'vitest';
import type { Cell, Row } from '../../../src/connector/index.ts';
import type { TwinTable } from '../../twins/rows.ts';
import {
  expectedIds,
  idsOfRows,
  openRows,
  rowsFor,
  type OpenedRows,
  type RowsOptions,
} from './rows-portal.ts';
import { declared, leavesFor, sortsFor } from './rows-questions.ts';

const COLUMNS = {
  ratio: { type: 'decimal', nativeType: 'float8' },
  single: { type: 'decimal', nativeType: 'float4' },
  amount: { type: 'decimal' },
  day: { type: 'date' },
  at: { type: 'instant' },
  zoned: { type: 'instant', nativeType: 'timestamptz' },
  clock: { type: 'text', nativeType: 'time' },
  word: { type: 'text', nativeType: 'varchar' },
  small: { type: 'integer', nativeType: 'int4' },
  list: { type: 'json', nativeType: '_numeric' },
  plain: { type: 'json', nativeType: 'json' },
} as const;
type Name = keyof typeof COLUMNS;

/** As loaded, and as shown by SQL; datastore_search leaves fractions of seconds out. */
const ROWS: readonly (readonly [name: Name, loaded: readonly Cell[], shown?: readonly Cell[]])[] = [
  ['ratio', [0.1, 'NaN', 'Infinity', '-Infinity', 1e21, 3], [0.1, null, null, null, 1e21, 3]],
  ['single', [0.1, 'NaN', 0.30000001, 2, null, -0.5], [0.1, null, 0.3, 2, null, -0.5]],
  ['amount', ['12.50', 'NaN', '-3', '12.5', null, '7'], [12.5, null, -3, 12.5, null, 7]],
  [
    'day',
    ['2024-05-01', 'infinity', '0044-03-15 BC', '20240-01-01', null, '0001-01-01'],
    ['2024-05-01', null, null, null, null, '0001-01-01'],
  ],
  [
    'at',
    [
      '2024-05-01T09:30:00.5',
      '2024-05-01T09:30:00',
      '-infinity',
      '2024-05-01T09:30:00.123456',
      null,
      '9999-12-31T23:59:59',
    ],
    [
      '2024-05-01T09:30:00.5',
      '2024-05-01T09:30:00',
      null,
      '2024-05-01T09:30:00.123456',
      null,
      '9999-12-31T23:59:59',
    ],
  ],
  [
    'zoned',
    [
      '2024-05-01T09:30:00+02:00',
      '2024-05-01T07:30:00Z',
      'infinity',
      '2024-04-30T23:59:59.25-01:00',
      null,
      '2023-12-31T23:30:00Z',
    ],
    [
      '2024-05-01T07:30:00Z',
      '2024-05-01T07:30:00Z',
      null,
      '2024-05-01T00:59:59.25Z',
      null,
      '2023-12-31T23:30:00Z',
    ],
  ],
  [
    'clock',
    ['09:30:00', '9:30', '23:59:59.5', null, '00:00', '10:00'],
    ['09:30:00', '09:30:00', '23:59:59.5', null, '00:00:00', '10:00:00'],
  ],
  ['word', ['a', '', 'B', null, 'é', 'a']],
  ['small', [1, -2147483648, 2147483647, null, 0, 1]],
  ['list', [[1, '12345678901234567.89', null], [], null, [0.5], [2], [3]]],
  ['plain', [{ json: 1 }, null, [1, '9007199254740993'], 'x', 5, true]],
];
const table: TwinTable = {
  columns: Object.entries(COLUMNS).map(([name, column]) => ({ name, ...column })),
  rows: Array.from({ length: 6 }, (_, at): Row =>
    Object.fromEntries(ROWS.map(([name, loaded]) => [name, loaded[at] ?? null])),
  ),
};

async function open(options: Omit<RowsOptions, 'table'>): Promise<OpenedRows> {
  const opened = await openRows({ ...options, table });
  const all = opened.all.map((row, at): Row => {
    const shown = ROWS.map(([name, loaded, cells]) => [name, (cells ?? loaded)[at] ?? null]);
    return { ...row, ...Object.fromEntries(shown) };
  });
  return { ...opened, all };
}

const PORTALS: readonly (readonly [name: string, options: Omit<RowsOptions, 'table'>])[] = [
  ['2.9 with SQL', { profile: '2.9' }],
  ['2.11 with SQL', { profile: '2.11', knobs: { sql: true } }],
  ['2.11 without SQL', { profile: '2.11' }],
  ['2.10 without SQL', { profile: '2.10' }],
];

describe.each(PORTALS)('odd values of %s', (name, options) => {
  const isSql = name.endsWith('with SQL');

  it('are found by every declared filter where they are shown', async () => {
    const opened = await open(options);
    for (const [op, type] of declared(opened.schema))
      for (const column of opened.schema.columns.filter((one) => one.type === type))
        for (const where of leavesFor(opened, op, column))
          expect([where, idsOfRows(await rowsFor(opened, { where }))]).toEqual([
            where,
            expectedIds(opened, where),
          ]);
  });

  it('come out as they are shown, once noted where there is no cell for them', async () => {
    const opened = await open(options);
    const names = opened.schema.columns.map((column) => column.name);
    const withoutFractions = (cell: Cell | undefined): Cell =>
      typeof cell === 'string' ? cell.replace(/\.\d+$/, '') : (cell ?? null);
    const expected = isSql
      ? opened.all
      : opened.all.map((row) => ({ ...row, at: withoutFractions(row['at']) }));
    expect(await rowsFor(opened, { columns: names })).toEqual(expected);
    expect(opened.notes.filter((note) => note.includes('without a cell')).length).toBeGreaterThan(3);
  });

  it('sort as nothing, or the order is refused', async () => {
    const opened = await open(options);
    for (const orderBy of sortsFor(opened.schema)) {
      const names = orderBy.map(({ column }) => column).filter((column) => column !== '_id');
      const asked = rowsFor(opened, { orderBy, columns: ['_id', ...names] });
      const shown = await asked.catch((error: Error) => error);
      if (isSql)
        expect([orderBy, idsOfRows(await asked)]).toEqual([orderBy, expectedIds(opened, null, orderBy)]);
      else if (shown instanceof Error) expect(shown).toMatchObject({ code: 'UNSUPPORTED' });
      // datastore_search shows infinite times as null: nobody can tell.
      else if (!names.includes('at') && orderBy.length === 1)
        expect([orderBy, nullsTogether(shown, names)]).toEqual([orderBy, true]);
    }
  });
});

/** Whether a first sort key's nulls all stand at one end. */
function nullsTogether(rows: readonly Row[], [name = '']: readonly string[]): boolean {
  const pattern = rows.map((row) => (row[name] === null ? '0' : '1')).join('');
  return name === '' || /^(0*1*|1*0*)$/.test(pattern);
}

describe('what is declared', () => {
  it('leaves types out of filters that are compared otherwise than shown, unless there is SQL', async () => {
    const { schema } = await open({ profile: '2.11' });
    expect(schema.capabilities.filter).toEqual({
      eq: { integer: 'exact', boolean: 'exact', date: 'exact' },
      in: { integer: 'exact', boolean: 'exact', date: 'exact' },
    });
    expect((await open({ profile: '2.9' })).schema.capabilities.filter.ge).toHaveProperty('instant', 'exact');
  });

  it('brings no sample where SQL shows more than the sample does', async () => {
    expect((await open({ profile: '2.9' })).schema.sample).toBeNull();
    expect((await open({ profile: '2.11' })).schema.sample).toHaveLength(6);
  });
});
