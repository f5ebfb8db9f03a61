/** A small portal's rows in memory, as able and as faulty as a test wants it; otherwise it keeps the contract to the letter. */
import {
  ConnectorError,
  type Call,
  type PushedRows,
  type RowBatch,
  type RowSource,
} from '../../src/connector/index.ts';
import { canPushAggregate, createAggregator } from '../../src/domain/query/aggregate.ts';
import { checkAggregate } from '../../src/domain/query/check.ts';
import type { Condition, Row, RowCapabilities, SortKey } from '../../src/domain/query/ast.ts';
import { cellOf, projectRow } from '../../src/domain/query/row.ts';
import { rowOrder } from '../../src/domain/query/sort.ts';
import type { Column, Count, TableRef, TableSchema } from '../../src/domain/query/table.ts';
import { typesOf } from '../../src/domain/query/type-of.ts';
import type { HttpUsage } from '../../src/ports/http.ts';
import { ALL_FILTERS } from './row-arbitraries.ts';
import { portalAnswer } from './row-portal.ts';

export interface TableSourceOptions {
  readonly columns: readonly Column[];
  /** In the order in which the portal gives them by itself: by key, where there is one. */
  readonly rows: readonly Row[];
  readonly key: string | null;
  readonly capabilities?: RowCapabilities;
  readonly version?: () => string | null;
  readonly asOf?: string | null;
  readonly count?: Count | null;
  readonly sample?: number | null;
  /** Rows that a page really holds, whatever `maxSize` says. */
  readonly pageCap?: number;
  /** Batches say how many rows match. */
  readonly tellsTotal?: boolean;
  /** Which rows a superset filter lets through beside those that match. */
  readonly lets?: (at: number) => boolean;
  readonly faults?: TableFaults;
}
export interface TableFaults {
  /** Thrown instead of an answer while it gives an error; `question`: "describe", "rows", "count", "aggregate". */
  failing?: (question: string) => Error | null;
  /** Batches that come before a failure. */
  dieAfter?: number;
  dieWith?: Error;
  /** Ends without a last batch. */
  forgetLast?: boolean;
  /** Gives at most so many rows of an answer, and says that they were all. */
  silentCap?: number;
  /** Declared, but refused. */
  stumbles?: (query: { readonly where: Condition | null; readonly orderBy: readonly SortKey[] }) => boolean;
  /** Never answers, whatever the signal says. */
  hang?: boolean;
}
export interface TableSource {
  readonly source: RowSource;
  readonly meter: { usage(requestId: string): HttpUsage; forget(requestId: string): void };
  /** What it was asked, in order: one line per request. */
  readonly asked: readonly Asked[];
  /** Refs of each question for schemas. */
  readonly described: readonly (readonly TableRef[])[];
  /** Questions that were begun and have not come to an end. */
  readonly open: number;
}
export interface Asked {
  readonly what: 'describe' | 'rows' | 'count' | 'aggregate';
  readonly where: Condition | null;
  readonly window: PushedRows['window'];
  readonly rows: number;
}

/** Everything, exactly, nulls where one wants them. */
export const EVERYTHING: RowCapabilities = {
  filter: ALL_FILTERS,
  logic: ['and', 'or'],
  maxValues: null,
  orderBy: {
    maxKeys: 8,
    types: ['text', 'integer', 'decimal', 'boolean', 'date', 'instant'],
    nulls: 'choose',
    text: 'code-point',
  },
  page: { maxSize: 10, reach: null },
  count: 'exact',
  aggregate: null,
};

/** Every shape a collation of a portal's own may have: here, upper and lower case beside each other. */
function collated(row: Row, columns: readonly Column[]): Row {
  const folded = columns.map(({ name, type }) => {
    const cell = cellOf(row, name);
    return [
      name,
      type === 'text' && typeof cell === 'string' ? `${cell.toLowerCase()}\u0001${cell}` : cell,
    ] as const;
  });
  return Object.fromEntries(folded);
}

function checkSort(
  orderBy: readonly SortKey[],
  columns: readonly Column[],
  { orderBy: able }: RowCapabilities,
  key: string | null,
): void {
  for (const { column: name, nulls } of orderBy) {
    const column = columns.find((one) => one.name === name);
    if (able === null || column === undefined || !able.types.includes(column.type))
      throw new Error(`cannot sort by ${name}`);
    const isSure = !column.nullable || name === key;
    if (!isSure && able.nulls !== 'choose' && able.nulls !== nulls)
      throw new Error(`nulls of ${name} not ${nulls}`);
  }
  if (orderBy.length > (able?.maxKeys ?? 0)) throw new Error('too many sort keys');
}

function inOrder(
  rows: readonly Row[],
  orderBy: readonly SortKey[],
  options: TableSourceOptions,
): readonly Row[] {
  if (orderBy.length === 0) return rows;
  const { columns, key } = options;
  const capabilities = options.capabilities ?? EVERYTHING;
  checkSort(orderBy, columns, capabilities, key);
  const tie: readonly SortKey[] = key === null ? [] : [{ column: key, direction: 'asc', nulls: 'last' }];
  const order = rowOrder([...orderBy, ...tie], typesOf(columns));
  if (capabilities.orderBy?.text !== 'collation') return rows.toSorted(order);
  return rows.toSorted((a, b) => order(collated(a, columns), collated(b, columns)));
}

export function createTableSource(options: TableSourceOptions): TableSource {
  const { columns, rows, key } = options;
  const capabilities = options.capabilities ?? EVERYTHING;
  const faults = options.faults ?? {};
  const typeOf = typesOf(columns);
  const asked: Asked[] = [];
  const described: (readonly TableRef[])[] = [];
  const usage = new Map<string, number>();
  let open = 0;

  const spend = async (line: Asked, call: Call): Promise<void> => {
    if (faults.hang === true) await new Promise(() => undefined);
    call.signal.throwIfAborted();
    usage.set(call.requestId, (usage.get(call.requestId) ?? 0) + 1);
    asked.push(line);
    const error = faults.failing?.(line.what) ?? null;
    if (error !== null) throw error;
  };
  const matching = (where: Condition | null): readonly Row[] =>
    portalAnswer(where, rows, capabilities, typeOf, options.lets ?? (() => false));
  const stumble = (query: {
    readonly where: Condition | null;
    readonly orderBy: readonly SortKey[];
  }): void => {
    if (faults.stumbles?.(query) === true)
      throw new ConnectorError('UNSUPPORTED', 'cannot translate it after all');
  };

  const batches = async function* (query: PushedRows, call: Call): AsyncGenerator<RowBatch> {
    stumble(query);
    const { where, window } = query;
    const { reach, maxSize } = capabilities.page;
    if (reach !== null && window !== null && window.offset + window.limit > reach)
      throw new ConnectorError('BAD_QUERY', 'offset + limit is too large');
    const all = inOrder(matching(where), query.orderBy, options);
    const cut = window === null ? all : all.slice(window.offset, window.offset + window.limit);
    const given = cut.slice(0, faults.silentCap ?? Infinity);
    const size = Math.min(maxSize, options.pageCap ?? maxSize);
    const total: Count | null =
      options.tellsTotal === true ? { value: all.length, precision: 'exact' } : null;
    open += 1;
    try {
      for (let at = 0, count = 0; ; at += size, count += 1) {
        const page = given.slice(at, at + size);
        if (count === faults.dieAfter)
          throw faults.dieWith ?? new ConnectorError('UPSTREAM_FAILED', 'it died');
        await spend({ what: 'rows', where, window, rows: page.length }, call);
        const last = at + size >= given.length;
        if (last && faults.forgetLast === true) return;
        yield { rows: page.map((row) => projectRow(row, query.columns)), total, last };
        if (last) return;
      }
    } finally {
      open -= 1;
    }
  };
  const schemaOf = (ref: TableRef): TableSchema => ({
    ref,
    columns,
    capabilities,
    version: options.version?.() ?? null,
    asOf: options.asOf ?? null,
    key,
    count: options.count ?? null,
    sample: isNumber(options.sample) ? rows.slice(0, options.sample) : null,
  });
  const source: RowSource = {
    async describe(refs, call) {
      described.push(refs);
      await spend({ what: 'describe', where: null, window: null, rows: 0 }, call);
      return refs.map((ref) => (ref.tableId === 'none' ? null : schemaOf(ref)));
    },
    rows: (_schema, query, call) => batches(query, call),
    async count(_schema, where, call) {
      stumble({ where, orderBy: [] });
      const value = matching(where).length;
      await spend({ what: 'count', where, window: null, rows: 0 }, call);
      return { value, precision: capabilities.count === 'estimate' ? 'estimate' : 'exact' };
    },
    async aggregate(_schema, query, call) {
      stumble({ where: query.where, orderBy: [] });
      const checked = checkAggregate({ ...query, where: null }, columns);
      // Whether the filter may be sent is seen when it is applied: splitting what was split once is another question.
      const able = canPushAggregate(checked, capabilities, typeOf);
      if (!able.pushed) throw new Error(able.because);
      await spend({ what: 'aggregate', where: query.where, window: null, rows: 0 }, call);
      const aggregator = createAggregator(checked, typeOf);
      for (const row of matching(query.where)) aggregator.add(row);
      return aggregator.result();
    },
  };
  return {
    source,
    meter: {
      usage: (requestId) => ({ requests: usage.get(requestId) ?? 0, bytes: 0, retries: 0 }),
      forget: (requestId) => void usage.delete(requestId),
    },
    asked,
    described,
    get open() {
      return open;
    },
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
