/** Random questions for a table that is known: its columns, with literals that stand in its rows and some beside them. */
import fc from 'fast-check';
import type { AggregateFn, AggregateQuery, Leaf, Row, Scalar, SortKey } from '../../src/domain/query/ast.ts';
import { AGGREGATE_TYPES, BUCKET_TYPES, FILTER_TYPES, SORT_TYPES } from '../../src/domain/query/operators.ts';
import { cellOf } from '../../src/domain/query/row.ts';
import type { Column, TableSchema } from '../../src/domain/query/table.ts';
import type { RowsQuestion } from '../../src/ports/rows.ts';
import { aPredicate } from './row-arbitraries.ts';

export interface Known {
  readonly schema: TableSchema;
  readonly rows: readonly Row[];
}

function isScalar(cell: unknown): cell is Scalar {
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean';
}
function literalsOf({ rows }: Known, { name }: Column): readonly Scalar[] {
  return [...new Set(rows.map((row) => cellOf(row, name)).filter(isScalar))];
}
/** Pieces of the texts of a column, in other letters too. */
function piecesOf(literals: readonly Scalar[]): fc.Arbitrary<string> {
  const texts = literals.filter((literal): literal is string => typeof literal === 'string');
  return fc
    .record({
      text: fc.constantFrom('', "o'x", '%', ...texts),
      from: fc.nat(3),
      length: fc.nat(6),
      isUpper: fc.boolean(),
    })
    .map(({ text, from, length, isUpper }) => {
      const piece = [...text].slice(from, from + length).join('');
      return isUpper ? piece.toUpperCase() : piece;
    });
}

function leavesOf(known: Known, column: Column): readonly fc.Arbitrary<Leaf>[] {
  const { name, type } = column;
  const literals = literalsOf(known, column);
  const can = (op: Leaf['op']): boolean => FILTER_TYPES[op].includes(type);
  const leaves: fc.Arbitrary<Leaf>[] = [fc.constant({ op: 'isNull' as const, column: name })];
  if (literals.length > 0)
    for (const op of ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const)
      if (can(op)) leaves.push(fc.constantFrom(...literals).map((value) => ({ op, column: name, value })));
  if (literals.length > 0 && can('in'))
    leaves.push(
      fc
        .array(fc.constantFrom(...literals), { maxLength: 4 })
        .map((values) => ({ op: 'in' as const, column: name, values })),
    );
  for (const op of ['contains', 'startsWith'] as const)
    if (can(op))
      leaves.push(
        fc
          .record({ value: piecesOf(literals), fold: fc.boolean() })
          .map(({ value, fold }) => ({ op, column: name, value, fold })),
      );
  if (can('within'))
    leaves.push(
      fc
        .constantFrom([-180, -90, 180, 90] as const, [0, 0, 10, 50] as const, [170, -60, -60, 60] as const)
        .map((box) => ({ op: 'within' as const, column: name, box })),
    );
  return leaves;
}

function wheresOf(known: Known) {
  const leaf = fc.oneof(...known.schema.columns.flatMap((column) => leavesOf(known, column)));
  return fc.option(aPredicate(1, leaf), { nil: null });
}

/** Texts are left out of what is sorted by where the portal has a collation of its own. */
function sortable({ schema }: Known): readonly Column[] {
  const isOwn = (schema.capabilities.orderBy?.text ?? 'code-point') !== 'code-point';
  return schema.columns.filter(({ type }) => SORT_TYPES.includes(type) && !(isOwn && type === 'text'));
}

export function rowQuestionsOf(known: Known): fc.Arbitrary<RowsQuestion['query']> {
  const names = known.schema.columns.map(({ name }) => name);
  const sortKey: fc.Arbitrary<SortKey> = fc.record({
    column: fc.constantFrom(...sortable(known).map(({ name }) => name)),
    direction: fc.constantFrom('asc', 'desc'),
    nulls: fc.constantFrom('first', 'last'),
  });
  return fc.record({
    columns: fc.oneof(
      fc.constant('all' as const),
      fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
    ),
    where: wheresOf(known),
    orderBy: fc.uniqueArray(sortKey, { maxLength: 2, selector: ({ column }) => column }),
  });
}

export function groupQuestionsOf(known: Known): fc.Arbitrary<AggregateQuery> {
  const { columns } = known.schema;
  const keys = [
    ...sortable(known).map(({ name }) => ({ column: name, bucket: null })),
    ...columns
      .filter(({ type }) => BUCKET_TYPES.includes(type))
      .flatMap(({ name }) => (['day', 'month', 'year'] as const).map((bucket) => ({ column: name, bucket }))),
  ];
  const functions: readonly AggregateFn[] = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'];
  // A least and a greatest text are those of a collation too.
  const comparable = new Set(sortable(known).map(({ name }) => name));
  const measures = functions.flatMap((fn) =>
    columns
      .filter(({ type }) => AGGREGATE_TYPES[fn].includes(type))
      .filter(({ name }) => (fn !== 'min' && fn !== 'max') || comparable.has(name))
      .map(({ name }) => ({ fn, column: name })),
  );
  return fc.record({
    where: wheresOf(known),
    groupBy: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 2, selector: ({ column }) => column }),
    measures: fc
      .array(fc.constantFrom({ fn: 'count' as const, column: null }, ...measures), {
        minLength: 1,
        maxLength: 3,
      })
      .map((of) => of.map((measure, at) => ({ ...measure, as: `m${at}` }))),
    limit: fc.constant(1_000),
  });
}
