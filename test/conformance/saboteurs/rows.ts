/** Saboteurs of rows/ and filter/. */
import {
  ConnectorError,
  isJsonObject,
  type Call,
  type Cell,
  type Condition,
  type PushedRows,
  type Row,
  type RowBatch,
  type RowSource,
  type TableSchema,
} from '../../../src/connector/index.ts';
import { http, portal, type Sabotage, type Saboteurs } from './sabotage.ts';

/** What the opened portal does with rows, changed. */
export function rowSource(change: (own: RowSource) => Partial<RowSource>): Sabotage {
  return portal((opened) =>
    opened.rows === undefined ? opened : { ...opened, rows: { ...opened.rows, ...change(opened.rows) } },
  );
}
/** Every reading changed: batches in, batches out. */
function reading(
  change: (
    batches: (query?: Partial<PushedRows>, call?: Call) => AsyncIterable<RowBatch>,
    query: PushedRows,
    schema: TableSchema,
  ) => AsyncIterable<RowBatch>,
): Sabotage {
  return rowSource((own) => ({
    rows: (schema, query, call) =>
      change(
        (other, otherCall) => own.rows(schema, { ...query, ...other }, otherCall ?? call),
        query,
        schema,
      ),
  }));
}
/** Every batch changed by itself. */
function batch(change: (one: RowBatch, query: PushedRows, schema: TableSchema) => RowBatch): Sabotage {
  return reading(async function* (batches, query, schema) {
    for await (const one of batches()) yield change(one, query, schema);
  });
}
function cells(change: (cell: Cell, name: string, query: PushedRows) => Cell): Sabotage {
  return batch((one, query) => ({
    ...one,
    rows: one.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, change(cell, name, query)])),
    ),
  }));
}
function schema(change: (own: TableSchema) => Partial<TableSchema>): Sabotage {
  return rowSource((own) => ({
    describe: async (refs, call) =>
      (await own.describe(refs, call)).map((one) =>
        one === null || one instanceof ConnectorError ? one : { ...one, ...change(one) },
      ),
  }));
}
function withoutFirst(one: RowBatch): RowBatch {
  return { ...one, rows: one.rows.slice(1) };
}
function nobody(): Call {
  return { signal: new AbortController().signal, requestId: 'own' };
}
const NONE: RowBatch = { rows: [], total: null, last: true };

export const rowSaboteurs: Saboteurs = {
  'rows/described': schema(({ columns, key }) => ({
    columns: columns.map((column) => (column.name === key ? { ...column, nullable: true } : column)),
  })),
  'rows/types-hold': cells((cell, name) =>
    name === 'amount' && typeof cell === 'number' ? `${cell}` : cell,
  ),
  // Of JSON, which is neither filtered nor grouped by.
  'rows/nulls-are-null': cells((cell, name) => (name === 'extra{}' && cell === null ? '' : cell)),
  'rows/projection-only': batch((one) => ({
    ...one,
    rows: one.rows.map((row): Row => ({ ...row, rank: 1 })),
  })),
  'rows/ends-on-last': batch((one) => ({ ...one, last: false })),
  'rows/same-on-second-reading': (sound) => {
    let opened = 0;
    const late = portal((own) => {
      opened += 1;
      return opened === 1 || own.rows === undefined ? own : { ...own, rows: backwards(own.rows) };
    });
    return late(sound);
  },
  'rows/undeclared-is-refused': reading(async function* (batches) {
    try {
      yield* batches();
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.code !== 'UNSUPPORTED') throw error;
      yield* batches({ where: null, orderBy: [] });
    }
  }),
  'rows/literals-are-literals': reading((batches, { where }) =>
    where !== null && 'value' in where && String(where.value).includes('or 1=1')
      ? batches({ where: null })
      : batches(),
  ),
  'rows/odd-column-names': cells((cell, name, { columns }) =>
    columns.length < 3 && /[^\p{ASCII}]/u.test(name) ? null : cell,
  ),
  'rows/sort': reading((batches, { orderBy }) =>
    batches({
      orderBy: orderBy.map((key) => ({ ...key, nulls: key.nulls === 'first' ? 'last' : 'first' })),
    }),
  ),
  'rows/windows-concatenate': reading((batches, { window }) =>
    batches({
      window: window === null ? null : { ...window, offset: Math.max(0, window.offset - 1) },
    }),
  ),
  'rows/count-agrees': rowSource((own) => ({
    count: async (table, _where, call) =>
      (await own.count?.(table, null, call)) ?? { value: 0, precision: 'exact' },
  })),
  'rows/aggregate-agrees': rowSource((own) => ({
    aggregate: async (table, query, call) =>
      (await own.aggregate?.(table, { ...query, where: null }, call)) ?? [],
  })),
  'rows/unknown-table-is-null': rowSource((own) => ({
    describe: async (refs, call) =>
      (await own.describe(refs, call)).map((answer) =>
        answer === null && refs.length === 1 ? new ConnectorError('NOT_FOUND', 'gone') : answer,
      ),
  })),
  'rows/describe-aligned': rowSource((own) => ({
    describe: (refs, call) =>
      own.describe([...new Map(refs.map((ref) => [ref.tableId, ref])).values()], call),
  })),
  'rows/errors-pass-through': reading(async function* (batches) {
    try {
      yield* batches();
    } catch (error) {
      const isLimit = error instanceof ConnectorError && error.code === 'RATE_LIMITED';
      throw isLimit ? new ConnectorError('UPSTREAM_FAILED', error.message) : error;
    }
  }),
  'rows/error-inside-200': reading(async function* (batches) {
    try {
      yield* batches();
    } catch (error) {
      const isAnswer = error instanceof ConnectorError && (error.facts.status ?? 0) === 200;
      if (!isAnswer) throw error;
      yield NONE;
    }
  }),
  'rows/hostile-answers': http((own) => ({
    text: (...args) => own.text(...args),
    async json(...args) {
      const answer = await own.json(...args);
      const result = isJsonObject(answer.body) ? answer.body['result'] : null;
      if (isJsonObject(result) && result['records'] === true)
        throw new TypeError('records.map is no function');
      return answer;
    },
  })),
  'rows/abort-stops-requests': reading((batches) => batches({}, nobody())),
};

/** Reads everything from the end, unless it is asked for less. */
function backwards(own: RowSource): RowSource {
  return {
    ...own,
    async *rows(table, query, call) {
      const isWhole = query.where === null && query.orderBy.length === 0 && query.window === null;
      for await (const one of own.rows(table, query, call))
        yield isWhole ? { ...one, rows: one.rows.toReversed() } : one;
    },
  };
}

/** Loses a row of every answer to this operation on this type, where another check would not ask the same. */
export function filterSabotage(id: string): Sabotage {
  const [, op = '', type] = id.split('/');
  const isThis = (where: Condition, { columns }: TableSchema): boolean => {
    if (where.op !== op) return false;
    const name = 'column' in where ? where.column : null;
    return type === undefined || columns.some((one) => one.name === name && one.type === type);
  };
  return batch((one, { where }, table) => (where !== null && isThis(where, table) ? withoutFirst(one) : one));
}
