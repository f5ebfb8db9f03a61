/** Counts the rows of a dataset's tables where its portal can do so cheaply: no file is fetched, and no table is read. */
import { GatewayError } from '../domain/errors.ts';
import type { TableKey } from '../domain/ids.ts';
import type { RowsFound } from '../domain/metrics/content/content-fact.ts';
import type { Count } from '../domain/query/table.ts';
import type { RowsContext, RowService } from '../ports/rows.ts';

type Counting = Pick<RowService, 'describe' | 'count'>;
/** Of one table: its count, or why there is none. */
type Counted = Count | { readonly value: null; readonly reason: string };

/** Datasets of more tables are few, and a portal is not to answer for all of them at once. */
const MOST_TABLES = 4;

function not(reason: string): Counted {
  return { value: null, reason };
}

/** `tables`: those that the portal answers for; `files`: how many there are besides. Rejects with the signal's reason. */
export async function countRows(
  rows: Counting,
  tables: readonly TableKey[],
  files: number,
  context: RowsContext,
): Promise<RowsFound> {
  const counts: Counted[] = [];
  for (const key of tables.slice(0, MOST_TABLES)) {
    counts.push(await countTable(rows, key, context));
    context.signal.throwIfAborted();
  }
  if (tables.length > MOST_TABLES) counts.push(not('TOO_MANY_TABLES'));
  return foundOf(counts, Math.max(0, tables.length - MOST_TABLES - 1), files);
}

/** Nothing is asked of tables whose portal does not answer. */
export function uncountedRows(tables: number, files: number, reason: string): RowsFound {
  return { most: null, estimate: null, uncounted: tables + files, reason };
}

async function countTable(rows: Counting, key: TableKey, context: RowsContext): Promise<Counted> {
  try {
    const [info] = await rows.describe([key], context);
    if (info instanceof Error) throw info;
    if (info === undefined || info.schema === null) return not(info?.source.error?.code ?? 'FAILED');
    // Whoever cannot count would have all rows read.
    if (info.schema.count === null && info.schema.capabilities.count === 'none') return not('NOT_COUNTABLE');
    const { count, source } = await rows.count(key, null, context);
    if (count !== null) return count;
    return not(source.error?.code ?? 'NOT_COUNTABLE');
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return not(error.code === 'LIMIT_EXCEEDED' ? 'TOO_COSTLY' : error.code);
  }
}

function foundOf(counts: readonly Counted[], more: number, files: number): RowsFound {
  const exact: number[] = [];
  const estimates: number[] = [];
  const reasons: string[] = [];
  for (const count of counts)
    if (count.value === null) reasons.push(count.reason);
    else if (count.precision === 'exact') exact.push(count.value);
    else {
      estimates.push(count.value);
      reasons.push('ESTIMATE_ONLY');
    }
  return {
    most: largest(exact),
    estimate: largest(estimates),
    uncounted: reasons.length + more + files,
    reason: reasons[0] ?? (files > 0 ? 'FILE_TABLE' : null),
  };
}
function largest(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}
