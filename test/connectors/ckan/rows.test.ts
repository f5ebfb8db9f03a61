import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/connector/index.ts';
import { aCall } from '../../support/twin-http.ts';
import { oddTable, ODD_NAMES } from '../../twins/rows.ts';
import { batchesOf, expectedIds, idsOfRows, openRows, rowsFor, type RowsOptions } from './rows-portal.ts';
import { declared, leavesFor, sortsFor } from './rows-questions.ts';

const PORTALS: readonly (readonly [name: string, options: Omit<RowsOptions, 'table'>])[] = [
  ['2.7 with SQL', { profile: '2.7' }],
  ['2.9 with SQL and a cap of 17 rows', { profile: '2.9', knobs: { rowsCap: 17 } }],
  ['2.10 without SQL', { profile: '2.10' }],
  ['2.11 without SQL, with a cap of 17 rows', { profile: '2.11', knobs: { rowsCap: 17 } }],
  ['2.11 with SQL', { profile: '2.11', knobs: { sql: true } }],
];
/** Tables that a run goes through. */
const SEEDS = [1];
/** Conditions made up for each portal; 1,000 were run once. */
const CONDITIONS = 60;

describe.each(PORTALS)('every declared filter of %s', (_name, options) => {
  it.each(SEEDS)('gives exactly the rows of the reference (seed %i)', async (seed) => {
    const opened = await openRows({ ...options, table: oddTable(seed) });
    let checked = 0;
    for (const [op, type] of declared(opened.schema)) {
      for (const column of opened.schema.columns.filter((one) => one.type === type))
        for (const where of leavesFor(opened, op, column)) {
          const found = idsOfRows(await rowsFor(opened, { where }));
          expect([where, found]).toEqual([where, expectedIds(opened, where)]);
          checked += 1;
        }
    }
    expect(checked).toBeGreaterThan(50);
  });
});

describe.each(PORTALS)('orders and windows of %s', (_name, options) => {
  it('put nulls where they are wanted and break ties by "_id"', async () => {
    const opened = await openRows({ ...options, table: oddTable(3) });
    for (const orderBy of sortsFor(opened.schema)) {
      const names = orderBy.map(({ column }) => column).filter((name) => name !== '_id');
      const found = await rowsFor(opened, { orderBy, columns: ['_id', ...names] });
      expect([orderBy, idsOfRows(found)]).toEqual([orderBy, expectedIds(opened, null, orderBy)]);
    }
  });

  it('give what stands there, window by window, and all of it together', async () => {
    const opened = await openRows({ ...options, table: oddTable(4) });
    const [orderBy = []] = sortsFor(opened.schema).slice(-1);
    const expected = expectedIds(opened, null, orderBy);
    for (const [offset, limit] of [
      [0, 1],
      [0, 60],
      [5, 20],
      [17, 17],
      [59, 5],
      [60, 5],
      [1_000, 1],
      [3, 0],
    ] as const) {
      const found = idsOfRows(await rowsFor(opened, { orderBy, window: { offset, limit } }));
      expect([offset, limit, found]).toEqual([offset, limit, expected.slice(offset, offset + limit)]);
      const byKey = idsOfRows(await rowsFor(opened, { window: { offset, limit } }));
      expect(byKey).toEqual(expectedIds(opened, null).slice(offset, offset + limit));
    }
  });

  it('give the columns asked for, cell by cell as they are, and no others', async () => {
    const opened = await openRows({ ...options, table: oddTable(5) });
    const names = opened.schema.columns.map(({ name }) => name);
    expect(await rowsFor(opened, { columns: names })).toEqual(opened.all);
    const some = [ODD_NAMES.json, ODD_NAMES.text];
    for (const row of await rowsFor(opened, { columns: some })) expect(Object.keys(row)).toEqual(some);
  });

  it('count what they give', async () => {
    const opened = await openRows({ ...options, table: oddTable(6) });
    const { rows, schema } = opened;
    const where: Condition = { op: 'in', column: ODD_NAMES.integer, values: [1, 2, 3] };
    for (const condition of [null, where, { op: 'or', of: [] } satisfies Condition])
      expect(await rows.count?.(schema, condition, aCall())).toEqual({
        value: expectedIds(opened, condition).length,
        precision: 'exact',
      });
    const [batch] = await batchesOf(opened, { where });
    expect(batch?.total).toEqual({ value: expectedIds(opened, where).length, precision: 'exact' });
  });
});

describe('conditions in conditions', () => {
  it.each(PORTALS)('of %s give the rows of the reference', async (_name, options) => {
    const opened = await openRows({ ...options, table: oddTable(8) });
    const { filter, logic } = opened.schema.capabilities;
    const leaves = declared(opened.schema).flatMap(([op, type]) =>
      opened.schema.columns
        .filter((column) => column.type === type && filter[op]?.[column.type] === 'exact')
        .flatMap((column) => leavesFor(opened, op, column).slice(0, 6)),
    );
    const condition = fc.letrec<{ all: Condition }>((tie) => ({
      all: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom(...leaves),
        fc.record({ op: fc.constantFrom(...logic), of: fc.array(tie('all'), { maxLength: 4 }) }),
      ),
    })).all;
    await fc.assert(
      fc.asyncProperty(condition, async (where) => {
        expect(idsOfRows(await rowsFor(opened, { where }))).toEqual(expectedIds(opened, where));
      }),
      { numRuns: CONDITIONS },
    );
  });
});
