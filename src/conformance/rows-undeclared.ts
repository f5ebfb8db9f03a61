/** rows/: what a table does not declare is refused before anybody is asked. */
import {
  ConnectorError,
  type Column,
  type Condition,
  type FilterOp,
  type GroupKey,
  type Measure,
  type Row,
  type SortKey,
} from '../connector/index.ts';
import { AGGREGATE_TYPES, BUCKET_TYPES, SORT_TYPES } from '../domain/query/operators.ts';
import { demand, nameOfError, type Check, type Subject } from './check.ts';
import { exactLeaves } from './rows-filter.ts';
import { FILTER_OPS, hasMeaning, leavesFor } from './rows-leaves.ts';
import { openTable, readBatches, rowCheck, wholeTable, wordsFor, type Table } from './rows-table.ts';
import { aCall } from './walks.ts';

interface Trial {
  readonly what: string;
  /** What it throws; null: nothing. */
  readonly ask: () => Promise<unknown>;
}

/** One column of each type, those of people first. */
function oneOfEach({ schema }: Table): readonly Column[] {
  const sorted = schema.columns.toSorted((a, b) => Number(a.system) - Number(b.system));
  return [...new Map(sorted.toReversed().map((column) => [column.type, column])).values()];
}

function filtered(table: Table, where: Condition): Trial {
  return {
    what: wordsFor(where),
    ask: async () => (await readBatches(table, { where })).error,
  };
}
function filterTrials(table: Table, rows: readonly Row[]): readonly Trial[] {
  const { filter, logic } = table.schema.capabilities;
  const isFree = (op: FilterOp, { type }: Column): boolean =>
    hasMeaning(op, type) && filter[op]?.[type] === undefined;
  const leaves = oneOfEach(table).flatMap((column) =>
    FILTER_OPS.filter((op) => isFree(op, column)).flatMap((op) => leavesFor(op, column, rows).slice(-1)),
  );
  const exact = exactLeaves(table, rows, 2);
  const joined = (['and', 'or'] as const)
    .filter((op) => !logic.includes(op) && exact.length > 1)
    .map((op): Condition => ({ op, of: exact }));
  return [...leaves, ...joined].map((where) => filtered(table, where));
}

function sorted(table: Table, orderBy: readonly SortKey[]): Trial {
  const keys = orderBy.map(({ column, direction, nulls }) => `"${column}" ${direction}, nulls ${nulls}`);
  return {
    what: `order by ${keys.length > 3 ? `${keys.length} columns` : keys.join(', ')}`,
    ask: async () => (await readBatches(table, { orderBy })).error,
  };
}
function sortTrials(table: Table): readonly Trial[] {
  const able = table.schema.capabilities.orderBy;
  const key = (column: Column, nulls: SortKey['nulls']): SortKey => ({
    column: column.name,
    direction: 'desc',
    nulls,
  });
  const sortable = oneOfEach(table).filter(({ type }) => SORT_TYPES.includes(type));
  const types = sortable.filter(({ type }) => able?.types.includes(type) !== true);
  const misplaced = sortable
    .filter(({ type, nullable }) => able?.types.includes(type) === true && nullable)
    .flatMap((column) =>
      (['first', 'last'] as const)
        .filter((nulls) => able?.nulls !== 'choose' && able?.nulls !== nulls)
        .map((nulls) => key(column, nulls)),
    );
  return [...types.map((column) => key(column, 'last')), ...misplaced].map((one) => sorted(table, [one]));
}

function aggregated(table: Table, groupBy: readonly GroupKey[], measures: readonly Measure[]): Trial {
  const query = { where: null, groupBy, measures, limit: 10 };
  return {
    what: `aggregate ${JSON.stringify({ groupBy, measures })}`,
    async ask() {
      try {
        await table.source.aggregate?.(table.schema, query, aCall());
        return null;
      } catch (error) {
        return error;
      }
    },
  };
}
const ALL: Measure = { as: 'n', fn: 'count', column: null };
const FUNCTIONS = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'] as const;

function aggregateTrials(table: Table): readonly Trial[] {
  const able = table.schema.capabilities.aggregate;
  const columns = oneOfEach(table);
  const measures = FUNCTIONS.flatMap((fn) =>
    columns
      .filter(({ type }) => AGGREGATE_TYPES[fn].includes(type))
      .filter(({ type }) => able?.functions[fn]?.includes(type) !== true)
      .map(({ name: column }): Measure => ({ as: 'm', fn, column })),
  );
  const plain = columns
    .filter(({ type }) => SORT_TYPES.includes(type) && able?.groupBy.includes(type) !== true)
    .map(({ name: column }): GroupKey => ({ column, bucket: null }));
  const dated = columns
    .filter(({ type }) => BUCKET_TYPES.includes(type) && able?.groupBy.includes(type) === true)
    .flatMap(({ name: column }) =>
      (['day', 'month', 'year'] as const)
        .filter((bucket) => able?.buckets.includes(bucket) !== true)
        .map((bucket): GroupKey => ({ column, bucket })),
    );
  return [
    ...measures.map((measure) => aggregated(table, [], [measure])),
    ...[...plain, ...dated].map((key) => aggregated(table, [key], [ALL])),
  ];
}

async function checkUndeclared(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const rows = await wholeTable(table);
  const groups = table.source.aggregate === undefined ? [] : aggregateTrials(table);
  for (const { what, ask } of [...filterTrials(table, rows), ...sortTrials(table), ...groups]) {
    const before = table.http.asked.length;
    const error = await ask();
    const isRefused = error instanceof ConnectorError && error.code === 'UNSUPPORTED';
    const got = error === null ? 'an answer' : nameOfError(error);
    demand(isRefused, `${what} is not declared: expected UNSUPPORTED, got ${got}`);
    const sent = table.http.asked.length - before;
    demand(sent === 0, `${what} is not declared: refused, but only after ${sent} requests`);
  }
}

export const undeclaredChecks: readonly Check[] = [
  rowCheck(
    'rows/undeclared-is-refused',
    'What the table does not declare is UNSUPPORTED, and nothing is sent.',
    checkUndeclared,
  ),
];
