/** `datastore_search` and `datastore_info`, after ckanext/datastore of 2.7 to 2.11. */
import { isJsonObject, type Json, type JsonObject } from '../../src/domain/json.ts';
import { ActionError, flagParam, validation, type Action } from './ckan-request.ts';
import { pgTable, type DatastoreField, type DatastoreTable } from './ckan-datastore.ts';
import { bindParameters } from './ckan-sqlparse.ts';
import type { Expr, OrderItem } from './postgres/ast.ts';
import { jsonOut, toTheSecond } from './postgres/output.ts';
import { runSelect } from './postgres/select.ts';
import { SqlDataError, SqlError } from './postgres/tokens.ts';
import { isFloat, type Value } from './postgres/values.ts';

export interface SearchKnobs {
  /** The most rows of an answer; null: no cap (before 2.9). */
  readonly rowsCap: number | null;
  /** Takes `nulls first` and `nulls last` behind a column to sort by (2.11 on, ckan/ckan#7357). */
  readonly sortsNulls: boolean;
  /** Any JSON type will do for a text column (2.11.3 on). */
  readonly coercesFilters: boolean;
  /** Says whether the total was estimated (2.9 on). */
  readonly saysEstimated: boolean;
  /** Totals without filters are estimates: as many rows as `estimate` says. */
  readonly estimate: number | null;
  /** Column names with a colon before a word break every statement (2.11, SQLAlchemy 2). */
  readonly bindsParameters: boolean;
  /** `include_total` makes no difference: ckan/ckan#4446. */
  readonly alwaysCounts: boolean;
}

function invalid(name: string, value: string): ActionError {
  return validation({ [name]: [`invalid value "${value}"`] });
}
/** What psycopg2 makes of a statement that the database refuses. */
export function refused(message: string, statement: string, query = 'Invalid query'): ActionError {
  const detail = { statement: [statement], params: [{}], orig: [message] };
  return new ActionError(409, 'Validation Error', message, { query: [query], info: detail });
}

function wholeParam(params: JsonObject, name: string, fallback: number): number {
  const value = params[name];
  if (value === undefined || value === null || value === '') return fallback;
  const number = typeof value === 'boolean' ? NaN : Number(value);
  if (!Number.isInteger(number)) throw validation({ [name]: ['Invalid integer'] });
  if (number < 0) throw validation({ [name]: ['Must be a natural number'] });
  return number;
}
function jsonParam(value: Json | undefined, name: string): Json {
  if (typeof value !== 'string') return value ?? null;
  try {
    const parsed: Json = JSON.parse(value);
    return parsed;
  } catch {
    throw validation({ [name]: ['Cannot parse JSON'] });
  }
}

/** As psycopg2 writes a parameter; a list only for IN. */
function parameter(value: Json): Expr {
  if (typeof value === 'number') {
    const of: Expr = { is: 'number', digits: JSON.stringify(Math.abs(value)) };
    return value < 0 ? { is: 'negative', of } : of;
  }
  if (typeof value === 'boolean') return { is: 'bool', value };
  if (value === null) return { is: 'null' };
  if (typeof value === 'string') return { is: 'text', value: value.replaceAll('\0', '') };
  throw new SqlError(`can't adapt type '${Array.isArray(value) ? 'list' : 'dict'}'`);
}
function filterOf(field: DatastoreField, value: Json, knobs: SearchKnobs): Expr {
  const column: Expr = { is: 'column', name: field.name };
  const coerced = (one: Json): Expr =>
    parameter(knobs.coercesFilters && field.type === 'text' && one !== null ? String(one) : one);
  if (!Array.isArray(value) || field.type.startsWith('_'))
    return { is: 'binary', op: '=', left: column, right: coerced(value) };
  if (value.length === 0) throw new SqlError('syntax error at or near ")"');
  return { is: 'in', not: false, of: column, list: value.map(coerced) };
}
function whereOf(params: JsonObject, fields: readonly DatastoreField[], knobs: SearchKnobs): Expr | null {
  const filters = jsonParam(params['filters'], 'filters') ?? {};
  if (!isJsonObject(filters)) throw validation({ filters: ['Must be a dictionary'] });
  const unknown = Object.keys(filters).find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) throw invalid('filters', unknown);
  const conditions = fields
    .filter(({ name }) => Object.hasOwn(filters, name))
    .map((field) => filterOf(field, filters[field.name] ?? null, knobs));
  const words = typeof params['q'] === 'string' ? params['q'].toLowerCase().split(/\s+/).filter(Boolean) : [];
  const found = words.map((word): Expr => {
    const args: readonly Expr[] = [
      { is: 'column', name: '_full_text' },
      { is: 'text', value: word },
    ];
    const call: Expr = { is: 'call', name: 'strpos', args, star: false, distinct: false };
    return { is: 'binary', op: '>', left: call, right: { is: 'number', digits: '0' } };
  });
  const all = [...conditions, ...found];
  return all.length === 0
    ? null
    : all.reduce((left, right): Expr => ({ is: 'binary', op: 'and', left, right }));
}

// Python's dot stops at line feeds only.
const SORT = /^([^\n]+?)( +(asc|desc))?( nulls +(first|last) *)?$/i;
const OLD_SORT = /^([^\n]+?)( +(asc|desc) *)?$/i;
function sortItem(clause: string, fields: readonly DatastoreField[], knobs: SearchKnobs): OrderItem {
  const match = (knobs.sortsNulls ? SORT : OLD_SORT).exec(clause);
  const [, first = '', , direction, , nulls] = match ?? [];
  const name = first.length > 1 && first.startsWith('"') && first.endsWith('"') ? first.slice(1, -1) : first;
  if (match === null || !fields.some((field) => field.name === name)) throw invalid('sort', clause);
  const descending = direction?.toLowerCase() === 'desc';
  return {
    expr: { is: 'column', name },
    descending,
    nullsFirst: nulls === undefined ? descending : nulls.toLowerCase() === 'first',
  };
}
function sortOf(
  params: JsonObject,
  fields: readonly DatastoreField[],
  knobs: SearchKnobs,
): readonly OrderItem[] {
  const sort = params['sort'];
  const clauses = Array.isArray(sort)
    ? sort.map(String)
    : typeof sort === 'string' && sort !== ''
      ? sort.split(',').map((one) => one.trim())
      : ['_id'];
  return clauses.map((clause) => sortItem(clause, fields, knobs));
}
function shownFields(params: JsonObject, fields: readonly DatastoreField[]): readonly DatastoreField[] {
  const value = params['fields'];
  const names = Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string' && value !== ''
      ? value.split(',').map((one) => one.trim().replace(/^"|"$/g, ''))
      : null;
  if (names === null || names.length === 0) return fields;
  return names.map((name) => {
    const field = fields.find((one) => one.name === name);
    if (field === undefined) throw invalid('fields', name);
    return field;
  });
}

function cellText(value: Value, { type }: DatastoreField): string {
  if (type === 'timestamp') return JSON.stringify(toTheSecond(value));
  if (type === 'nested')
    return value !== null && typeof value === 'object' && value.is === 'json' ? value.text : 'null';
  return jsonOut(value, type);
}
function recordText(row: readonly Value[], fields: readonly DatastoreField[], rank: boolean): string {
  const cells = fields.map(
    (field, index) => `${JSON.stringify(field.name)}:${cellText(row[index] ?? null, field)}`,
  );
  return `{${[...cells, ...(rank ? ['"rank":0.0573088'] : [])].join(',')}}`;
}
function fieldJson({ name, shownType, info }: DatastoreField): JsonObject {
  return { id: name, type: shownType, ...(info === null ? {} : { info }) };
}

function linksOf(params: JsonObject, limit: number, offset: number): JsonObject {
  const at = (to: number): string => {
    const query = Object.entries(params).filter(
      ([key, value]) => key !== 'offset' && typeof value !== 'object',
    );
    const search = new URLSearchParams(Object.fromEntries(query.map(([key, value]) => [key, String(value)])));
    search.set('offset', String(to));
    return `/api/3/action/datastore_search?${search.toString()}`;
  };
  const prev = offset - limit > 0 ? { prev: at(offset - limit) } : {};
  return { start: at(0), next: at(offset + limit), ...prev };
}

/** The result as JSON text, since numbers have more digits than doubles. */
export function datastoreSearch(
  action: Action,
  id: string,
  table: DatastoreTable,
  knobs: SearchKnobs,
): string {
  const { params } = action;
  const fields = table.fields.slice(0, -1);
  const asked = wholeParam(params, 'limit', 100);
  const limit = knobs.rowsCap === null ? asked : Math.min(asked, knobs.rowsCap);
  const offset = wholeParam(params, 'offset', 0);
  if (knobs.bindsParameters && fields.some(({ name }) => bindParameters(`"${name}"`).length > 0))
    throw new ActionError(500, 'Internal Server Error', 'Internal Server Error');
  const shown = shownFields(params, fields);
  const orderBy = sortOf(params, fields, knobs);
  const select = shown.map(({ name }) => ({ expr: { is: 'column', name } as const, as: null }));
  const base = { from: { is: 'table', name: id } as const, groupBy: [], distinct: false };
  try {
    const where = whereOf(params, fields, knobs);
    const page = runSelect({ ...base, select, where, orderBy, limit, offset }, () => pgTable(table));
    // Applied after LIMIT: ckan/ckan#9365.
    const texts = page.rows.map((row) => recordText(row, shown, typeof params['q'] === 'string'));
    const records = flagParam(params, 'distinct', false) ? [...new Set(texts)] : texts;
    const counted = (): number =>
      runSelect({ ...base, select: [], where, orderBy: [], limit: null, offset: 0 }, () => pgTable(table))
        .rows.length;
    const isCounted = knobs.alwaysCounts || flagParam(params, 'include_total', true);
    const isEstimate = knobs.estimate !== null && where === null;
    const total = !isCounted ? null : isEstimate ? knobs.estimate : counted();
    return resultText(params, id, { records, shown, limit, offset, total, isEstimate }, knobs);
  } catch (error) {
    if (error instanceof SqlError || error instanceof SqlDataError) throw refused(error.message, 'SELECT …');
    throw error;
  }
}
interface Found {
  readonly records: readonly string[];
  readonly shown: readonly DatastoreField[];
  readonly limit: number;
  readonly offset: number;
  readonly total: number | null;
  readonly isEstimate: boolean;
}
function resultText(params: JsonObject, id: string, found: Found, knobs: SearchKnobs): string {
  const { limit, offset, total, shown } = found;
  const rank = typeof params['q'] === 'string' ? [{ id: 'rank', type: 'float' }] : [];
  const before = JSON.stringify({
    include_total: total !== null,
    ...(params['limit'] === undefined && knobs.rowsCap === null ? {} : { limit }),
    ...(offset === 0 ? {} : { offset }),
    ...(params['filters'] === undefined ? {} : { filters: jsonParam(params['filters'], 'filters') }),
    ...(params['sort'] === undefined ? {} : { sort: params['sort'] }),
    records_format: 'objects',
    resource_id: id,
  });
  const after = JSON.stringify({
    fields: [...shown.map(fieldJson), ...rank],
    _links: linksOf(params, limit, offset),
    ...(total === null ? {} : { total }),
    ...(total === null || !knobs.saysEstimated ? {} : { total_was_estimated: found.isEstimate }),
  });
  return `${before.slice(0, -1)}, "records": [${found.records.join(',')}], ${after.slice(1)}`;
}

/** `hasFields`: as 2.10 and later answer. */
export function datastoreInfo(id: string, table: DatastoreTable, hasFields: boolean): string {
  const fields = table.fields.slice(1, -1);
  const count = table.rows.length;
  if (!hasFields) {
    const types = fields.map(({ name, type }) => [
      name,
      isFloat(type) ? 'number' : type === 'text' ? 'text' : type,
    ]);
    return JSON.stringify({ schema: Object.fromEntries(types), meta: { count } });
  }
  return JSON.stringify({
    meta: { id, count, table_type: 'BASE TABLE', aliases: [] },
    fields: fields.map((field) => ({
      ...fieldJson(field),
      schema: {
        native_type: field.shownType,
        notnull: false,
        index_name: null,
        is_index: false,
        uniquekey: false,
      },
    })),
  });
}
