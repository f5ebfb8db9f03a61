/** Rows of a source, batch by batch: paid for, waited for with patience, and held to its word. */
import { ConnectorError, type PushedRows, type RowBatch, type RowSource } from '../../connector/index.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { TableSchema } from '../../domain/query/table.ts';
import type { Asking } from './portal-calls.ts';

export interface Table {
  readonly source: RowSource;
  readonly schema: TableSchema;
}
/** `whole`: the source had no more. `enough`: whoever visits wanted no more. `budget`: no request was left. */
export type ScanEnd = 'whole' | 'enough' | 'budget';

/**
 * What fails is thrown; what was visited until then counts. LIMIT_EXCEEDED is thrown only where nothing was read yet,
 * also not before (`isGoingOn`).
 */
export async function scan(
  table: Table,
  query: PushedRows,
  asking: Asking,
  visit: (batch: RowBatch) => 'more' | 'enough',
  isGoingOn: boolean = false,
): Promise<ScanEnd> {
  const batches = batchesOf(table, query, asking);
  let hasBegun = isGoingOn;
  try {
    for (;;) {
      const batch = await batches.next();
      if (batch === null) return 'whole';
      hasBegun = true;
      const wants = visit(batch);
      if (batch.last) return 'whole';
      if (wants === 'enough') return 'enough';
    }
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'LIMIT_EXCEEDED' && hasBegun) return 'budget';
    throw error;
  } finally {
    batches.stop();
  }
}

export interface Batches {
  /** null after the last one. One question at a time. */
  next(): Promise<RowBatch | null>;
  stop(): void;
}

export function batchesOf(table: Table, query: PushedRows, { call, answer, spend }: Asking): Batches {
  let iterator: AsyncIterator<RowBatch> | null = null;
  const begin = (): AsyncIterator<RowBatch> =>
    (iterator ??= table.source.rows(table.schema, query, call)[Symbol.asyncIterator]());
  let isOver = false;
  return {
    async next() {
      if (isOver) return null;
      spend('Reading rows');
      const batch = await answer(async () => {
        const { done, value } = await begin().next();
        if (done !== true) return value;
        throw new ConnectorError('BAD_SHAPE', 'The rows ended without a word that they were all.');
      });
      isOver = batch.last;
      return batch;
    },
    stop() {
      isOver = true;
      // A source that hangs is not waited for; how it ends concerns nobody any more.
      iterator?.return?.().then(undefined, () => undefined);
    },
  };
}
