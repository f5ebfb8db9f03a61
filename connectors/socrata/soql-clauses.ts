/** A question as clauses, which become the parameters of SODA 2 or one statement for SODA 3. */
import type { Condition, SortKey } from '../../src/connector/index.ts';
import { ROW_ID } from './column-kinds.ts';
import { isWritableName, soqlName } from './soql-literal.ts';
import { soqlWhere, type ColumnOf } from './soql-where.ts';

export interface Clauses {
  readonly select: string;
  readonly where: string | null;
  readonly group: string | null;
  readonly order: string | null;
  readonly limit: number | null;
  readonly offset: number;
}

/** Each clause is a parameter without its keyword. */
export function clauseParams(clauses: Clauses): readonly (readonly [name: string, value: string])[] {
  const { select, where, group, order, limit, offset } = clauses;
  const given: (readonly [string, string | null])[] = [
    ['$select', select],
    ['$where', where],
    ['$group', group],
    ['$order', order],
    ['$limit', limit === null ? null : String(limit)],
    ['$offset', offset === 0 ? null : String(offset)],
  ];
  return given.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}
export function statementOf(clauses: Clauses): string {
  const { select, where, group, order, limit, offset } = clauses;
  return [
    `SELECT ${select}`,
    where === null ? '' : ` WHERE ${where}`,
    group === null ? '' : ` GROUP BY ${group}`,
    order === null ? '' : ` ORDER BY ${order}`,
    limit === null ? '' : ` LIMIT ${limit}`,
    offset === 0 ? '' : ` OFFSET ${offset}`,
  ].join('');
}

export function whereOf(where: Condition | null, columnOf: ColumnOf): string | null {
  return where === null ? null : soqlWhere(where, columnOf);
}
export function bothOf(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  return `(${first}) AND (${second})`;
}

/**
 * By name, with the row identifier that pages are cut by. A name that cannot be written is only had by asking for all
 * columns, computed regions among them.
 */
export function selectOf(names: readonly string[]): string {
  const system = names.filter((name) => name.startsWith(':') && name !== ROW_ID);
  if (names.every(isWritableName))
    return [...names.filter((name) => name !== ROW_ID), ROW_ID].map(soqlName).join(', ');
  return ['*', ROW_ID, ...system].join(', ');
}
/** Shorter than all names of a wide table. */
export const SELECT_ALL = `*, ${ROW_ID}`;

function orderKey(key: SortKey, columnOf: ColumnOf): string {
  const direction = key.direction === 'asc' ? 'ASC' : 'DESC';
  const name = soqlName(columnOf(key.column).name);
  // System columns are never null, and old servers know no place of nulls for them.
  if (key.column.startsWith(':')) return `${name} ${direction}`;
  return `${name} ${direction} NULL ${key.nulls === 'first' ? 'FIRST' : 'LAST'}`;
}
/** The row identifier breaks ties: without it equal rows come in another order with every page. */
export function orderOf(keys: readonly SortKey[], columnOf: ColumnOf): string {
  const written = keys.map((key) => orderKey(key, columnOf));
  return (keys.some(({ column }) => column === ROW_ID) ? written : [...written, `${ROW_ID} ASC`]).join(', ');
}
