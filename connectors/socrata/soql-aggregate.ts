/** Groups and measures in SoQL. */
import type { Column, DateBucket, GroupKey, Measure, PushedAggregate } from '../../src/connector/index.ts';
import type { Backend } from './backends.ts';
import { kindOf } from './column-kinds.ts';
import { whereOf, type Clauses } from './soql-clauses.ts';
import { cannotWrite, soqlName } from './soql-literal.ts';
import type { ColumnOf } from './soql-where.ts';

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

/** a0, a1, … without those that are columns: an alias may be no column's name. */
export function freeAliases(columns: readonly Column[], count: number): readonly string[] {
  const taken = new Set(columns.map(({ name }) => name));
  const names: string[] = [];
  for (let next = 0; names.length < count; next += 1) if (!taken.has(`a${next}`)) names.push(`a${next}`);
  return names;
}

function measureText(fn: Measure['fn'], name: string | null): string {
  if (name === null) return 'count(*)';
  return fn === 'countDistinct' ? `count(distinct ${name})` : `${fn}(${name})`;
}

/** An average is asked for as a sum and a count, and divided here: the portal would round it its own way. */
function partsOf(measure: Measure, name: string | null): readonly string[] {
  return measure.fn === 'avg' && name !== null
    ? [measureText('sum', name), measureText('count', name)]
    : [measureText(measure.fn, name)];
}

/** Throws UNSUPPORTED for what cannot be written. */
export function aggregateClauses(
  query: PushedAggregate,
  columns: readonly Column[],
  columnOf: ColumnOf,
  backend: Backend | null,
): AskedAggregate {
  const free = [...freeAliases(columns, query.groupBy.length + 2 * query.measures.length)];
  const selected: string[] = [];
  const select = (text: string): string => {
    const alias = free.shift() ?? '';
    selected.push(`${text} AS \`${alias}\``);
    return alias;
  };
  const keys = query.groupBy.map((key) => {
    const text = keyText(key, columnOf, backend);
    return { key, column: columnOf(key.column), alias: select(text), text };
  });
  const measures = query.measures.map((measure): AskedMeasure => {
    const column = measure.column === null ? null : columnOf(measure.column);
    const [value = '', count = null] = partsOf(measure, column === null ? null : soqlName(column.name)).map(
      select,
    );
    return { measure, column, value, count };
  });
  if (selected.length === 0) throw cannotWrite('a question for neither groups nor measures');
  const texts = keys.map(({ text }) => text);
  const isGrouped = texts.length > 0;
  const clauses: Clauses = {
    select: selected.join(', '),
    where: whereOf(query.where, columnOf),
    group: isGrouped ? texts.join(', ') : null,
    order: isGrouped ? texts.map((text) => `${text} ASC NULL LAST`).join(', ') : null,
    limit: query.limit,
    offset: 0,
  };
  return { clauses, keys, measures };
}
