import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRows } from '../../../src/domain/query/check.ts';
import { evaluateRows } from '../../../src/domain/query/evaluate.ts';
import type { Row } from '../../../src/domain/query/ast.ts';
import type { RowsQuestion } from '../../../src/ports/rows.ts';
import { createRowBench, readAllPages, tableKey } from '../../support/row-service.ts';
import { aRowsQuery, aTable } from '../../support/table-arbitraries.ts';
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
        const { count } = await service.count(tableKey(), query.where, {
          requestId: 'r',
          signal: new AbortController().signal,
          budget: { limit: 0, spent: 0, take: () => undefined, giveBack: () => undefined },
        });
        const expected = reference(table, { ...query, columns: ['id'] }).length;
        expect(count).toEqual({ value: expected, precision: 'exact' });
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});
