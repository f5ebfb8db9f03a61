import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AggregateFn,
  Column,
  GroupKey,
  Measure,
  PushedAggregate,
  Row,
} from '../../../src/connector/index.ts';
import { canPushAggregate, createAggregator } from '../../../src/domain/query/aggregate.ts';
import { checkAggregate } from '../../../src/domain/query/check.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aCall } from '../../support/twin-http.ts';
import { oddTable, ODD_NAMES } from '../../twins/rows.ts';
import { openOdd } from './odd-values.ts';
import { openRows, TABLE, type OpenedRows } from './rows-portal.ts';
import { declared, leavesFor } from './rows-questions.ts';

/** Aggregates made up for each table; 2,000 were run once. */
const RUNS = 60;

async function ask({ rows, schema }: OpenedRows, query: PushedAggregate): Promise<readonly Row[]> {
  return (await rows.aggregate?.(schema, query, aCall())) ?? [];
}
function expected({ schema, all }: OpenedRows, query: PushedAggregate): readonly Row[] {
  const typeOf = typesOf(schema.columns);
  // Checked conditions are written as checked already.
  const aggregator = createAggregator(
    { ...checkAggregate({ ...query, where: null }, schema.columns), where: query.where },
    typeOf,
  );
  for (const row of all.filter(compileCondition(query.where, typeOf))) aggregator.add(row);
  return aggregator.result();
}

const FUNCTIONS: readonly AggregateFn[] = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'];
function measuresOf({ capabilities, columns }: OpenedRows['schema']): readonly Omit<Measure, 'as'>[] {
  const able = capabilities.aggregate?.functions ?? {};
  const all = FUNCTIONS.flatMap((fn) =>
    columns.filter(({ type }) => able[fn]?.includes(type) === true).map(({ name }) => ({ fn, column: name })),
  );
  return [{ fn: 'count', column: null }, ...all];
}
function keysOf({ capabilities, columns }: OpenedRows['schema']): readonly GroupKey[] {
  const able = capabilities.aggregate;
  if (able === null) return [];
  const bucketed = (column: Column): readonly GroupKey[] =>
    column.type === 'date' || column.type === 'instant'
      ? able.buckets.map((bucket) => ({ column: column.name, bucket }))
      : [];
  return columns
    .filter(({ type, system }) => able.groupBy.includes(type) && !system)
    .flatMap((column) => [{ column: column.name, bucket: null }, ...bucketed(column)]);
}

const TABLES: readonly (readonly [name: string, open: () => Promise<OpenedRows>])[] = [
  ['2.7, odd names', () => openRows({ profile: '2.7', table: oddTable(11, 200) })],
  [
    '2.11, odd names, a cap of 5 groups',
    () => openRows({ profile: '2.11', knobs: { sql: true, rowsCap: 5 }, table: oddTable(12, 90) }),
  ],
  ['2.9, odd values', () => openOdd({ profile: '2.9' })],
];

describe.each(TABLES)('aggregates of CKAN %s', (_name, open) => {
  it('are what the rows themselves would give', async () => {
    const opened = await open();
    const { schema } = opened;
    const conditions = declared(schema).flatMap(([op, type]) =>
      schema.columns
        .filter((column) => column.type === type)
        .flatMap((column) => leavesFor(opened, op, column).slice(0, 3)),
    );
    const query = fc.record({
      where: fc.option(fc.constantFrom(...conditions), { freq: 2 }),
      groupBy: fc.uniqueArray(fc.constantFrom(...keysOf(schema)), {
        maxLength: 2,
        selector: ({ column }) => column,
      }),
      measures: fc
        .array(fc.constantFrom(...measuresOf(schema)), { minLength: 1, maxLength: 4 })
        .map((all) => all.map((one, index): Measure => ({ ...one, as: `m${index}` }))),
      limit: fc.integer({ min: 1, max: 400 }),
    });
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        expect(await ask(opened, asked)).toEqual(expected(opened, asked));
      }),
      { numRuns: RUNS },
    );
  });

  it('are each declared as they can be pushed', async () => {
    const { schema } = await open();
    const typeOf = typesOf(schema.columns);
    for (const key of keysOf(schema))
      for (const measure of measuresOf(schema)) {
        const query = { where: null, groupBy: [key], measures: [{ ...measure, as: 'm' }], limit: 9 };
        expect(canPushAggregate(checkAggregate(query, schema.columns), schema.capabilities, typeOf)).toEqual({
          pushed: true,
        });
      }
  });
});

describe('an aggregate that cannot be had', () => {
  it('is refused before anything is sent', async () => {
    const opened = await openRows({ profile: '2.9', table: oddTable(1) });
    const sent = opened.http.requests.length;
    const measure = (fn: AggregateFn, column: string): PushedAggregate => ({
      where: null,
      groupBy: [],
      measures: [{ as: 'm', fn, column }],
      limit: 5,
    });
    const bad = [
      measure('sum', ODD_NAMES.text),
      measure('avg', ODD_NAMES.day),
      measure('max', ODD_NAMES.flag),
      measure('count', ODD_NAMES.json),
      { ...measure('count', ODD_NAMES.note), groupBy: [{ column: ODD_NAMES.note, bucket: 'year' as const }] },
      { ...measure('count', ODD_NAMES.note), groupBy: [{ column: 'nowhere', bucket: null }] },
    ];
    for (const query of bad) await expect(ask(opened, query)).rejects.toMatchObject({ code: 'UNSUPPORTED' });
    expect(opened.http.requests).toHaveLength(sent);
    const none = await openRows({ profile: '2.10', table: oddTable(1) });
    await expect(ask(none, measure('min', ODD_NAMES.day))).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });

  it('says so when the portal has switched SQL off since the table was described', async () => {
    const opened = await openRows({ profile: '2.9', table: oddTable(1) });
    opened.twin.datastore.set({ sql: false });
    const query: PushedAggregate = {
      where: null,
      groupBy: [],
      measures: [{ as: 'n', fn: 'count', column: null }],
      limit: 1,
    };
    await expect(ask(opened, query)).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      message: expect.stringContaining('no SQL'),
    });
    opened.twin.datastore.drop(TABLE);
  });
});
