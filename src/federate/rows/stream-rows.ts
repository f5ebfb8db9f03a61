/** All matching rows of a table, as they come. */
import { GatewayError } from '../../domain/errors.ts';
import type { TableKey } from '../../domain/ids.ts';
import type { RowCapabilities, RowQuery } from '../../domain/query/ast.ts';
import { checkRows, type CheckedRows } from '../../domain/query/check.ts';
import type { RowsContext, RowsPiece, RowsSource, RowsStream } from '../../ports/rows.ts';
import { attemptedOf, type Described } from './describe.ts';
import { SourceTrouble, troubleBehind } from './failure.ts';
import { forgetSchema } from './kept-schemas.ts';
import { describeOne } from './open-table.ts';
import { planRows, type RowsPlan } from './plan-rows.ts';
import { addSpent, NOTHING, type Begun } from './portal-calls.ts';
import type { RowKit } from './row-kit.ts';
import { describedSource, undescribedSource } from './rows-source.ts';
import { batchesOf, type Batches } from './scan.ts';
import { knownRows, pagesOf } from './scan-cost.ts';
import { NO_PLAN } from './show-plan.ts';
import { showStreamPlan } from './show-stream-plan.ts';
import { pull, streamPieces, type Streaming } from './stream-pieces.ts';

export type StreamQuery = Omit<RowQuery, 'offset' | 'limit'> & { readonly limit: number | null };

/** A stream that has begun. */
interface Opened {
  readonly begun: Begun;
  readonly batches: Batches;
  readonly streaming: Streaming;
}
interface Stream {
  readonly kit: RowKit;
  readonly described: Described;
  readonly checked: CheckedRows;
  readonly limit: number | null;
  readonly context: RowsContext;
}

export async function streamRows(
  kit: RowKit,
  key: TableKey,
  query: StreamQuery,
  context: RowsContext,
): Promise<RowsStream> {
  const { limit } = query;
  if (limit !== null && (!Number.isSafeInteger(limit) || limit < 0))
    throw new GatewayError('BAD_INPUT', `Expected a limit of at least 0 rows, got ${limit}.`);
  const described = await describeOne(kit, key, context);
  if (described.is === 'trouble') {
    const { trouble } = described;
    const pieces = throwing(errorFor(key.portal, trouble));
    return { columns: [], plan: NO_PLAN, pieces, source: () => undescribedSource(described) };
  }
  const checked = checkRows(query, described.schema.columns);
  const stream = { kit, described, checked, limit, context };
  const { plan, least } = planOf(stream, leftOf(stream));
  // Refused now rather than after the first pieces, where it is known that the budget is too small.
  if (described.located.via === 'api') {
    context.budget.take(least, 'Reading all rows');
    context.budget.giveBack(least);
  }
  return begin(stream, plan);
}

function leftOf({ kit, described }: Stream): RowCapabilities {
  return kit.withdrawals.left(described.located.identity, described.schema.capabilities);
}

function planOf(
  { described, checked, limit }: Stream,
  capabilities: RowCapabilities,
): { readonly plan: RowsPlan; readonly least: number } {
  const schema = { ...described.schema, capabilities };
  const plan = planRows(checked, schema);
  if (plan.how === 'nothing' || limit === 0) return { plan, least: 0 };
  const known = knownRows(schema, plan.pushed.where) ?? 0;
  const isCut = plan.how === 'window' && limit !== null;
  return {
    plan,
    least:
      plan.how === 'walk' && limit !== null ? 1 : pagesOf(isCut ? Math.min(limit, known) : known, schema),
  };
}

function begin(stream: Stream, plan: RowsPlan): RowsStream {
  const { kit, described, checked, limit } = stream;
  let opened: Opened | null = null;
  let trouble: SourceTrouble | null = null;
  let given = 0;
  const isEmpty = plan.how === 'nothing' || limit === 0;

  const run = async function* (): AsyncGenerator<RowsPiece> {
    if (isEmpty) return;
    let failure: unknown = undefined;
    try {
      opened = await open(stream);
      for await (const piece of streamPieces(opened.streaming)) {
        given = piece.given;
        yield piece;
      }
      trouble = await changed(stream, opened);
    } catch (error) {
      failure = error;
      trouble = troubleBehind(error);
      // What was described is not there any more: the next stream is to begin with what is.
      if (trouble?.failure.code === 'BAD_CURSOR') await forgetSchema(kit.deps.cache, described.located);
      throw trouble === null ? error : errorFor(described.located.key.portal, trouble);
    } finally {
      opened?.batches.stop();
      opened?.begun.done(failure);
    }
  };
  const source = (): RowsSource => {
    const spent = addSpent(described.spent, opened?.begun.spent() ?? NOTHING);
    const ofTable = { ...describedSource(described), ...spent, fromCache: false };
    if (trouble === null) return { ...ofTable, outcome: 'OK', error: null };
    const outcome = given > 0 ? 'PARTIAL' : trouble.kind === 'skipped' ? 'SKIPPED' : 'FAILED';
    return { ...ofTable, outcome, error: trouble.failure };
  };
  return {
    columns: checked.columns,
    plan: showStreamPlan(plan, {
      limit,
      schema: described.schema,
      limits: kit.limits,
      via: described.located.via,
    }),
    pieces: run(),
    source,
  };
}

/** Until the first batch is here, so that what the connector cannot translate is planned anew. */
function open(stream: Stream): Promise<Opened> {
  const { kit, described, limit, context } = stream;
  const { located, schema } = described;
  const table = { source: located.source, schema };
  return kit.withdrawals.attempt(attemptedOf(described), (capabilities) => {
    const { plan, least } = planOf(stream, capabilities);
    const { where, orderBy } = plan.pushed;
    const reach = schema.capabilities.page.reach ?? Infinity;
    const isCut = plan.how === 'window' && limit !== null && limit <= reach;
    const window = isCut ? { offset: 0, limit } : null;
    const run = async (): Promise<Opened> => {
      const begun = kit.calls.begin(located, context);
      const { patience } = begun.asking;
      const batches = batchesOf(table, { ...plan.pushed, window }, begun.asking);
      try {
        begun.asking.reserve(least, 'Reading all rows');
        const first = await pull(batches, patience);
        const streaming = { plan, table, limit, limits: kit.limits, patience, batches, first };
        return { begun, batches, streaming };
      } catch (error) {
        batches.stop();
        begun.done(error);
        throw error;
      }
    };
    return { used: { where, sort: orderBy.length > 0, count: false, aggregate: false }, run };
  });
}

/** Pages that were cut while the table changed may miss rows or give them twice; null: it did not, or nobody can tell. */
async function changed(
  { described, limit }: Stream,
  { begun, streaming }: Opened,
): Promise<SourceTrouble | null> {
  const { located, schema } = described;
  const wasOnePage = streaming.first?.last === true;
  if (wasOnePage || schema.version === null || located.via === 'file' || limit !== null) return null;
  const { patience, answer, call, spend } = begun.asking;
  try {
    spend('Seeing whether the table has changed');
    patience.restart();
    const [now] = await answer(() => located.source.describe([located.ref], call));
    if (now === undefined || now === null || now instanceof Error || now.version === schema.version)
      return null;
  } catch (error) {
    // The rows are here; that nobody can tell whether they still are the table's is no failure of theirs.
    if (troubleBehind(error) === null && !(error instanceof GatewayError)) throw error;
    return null;
  }
  const message = 'The table changed while it was read: rows may be missing, or have come twice.';
  return new SourceTrouble({ code: 'BAD_SHAPE', message, retryAfterMs: null });
}

function errorFor(portal: string, trouble: SourceTrouble): Error {
  const { code, message, retryAfterMs } = trouble.failure;
  if (trouble.kind === 'given-up') return trouble;
  return new GatewayError('UPSTREAM_FAILED', `${code}: ${message}`, {
    portal,
    cause: trouble,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  });
}

function throwing(error: Error): AsyncIterable<RowsPiece> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}
