/** Asks the tables of a portal for the newest day inside them and for their rows: few requests, none for whole files. */
import { GatewayError } from '../domain/errors.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { TableKey } from '../domain/ids.ts';
import {
  isLasting,
  isProbeDue,
  type ContentFact,
  type RowsFound,
} from '../domain/metrics/content/content-fact.ts';
import { mainDateColumn } from '../domain/metrics/content/main-date-column.ts';
import type { Predicate } from '../domain/query/ast.ts';
import type { Column } from '../domain/query/table.ts';
import { tablesOf } from '../domain/tables.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContentProbeReport, ContentProbeRequest, ContentStore } from '../ports/contents.ts';
import type { RowsContext, RowService, UpstreamBudget } from '../ports/rows.ts';
import type { Catalogue } from '../ports/store.ts';
import { countRows, uncountedRows } from './count-rows.ts';
import { livingPages } from './walk-living.ts';

export interface ProbeDeps {
  readonly catalogue: Pick<Catalogue, 'page'>;
  readonly contents: ContentStore;
  readonly rows: Pick<RowService, 'describe' | 'aggregate' | 'count'>;
  /** Local ids of a portal whose rows are waited for: they come first, and again where it is not their turn yet. */
  readonly waitedFor: (portal: string) => Promise<ReadonlySet<string>>;
  /** For one dataset. */
  readonly budget: (requests: number) => UpstreamBudget;
  readonly clock: Pick<Clock, 'now'>;
  /** SHA-256 in hexadecimal. */
  readonly digest: (text: string) => string;
}

/** Requests for one dataset: columns, the newest day, once more where that lies ahead, and rows of its tables. */
const MOST_FOR_DATASET = 12;
/** Fewer are not worth beginning with. */
const LEAST_FOR_DATASET = 3;
const DAY_MS = 86_400_000;

/** A dataset with tables that the portal answers for. */
interface Asked {
  /** The first of them, which tells of days. */
  readonly key: TableKey;
  readonly tables: readonly TableKey[];
  /** Tables that would have to be read out of files. */
  readonly files: number;
}
interface Planned {
  readonly tables: number;
  readonly due: readonly Asked[];
}

function askedOf(portal: string, dataset: Dataset): readonly Asked[] {
  const listed = tablesOf(dataset);
  const tables = listed.flatMap(({ via, table }) =>
    via === 'api' ? [{ portal, localId: dataset.localId, table }] : [],
  );
  const [key] = tables;
  return key === undefined ? [] : [{ key, tables, files: listed.length - tables.length }];
}

/** What is waited for comes first; the rest in an order of the month that nobody chose. */
async function plan(deps: ProbeDeps, portal: string, now: string, signal: AbortSignal): Promise<Planned> {
  let tables = 0;
  const due: { readonly asked: Asked; readonly order: string }[] = [];
  const waitedFor = await deps.waitedFor(portal);
  for await (const page of livingPages(deps.catalogue, portal, signal)) {
    const all = page.flatMap(({ dataset }) => askedOf(portal, dataset));
    tables += all.length;
    const known = await deps.contents.facts(all.map(({ key }) => key));
    for (const [index, asked] of all.entries()) {
      const { localId } = asked.key;
      const isWaitedFor = waitedFor.has(localId);
      if (!isProbeDue(known[index] ?? null, now, isWaitedFor)) continue;
      const place = deps.digest(`${portal}/${localId}|${now.slice(0, 7)}`);
      due.push({ asked, order: `${isWaitedFor ? 0 : 1}${place}` });
    }
  }
  return { tables, due: due.toSorted((a, b) => (a.order < b.order ? -1 : 1)).map(({ asked }) => asked) };
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
async function foundIn(deps: ProbeDeps, key: TableKey, today: string, context: RowsContext): Promise<Found> {
  try {
    return await probeTable(deps, key, today, context);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof GatewayError)) throw error;
    return { ...NOTHING, reason: error.code === 'LIMIT_EXCEEDED' ? 'TOO_COSTLY' : error.code };
  }
}

async function probed(
  deps: ProbeDeps,
  { key, tables, files }: Asked,
  now: string,
  context: RowsContext,
): Promise<ContentFact> {
  const { portal, localId, table } = key;
  const found = await foundIn(deps, key, now.slice(0, 10), context);
  // A question that was broken off is no answer.
  context.signal.throwIfAborted();
  const { reason } = found;
  const rows: RowsFound =
    reason === null || isLasting(reason)
      ? await countRows(deps.rows, tables, files, context)
      : uncountedRows(tables.length, files, reason);
  return { portal, localId, probedAt: now, table, ...found, rows };
}

/** What was found is kept at once, so that a later call goes on where this one was stopped. */
export async function probeContents(
  deps: ProbeDeps,
  { portal, requests }: ContentProbeRequest,
  hear: (fact: ContentFact, of: number) => void,
  signal: AbortSignal,
): Promise<Omit<ContentProbeReport, 'judged'>> {
  const now = deps.clock.now().toISOString();
  const planned = await plan(deps, portal, now, signal).catch((error: unknown) => {
    if (signal.aborted) return { tables: 0, due: [] };
    throw error;
  });
  const { tables, due } = planned;
  const facts: ContentFact[] = [];
  let left = requests;
  let stopped: ContentProbeReport['stopped'] = signal.aborted ? 'ABORTED' : null;
  for (const asked of due) {
    if (left < LEAST_FOR_DATASET) stopped = 'BUDGET';
    if (signal.aborted) stopped = 'ABORTED';
    if (stopped !== null) break;
    const budget = deps.budget(Math.min(left, MOST_FOR_DATASET));
    const context = { requestId: `probe-${facts.length}`, signal, budget };
    try {
      const fact = await probed(deps, asked, now, context);
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
