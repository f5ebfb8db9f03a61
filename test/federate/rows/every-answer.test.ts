import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAggregator } from '../../../src/domain/query/aggregate.ts';
import { checkAggregate, checkRows } from '../../../src/domain/query/check.ts';
import { compileCondition, evaluateRows } from '../../../src/domain/query/evaluate.ts';
import type { Row } from '../../../src/domain/query/ast.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { aContext, createRowBench, readAllPages, tableKey } from '../../support/row-service.ts';
import { anAggregateQuery, aRowsQuery, aTable } from '../../support/table-arbitraries.ts';
import { createTableSource, type TableSourceOptions } from '../../support/table-source.ts';

/** 20,000 were run once with ROWS_RUNS=20000. */
const RUNS = Number(process.env['ROWS_RUNS'] ?? 600);

function reference(table: TableSourceOptions, query: RowsQuestion['query']): readonly Row[] {
  const checked = checkRows(query, table.columns);
  return evaluateRows({ ...checked, offset: 0, limit: Infinity }, table.rows, table.columns);
}

describe('reading rows page by page', () => {
  it('gives what the reference gives, whatever the portal can do', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, aRowsQuery, fc.constantFrom(1, 2, 5, 100), async (table, query, first) => {
        const { service } = await createRowBench({ portals: { springfield: createTableSource(table) } });
        const rows = await readAllPages(service, tableKey(), query, first);
        expect(rows).toEqual(reference(table, query));
        await service.close();
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('counts what the reference gives', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, aRowsQuery, async (table, query) => {
        const { service } = await createRowBench({ portals: { springfield: createTableSource(table) } });
        const { count } = await service.count(tableKey(), query.where, aContext());
        const expected = reference(table, { ...query, columns: ['id'] }).length;
        expect(count).toEqual({ value: expected, precision: 'exact' });
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('aggregates what the reference aggregates, and says when there are more groups', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, anAggregateQuery, async (table, query) => {
        const { service } = await createRowBench({ portals: { springfield: createTableSource(table) } });
        const answer = await service.aggregate(tableKey(), query, aContext());
        const checked = checkAggregate({ ...query, limit: 1_000 }, table.columns);
        const typeOf = typesOf(table.columns);
        const aggregator = createAggregator(checked, typeOf);
        table.rows.filter(compileCondition(checked.where, typeOf)).forEach((row) => aggregator.add(row));
        const groups = aggregator.result();
        expect(answer.source.outcome).toBe('OK');
        expect(answer.rows).toEqual(groups.slice(0, query.limit));
        expect(answer.complete).toBe(groups.length <= query.limit);
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('streams what the reference gives, or its first rows', async () => {
    const limits = fc.constantFrom(null, null, 0, 3, 50);
    await fc.assert(
      fc.asyncProperty(aTable, aRowsQuery, limits, async (table, query, limit) => {
        const { service } = await createRowBench({ portals: { springfield: createTableSource(table) } });
        const stream = await service.stream(tableKey(), { ...query, limit }, aContext());
        const rows: Row[] = [];
        for await (const piece of stream.pieces) {
          rows.push(...piece.rows);
          expect(piece.given).toBe(rows.length);
        }
        expect(rows).toEqual(reference(table, query).slice(0, limit ?? Infinity));
        expect(stream.source().outcome).toBe('OK');
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});
