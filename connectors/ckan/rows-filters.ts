/** Conditions as the `filters` of datastore_search: one value or a list of them per column, all of which must hold. */
import {
  ConnectorError,
  type Column,
  type Condition,
  type Json,
  type JsonObject,
  type Scalar,
  type TableSchema,
} from '../../src/connector/index.ts';
import { canHold, familyOf, type Family } from './rows-types.ts';

/** `nothing`: no row can match, so nobody has to be asked. `beyond`: cannot be said in filters. */
export type Filters =
  | { readonly is: 'filters'; readonly filters: JsonObject }
  | { readonly is: 'nothing' }
  | { readonly is: 'beyond'; readonly because: string };

/**
 * Families whose values are compared as they are shown. Not `localTime`: fractions of seconds are compared and not
 * shown. Not `float`: single precision, and old servers, show other digits than they compare.
 */
const FILTERED: readonly Family[] = ['text', 'whole', 'numeric', 'boolean', 'date', 'instant'];

export function isFiltered(column: Column): boolean {
  return FILTERED.includes(familyOf(column.sourceType));
}

export function columnNamed(schema: TableSchema, name: string): Column {
  const column = schema.columns.find((candidate) => candidate.name === name);
  if (column === undefined)
    throw new ConnectorError('UNSUPPORTED', `table ${schema.ref.tableId} has no column "${name}"`);
  return column;
}
/** Text that PostgreSQL cannot hold breaks a query instead of matching nothing. */
export function checkText(value: Scalar, column: string): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed()))
    throw new ConnectorError('BAD_QUERY', `column "${column}": text with U+0000 or half a character in it`);
}

type Wanted = Map<string, readonly Scalar[]>;

function keyOf(value: Scalar): string {
  return `${typeof value} ${String(value)}`;
}
/** Why it cannot be said in filters; null: it can. */
function gather(condition: Condition, schema: TableSchema, wanted: Wanted): string | null {
  switch (condition.op) {
    case 'and': {
      for (const branch of condition.of) {
        const because = gather(branch, schema, wanted);
        if (because !== null) return because;
      }
      return null;
    }
    case 'or': {
      const [only] = condition.of;
      return only !== undefined && condition.of.length === 1 ? gather(only, schema, wanted) : '"or"';
    }
    case 'eq':
      return add(wanted, columnNamed(schema, condition.column), [condition.value]);
    case 'in':
      return add(wanted, columnNamed(schema, condition.column), condition.values);
    default:
      return `"${condition.op}"`;
  }
}
/** What two conditions on one column both allow. */
function add(wanted: Wanted, column: Column, values: readonly Scalar[]): string | null {
  if (!isFiltered(column)) return `filters on columns of type ${column.sourceType}`;
  for (const value of values) checkText(value, column.name);
  const held =
    familyOf(column.sourceType) === 'whole'
      ? values.filter((value) => typeof value !== 'boolean' && canHold(column, value))
      : values;
  const before = wanted.get(column.name);
  const allowed = before === undefined ? null : new Set(before.map(keyOf));
  wanted.set(column.name, allowed === null ? held : held.filter((value) => allowed.has(keyOf(value))));
  return null;
}

/** Values go as they are: a number for numbers, text for text and for digits that a number would lose. */
export function filtersOf(condition: Condition | null, schema: TableSchema): Filters {
  if (condition === null) return { is: 'filters', filters: {} };
  if (condition.op === 'or' && condition.of.length === 0) return { is: 'nothing' };
  const wanted: Wanted = new Map();
  const because = gather(condition, schema, wanted);
  if (because !== null) return { is: 'beyond', because };
  if ([...wanted.values()].some((values) => values.length === 0)) return { is: 'nothing' };
  const filters = [...wanted].map(([name, values]): [string, Json] => {
    const unique = [...new Map(values.map((value) => [keyOf(value), value])).values()];
    const [first = null] = unique;
    return [name, unique.length === 1 ? first : unique];
  });
  // `fromEntries` defines keys; assigning "__proto__" would not.
  return { is: 'filters', filters: Object.fromEntries(filters) };
}
