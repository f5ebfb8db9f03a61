/** Questions about a table that hit its values now and then. */
import fc from 'fast-check';
import type {
  AggregateFn,
  AggregateQuery,
  Cell,
  ColumnType,
  Predicate,
  Row,
  Scalar,
  SortKey,
} from '../../../src/domain/query/ast.ts';
import {
  AGGREGATE_TYPES,
  BUCKET_TYPES,
  FILTER_TYPES,
  SORT_TYPES,
} from '../../../src/domain/query/operators.ts';
import type { Column } from '../../../src/domain/query/table.ts';
import { coordinate, day, decimal, huge, integer, local, word, zoned } from './arbitrary-files.ts';

/** The key of every table out of a file. */
export const ROW: Column = {
  name: ':row',
  type: 'integer',
  nullable: false,
  title: null,
  description: null,
  sourceType: 'row',
  system: true,
};

/** Near a value of the column: itself, or something beside it. */
function literal(type: ColumnType, cells: readonly Cell[]): fc.Arbitrary<Scalar> {
  const scalars = cells.filter(
    (cell): cell is Scalar =>
      cell !== null &&
      typeof cell !== 'object' &&
      !(typeof cell === 'string' && (cell.includes('\u0000') || !cell.isWellFormed())),
  );
  const held = scalars.length > 0 ? [fc.constantFrom(...scalars)] : [];
  switch (type) {
    case 'integer':
    case 'decimal': {
      const beside = fc.tuple(
        fc.constantFrom(...(scalars.length > 0 ? scalars : ['0'])),
        fc.constantFrom('1', '5', '0000000000000000000001'),
      );
      const odd = beside.map(([value, digits]) => {
        const text = String(value);
        return type === 'integer' || /e/i.test(text)
          ? text
          : text.includes('.')
            ? `${text}${digits}`
            : `${text}.${digits}`;
      });
      return fc.oneof(...held, type === 'integer' ? huge : odd, type === 'integer' ? integer : decimal);
    }
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.oneof(...held, day);
    case 'instant': {
      const finer = fc
        .tuple(
          fc.constantFrom(...(scalars.length > 0 ? scalars : ['2024-01-01T00:00:00.1'])),
          fc.constantFrom('1', '0000001', '9999999'),
        )
        .map(([value, digits]) => {
          const text = String(value).replace('Z', '');
          return text.includes('.') ? `${text}${digits}` : `${text}.000000${digits}`;
        });
      return fc.oneof(...held, zoned, local, finer);
    }
    default:
      return fc.oneof(...held, word);
  }
}
function part(cells: readonly Cell[]): fc.Arbitrary<string> {
  const texts = cells.filter(
    (cell): cell is string => typeof cell === 'string' && cell.isWellFormed() && !cell.includes('\u0000'),
  );
  const cut = fc
    .tuple(fc.constantFrom('', ...texts), fc.nat(3), fc.nat(3))
    .map(([text, from, length]) => [...text].slice(from, from + length).join(''));
  return fc.oneof(
    cut,
    cut.map((text) => text.toUpperCase()),
    word,
  );
}
const box = fc.tuple(coordinate, coordinate, coordinate, coordinate).map(([west, a, east, b]) => {
  const [south, north] = [Math.max(-90, Math.min(a, b, 90)), Math.min(90, Math.max(a, b, -90))];
  return [west, south, east, north] as const;
});

function leaf(columns: readonly Column[], rows: readonly Row[]): fc.Arbitrary<Predicate> {
  return fc.constantFrom(...columns).chain((of): fc.Arbitrary<Predicate> => {
    const cells = rows.map((row) => (Object.hasOwn(row, of.name) ? (row[of.name] ?? null) : null));
    const ops = Object.keys(FILTER_TYPES).filter((op): op is 'eq' =>
      FILTER_TYPES[op as 'eq'].includes(of.type),
    );
    const column = of.name;
    const value = literal(of.type, cells);
    return fc.constantFrom(...(ops as string[])).chain((op): fc.Arbitrary<Predicate> => {
      switch (op) {
        case 'eq':
        case 'ne':
        case 'lt':
        case 'le':
        case 'gt':
        case 'ge':
          return value.map((literally) => ({ op, column, value: literally }));
        case 'in':
        case 'notIn':
          return fc.array(value, { maxLength: 4 }).map((values) => {
            const list = { op: 'in', column, values } as const;
            return op === 'in' ? list : { op: 'not', of: list };
          });
        case 'contains':
        case 'startsWith':
        case 'notContains':
        case 'notStartsWith': {
          const positive = op === 'contains' || op === 'notContains' ? 'contains' : 'startsWith';
          return fc.tuple(part(cells), fc.boolean()).map(([text, fold]) => {
            const match = { op: positive, column, value: text, fold } as const;
            return op === positive ? match : { op: 'not', of: match };
          });
        }
        case 'within':
        case 'notWithin':
          return box.map((edges) => {
            const inside = { op: 'within', column, box: edges } as const;
            return op === 'within' ? inside : { op: 'not', of: inside };
          });
        default: {
          const none = { op: 'isNull', column } as const;
          return fc.constant(op === 'isNull' ? none : { op: 'not', of: none });
        }
      }
    });
  });
}

function predicate(columns: readonly Column[], rows: readonly Row[]): fc.Arbitrary<Predicate | null> {
  const one = leaf(columns, rows);
  const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      one,
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { maxLength: 3 }))
        .map(([op, of]): Predicate => ({ op, of })),
      tie('tree').map((of): Predicate => ({ op: 'not', of })),
    ),
  }));
  return fc.option(tree, { freq: 9 });
}

export interface Question {
  readonly columns: readonly string[];
  readonly where: Predicate | null;
  readonly orderBy: readonly SortKey[];
  readonly window: { readonly offset: number; readonly limit: number };
}
export function questions(columns: readonly Column[], rows: readonly Row[]): fc.Arbitrary<Question> {
  const sortable = columns.filter(({ type }) => SORT_TYPES.includes(type));
  const key = fc.record({
    column: fc.constantFrom(...sortable.map(({ name }) => name)),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
    nulls: fc.constantFrom('first' as const, 'last' as const),
  });
  return fc.record({
    columns: fc.shuffledSubarray(
      columns.map(({ name }) => name),
      { minLength: 1 },
    ),
    where: predicate(columns, rows),
    orderBy: fc.array(key, { maxLength: 3 }),
    window: fc.record({ offset: fc.nat(4), limit: fc.nat(15) }),
  });
}

export function aggregates(
  columns: readonly Column[],
  rows: readonly Row[],
  able: Partial<Record<AggregateFn, readonly ColumnType[]>>,
): fc.Arbitrary<AggregateQuery> {
  const measures = columns.flatMap(({ name, type }) =>
    (Object.keys(AGGREGATE_TYPES) as AggregateFn[])
      .filter((fn) => able[fn]?.includes(type) === true)
      .map((fn) => ({ fn, column: name as string | null })),
  );
  const keys = columns.flatMap(({ name, type }) => [
    ...(SORT_TYPES.includes(type) ? [{ column: name, bucket: null }] : []),
    ...(BUCKET_TYPES.includes(type)
      ? (['day', 'month', 'year'] as const).map((bucket) => ({ column: name, bucket }))
      : []),
  ]);
  return fc.record({
    where: predicate(columns, rows),
    groupBy: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 2, selector: ({ column }) => column }),
    measures: fc
      .array(fc.constantFrom({ fn: 'count' as const, column: null }, ...measures), {
        minLength: 1,
        maxLength: 5,
      })
      .map((chosen) => chosen.map((measure, at) => ({ ...measure, as: `m${String(at)}` }))),
    limit: fc.integer({ min: 1, max: 20 }),
  });
}
