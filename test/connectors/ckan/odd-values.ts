/** A table of values that PostgreSQL compares otherwise than they are shown, or that have no cell at all. */
import type { Cell, Row } from '../../../src/connector/index.ts';
import type { TwinTable } from '../../twins/rows.ts';
import { openRows, type OpenedRows, type RowsOptions } from './rows-portal.ts';

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

export async function openOdd(options: Omit<RowsOptions, 'table'>): Promise<OpenedRows> {
  const opened = await openRows({ ...options, table });
  const all = opened.all.map((row, at): Row => {
    const shown = ROWS.map(([name, loaded, cells]) => [name, (cells ?? loaded)[at] ?? null]);
    return { ...row, ...Object.fromEntries(shown) };
  });
  return { ...opened, all };
}
