/** Runs a SELECT over tables in memory. */
import type { Expr, OrderItem, Query, SelectItem } from './ast.ts';
import { addNumbers, compareValues, divide, isNum, wholeNumber } from './compare.ts';
import { compileCondition, compileExpr, type Compiled, type Scope } from './evaluate.ts';
import { textOut } from './output.ts';
import { SqlError } from './tokens.ts';
import { isFloat, isNumber, isTime, isText, type PgType, type Value } from './values.ts';

export interface PgColumn {
  readonly name: string;
  readonly type: PgType;
}
export interface PgTable {
  readonly columns: readonly PgColumn[];
  readonly rows: readonly (readonly Value[])[];
}
type Row = readonly Value[];
interface Group {
  readonly keys: Row;
  readonly rows: readonly Row[];
}

function columnScope(columns: readonly PgColumn[]): Scope<Row> {
  const at = new Map(columns.map(({ name }, index) => [name, index]));
  return (expr) => {
    const index = expr.is === 'column' ? at.get(expr.name) : undefined;
    const column = index === undefined ? undefined : columns[index];
    return column === undefined || index === undefined
      ? null
      : { type: column.type, collation: null, run: (row) => row[index] ?? null };
  };
}

const AGGREGATES = new Set(['count', 'sum', 'avg', 'min', 'max']);
function isAggregate(expr: Expr): expr is Extract<Expr, { is: 'call' }> {
  return expr.is === 'call' && AGGREGATES.has(expr.name);
}
function hasAggregate(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasAggregate);
  if (typeof part !== 'object' || part === null) return false;
  if ('is' in part && part.is === 'call' && 'name' in part && AGGREGATES.has(String(part.name))) return true;
  return Object.values(part).some(hasAggregate);
}

function keyOf(value: Value, type: PgType): string {
  return value === null
    ? 'null'
    : `=${isNum(value) ? (textOut(value, type) ?? '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : textOut(value, type)}`;
}
function distinctOf(values: readonly Value[], type: PgType): readonly Value[] {
  return [...new Map(values.map((value) => [keyOf(value, type), value])).values()];
}

function fold(name: string, values: readonly Value[], of: Compiled<Row>): Value {
  if (name === 'count') return wholeNumber(values.length);
  const [first, ...rest] = values;
  if (first === undefined) return null;
  if (name === 'min' || name === 'max') {
    const sign = name === 'min' ? 1 : -1;
    return rest.reduce<Value>(
      (best, value) => (compareValues(value, best, of.collation) * sign < 0 ? value : best),
      first,
    );
  }
  if (!isNum(first)) return null;
  const sum = rest.reduce(
    (total, value) => (isNum(total) && isNum(value) ? addNumbers(total, value) : total),
    first,
  );
  return name === 'avg' && isNum(sum) ? divide(sum, values.length) : sum;
}
function aggregateType(name: string, of: PgType): PgType {
  const isFit =
    name === 'count' || isNumber(of) || ((name === 'min' || name === 'max') && (isTime(of) || isText(of)));
  if (!isFit) throw new SqlError(`function ${name}(${of}) does not exist`);
  if (name === 'count') return 'int8';
  if (name === 'min' || name === 'max') return of;
  if (isFloat(of)) return 'float8';
  return name === 'sum' && of === 'int4' ? 'int8' : 'numeric';
}
function compileAggregate(call: Extract<Expr, { is: 'call' }>, columns: Scope<Row>): Compiled<Group> {
  if (call.star) return { type: 'int8', collation: null, run: ({ rows }) => wholeNumber(rows.length) };
  const [arg, ...more] = call.args;
  if (arg === undefined || more.length > 0) throw new SqlError(`function ${call.name}() does not exist`);
  const of = compileExpr(arg, columns);
  if (call.distinct && (of.type === 'json' || of.type === 'nested'))
    throw new SqlError(`could not identify an equality operator for type ${of.type}`);
  return {
    type: aggregateType(call.name, of.type),
    collation: of.collation,
    run: ({ rows }) => {
      const values = rows.map((row) => of.run(row)).filter((value) => value !== null);
      return fold(call.name, call.distinct ? distinctOf(values, of.type) : values, of);
    },
  };
}
function groupScope(query: Query, columns: Scope<Row>): Scope<Group> {
  const keys = query.groupBy.map((expr) => ({
    source: JSON.stringify(expr),
    key: compileExpr(expr, columns),
  }));
  return (expr) => {
    const source = JSON.stringify(expr);
    const at = keys.findIndex((one) => one.source === source);
    const found = keys[at];
    if (found !== undefined) return { ...found.key, run: (group) => group.keys[at] ?? null };
    if (isAggregate(expr)) return compileAggregate(expr, columns);
    if (expr.is === 'column' && columns(expr) !== null)
      throw new SqlError(`column "${expr.name}" must appear in the GROUP BY clause`);
    return null;
  };
}
function groupsOf(query: Query, rows: readonly Row[], columns: Scope<Row>): readonly Group[] {
  const keys = query.groupBy.map((expr) => compileExpr(expr, columns));
  if (keys.length === 0) return [{ keys: [], rows }];
  const groups = new Map<string, { keys: Row; rows: Row[] }>();
  for (const row of rows) {
    const values = keys.map((key) => key.run(row));
    const id = JSON.stringify(values.map((value, index) => keyOf(value, keys[index]?.type ?? 'text')));
    const group = groups.get(id) ?? { keys: values, rows: [] };
    group.rows.push(row);
    groups.set(id, group);
  }
  return [...groups.values()];
}

function nameOf({ expr, as }: SelectItem): string {
  if (as !== null) return as;
  if (expr.is === 'column') return expr.name;
  if (expr.is === 'call') return expr.name;
  return expr.is === 'cast' && expr.of.is === 'column' ? expr.of.name : '?column?';
}
function compareBy<R>(items: readonly { readonly item: OrderItem; readonly key: Compiled<R> }[]) {
  return (left: R, right: R): number => {
    for (const { item, key } of items) {
      const [a, b] = [key.run(left), key.run(right)];
      if (a === null && b === null) continue;
      if (a === null || b === null) return (a === null) === item.nullsFirst ? -1 : 1;
      const order = compareValues(a, b, key.collation);
      if (order !== 0) return item.descending ? -order : order;
    }
    return 0;
  };
}

function project<R>(
  query: Query,
  items: readonly SelectItem[],
  sources: readonly R[],
  scope: Scope<R>,
): PgTable {
  const outputs = items.map((item) => ({ name: nameOf(item), key: compileExpr(item.expr, scope) }));
  // In ORDER BY a bare name is an output first.
  const ordered = query.orderBy.map((item) => {
    const name = item.expr.is === 'column' ? item.expr.name : null;
    return {
      item,
      key: outputs.find((output) => output.name === name)?.key ?? compileExpr(item.expr, scope),
    };
  });
  for (const { key } of ordered)
    if (key.type === 'json' || key.type === 'nested')
      throw new SqlError(`could not identify an ordering operator for type ${key.type}`);
  const sorted = ordered.length === 0 ? sources : [...sources].sort(compareBy(ordered));
  const end = query.limit === null ? undefined : query.offset + query.limit;
  const columns = outputs.map(({ name, key }) => ({
    name,
    type: key.type === 'unknown' ? ('text' as const) : key.type,
  }));
  const rows = sorted.map((source) => () => outputs.map(({ key }) => key.run(source)));
  if (!query.distinct) return { columns, rows: rows.slice(query.offset, end).map((row) => row()) };
  const all = rows.map((row) => row());
  const unique = new Map(
    all.map((row) => [JSON.stringify(row.map((v, i) => keyOf(v, columns[i]?.type ?? 'text'))), row]),
  );
  return { columns, rows: [...unique.values()].slice(query.offset, end) };
}

/** `tableNamed` throws SqlError for a table that is not there. */
export function runSelect(query: Query, tableNamed: (name: string) => PgTable): PgTable {
  const { from } = query;
  const source: PgTable =
    from === null
      ? { columns: [], rows: [[]] }
      : from.is === 'table'
        ? tableNamed(from.name)
        : runSelect(from.query, tableNamed);
  const scope = columnScope(source.columns);
  const where = query.where === null ? null : compileCondition(query.where, scope);
  const rows = where === null ? source.rows : source.rows.filter((row) => where.run(row) === true);
  const items: readonly SelectItem[] =
    query.select === '*'
      ? source.columns.map(({ name }) => ({ expr: { is: 'column', name }, as: null }))
      : query.select;
  const isGrouped = query.groupBy.length > 0 || items.some(({ expr }) => hasAggregate(expr));
  if (!isGrouped) return project(query, items, rows, scope);
  return project(query, items, groupsOf(query, rows, scope), groupScope(query, scope));
}
