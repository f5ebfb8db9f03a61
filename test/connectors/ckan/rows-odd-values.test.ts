/** Values that PostgreSQL compares otherwise than they are shown, or that have no cell at all. */
import { describe, expect, it } from 'vitest';
import type { Cell, Row } from '../../../src/connector/index.ts';
import { openOdd } from './odd-values.ts';
import { expectedIds, idsOfRows, rowsFor, type RowsOptions } from './rows-portal.ts';
import { declared, leavesFor, sortsFor } from './rows-questions.ts';

const PORTALS: readonly (readonly [name: string, options: Omit<RowsOptions, 'table'>])[] = [
  ['2.9 with SQL', { profile: '2.9' }],
  ['2.11 with SQL', { profile: '2.11', knobs: { sql: true } }],
  ['2.11 without SQL', { profile: '2.11' }],
  ['2.10 without SQL', { profile: '2.10' }],
];

describe.each(PORTALS)('odd values of %s', (name, options) => {
  const isSql = name.endsWith('with SQL');

  it('are found by every declared filter where they are shown', async () => {
    const opened = await openOdd(options);
    for (const [op, type] of declared(opened.schema))
      for (const column of opened.schema.columns.filter((one) => one.type === type))
        for (const where of leavesFor(opened, op, column))
          expect([where, idsOfRows(await rowsFor(opened, { where }))]).toEqual([
            where,
            expectedIds(opened, where),
          ]);
  });

  it('come out as they are shown, once noted where there is no cell for them', async () => {
    const opened = await openOdd(options);
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
    const opened = await openOdd(options);
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
    const { schema } = await openOdd({ profile: '2.11' });
    expect(schema.capabilities.filter).toEqual({
      eq: { integer: 'exact', boolean: 'exact', date: 'exact' },
      in: { integer: 'exact', boolean: 'exact', date: 'exact' },
    });
    expect((await openOdd({ profile: '2.9' })).schema.capabilities.filter.ge).toHaveProperty(
      'instant',
      'exact',
    );
  });

  it('brings no sample where SQL shows more than the sample does', async () => {
    expect((await openOdd({ profile: '2.9' })).schema.sample).toBeNull();
    expect((await openOdd({ profile: '2.11' })).schema.sample).toHaveLength(6);
  });
});
