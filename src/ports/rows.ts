/** Rows of any table of any portal, as the graph and the command line ask for them. */
import type { AggregateQuery, Predicate, Row, RowQuery } from '../domain/query/ast.ts';
import type { Column, Count, TableSchema } from '../domain/query/table.ts';
import type { SourceFailure } from '../domain/harvest.ts';
import type { TableKey } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';

/** Requests to portals that one request of a client may cost. */
export interface UpstreamBudget {
  readonly limit: number;
  readonly spent: number;
  /** Takes `requests` out, or throws GatewayError LIMIT_EXCEEDED that names the estimate; nothing is sent then. */
  take(requests: number, what: string): void;
  /** Gives back what was not needed after all. */
  giveBack(requests: number): void;
}
export interface RowsContext {
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly budget: UpstreamBudget;
}

/** What a portal, or a file, contributed to an answer. */
export interface RowsSource {
  readonly portal: string;
  /** PARTIAL: it failed after some rows. STALE: it failed, and what was kept is given instead. */
  readonly outcome: 'OK' | 'PARTIAL' | 'STALE' | 'SKIPPED' | 'FAILED';
  readonly error: SourceFailure | null;
  /** The state of the data that the answer shows, RFC 3339 UTC; null: nothing is known of it. */
  readonly asOf: string | null;
  readonly requests: number;
  readonly durationMs: number;
  readonly fromCache: boolean;
}

export interface TableInfo {
  readonly key: TableKey;
  readonly via: 'api' | 'file';
  readonly schema: TableSchema;
  readonly source: RowsSource;
}
/** The table cannot be described now; never a mistake of the caller's. */
export interface TableTrouble {
  readonly key: TableKey;
  readonly schema: null;
  readonly source: RowsSource;
}

/** What is done where, before or after it is done. */
export interface RowPlan {
  /** What the portal is asked: {where, orderBy, window, columns, count, aggregate}, each null or absent when it is not. */
  readonly pushed: Json;
  /** What is done here, and why: {where, orderBy, window, aggregate, scanned, …}. */
  readonly local: Json;
  /** Before: the estimate. After: what was sent. */
  readonly upstreamRequests: number;
  /** The same in sentences. */
  readonly text: string;
}

/** As a client pages: `first` rows after a cursor of an earlier page of the same query. */
export interface RowsQuestion {
  readonly query: Omit<RowQuery, 'offset' | 'limit'>;
  readonly first: number;
  readonly after: string | null;
}
export interface RowsPage {
  readonly rows: readonly Row[];
  /** Of the answer, in the order asked for. */
  readonly columns: readonly Column[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** One per row, aligned. Keyset where the table has a usable key; else the window's offset. */
  readonly cursors: readonly string[];
  /** Where the answer told it for nothing; else `count` is to be asked. */
  readonly total: Count | null;
  /** There may be more rows that match: a limit on scanning was hit, or the portal failed on the way. */
  readonly truncated: boolean;
  readonly source: RowsSource;
  readonly plan: RowPlan;
}
export interface AggregateAnswer {
  readonly rows: readonly Row[];
  /** false: more groups than `limit`, or not all rows could be read. */
  readonly complete: boolean;
  /** true: not all rows could be read, so the values are of a part of them. */
  readonly truncated: boolean;
  readonly source: RowsSource;
  readonly plan: RowPlan;
}
/** One piece of a long answer. */
export interface RowsPiece {
  readonly rows: readonly Row[];
  /** Rows given so far, this piece included. */
  readonly given: number;
  /** Rows read from the source so far. */
  readonly scanned: number;
  /** Matching rows in all, where known. */
  readonly total: Count | null;
}
export interface RowsStream {
  readonly columns: readonly Column[];
  readonly plan: RowPlan;
  /** Throws what went wrong, after the pieces that came before it. */
  readonly pieces: AsyncIterable<RowsPiece>;
  /** As of now; final when `pieces` has ended. */
  source(): RowsSource;
}

/**
 * A mistake of the caller's is a GatewayError: BAD_INPUT (unknown column, wrong type; with a suggestion), BAD_CURSOR,
 * NOT_FOUND (no such dataset or table), UNSUPPORTED, BEYOND_REACH, TOO_LARGE, LIMIT_EXCEEDED. A failure of the portal
 * is in `source`, with what could be had all the same.
 */
export interface RowService {
  /** Aligned with `keys`; tables of one portal are described together. An Error value is a mistake of the caller's. */
  describe(
    keys: readonly TableKey[],
    context: RowsContext,
  ): Promise<readonly (TableInfo | TableTrouble | Error)[]>;
  rows(key: TableKey, question: RowsQuestion, context: RowsContext): Promise<RowsPage>;
  /** null: cannot be counted within the limits; the source says why where it failed. */
  count(
    key: TableKey,
    where: Predicate | null,
    context: RowsContext,
  ): Promise<{ readonly count: Count | null; readonly source: RowsSource }>;
  aggregate(key: TableKey, query: AggregateQuery, context: RowsContext): Promise<AggregateAnswer>;
  /** Describes the table where it must, and sends nothing else. */
  explain(key: TableKey, question: RowsQuestion, context: RowsContext): Promise<RowPlan>;
  /** The same for groups and measures. */
  explainAggregate(key: TableKey, query: AggregateQuery, context: RowsContext): Promise<RowPlan>;
  /** All matching rows, or the first `limit`, in constant memory unless they must be sorted here. */
  stream(
    key: TableKey,
    query: Omit<RowQuery, 'offset' | 'limit'> & { readonly limit: number | null },
    context: RowsContext,
  ): Promise<RowsStream>;
  close(): Promise<void>;
}
