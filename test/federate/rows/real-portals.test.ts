/** The row service over the built-in connectors and the twins of their platforms, asked at random. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowSource } from '../../../src/connector/contract.ts';
import { createAggregator } from '../../../src/domain/query/aggregate.ts';
import type { Row } from '../../../src/domain/query/ast.ts';
import { checkAggregate, checkRows } from '../../../src/domain/query/check.ts';
import { compileCondition, evaluateRows } from '../../../src/domain/query/evaluate.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import type { RowService } from '../../../src/ports/rows.ts';
import { oddBench } from '../../connectors/socrata/rows-support.ts';
import { openRows, TABLE } from '../../connectors/ckan/rows-portal.ts';
import { idAt } from '../../connectors/socrata/support.ts';
import { aDistribution } from '../../support/builders.ts';
import { aContext, createRowBench, readAllPages, tableKey } from '../../support/row-service.ts';
import { groupQuestionsOf, rowQuestionsOf, type Known } from '../../support/schema-questions.ts';
import { oddTable } from '../../twins/rows.ts';

/** 2,000 of each were tried once with ROWS_RUNS=2000. */
const RUNS = Number(process.env['ROWS_RUNS'] ?? 60);

interface Subject extends Known {
  readonly source: RowSource;
  readonly table: string;
}

const subjects: readonly (readonly [name: string, open: () => Promise<Subject>])[] = [
  ...(['2.7', '2.9', '2.11'] as const).map(
    (profile) =>
      [
        `CKAN ${profile}`,
        async (): Promise<Subject> => {
          const opened = await openRows({ table: oddTable(11, 60), profile });
          return { source: opened.rows, schema: opened.schema, rows: opened.all, table: TABLE };
        },
      ] as const,
  ),
  [
    'Socrata',
    async (): Promise<Subject> => {
      const { bench, schema, all } = await oddBench();
      return { source: bench.rows, schema, rows: all, table: idAt(0) };
    },
  ],
];

async function serviceOf({ source, table }: Subject): Promise<RowService> {
  const meter = { usage: () => ({ requests: 0, bytes: 0, retries: 0 }), forget: () => undefined };
  const { service } = await createRowBench({
    portals: { springfield: { source, meter } },
    datasets: [{ portal: 'springfield', distributions: [aDistribution({ tableId: table })] }],
  });
  return service;
}

describe.each(subjects)('rows of %s', (_name, open) => {
  it('are what the reference gives, page by page', async () => {
    const subject = await open();
    const service = await serviceOf(subject);
    const key = tableKey('springfield', `api:${subject.table}`);
    await fc.assert(
      fc.asyncProperty(rowQuestionsOf(subject), fc.constantFrom(7, 100), async (query, first) => {
        const checked = checkRows(query, subject.schema.columns);
        const whole = { ...checked, offset: 0, limit: Infinity };
        const expected: readonly Row[] = evaluateRows(whole, subject.rows, subject.schema.columns);
        expect(await readAllPages(service, key, query, first)).toEqual(expected);
        const { count } = await service.count(key, query.where, aContext());
        expect(count).toEqual({ value: expected.length, precision: 'exact' });
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('are grouped and measured as the reference does it', async () => {
    const subject = await open();
    const service = await serviceOf(subject);
    const key = tableKey('springfield', `api:${subject.table}`);
    await fc.assert(
      fc.asyncProperty(groupQuestionsOf(subject), async (query) => {
        const checked = checkAggregate(query, subject.schema.columns);
        const typeOf = typesOf(subject.schema.columns);
        const aggregator = createAggregator(checked, typeOf);
        subject.rows.filter(compileCondition(checked.where, typeOf)).forEach((row) => aggregator.add(row));
        const answer = await service.aggregate(key, query, aContext());
        expect(answer.source).toMatchObject({ outcome: 'OK', error: null });
        expect(answer.rows).toEqual(aggregator.result());
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});

it('catches a portal that loses a row where it filters', async () => {
  const subject = await subjects[1]?.[1]();
  if (subject === undefined) throw new TypeError('no subject');
  const { source } = subject;
  const lossy: RowSource = {
    ...source,
    describe: (refs, call) => source.describe(refs, call),
    async *rows(schema, query, call) {
      for await (const batch of source.rows(schema, query, call))
        yield query.where === null ? batch : { ...batch, rows: batch.rows.slice(1) };
    },
  };
  const service = await serviceOf({ ...subject, source: lossy });
  const key = tableKey('springfield', `api:${subject.table}`);
  const property = fc.asyncProperty(rowQuestionsOf(subject), async (query) => {
    const whole = { ...checkRows(query, subject.schema.columns), offset: 0, limit: Infinity };
    const expected = evaluateRows(whole, subject.rows, subject.schema.columns);
    expect(await readAllPages(service, key, query, 100)).toEqual(expected);
  });
  await expect(fc.assert(property, { numRuns: 200, endOnFailure: true })).rejects.toThrow('Property failed');
});
