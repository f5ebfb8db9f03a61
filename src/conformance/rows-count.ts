/** rows/: counts, against how many rows there are. */
import type { Condition, Row } from '../connector/index.ts';
import { compileCondition } from '../domain/query/evaluate.ts';
import { demand, Moot, type Check, type Subject } from './check.ts';
import { exactLeaves } from './rows-filter.ts';
import { openTable, readBatches, rowCheck, wholeTable, wordsFor, type Table } from './rows-table.ts';
import { aCall } from './walks.ts';

/** Nothing, a few filters that need no second look, and one that no row passes. */
export function filtersFor(table: Table, rows: readonly Row[]): readonly (Condition | null)[] {
  return [null, ...exactLeaves(table, rows)];
}

async function checkCount(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const { source, schema, named, typeOf } = table;
  const { count } = source;
  const declared = schema.capabilities.count;
  if (declared === 'none') throw new Moot('the table declares no count');
  demand(count !== undefined, `the table declares count: "${declared}", but \`count\` is absent`);
  const rows = await wholeTable(table);
  for (const where of filtersFor(table, rows)) {
    const wanted = rows.filter(compileCondition(where, typeOf)).length;
    const words = wordsFor(where);
    const { value, precision } = await count.call(source, schema, where, aCall());
    const isTrue = precision === 'estimate' ? declared === 'estimate' : value === wanted;
    demand(isTrue, `${words}: ${wanted} rows, but the count is ${value} (${precision})`);
    const { batches } = await readBatches(table, { where, window: { offset: 0, limit: 1 } });
    const total = batches.find((batch) => batch.total !== null)?.total ?? null;
    const isRight = total?.precision !== 'exact' || total.value === wanted;
    demand(isRight, `${words}: ${wanted} rows, but a batch gives the total ${total?.value ?? 0}`);
  }
  demand(rows.length === named.rows, `${named.rows} rows expected, ${rows.length} came`);
}

export const countChecks: readonly Check[] = [
  rowCheck(
    'rows/count-agrees',
    'The count is how many rows there are, with a filter and without.',
    checkCount,
  ),
];
