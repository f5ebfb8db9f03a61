/** Groups and measures over rows, done here; and whether a portal can do them. */
import { GatewayError } from '../errors.ts';
import { accumulatorOf, fuller, type Accumulator } from './accumulators.ts';
import type { Cell, DateBucket, Row, RowCapabilities, SortKey } from './ast.ts';
import type { CheckedAggregate, CheckedGroupKey, CheckedMeasure } from './check-aggregate.ts';
import { cellKey } from './compare.ts';
import { quoted } from './literal.ts';
import { TYPE_WORDS } from './operators.ts';
import { cellOf } from './row.ts';
import { rowOrder } from './sort.ts';
import { splitCondition } from './split.ts';
import type { TypeOf } from './type-of.ts';

export interface AggregateLimits {
  /** Groups that are held at once. */
  readonly groups: number;
  /** Different values that all `countDistinct` together may remember. */
  readonly distinct: number;
}
export const AGGREGATE_LIMITS: AggregateLimits = { groups: 100_000, distinct: 1_000_000 };

export interface Aggregator {
  /** Rows that match the query's filter. Throws TOO_LARGE where the limits are passed. */
  add(row: Row): void;
  /** Found so far. */
  readonly groups: number;
  /** The first `limit` groups, by their keys in ascending order, nulls last. */
  result(): readonly Row[];
}

interface Group {
  keys: readonly Cell[];
  readonly measures: readonly Accumulator[];
}

export function createAggregator(
  query: CheckedAggregate,
  typeOf: TypeOf,
  limits: AggregateLimits = AGGREGATE_LIMITS,
): Aggregator {
  const { groupBy, measures } = query;
  const groups = new Map<string, Group>();
  const hasInstants = groupBy.some((key) => key.type === 'instant');
  const keep = counting(limits.distinct, 'different values to count');
  const found = counting(limits.groups, 'groups');
  const open = (id: string, keys: readonly Cell[]): Group => {
    found();
    const accumulators = measures.map((each) => accumulatorOf(each, typeOf(each.column ?? ''), keep));
    const group = { keys, measures: accumulators };
    groups.set(id, group);
    return group;
  };
  // Without keys there is one group, also of no rows.
  if (groupBy.length === 0) open('', []);
  return {
    add(row) {
      const keys = groupBy.map((key) => keyCell(row, key));
      const id = idOf(keys, groupBy);
      const group = groups.get(id) ?? open(id, keys);
      if (hasInstants) group.keys = fullest(group.keys, keys);
      measures.forEach(({ column }, at) => {
        group.measures[at]?.add(column === null ? null : cellOf(row, column));
      });
    },
    get groups() {
      return groups.size;
    },
    result: () => answer(query, [...groups.values()]),
  };
}

/** Equal for rows of one group and no others: every key with its kind and, where it is text, its length. */
function idOf(keys: readonly Cell[], groupBy: readonly CheckedGroupKey[]): string {
  let id = '';
  for (const [at, cell] of keys.entries()) {
    const type = groupBy[at]?.type;
    if (cell === null || type === undefined) id += 'null;';
    else {
      const key = cellKey(cell, type);
      id += typeof key === 'string' ? `${String(key.length)}:${key};` : `${String(key)};`;
    }
  }
  return id;
}

function fullest(held: readonly Cell[], come: readonly Cell[]): readonly Cell[] {
  return held.some((cell, at) => cell !== come[at])
    ? held.map((cell, at) => fuller(cell, come[at] ?? null))
    : held;
}

function keyCell(row: Row, { column, bucket }: CheckedGroupKey): Cell {
  const cell = cellOf(row, column);
  return bucket !== null && typeof cell === 'string' ? bucketStart(cell, bucket) : cell;
}

/** The first day of what the day or instant lies in, as it is written: in UTC, or local where there is no zone. */
export function bucketStart(cell: string, bucket: DateBucket): string {
  switch (bucket) {
    case 'day':
      return cell.slice(0, 10);
    case 'month':
      return `${cell.slice(0, 7)}-01`;
    case 'year':
      return `${cell.slice(0, 4)}-01-01`;
  }
}

/** Throws TOO_LARGE when called more than `most` times. */
function counting(most: number, what: string): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count > most)
      throw new GatewayError('TOO_LARGE', `More than ${String(most)} ${what}: too many to hold here.`, {
        hint: 'Filter the rows, or group them by less.',
      });
  };
}

function answer({ groupBy, measures, limit }: CheckedAggregate, groups: readonly Group[]): readonly Row[] {
  const types = new Map(groupBy.map((key) => [key.column, key.type]));
  const keys = groupBy.map(({ column }): SortKey => ({ column, direction: 'asc', nulls: 'last' }));
  return groups
    .map((group): Row => {
      const cells = groupBy.map(({ column }, at) => [column, group.keys[at] ?? null] as const);
      const values = measures.map(({ as }, at) => [as, group.measures[at]?.result() ?? null] as const);
      return Object.fromEntries([...cells, ...values]);
    })
    .sort(rowOrder(keys, (column) => types.get(column) ?? 'text'))
    .slice(0, limit);
}

/** All of it or nothing: a portal cannot group rows that are still to be filtered here. */
export function canPushAggregate(
  query: CheckedAggregate,
  capabilities: RowCapabilities,
  typeOf: TypeOf,
): { readonly pushed: true } | { readonly pushed: false; readonly because: string } {
  const { aggregate } = capabilities;
  if (aggregate === null) return { pushed: false, because: 'The portal cannot aggregate.' };
  const { residual, reasons } = splitCondition(query.where, capabilities, typeOf);
  if (residual !== null) return { pushed: false, because: reasons.join(' ') };
  if (query.groupBy.length > aggregate.maxGroupKeys)
    return {
      pushed: false,
      because: `The portal groups by ${counted(aggregate.maxGroupKeys)} at most.`,
    };
  const because =
    query.groupBy.map((key) => keyTrouble(key, aggregate, typeOf)).find((trouble) => trouble !== null) ??
    query.measures.map((each) => measureTrouble(each, aggregate, typeOf)).find((trouble) => trouble !== null);
  return because === undefined ? { pushed: true } : { pushed: false, because };
}

function counted(columns: number): string {
  return columns === 1 ? '1 column' : `${String(columns)} columns`;
}

type Aggregating = NonNullable<RowCapabilities['aggregate']>;

function keyTrouble({ column, bucket }: CheckedGroupKey, able: Aggregating, typeOf: TypeOf): string | null {
  const type = typeOf(column);
  if (!able.groupBy.includes(type))
    return `The portal cannot group by column ${quoted(column)} (${TYPE_WORDS[type]}).`;
  return bucket === null || able.buckets.includes(bucket) ? null : `The portal cannot group by ${bucket}.`;
}

function measureTrouble({ fn, column }: CheckedMeasure, able: Aggregating, typeOf: TypeOf): string | null {
  if (column === null) return null;
  const type = typeOf(column);
  if (able.functions[fn]?.includes(type) === true) return null;
  return `The portal cannot do "${fn}" of column ${quoted(column)} (${TYPE_WORDS[type]}).`;
}
