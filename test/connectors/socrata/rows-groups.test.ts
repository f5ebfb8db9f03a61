/** Groups and measures of whole tables, against the reference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canPushAggregate, createAggregator } from '../../../src/domain/query/aggregate.ts';
import type { AggregateQuery, GroupKey, Measure, Predicate, Row } from '../../../src/domain/query/ast.ts';
import { checkAggregate } from '../../../src/domain/query/check-aggregate.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aCall } from '../../support/twin-http.ts';
import { codeOf, ODD_FIELDS as names, oddBench, openTables, rowsOf, type OddBench } from './rows-support.ts';
import { idAt } from './support.ts';

/** 1,000 were run once. */
const GROUPINGS = 25;

const measures: readonly Measure[] = [
  { as: 'all', fn: 'count', column: null },
  { as: 'there', fn: 'count', column: names.decimal },
  { as: 'texts', fn: 'countDistinct', column: names.text },
  { as: 'total', fn: 'sum', column: names.decimal },
  { as: 'least', fn: 'min', column: names.decimal },
  { as: 'newest', fn: 'max', column: names.at },
  { as: 'latest', fn: 'max', column: names.instant },
  { as: 'mean', fn: 'avg', column: names.decimal },
];
const groupKeys: fc.Arbitrary<readonly GroupKey[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({
      column: fc.constantFrom(names.text, names.integer, names.flag, names.decimal, names.instant, ':id'),
      bucket: fc.constant(null),
    }),
    fc.record({
      column: fc.constantFrom(names.at, names.instant),
      bucket: fc.constantFrom('day', 'month', 'year'),
    }),
  ),
  { maxLength: 3, selector: ({ column }) => column },
);

function reference(query: AggregateQuery, { schema, all }: OddBench): readonly Row[] {
  const checked = checkAggregate(query, schema.columns);
  const typeOf = typesOf(schema.columns);
  const aggregator = createAggregator(checked, typeOf);
  for (const row of all.filter(compileCondition(checked.where, typeOf))) aggregator.add(row);
  return aggregator.result();
}
function inSomeOrder(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

describe('groups', () => {
  it('are those of the reference, with what is counted, added and compared in them', async () => {
    const at = await oddBench();
    const { bench, schema } = at;
    const where: Predicate = { op: 'ne', column: names.integer, value: 2 };
    await fc.assert(
      fc.asyncProperty(groupKeys, fc.boolean(), async (groupBy, isFiltered) => {
        const query = { where: isFiltered ? where : null, groupBy, measures, limit: 1_000 };
        const checked = checkAggregate(query, schema.columns);
        const typeOf = typesOf(schema.columns);
        expect(canPushAggregate(checked, schema.capabilities, typeOf)).toEqual({ pushed: true });
        const answer =
          (await bench.rows.aggregate?.(schema, { ...query, where: checked.where }, aCall())) ?? [];
        const right = reference(query, at);
        expect(inSomeOrder(answer)).toEqual(inSomeOrder(right));
        // The portal has an order of its own for texts and identifiers.
        if (groupBy.every(({ column }) => typeOf(column) !== 'text')) expect(answer).toEqual(right);
      }),
      { numRuns: GROUPINGS },
    );
  });

  it('add exactly what doubles would round, and average what is added', async () => {
    const table = {
      columns: [
        { name: 'n', type: 'decimal' as const },
        { name: 'k', type: 'text' as const },
      ],
      rows: [
        { n: '0.1', k: 'a' },
        { n: '0.2', k: 'a' },
        { n: '12345678901234567.89', k: 'b' },
        { n: '0.02', k: 'b' },
        { n: null, k: 'c' },
        { n: 1, k: 'd' },
        { n: 1, k: 'd' },
        { n: 0, k: 'd' },
      ],
    };
    const bench = openTables([table]);
    const schema = await bench.schema();
    const answer = await bench.rows.aggregate?.(
      schema,
      {
        where: null,
        groupBy: [{ column: 'k', bucket: null }],
        measures: [
          { as: 'sum', fn: 'sum', column: 'n' },
          { as: 'avg', fn: 'avg', column: 'n' },
        ],
        limit: 10,
      },
      aCall(),
    );
    expect(answer).toEqual([
      { k: 'a', sum: 0.3, avg: 0.15 },
      { k: 'b', sum: '12345678901234567.91', avg: '6172839450617283.955' },
      { k: 'c', sum: null, avg: null },
      { k: 'd', sum: 2, avg: '0.66666666666666666667' },
    ]);
  });

  it('stop at the limit, and are one row without keys', async () => {
    const { bench, schema } = await oddBench();
    const groupBy = [{ column: names.text, bucket: null }];
    expect(
      await bench.rows.aggregate?.(schema, { where: null, groupBy, measures, limit: 3 }, aCall()),
    ).toHaveLength(3);
    const where = { op: 'eq', column: names.text, value: 'no such text' } as const;
    expect(
      await bench.rows.aggregate?.(schema, { where, groupBy: [], measures, limit: 10 }, aCall()),
    ).toEqual([
      { all: 0, there: 0, texts: 0, total: null, least: null, newest: null, latest: null, mean: null },
    ]);
  });

  it('by parts of instants need the new back end', async () => {
    const { bench, schema } = await oddBench();
    bench.twin.rows.backend(idAt(0), '2.0');
    await rowsOf(bench.rows, schema);
    const query = {
      where: null,
      groupBy: [{ column: names.instant, bucket: 'day' as const }],
      measures,
      limit: 10,
    };
    expect(await codeOf(bench.rows.aggregate?.(schema, query, aCall()) ?? Promise.resolve())).toBe(
      'UNSUPPORTED',
    );
  });
});
