/** rows/: groups and measures, against those made here of the same rows. */
import {
  plainDecimal,
  plainNumber,
  type AggregateFn,
  type Cell,
  type Column,
  type ColumnType,
  type GroupKey,
  type Measure,
  type PushedAggregate,
  type Row,
} from '../connector/index.ts';
import { createAggregator } from '../domain/query/aggregate.ts';
import { checkAggregate, type CheckedAggregate } from '../domain/query/check-aggregate.ts';
import { cellKey } from '../domain/query/compare.ts';
import { compileCondition } from '../domain/query/evaluate.ts';
import { AGGREGATE_TYPES } from '../domain/query/operators.ts';
import { cellOf } from '../domain/query/row.ts';
import { rowOrder } from '../domain/query/sort.ts';
import { demand, Moot, nameOfError, type Check, type Subject } from './check.ts';
import { filtersFor } from './rows-count.ts';
import { isCanonical } from './cell-form.ts';
import { columnsOfType, openTable, rowCheck, wholeTable, wordsFor, type Table } from './rows-table.ts';
import { aCall } from './walks.ts';

/** Means are compared to this many significant digits: how a mean is rounded is the portal's business. */
const MEAN_DIGITS = 15;
const MEAN_TOLERANCE = 1e-9;
function numberOf(cell: Cell): number | null {
  const plain =
    typeof cell === 'number' ? plainNumber(cell) : typeof cell === 'string' ? plainDecimal(cell) : null;
  return plain === null ? null : Number(plain);
}
function isNear(a: Cell, b: Cell): boolean {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left === null || right === null) return a === b;
  const size = Math.max(Math.abs(left), Math.abs(right));
  return (
    left.toPrecision(MEAN_DIGITS) === right.toPrecision(MEAN_DIGITS) ||
    Math.abs(left - right) <= size * MEAN_TOLERANCE
  );
}
function isSame(a: Cell, b: Cell, type: ColumnType): boolean {
  if (a === null || b === null) return a === b;
  return cellKey(a, type) === cellKey(b, type);
}

type Named = CheckedAggregate['groupBy'][number] | CheckedAggregate['measures'][number];
function nameIn(one: Named): string {
  return 'as' in one ? one.as : one.column;
}
/** What names a group: its keys. */
function groupName(query: CheckedAggregate, row: Row): string {
  return query.groupBy
    .map(({ column, type }) => {
      const cell = cellOf(row, column);
      return JSON.stringify(cell === null ? null : cellKey(cell, type));
    })
    .join(' / ');
}
function wordsOf({ groupBy, measures, where }: PushedAggregate): string {
  const keys = groupBy.map(({ column, bucket }) =>
    bucket === null ? `"${column}"` : `${bucket} of "${column}"`,
  );
  const what = measures.map(({ fn, column }) => `${fn}(${column ?? ''})`).join(', ');
  const by = keys.length === 0 ? '' : ` by ${keys.join(', ')}`;
  return `${what}${by}${where === null ? '' : ` where ${wordsFor(where)}`}`;
}

function demandCells(query: CheckedAggregate, group: string, wanted: Row, got: Row, words: string): void {
  for (const one of [...query.groupBy, ...query.measures]) {
    const name = nameIn(one);
    demand(Object.hasOwn(got, name), `${words}: group ${group}: "${name}" is missing`);
    const [expected, cell] = [cellOf(wanted, name), cellOf(got, name)];
    const isMean = 'fn' in one && one.fn === 'avg';
    const isRight = isMean ? isNear(expected, cell) : isSame(expected, cell, one.type);
    demand(
      isRight,
      `${words}: group ${group}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(cell)}`,
    );
    const isWritten = cell === null || isCanonical(cell, one.type);
    demand(isWritten, `${words}: ${JSON.stringify(cell)} is not how ${one.type} is written`);
  }
}

/** Groups come in the order of their keys, nulls last; of text only where that is in the order of code points. */
function demandOrder(table: Table, query: CheckedAggregate, got: readonly Row[], words: string): void {
  const isOwn = table.schema.capabilities.orderBy?.text !== 'code-point';
  const at = query.groupBy.findIndex(({ type }) => isOwn && type === 'text');
  const known = at === -1 ? query.groupBy : query.groupBy.slice(0, at);
  const types = new Map(known.map(({ column, type }) => [column, type]));
  const order = rowOrder(
    known.map(({ column }) => ({ column, direction: 'asc', nulls: 'last' })),
    (column) => types.get(column) ?? 'text',
  );
  const wrong = got.findIndex((row, index) => index > 0 && order(got[index - 1] ?? {}, row) > 0);
  demand(wrong === -1, `${words}: group ${wrong + 1} comes after one that is greater`);
}

async function demandAggregate(table: Table, rows: readonly Row[], asked: PushedAggregate): Promise<void> {
  const { source, schema, typeOf } = table;
  const query = checkAggregate({ ...asked, where: null }, schema.columns);
  const words = wordsOf(asked);
  const aggregator = createAggregator({ ...query, limit: rows.length + 1 }, typeOf);
  for (const row of rows.filter(compileCondition(asked.where, typeOf))) aggregator.add(row);
  const expected = new Map(aggregator.result().map((row) => [groupName(query, row), row]));
  let got: readonly Row[];
  try {
    got = (await source.aggregate?.(schema, asked, aCall())) ?? [];
  } catch (error) {
    demand(false, `${words}: ${nameOfError(error)}`);
    throw error;
  }
  const wanted = Math.min(expected.size, asked.limit);
  demand(got.length === wanted, `${words}: ${got.length} groups, not ${wanted}`);
  for (const row of got) {
    const name = groupName(query, row);
    const known = expected.get(name);
    demand(known !== undefined, `${words}: ${name} is no group, or came twice`);
    expected.delete(name);
    demandCells(query, name, known, row, words);
  }
  demandOrder(table, query, got, words);
}

const ALL: Measure = { as: 'n', fn: 'count', column: null };
const FUNCTIONS: readonly AggregateFn[] = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'];

function measuresFor(table: Table, fn: AggregateFn): readonly Measure[] {
  const types = table.schema.capabilities.aggregate?.functions[fn] ?? [];
  const columns = types
    .filter((type) => AGGREGATE_TYPES[fn].includes(type))
    .flatMap((type) => columnsOfType(table, type).filter(({ system }) => !system));
  return columns.map(({ name: column }, index) => ({ as: `m${index}`, fn, column }));
}
function groupsFor(table: Table): readonly GroupKey[] {
  const able = table.schema.capabilities.aggregate;
  const own = (type: ColumnType): readonly Column[] =>
    columnsOfType(table, type).filter(({ system }) => !system);
  const plain = (able?.groupBy ?? []).flatMap((type) => own(type));
  const dated = plain.filter(({ type }) => type === 'date' || type === 'instant');
  return [
    ...plain.map(({ name: column }): GroupKey => ({ column, bucket: null })),
    ...dated.flatMap(({ name: column }) =>
      (able?.buckets ?? []).map((bucket): GroupKey => ({ column, bucket })),
    ),
  ];
}

async function checkAggregates(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const able = table.schema.capabilities.aggregate;
  if (able === null) throw new Moot('the table declares no aggregates');
  const rows = await wholeTable(table);
  demand(table.source.aggregate !== undefined, 'the table declares aggregates, but `aggregate` is absent');
  const limit = rows.length + 1;
  const base = { where: null, groupBy: [], measures: [ALL], limit } as const;
  const keys = groupsFor(table);
  const filters = filtersFor(table, rows).slice(0, 3);
  for (const fn of FUNCTIONS) {
    const measures = measuresFor(table, fn);
    if (measures.length === 0) continue;
    for (const where of filters) await demandAggregate(table, rows, { ...base, where, measures });
    await demandAggregate(table, rows, { ...base, measures, groupBy: keys.slice(0, 1) });
  }
  for (const key of keys) await demandAggregate(table, rows, { ...base, groupBy: [key] });
  const [first, ...others] = keys;
  const last = others.findLast(({ column }) => column !== first?.column);
  if (first === undefined) return;
  const few = Math.min(3, limit);
  await demandAggregate(table, rows, { ...base, groupBy: [first], measures: [], limit: few });
  if (last === undefined || able.maxGroupKeys < 2) return;
  await demandAggregate(table, rows, { ...base, groupBy: [first, last], where: filters.at(-1) ?? null });
}

export const aggregateChecks: readonly Check[] = [
  rowCheck(
    'rows/aggregate-agrees',
    'Groups and measures are those of the rows; means to 15 digits.',
    checkAggregates,
  ),
];
