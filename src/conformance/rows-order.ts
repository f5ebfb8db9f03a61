/** rows/: orders and windows. */
import type { Column, ColumnType, Row, SortKey } from '../connector/index.ts';
import { compareCells } from '../domain/query/compare.ts';
import { cellOf } from '../domain/query/row.ts';
import { rowOrder } from '../domain/query/sort.ts';
import { demand, Moot, type Check, type Subject } from './check.ts';
import { exactLeaves } from './rows-filter.ts';
import {
  columnsOfType,
  nameOfRow,
  namesOfRows,
  openTable,
  rowCheck,
  rowsFor,
  wholeTable,
  type Table,
} from './rows-table.ts';

const DIRECTIONS = ['asc', 'desc'] as const;

function placesOf({ schema }: Table, column: Column): readonly SortKey['nulls'][] {
  const nulls = schema.capabilities.orderBy?.nulls ?? 'unspecified';
  if (nulls === 'choose') return column.nullable ? ['first', 'last'] : ['last'];
  if (nulls === 'unspecified') return column.nullable ? [] : ['last'];
  return [nulls];
}
function keysOf(table: Table, column: Column): readonly SortKey[] {
  return placesOf(table, column).flatMap((nulls) =>
    DIRECTIONS.map((direction): SortKey => ({ column: column.name, direction, nulls })),
  );
}
/** One key at a time for every declared type, and two at once where that is declared. */
function ordersOf(table: Table): readonly (readonly SortKey[])[] {
  const able = table.schema.capabilities.orderBy;
  if (able === null) return [];
  const columns = able.types.flatMap((type: ColumnType) => columnsOfType(table, type));
  const single = columns.map((column) => keysOf(table, column));
  const firsts = single.flatMap((keys) => keys.slice(-1));
  const pairs = firsts
    .map((key, index): readonly SortKey[] => [key, ...firsts.slice(index + 1, index + 2)])
    .filter(({ length }) => length === 2)
    .slice(0, 4);
  return [...single.flat().map((key) => [key]), ...(able.maxKeys > 1 ? pairs : [])];
}

function wordsOf(orderBy: readonly SortKey[]): string {
  if (orderBy.length === 0) return 'without an order';
  return orderBy.map((key) => `"${key.column}" ${key.direction}, nulls ${key.nulls}`).join(', ');
}

/** Text under a collation of the portal's own: only where its nulls go is known. */
function knownOrder(table: Table, orderBy: readonly SortKey[]): (a: Row, b: Row) => number {
  const isOwn = table.schema.capabilities.orderBy?.text === 'collation';
  const at = isOwn ? orderBy.findIndex(({ column }) => table.typeOf(column) === 'text') : -1;
  if (at === -1) return rowOrder(orderBy, table.typeOf);
  const before = rowOrder(orderBy.slice(0, at), table.typeOf);
  const { column = '', nulls = 'last' } = orderBy[at] ?? {};
  const place = nulls === 'first' ? -1 : 1;
  const rank = (row: Row): number => (cellOf(row, column) === null ? place : 0);
  return (a, b) => before(a, b) || rank(a) - rank(b);
}

/** Throws `Breach` where rows that the order tells apart stand the wrong way round, or ties are not in key order. */
function demandOrder(
  table: Table,
  all: readonly Row[],
  got: readonly Row[],
  orderBy: readonly SortKey[],
): void {
  const words = wordsOf(orderBy);
  const place = new Map(all.map((row, index) => [nameOfRow(table, row), index]));
  const [names, wanted] = [namesOfRows(table, got), namesOfRows(table, all)];
  const isPermutation = names.toSorted().join('\n') === wanted.toSorted().join('\n');
  demand(isPermutation, `${words}: not the same rows: ${got.length} of ${all.length}`);
  const full = names.map((name) => all[place.get(name) ?? -1] ?? {});
  const order = knownOrder(table, orderBy);
  const isText = table.schema.capabilities.orderBy?.text === 'collation';
  const hasOwnText = isText && orderBy.some(({ column }) => table.typeOf(column) === 'text');
  for (const [index, row] of full.entries()) {
    const before = full[index - 1];
    if (before === undefined) continue;
    const by = order(before, row);
    const shown = (): string =>
      [before, row].map((one) => JSON.stringify(orderBy.map(({ column }) => cellOf(one, column)))).join(', ');
    demand(by <= 0, () => `${words}: ${shown()} stand the wrong way round`);
    const isTie = by === 0 && !hasOwnText && table.schema.key !== null;
    const [left = 0, right = 0] = [names[index - 1], names[index]].map((name) => place.get(name ?? ''));
    demand(!isTie || left < right, () => `${words}: ${shown()} are alike, and not in the order of the key`);
  }
}

async function checkSort(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const orders = ordersOf(table);
  if (orders.length === 0) throw new Moot('the table declares no order that it has a column for');
  const all = await wholeTable(table);
  const { key } = table.schema;
  if (key !== null && isOrderKnown(table, key)) {
    const at = all.findIndex((row, index) => index > 0 && isAfter(table, key, all[index - 1] ?? {}, row));
    demand(at === -1, `without an order: row ${at + 1} does not come in the order of the key "${key}"`);
  }
  for (const orderBy of orders) {
    const got = await rowsFor(table, { orderBy }, wordsOf(orderBy));
    demandOrder(table, all, got, orderBy);
  }
}
function isOrderKnown({ schema, typeOf }: Table, key: string): boolean {
  return typeOf(key) !== 'text' || schema.capabilities.orderBy?.text === 'code-point';
}
function isAfter({ typeOf }: Table, key: string, a: Row, b: Row): boolean {
  return compareCells(cellOf(a, key), cellOf(b, key), typeOf(key)) >= 0;
}

async function demandWindows(
  table: Table,
  whole: readonly string[],
  query: Parameters<typeof rowsFor>[1],
  size: number,
  what: string,
): Promise<void> {
  const reach = table.schema.capabilities.page.reach ?? Infinity;
  const got: string[] = [];
  for (let offset = 0; offset <= whole.length && offset + size <= reach; offset += size) {
    const window = { offset, limit: size };
    const rows = await rowsFor(table, { ...query, window }, `${what}, ${size} rows from ${offset}`);
    const most = Math.min(size, Math.max(0, whole.length - offset));
    demand(rows.length === most, `${what}, ${size} rows from ${offset}: ${rows.length} came, not ${most}`);
    got.push(...namesOfRows(table, rows));
  }
  const isSame = got.every((name, index) => name === whole[index]);
  demand(isSame, `${what}: windows of ${size} put together are not the rows in one piece`);
}

async function checkWindows(subject: Subject): Promise<void> {
  const table = await openTable(subject);
  const all = await wholeTable(table);
  const size = Math.max(1, Math.ceil(all.length / 4));
  await demandWindows(table, namesOfRows(table, all), {}, size, 'all rows');
  const orders = ordersOf(table);
  const tried = [orders[0], orders[Math.floor(orders.length / 2)], orders.at(-1)];
  for (const orderBy of new Set(tried)) {
    if (orderBy === undefined) continue;
    const whole = await rowsFor(table, { orderBy }, wordsOf(orderBy));
    await demandWindows(table, namesOfRows(table, whole), { orderBy }, size + 1, wordsOf(orderBy));
  }
  for (const where of exactLeaves(table, all, 2)) {
    const whole = await rowsFor(table, { where }, 'filtered');
    const few = Math.max(1, Math.ceil(whole.length / 2));
    await demandWindows(table, namesOfRows(table, whole), { where }, few, 'filtered');
  }
}

export const orderChecks: readonly Check[] = [
  rowCheck(
    'rows/sort',
    'Rows come in the order asked for, nulls where they are wanted, equals in the order of the key.',
    checkSort,
  ),
  rowCheck(
    'rows/windows-concatenate',
    'Windows put together are the whole, with an order, a filter or neither.',
    checkWindows,
  ),
];
