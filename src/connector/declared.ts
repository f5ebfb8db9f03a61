/** Questions held against what a table says it can do, for connectors that would otherwise translate more than that. */
import type { Condition, RowCapabilities } from '../domain/query/ast.ts';
import { orderTrouble } from '../domain/query/order-trouble.ts';
import type { TableSchema } from '../domain/query/table.ts';
import { typesOf, type TypeOf } from '../domain/query/type-of.ts';
import type { PushedAggregate, PushedRows } from './contract.ts';
import { ConnectorError } from './errors.ts';

type Junction = Extract<Condition, { readonly op: 'and' | 'or' }>;
function isJunction(condition: Condition): condition is Junction {
  return condition.op === 'and' || condition.op === 'or';
}

/** `exact`: rows cannot be looked through afterwards, so a filter that lets others through will not do. */
function filterTrouble(
  condition: Condition | null,
  capabilities: RowCapabilities,
  typeOf: TypeOf,
  needsExact: boolean,
): string | null {
  if (condition === null) return null;
  if (isJunction(condition)) {
    if (condition.of.length > 1 && !capabilities.logic.includes(condition.op)) return `"${condition.op}"`;
    for (const part of condition.of) {
      const trouble = filterTrouble(part, capabilities, typeOf, needsExact);
      if (trouble !== null) return trouble;
    }
    return null;
  }
  const { op, column } = condition;
  const fidelity = capabilities.filter[op]?.[typeOf(column)];
  if (fidelity === undefined) return `"${op}" on column "${column}" of type ${typeOf(column)}`;
  if (needsExact && fidelity === 'superset')
    return `"${op}" on column "${column}" without a second look at the rows`;
  const { maxValues } = capabilities;
  const isLong = (op === 'in' || op === 'notIn') && condition.values.length > (maxValues ?? Infinity);
  return isLong ? `"${op}" of more than ${String(maxValues)} values` : null;
}

function refuse(schema: TableSchema, trouble: string | null): void {
  if (trouble === null) return;
  throw new ConnectorError('UNSUPPORTED', `table ${schema.ref.tableId} does not declare ${trouble}`);
}

/** Throws UNSUPPORTED for a filter or an order that the schema's capabilities do not name. */
export function demandDeclaredRows(
  schema: TableSchema,
  { where, orderBy }: Pick<PushedRows, 'where' | 'orderBy'>,
): void {
  const { capabilities, columns, key } = schema;
  refuse(schema, filterTrouble(where, capabilities, typesOf(columns), false));
  const split = { pushed: where, residual: null, reasons: [] };
  const trouble = orderTrouble({ capabilities, columns, key, split }, orderBy);
  refuse(schema, trouble === null ? null : `this order: ${trouble}`);
}

/** Throws UNSUPPORTED where the schema's capabilities do not name counting, or this filter as exact. */
export function demandDeclaredCount(schema: TableSchema, where: Condition | null): void {
  const { capabilities, columns } = schema;
  refuse(schema, capabilities.count === 'none' ? 'counting' : null);
  refuse(schema, filterTrouble(where, capabilities, typesOf(columns), true));
}

/** Throws UNSUPPORTED for groups, measures or a filter that the schema's capabilities do not name, or not as exact. */
export function demandDeclaredAggregate(schema: TableSchema, query: PushedAggregate): void {
  const { capabilities, columns } = schema;
  const typeOf = typesOf(columns);
  const able = capabilities.aggregate;
  if (able === null) return refuse(schema, 'aggregates');
  refuse(schema, filterTrouble(query.where, capabilities, typeOf, true));
  if (query.groupBy.length > able.maxGroupKeys) refuse(schema, `groups by ${query.groupBy.length} columns`);
  for (const { column, bucket } of query.groupBy) {
    if (!able.groupBy.includes(typeOf(column)))
      refuse(schema, `groups by "${column}" of type ${typeOf(column)}`);
    if (bucket !== null && !able.buckets.includes(bucket)) refuse(schema, `groups by ${bucket}`);
  }
  for (const { fn, column } of query.measures) {
    const isDeclared =
      column === null ? fn === 'count' : able.functions[fn]?.includes(typeOf(column)) === true;
    if (!isDeclared)
      refuse(
        schema,
        `"${fn}" of ${column === null ? 'no column' : `column "${column}" of type ${typeOf(column)}`}`,
      );
  }
}
