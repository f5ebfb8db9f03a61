import { describe, expect, it } from 'vitest';
import { dataOf } from '../../support/graph.ts';
import { EVERY_COLUMN } from '../../support/row-arbitraries.ts';
import { createRowGraph, permitTable, tableId } from '../../support/row-graph.ts';
import { createTableSource, EVERYTHING } from '../../support/table-source.ts';

const CELLS = {
  text: 'a',
  integer: '9007199254740993',
  decimal: '12345678901234567.89',
  boolean: false,
  date: '2024-05-01',
  instant: '2024-05-01T09:30:00Z',
  point: { type: 'Point', coordinates: [8.5, 47.4] },
  json: { deep: [1, null, { __proto__: 'x' }] },
};

describe('a table', () => {
  it('shows cells of every type as they are, and the types by their names', async () => {
    const table = createTableSource({ columns: EVERY_COLUMN, rows: [CELLS], key: null });
    const bench = await createRowGraph({ malmoe: table });
    const { table: shown } = dataOf<{
      table: { columns: { name: string; type: string }[]; rows: { rows: unknown[]; columns: unknown[] } };
    }>(
      await bench.ask(
        `{ table(id: "${tableId()}") { columns { name type } rows { rows columns { type } } } }`,
      ),
    );
    expect(shown.rows.rows).toEqual([CELLS]);
    for (const { name, type } of shown.columns) expect(type).toBe(name.toUpperCase());
    expect(shown.columns).toHaveLength(8);
    expect(shown.rows.columns).toHaveLength(8);
  });

  it('calls an estimate one', async () => {
    const capabilities = { ...EVERYTHING, count: 'estimate' } as const;
    const table = permitTable({ capabilities, count: { value: 40, precision: 'estimate' } });
    const bench = await createRowGraph({ malmoe: table });
    const query = `{ table(id: "${tableId()}") { rowCount { value precision } source { rows } } }`;
    expect(dataOf(await bench.ask(query))).toEqual({
      table: { rowCount: { value: 40, precision: 'ESTIMATE' }, source: { rows: null } },
    });
  });

  it('has names like those of JavaScript’s own', async () => {
    const names = ['constructor', '__proto__', 'toString'];
    const columns = EVERY_COLUMN.slice(0, 3).map((column, n) => ({
      ...column,
      type: 'text' as const,
      name: names[n] ?? '',
    }));
    const row = Object.fromEntries(names.map((name) => [name, name]));
    const bench = await createRowGraph({ malmoe: createTableSource({ columns, rows: [row], key: null }) });
    const { table } = dataOf<{
      table: { rows: { rows: object[] } };
    }>(await bench.ask(`{ table(id: "${tableId()}") { rows { rows } } }`));
    expect(Object.entries(table.rows.rows[0] ?? {})).toEqual(names.map((name) => [name, name]));
  });
});
