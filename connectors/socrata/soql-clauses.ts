/** A question as clauses, which become the parameters of SODA 2 or one statement for SODA 3. */
import type {
  Column,
  Condition,
  DateBucket,
  GroupKey,
  Measure,
  PushedAggregate,
  SortKey,
} from '../../src/connector/index.ts';
import type { Backend } from './backends.ts';
import { kindOf, ROW_ID } from './column-kinds.ts';
import { cannotWrite, isWritableName, soqlName } from './soql-literal.ts';
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

const TRUNCATED: Readonly<Record<DateBucket, string>> = { day: 'ymd', month: 'ym', year: 'y' };

function keyText({ column, bucket }: GroupKey, columnOf: ColumnOf, backend: Backend | null): string {
  const { name, sourceType } = columnOf(column);
  if (bucket === null) return soqlName(name);
  const isFixed = kindOf(sourceType) === 'fixed';
  // The old back end has no truncation of instants with a zone.
  if (isFixed && backend !== '2.1') throw cannotWrite(`a ${bucket} of "${name}" on this back end`);
  return `${isFixed ? 'datez' : 'date'}_trunc_${TRUNCATED[bucket]}(${soqlName(name)})`;
}

/** How one measure is asked for, and under which names its parts come. */
export interface AskedMeasure {
  readonly measure: Measure;
  readonly column: Column | null;
  /** The value; of an average the sum. */
  readonly value: string;
  /** Of an average the count of values, so that it can be divided here without losing digits; else null. */
  readonly count: string | null;
}
export interface AskedKey {
  readonly key: GroupKey;
  readonly column: Column;
  readonly alias: string;
}
export interface AskedAggregate {
  readonly clauses: Clauses;
  readonly keys: readonly AskedKey[];
  readonly measures: readonly AskedMeasure[];
}

/** Aliases a0, a1, …, or of another letter where the table has such columns: an alias may be no column's name. */
function aliasMaker(columns: readonly Column[]): () => string {
  const taken = new Set(columns.map(({ name }) => name));
  let next = 0;
  return () => {
    for (;;) {
      const alias = `a${next}`;
      next += 1;
      if (!taken.has(alias)) return alias;
    }
  };
}

function measureText(fn: Measure['fn'] | 'sum', name: string | null): string {
  if (name === null) return 'count(*)';
  return fn === 'countDistinct' ? `count(distinct ${name})` : `${fn}(${name})`;
}

export function aggregateClauses(
  query: PushedAggregate,
  columns: readonly Column[],
  columnOf: ColumnOf,
  backend: Backend | null,
): AskedAggregate {
  const alias = aliasMaker(columns);
  const selected: string[] = [];
  const select = (text: string): string => {
    const made = alias();
    selected.push(`${text} AS \`${made}\``);
    return made;
  };
  const keys = query.groupBy.map((key) => {
    const text = keyText(key, columnOf, backend);
    return { key, column: columnOf(key.column), alias: select(text), text };
  });
  const measures = query.measures.map((measure): AskedMeasure => {
    const column = measure.column === null ? null : columnOf(measure.column);
    const name = column === null ? null : soqlName(column.name);
    if (measure.fn !== 'avg')
      return { measure, column, value: select(measureText(measure.fn, name)), count: null };
    return {
      measure,
      column,
      value: select(measureText('sum', name)),
      count: select(measureText('count', name)),
    };
  });
  if (selected.length === 0) throw cannotWrite('a question for neither groups nor measures');
  const group = keys.map(({ text }) => text).join(', ');
  const clauses: Clauses = {
    select: selected.join(', '),
    where: whereOf(query.where, columnOf),
    group: group === '' ? null : group,
    order: group === '' ? null : keys.map((key) => `${key.text} ASC NULL LAST`).join(', '),
    limit: query.limit,
    offset: 0,
  };
  return { clauses, keys, measures };
}
