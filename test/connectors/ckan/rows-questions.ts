/** Questions of every kind that a schema says it can answer. */
import type {
  Column,
  Condition,
  FilterOp,
  Scalar,
  SortKey,
  TableSchema,
} from '../../../src/connector/index.ts';
import { literalFor } from '../../../src/domain/query/literal.ts';
import { rowMaker } from '../../twins/rows.ts';
import type { OpenedRows } from './rows-portal.ts';

/** Values that the column holds, and some beside them. */
function literalsFor({ all }: OpenedRows, column: Column): readonly Scalar[] {
  const held = all.flatMap((row) => {
    const cell = row[column.name];
    return typeof cell === 'object' || cell === undefined ? [] : [cell];
  });
  const maker = rowMaker(held.length);
  const beside: Readonly<Record<string, readonly Scalar[]>> = {
    text: ['zz', '%', '_', '!', "'", '\\', ':', 'a.c', '(', '[x]', 'ẞ', 'ı', '\u212a'],
    integer: [0, -3, '9223372036854775808', '99999999999999999999999'],
    decimal: [0.5, '0.30000000000000001', '12345678901234567.8900001'],
    boolean: [true, false],
    date: ['2021-06-15', '0001-01-01', '9999-12-31'],
    instant: ['2021-06-15T12:00:00Z', '2021-06-15T12:00:00.1234567Z'],
  };
  const some = Array.from({ length: 6 }, () => maker.pick(held.length === 0 ? [''] : held));
  return [...some, ...(beside[column.type] ?? [])].map((value) => literalFor(column, value));
}
export function leavesFor(opened: OpenedRows, op: FilterOp, column: Column): readonly Condition[] {
  const name = column.name;
  if (op === 'isNull' || op === 'notNull') return [{ op, column: name }];
  const literals = literalsFor(opened, column);
  if (op === 'in' || op === 'notIn')
    return [3, 5].map((step) => ({ op, column: name, values: literals.filter((_, i) => i % step < 2) }));
  if (op === 'contains' || op === 'notContains' || op === 'startsWith' || op === 'notStartsWith')
    return literals.flatMap((value) => {
      const part = [...String(value)].slice(0, 2).join('');
      return [
        { op, column: name, value: String(value), fold: true },
        { op, column: name, value: part, fold: false },
      ];
    });
  if (op === 'within' || op === 'notWithin') return [];
  return literals.map((value) => ({ op, column: name, value }));
}
export function declared({ capabilities }: TableSchema): readonly (readonly [FilterOp, string])[] {
  const ops: readonly FilterOp[] = [
    'eq',
    'ne',
    'lt',
    'le',
    'gt',
    'ge',
    'in',
    'notIn',
    'contains',
    'notContains',
    'startsWith',
    'notStartsWith',
    'isNull',
    'notNull',
    'within',
    'notWithin',
  ];
  return ops.flatMap((op) => Object.keys(capabilities.filter[op] ?? {}).map((type) => [op, type] as const));
}

export function sortsFor({ capabilities, columns }: TableSchema): readonly (readonly SortKey[])[] {
  const { orderBy } = capabilities;
  if (orderBy === null) return [];
  const sortable = columns.filter(
    ({ type, nullable }) =>
      orderBy.types.includes(type) &&
      (orderBy.nulls === 'choose' || !nullable) &&
      (orderBy.text === 'code-point' || type !== 'text'),
  );
  const one = sortable.flatMap(({ name }) =>
    (['asc', 'desc'] as const).flatMap((direction) =>
      (['first', 'last'] as const).map((nulls): readonly SortKey[] => [{ column: name, direction, nulls }]),
    ),
  );
  const [first = [], ...more] = one;
  return [...one, [...first, ...(more.at(-1) ?? [])], [...(more.at(-2) ?? []), ...(more.at(5) ?? [])]];
}
