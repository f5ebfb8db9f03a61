/** The engine and the reference give the same rows, counts, groups and measures: whatever the table, whatever the question. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../src/domain/query/ast.ts';
import { createAggregator } from '../../../src/domain/query/aggregate.ts';
import { checkAggregate } from '../../../src/domain/query/check-aggregate.ts';
import { checkRows } from '../../../src/domain/query/check.ts';
import { compileCondition, evaluateRows } from '../../../src/domain/query/evaluate.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { capabilitiesOf } from '../../../src/files/query/capabilities.ts';
import {
  aggregateRows,
  countRows,
  readBatches,
  type OpenTable,
} from '../../../src/files/query/table-reader.ts';
import { columnOf } from '../../../src/files/table-about.ts';
import type { Session } from '../../../src/files/engine/session.ts';
import { aBench, openTable, type Bench } from '../support.ts';
import { aFile } from './arbitrary-files.ts';
import { aggregates, questions, ROW } from './arbitrary-questions.ts';

/** In the suite; 150 files with 7,500 questions were run once. */
const FILES = 10;
const QUESTIONS = 25;

let bench: Bench;
let session: Session;
beforeAll(async () => {
  bench = aBench();
  session = await bench.session();
});
afterAll(() => {
  session.close();
  bench.close();
});

async function allRows(table: OpenTable, query: Parameters<typeof readBatches>[2]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of readBatches(session, table, query)) rows.push(...batch.rows);
  return rows;
}

describe('a table out of a file', () => {
  it('answers as the reference does', async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(aFile, async ({ format, content }) => {
        const table = await openTable(session, await bench.read(format, content));
        const columns = [ROW, ...table.about.columns.map(columnOf)];
        const names = columns.map(({ name }) => name);
        const rows = await allRows(table, { columns: names, where: null, orderBy: [], window: null });
        expect(rows).toHaveLength(table.about.rows);
        const typeOf = typesOf(columns);
        for (const question of fc.sample(questions(columns, rows), QUESTIONS)) {
          const query = checkRows(
            { columns: question.columns, where: question.where, orderBy: question.orderBy },
            columns,
          );
          const wanted = evaluateRows({ ...query, ...question.window }, rows, columns);
          const pushed = {
            columns: query.columns.map(({ name }) => name),
            where: query.where,
            orderBy: query.orderBy,
          };
          expect(await allRows(table, { ...pushed, window: question.window })).toEqual(wanted);
          const matching = rows.filter(compileCondition(query.where, typeOf)).length;
          expect(await countRows(session, table, query.where)).toBe(matching);
          asked += 1;
        }
        const able = capabilitiesOf(table.about).aggregate?.functions ?? {};
        for (const question of fc.sample(aggregates(columns, rows, able), QUESTIONS)) {
          const query = checkAggregate(question, columns);
          const aggregator = createAggregator(query, typeOf);
          rows.filter(compileCondition(query.where, typeOf)).forEach((row) => aggregator.add(row));
          expect(await aggregateRows(session, table, query)).toEqual(aggregator.result());
          asked += 1;
        }
      }),
      { numRuns: FILES, endOnFailure: true },
    );
    expect(asked).toBeGreaterThan(FILES * QUESTIONS);
  }, 120_000);
});
