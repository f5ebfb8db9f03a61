/** A long answer, piece by piece: the next piece is fetched while the last one is worked on, and never more than one. */
import type { RowBatch } from '../../connector/index.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { Row } from '../../domain/query/ast.ts';
import { compileCondition } from '../../domain/query/evaluate.ts';
import { rowProjection } from '../../domain/query/row.ts';
import { rowOrder } from '../../domain/query/sort.ts';
import type { Count } from '../../domain/query/table.ts';
import { typesOf } from '../../domain/query/type-of.ts';
import type { RowsPiece } from '../../ports/rows.ts';
import type { RowLimits } from './limits.ts';
import type { RowsPlan } from './plan-rows.ts';
import type { Asking } from './portal-calls.ts';
import type { Batches, Table } from './scan.ts';
import { createTopRows } from '../../domain/query/top-rows.ts';

/** Rows of one piece when they are given out of memory. */
const PIECE_ROWS = 1_000;

export interface Streaming {
  readonly plan: RowsPlan;
  readonly table: Table;
  /** null: all rows. */
  readonly limit: number | null;
  readonly limits: RowLimits;
  readonly patience: Asking['patience'];
  readonly batches: Batches;
  /** Came already, so that it is known that the portal can be asked so. */
  readonly first: RowBatch | null;
}
interface Progress {
  given: number;
  scanned: number;
  total: Count | null;
}

/** Waiting is what patience is for; how long a piece is worked on is not the portal's doing. */
export async function pull(batches: Batches, patience: Asking['patience']): Promise<RowBatch | null> {
  patience.restart();
  try {
    return await batches.next();
  } finally {
    patience.pause();
  }
}

async function* allBatches(streaming: Streaming): AsyncGenerator<RowBatch> {
  const { batches, patience } = streaming;
  let batch = streaming.first;
  while (batch !== null) {
    const following: Promise<RowBatch | null> = batch.last ? Promise.resolve(null) : pull(batches, patience);
    // Heard of when it is its turn.
    following.catch(() => undefined);
    yield batch;
    batch = await following;
  }
}

export function streamPieces(streaming: Streaming): AsyncGenerator<RowsPiece> {
  const { schema } = streaming.table;
  const { plan } = streaming;
  const isUnfiltered = plan.pushed.where === null && plan.residual === null;
  const progress: Progress = { given: 0, scanned: 0, total: isUnfiltered ? schema.count : null };
  return plan.how === 'sort' ? sortedPieces(streaming, progress) : passingPieces(streaming, progress);
}

function note(progress: Progress, batch: RowBatch, { plan }: Streaming): void {
  progress.scanned += batch.rows.length;
  if (plan.residual === null) progress.total = batch.total ?? progress.total;
}

function piece(progress: Progress, rows: readonly Row[]): RowsPiece {
  progress.given += rows.length;
  return { rows, ...progress };
}

async function* passingPieces(streaming: Streaming, progress: Progress): AsyncGenerator<RowsPiece> {
  const { plan, table, limit } = streaming;
  const matches = compileCondition(plan.residual, typesOf(table.schema.columns));
  const project = rowProjection(plan.columns.map(({ name }) => name));
  for await (const batch of allBatches(streaming)) {
    note(progress, batch, streaming);
    const left = limit === null ? Infinity : limit - progress.given;
    const rows = batch.rows.filter(matches).slice(0, left);
    yield piece(progress, rows.map(project));
    if (limit !== null && progress.given >= limit) return;
  }
}

/** Nothing is given before everything is read: pieces without rows tell how far that is. */
async function* sortedPieces(streaming: Streaming, progress: Progress): AsyncGenerator<RowsPiece> {
  const { plan, table, limit, limits } = streaming;
  const typeOf = typesOf(table.schema.columns);
  const matches = compileCondition(plan.residual, typeOf);
  const top = createTopRows(Math.min(limit ?? Infinity, limits.scanRows + 1), rowOrder(plan.order, typeOf));
  let matching = 0;
  for await (const batch of allBatches(streaming)) {
    note(progress, batch, streaming);
    for (const row of batch.rows.filter(matches)) {
      matching += 1;
      if (matching > limits.scanRows && (limit ?? Infinity) > limits.scanRows) throw tooMany(limits);
      top.add(row);
    }
    yield piece(progress, []);
  }
  progress.total = { value: matching, precision: 'exact' };
  const rows = top.result();
  const project = rowProjection(plan.columns.map(({ name }) => name));
  for (let at = 0; at < rows.length; at += PIECE_ROWS)
    yield piece(progress, rows.slice(at, at + PIECE_ROWS).map(project));
}

function tooMany({ scanRows }: RowLimits): GatewayError {
  const most = scanRows.toLocaleString('en-GB');
  return new GatewayError('TOO_LARGE', `More than ${most} rows would have to be put in order here.`, {
    hint: 'Leave the order out, filter more, or ask for the first rows only.',
  });
}
