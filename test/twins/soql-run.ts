/** Runs a statement over rows: filter, group, order, window, select. */
import { AGGREGATES, hasAggregate, keyOf, reduced, typeOfAggregate, whole } from './soql-aggregate.ts';
import {
  compileSoql,
  type Compiled,
  type CompileContext,
  type SoqlRow,
  type SoqlScope,
} from './soql-compile.ts';
import type { SoqlExpression } from './soql-expression.ts';
import type { SoqlOrder, SoqlStatement } from './soql-statement.ts';
import { SoqlError } from './soql-tokens.ts';
import { compareValues, type SoqlDialect, type SoqlType, type SoqlValue } from './soql-value.ts';

export interface SoqlTable {
  /** User columns first, then computed ones, then system ones. */
  readonly columns: ReadonlyMap<string, SoqlType>;
  readonly rows: readonly SoqlRow[];
}
export interface SoqlField {
  readonly name: string;
  readonly type: SoqlType | 'null';
}
export interface SoqlResult {
  readonly fields: readonly SoqlField[];
  /** Values in the order of `fields`. */
  readonly rows: readonly (readonly SoqlValue[])[];
}

/** The same expression, wherever it stands. */
function spelling(expression: SoqlExpression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value));
}

type Known = (expression: SoqlExpression) => Compiled | null;

function rowContext(table: SoqlTable, dialect: SoqlDialect, known: Known): CompileContext {
  return {
    columns: table.columns,
    dialect,
    known,
    allowsColumns: true,
    aggregate(fn, _of, at) {
      if (!AGGREGATES.has(fn)) return null;
      throw new SoqlError('aggregate-in-ungrouped-context', `Cannot use aggregate function here: ${fn}`, at, {
        function: fn,
      });
    },
  };
}
function groupContext(inner: CompileContext, known: Known): CompileContext {
  return {
    ...inner,
    known,
    allowsColumns: false,
    aggregate(fn, [argument], at) {
      if (!AGGREGATES.has(fn)) return null;
      if (fn === 'count(*)') return { type: 'number', literal: null, of: ({ group }) => whole(group.length) };
      if (argument === undefined) throw new SoqlError('bad-parse', `Expected an argument of ${fn}`, at);
      const value = compileSoql(argument, inner);
      const type = typeOfAggregate(fn, value.type, at);
      const of = ({ group, keys }: SoqlScope): SoqlValue =>
        reduced(
          fn,
          group.map((row) => value.of({ row, group: [], keys })),
          inner.dialect,
        );
      return { type, literal: null, of };
    },
  };
}

interface Selected extends SoqlField {
  readonly compiled: Compiled;
}
function isSystem(name: string): boolean {
  return name.startsWith(':') && !name.startsWith(':@');
}

/** An order drops the computed regions from `*`. */
function starred(statement: SoqlStatement, table: SoqlTable, context: CompileContext): readonly Selected[] {
  const isWanted = (name: string): boolean => {
    if (isSystem(name)) return statement.systemStar;
    return statement.userStar && (!name.startsWith(':@') || statement.orderBy.length === 0);
  };
  return [...table.columns]
    .filter(([name]) => isWanted(name))
    .map(([name, type]) => ({
      name,
      type,
      compiled: compileSoql({ is: 'column', name, at: 0 }, context),
    }));
}
function implicitName(expression: SoqlExpression, index: number): string {
  if (expression.is === 'column') return expression.name;
  if (expression.is === 'literal') return `_${index}`;
  const inner = expression.of[0];
  const of = inner?.is === 'column' ? `_${inner.name}` : '';
  return `${expression.fn.replace('(*)', '').replace(' ', '_')}${of}`;
}
function selectedOf(
  statement: SoqlStatement,
  table: SoqlTable,
  context: CompileContext,
): readonly Selected[] {
  const fields: Selected[] = [...starred(statement, table, context)];
  for (const [index, { expression, alias }] of statement.selected.entries()) {
    const name = alias ?? implicitName(expression, index);
    const isTaken = fields.some((field) => field.name === name);
    if (isTaken || (alias !== null && table.columns.has(alias) && expression.is !== 'column'))
      throw new SoqlError('duplicate-alias', `Duplicate alias: ${name}`, expression.at, { name });
    const compiled = compileSoql(expression, context);
    fields.push({ name, type: compiled.type, compiled });
  }
  return fields;
}

interface Order extends Pick<SoqlOrder, 'descending' | 'nullsLast'> {
  readonly compiled: Compiled;
}
function ordered(
  scopes: readonly SoqlScope[],
  orders: readonly Order[],
  dialect: SoqlDialect,
): readonly SoqlScope[] {
  const keyed = scopes.map((scope) => ({ scope, keys: orders.map(({ compiled }) => compiled.of(scope)) }));
  keyed.sort((left, right) => {
    for (const [index, { descending, nullsLast }] of orders.entries()) {
      const [a = null, b = null] = [left.keys[index], right.keys[index]];
      if (a === null && b === null) continue;
      if (a === null || b === null) return (a === null) === nullsLast ? 1 : -1;
      const order = compareValues(a, b, dialect);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ scope }) => scope);
}

function grouped(
  rows: readonly SoqlRow[],
  keys: readonly Compiled[],
  dialect: SoqlDialect,
): readonly SoqlScope[] {
  if (keys.length === 0) return [{ row: {}, group: rows, keys: [] }];
  const groups = new Map<string, { readonly group: SoqlRow[]; readonly keys: readonly SoqlValue[] }>();
  for (const row of rows) {
    const values = keys.map((key) => key.of({ row, group: [], keys: [] }));
    const name = values.map((value) => keyOf(value, dialect)).join('\u0000');
    const known = groups.get(name);
    if (known === undefined) groups.set(name, { group: [row], keys: values });
    else known.group.push(row);
  }
  return [...groups.values()].map((each) => ({ row: {}, ...each }));
}

/** Names given in the statement itself, where the table has no column of that name. */
function aliasesIn(
  statement: SoqlStatement,
  table: SoqlTable,
): (expression: SoqlExpression) => SoqlExpression {
  const aliases = new Map(
    statement.selected.flatMap(({ alias, expression }) =>
      alias === null ? [] : [[alias, expression] as const],
    ),
  );
  return (expression) =>
    expression.is === 'column' && !table.columns.has(expression.name)
      ? (aliases.get(expression.name) ?? expression)
      : expression;
}

/** What rows are told apart by, and what may be said of their groups. */
function grouping(
  statement: SoqlStatement,
  inner: CompileContext,
  meant: (of: SoqlExpression) => SoqlExpression,
) {
  const keys = statement.groupBy.map((each) => compileSoql(each, inner));
  const spellings = statement.groupBy.map((each) => spelling(meant(each)));
  const outer: CompileContext = groupContext(inner, (expression) => {
    const index = spellings.indexOf(spelling(meant(expression)));
    const key = keys[index];
    if (key !== undefined) return { type: key.type, literal: null, of: (scope) => scope.keys[index] ?? null };
    const other = meant(expression);
    return other === expression ? null : compileSoql(other, outer);
  });
  return { keys, outer };
}

function filtered(statement: SoqlStatement, table: SoqlTable, context: CompileContext): readonly SoqlRow[] {
  if (statement.search !== null) throw new SoqlError('bad-parse', 'SEARCH is beyond this subset', 0);
  if (statement.where === null) return table.rows;
  const where = compileSoql(statement.where, context);
  if (where.type !== 'boolean')
    throw new SoqlError('type-mismatch', `Type mismatch for WHERE, is ${where.type}`, 0, {
      type: where.type,
    });
  return table.rows.filter((row) => where.of({ row, group: [], keys: [] }) === true);
}

/** `rows` in whatever order they are to come without an ORDER BY. Throws SoqlError. */
export function runSoql(statement: SoqlStatement, table: SoqlTable, dialect: SoqlDialect): SoqlResult {
  const meant = aliasesIn(statement, table);
  const inner: CompileContext = rowContext(table, dialect, (expression) => {
    const other = meant(expression);
    return other === expression ? null : compileSoql(other, inner);
  });
  const kept = filtered(statement, table, inner);
  const isGrouped =
    statement.groupBy.length > 0 || statement.selected.some(({ expression }) => hasAggregate(expression));
  const { keys, outer } = isGrouped ? grouping(statement, inner, meant) : { keys: [], outer: inner };
  const fields = selectedOf(statement, table, outer);
  const having = statement.having === null ? null : compileSoql(statement.having, outer);
  const orders = statement.orderBy.map((order) => ({
    ...order,
    compiled: compileSoql(order.expression, outer),
  }));
  const scopes = isGrouped
    ? grouped(kept, keys, dialect).filter((scope) => having === null || having.of(scope) === true)
    : kept.map((row) => ({ row, group: [], keys: [] }));
  const end = statement.limit === null ? undefined : statement.offset + statement.limit;
  return {
    fields: fields.map(({ name, type }) => ({ name, type })),
    rows: ordered(scopes, orders, dialect)
      .slice(statement.offset, end)
      .map((scope) => fields.map(({ compiled }) => compiled.of(scope))),
  };
}
