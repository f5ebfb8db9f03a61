/** Asks the tables of a portal for the newest day inside them: few requests a table, none of them for whole files. */
import { GatewayError } from '../domain/errors.ts';
import type { TableKey } from '../domain/ids.ts';
import { isProbeDue, type ContentFact } from '../domain/metrics/content/content-fact.ts';
import { mainDateColumn } from '../domain/metrics/content/main-date-column.ts';
import type { Predicate } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';
import { tablesOf } from '../domain/tables.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentProbeReport, ContentProbeRequest, ContentStore } from '../ports/contents.ts';
import type { RowsContext, RowService, UpstreamBudget } from '../ports/rows.ts';
import type { Catalogue } from '../ports/store.ts';
import { livingPages } from './walk-living.ts';

export interface ProbeDeps {
  readonly catalogue: Pick<Catalogue, 'page'>;
  readonly contents: ContentStore;
  readonly rows: Pick<RowService, 'describe' | 'aggregate'>;
  /** For one table. */
  readonly budget: (requests: number) => UpstreamBudget;
  readonly clock: Pick<Clock, 'now'>;
  /** SHA-256 in hexadecimal. */
  readonly digest: (text: string) => string;
}

/** Requests for one table: its columns, its newest day, and once more where that lies ahead. */
const MOST_FOR_TABLE = 12;
/** Fewer are not worth beginning with. */
const LEAST_FOR_TABLE = 3;
const DAY_MS = 86_400_000;

interface Planned {
  readonly tables: number;
  readonly due: readonly TableKey[];
}

/** The first table of each dataset that the portal answers for, in an order of the month that nobody chose. */
async function plan(deps: ProbeDeps, portal: string, now: string, signal: AbortSignal): Promise<Planned> {
  let tables = 0;
  const due: { readonly key: TableKey; readonly order: string }[] = [];
  for await (const page of livingPages(deps.catalogue, portal, signal)) {
    const keys = page.flatMap(({ dataset }): readonly TableKey[] => {
      const table = tablesOf(dataset).find(({ via }) => via === 'api')?.table;
      return table === undefined ? [] : [{ portal, localId: dataset.localId, table }];
    });
    tables += keys.length;
    const known = await deps.contents.facts(keys);
    for (const [index, key] of keys.entries())
      if (isProbeDue(known[index] ?? null, now))
        due.push({ key, order: deps.digest(`${portal}/${key.localId}|${now.slice(0, 7)}`) });
  }
  return { tables, due: due.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ key }) => key) };
}

/** What is known of one table so far. */
type Found = Pick<ContentFact, 'column' | 'newest' | 'isWhole' | 'future' | 'reason'>;
const NOTHING: Found = { column: null, newest: null, isWhole: true, future: null, reason: null };

function notAfter({ name, type }: Column, today: string): Predicate {
  if (type === 'date') return { op: 'le', column: name, value: today };
  const tomorrow = new Date(Date.parse(today) + DAY_MS).toISOString().slice(0, 10);
  return { op: 'lt', column: name, value: `${tomorrow}T00:00:00Z` };
}

interface Newest {
  readonly day: string | null;
  readonly isWhole: boolean;
  readonly failure: string | null;
}
async function newestOf(
  { rows }: ProbeDeps,
  key: TableKey,
  column: Column,
  where: Predicate | null,
  context: RowsContext,
): Promise<Newest> {
  const measures = [{ as: 'newest', fn: 'max' as const, column: column.name }];
  const answer = await rows.aggregate(key, { where, groupBy: [], measures, limit: 1 }, context);
  const { outcome, error } = answer.source;
  if (outcome === 'FAILED' || outcome === 'SKIPPED')
    return { day: null, isWhole: false, failure: error?.code ?? 'FAILED' };
  const cell = answer.rows[0]?.['newest'];
  const day = typeof cell === 'string' ? cell.slice(0, 10) : null;
  return { day, isWhole: !answer.truncated, failure: null };
}

async function probeTable(
  deps: ProbeDeps,
  key: TableKey,
  today: string,
  context: RowsContext,
): Promise<Found> {
  const [info] = await deps.rows.describe([key], context);
  if (info instanceof Error) throw info;
  if (info === undefined || info.schema === null)
    return { ...NOTHING, reason: info?.source.error?.code ?? 'FAILED' };
  const column = mainDateColumn(info.schema.columns);
  if (column === null) return { ...NOTHING, reason: 'NO_DATE_COLUMN' };
  const found = { ...NOTHING, column: column.name };
  const all = await newestOf(deps, key, column, null, context);
  if (all.failure !== null) return { ...found, reason: all.failure };
  if (all.day === null) return { ...found, isWhole: all.isWhole, reason: 'NO_DATES' };
  if (all.day <= today) return { ...found, newest: all.day, isWhole: all.isWhole };
  const past = await newestOf(deps, key, column, notAfter(column, today), context);
  const reason = past.failure ?? (past.day === null ? 'NO_DATES' : null);
  return { ...found, newest: past.day, isWhole: past.isWhole, future: all.day, reason };
}

/** What goes wrong with a table is its own fact, and no other's. */
async function probed(
  deps: ProbeDeps,
  key: TableKey,
  now: string,
  context: RowsContext,
): Promise<ContentFact> {
  const { portal, localId, table } = key;
  const about = { portal, localId, probedAt: now, table };
  try {
    return { ...about, ...(await probeTable(deps, key, now.slice(0, 10), context)) };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof GatewayError)) throw error;
    const reason = error.code === 'LIMIT_EXCEEDED' ? 'TOO_COSTLY' : error.code;
    return { ...about, ...NOTHING, reason };
  }
}

/** What was found is kept at once, so that a later call goes on where this one was stopped. */
export async function probeContents(
  deps: ProbeDeps,
  { portal, requests }: ContentProbeRequest,
  hear: (fact: ContentFact, of: number) => void,
  signal: AbortSignal,
): Promise<ContentProbeReport> {
  const now = deps.clock.now().toISOString();
  const planned = await plan(deps, portal, now, signal).catch((error: unknown) => {
    if (signal.aborted) return { tables: 0, due: [] };
    throw error;
  });
  const { tables, due } = planned;
  const facts: ContentFact[] = [];
  let left = requests;
  let stopped: ContentProbeReport['stopped'] = signal.aborted ? 'ABORTED' : null;
  for (const key of due) {
    if (left < LEAST_FOR_TABLE) stopped = 'BUDGET';
    if (signal.aborted) stopped = 'ABORTED';
    if (stopped !== null) break;
    const budget = deps.budget(Math.min(left, MOST_FOR_TABLE));
    const context = { requestId: `probe-${facts.length}`, signal, budget };
    try {
      const fact = await probed(deps, key, now, context);
      await deps.contents.save([fact]);
      facts.push(fact);
      hear(fact, due.length);
    } catch (error) {
      if (!signal.aborted) throw error;
      stopped = 'ABORTED';
    }
    left -= budget.spent;
  }
  return { portal, tables, due: due.length, probed: facts, requests: requests - left, stopped };
}
