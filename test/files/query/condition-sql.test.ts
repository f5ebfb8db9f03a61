/** Nothing of the portal's or the caller's ever gets into a statement: names are made here, values are parameters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Scalar } from '../../../src/domain/query/ast.ts';
import { conditionSql } from '../../../src/files/query/condition-sql.ts';
import { rowsStatement } from '../../../src/files/query/rows-sql.ts';
import { aggregateStatement } from '../../../src/files/query/aggregate-sql.ts';
import { namesOf, ParameterList } from '../../../src/files/query/statement.ts';
import type { Storage } from '../../../src/files/storage.ts';
import type { TableColumn } from '../../../src/files/table-about.ts';

/** Questions in the suite; 100,000 were run once. */
const STATEMENTS = 5_000;

const STORAGES: readonly Storage[] = [
  { as: 'text', marked: false },
  { as: 'text', marked: true },
  { as: 'bigint' },
  { as: 'decimal', whole: 5, scale: 2 },
  { as: 'double' },
  { as: 'boolean' },
  { as: 'date' },
  { as: 'timestamp', zoned: true },
  { as: 'point' },
  { as: 'json' },
];
function column(name: string, storage: Storage): TableColumn {
  return { name, title: null, description: null, sourceType: '', nullable: true, storage };
}
function contextOf(columns: readonly TableColumn[]) {
  return {
    names: namesOf({ columns }),
    parameters: new ParameterList(),
    fold: (text: string) => `lower(${text})`,
  };
}

/** Every piece that a statement may consist of. */
const WORDS =
  /^(?:SELECT|FROM|AS|WHERE|AND|OR|NOT|IS|NULL|NULLS|FIRST|LAST|ORDER|BY|ASC|DESC|LIMIT|OFFSET|CAST|IN|TRUE|FALSE|GROUP|DISTINCT|CASE|WHEN|THEN|END|VARCHAR|BIGINT|HUGEINT|DOUBLE|BOOLEAN|DATE|TIMESTAMP|DECIMAL|unnest|from_json|contains|starts_with|lower|count|sum|min|max|struct_pack|date_trunc|k\.t|t|t\.r|t\.c\d+[xy]?|x|y|\$\d+|\d+)$/;
function foreignPieces(sql: string): readonly string[] {
  const rest = sql
    .replaceAll(`'["VARCHAR"]'`, ' ')
    .replaceAll("'x' ||", ' ')
    .replaceAll(/'(?:day|month|year)'/g, ' ')
    .replaceAll(/[(),]|:=|<>|[<>]=?|=|\*/g, ' ');
  return rest.split(/\s+/).filter((piece) => piece !== '' && !WORDS.test(piece));
}

const hostile = fc.oneof(
  fc.constantFrom(
    "'; DROP TABLE t; --",
    '" OR 1=1 --',
    '$1',
    '?',
    '\\',
    "''",
    't.c0',
    'NULL',
    '/*',
    '*/',
    '\u0000',
    ');',
    'é"',
    "E'\\'",
  ),
  fc.string({ maxLength: 12 }),
);
function leafOf({ name, storage }: TableColumn): fc.Arbitrary<Condition> {
  const of = { column: name };
  const always: readonly fc.Arbitrary<Condition>[] = [
    fc.constant({ op: 'isNull', ...of }),
    fc.constant({ op: 'notNull', ...of }),
  ];
  const values: fc.Arbitrary<Scalar> =
    storage.as === 'text'
      ? hostile
      : storage.as === 'boolean'
        ? fc.boolean()
        : fc.oneof(fc.integer(), fc.constantFrom('1e400', '-0.001'));
  switch (storage.as) {
    case 'json':
      return fc.oneof(...always);
    case 'point':
      return fc.oneof(
        ...always,
        fc
          .tuple(
            fc.constantFrom('within' as const, 'notWithin' as const),
            fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()),
          )
          .map(([op, box]): Condition => ({ op, ...of, box })),
      );
    default:
      return fc.oneof(
        ...always,
        fc
          .tuple(fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'ge' as const), values)
          .map(([op, value]): Condition => ({ op, ...of, value })),
        fc
          .tuple(fc.constantFrom('in' as const, 'notIn' as const), fc.array(values, { maxLength: 4 }))
          .map(([op, list]): Condition => ({ op, ...of, values: list })),
        ...(storage.as === 'text'
          ? [
              fc
                .tuple(
                  fc.constantFrom(
                    'contains' as const,
                    'startsWith' as const,
                    'notContains' as const,
                    'notStartsWith' as const,
                  ),
                  hostile,
                  fc.boolean(),
                )
                .map(([op, value, fold]): Condition => ({ op, ...of, value, fold })),
            ]
          : []),
      );
  }
}
const table = fc
  .uniqueArray(hostile, { minLength: STORAGES.length, maxLength: STORAGES.length })
  .map((names) => STORAGES.map((storage, at) => column(names[at] ?? '', storage)));
const question = table.chain((columns) => {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...columns).chain(leafOf),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { maxLength: 3 }))
        .map(([op, of]): Condition => ({ op, of })),
    ),
  }));
  return fc.tuple(fc.constant(columns), tree);
});

describe('a statement', () => {
  it('holds nothing but what was made here, whatever names and values there are', () => {
    fc.assert(
      fc.property(question, ([columns, where]) => {
        const names = columns.map(({ name }) => name);
        const [first = ''] = names;
        const rows = rowsStatement(
          {
            columns: names,
            where,
            orderBy: [{ column: first, direction: 'desc', nulls: 'first' }],
            window: { offset: 1, limit: 2 },
          },
          'k.t',
          contextOf(columns),
        );
        expect(foreignPieces(rows.sql)).toEqual([]);
        const groups = aggregateStatement(
          {
            where,
            groupBy: [{ column: first, bucket: null }],
            measures: names.map((name) => ({ as: name, fn: 'countDistinct', column: name })),
            limit: 5,
          },
          'k.t',
          contextOf(columns),
        );
        expect(foreignPieces(groups.sql)).toEqual([]);
      }),
      { numRuns: STATEMENTS },
    );
  }, 120_000);

  it('with something foreign in it would be found out', () => {
    expect(foreignPieces("SELECT t.r FROM k.t AS t WHERE t.c0 = '1'")).toEqual(["'1'"]);
    expect(foreignPieces('SELECT t.r FROM k.t AS t; DROP')).toEqual(['t;', 'DROP']);
  });
});

describe('a condition', () => {
  const columns = [column('a', { as: 'bigint' }), column('p', { as: 'point' }), column('j', { as: 'json' })];
  const sqlOf = (condition: Condition): string => conditionSql(condition, contextOf(columns));

  it.each<[Condition, string]>([
    [{ op: 'and', of: [] }, 'TRUE'],
    [{ op: 'or', of: [] }, 'FALSE'],
    [{ op: 'eq', column: 'a', value: '1.5' }, 'FALSE'],
    [{ op: 'ne', column: 'a', value: '1.5' }, 't.c0 IS NOT NULL'],
    [{ op: 'lt', column: 'a', value: '1.5' }, 't.c0 <= CAST($1 AS BIGINT)'],
    [{ op: 'ge', column: 'a', value: '1.5' }, 't.c0 > CAST($1 AS BIGINT)'],
    [{ op: 'gt', column: 'a', value: '1e40' }, 'FALSE'],
    [{ op: 'in', column: 'a', values: [] }, 'FALSE'],
    [{ op: 'notIn', column: 'a', values: [] }, '(t.c0 IS NOT NULL AND NOT (FALSE))'],
    [{ op: 'isNull', column: 'p' }, 't.c1x IS NULL'],
  ])('%j is %s', (condition, sql) => {
    expect(sqlOf(condition)).toBe(sql);
  });

  it('that the table cannot answer is refused', () => {
    const wrong: readonly Condition[] = [
      { op: 'eq', column: 'none', value: 1 },
      { op: 'eq', column: 'j', value: 'x' },
      { op: 'lt', column: 'p', value: 1 },
      { op: 'contains', column: 'a', value: '1', fold: true },
      { op: 'within', column: 'a', box: [0, 0, 1, 1] },
    ];
    for (const condition of wrong)
      expect(() => sqlOf(condition)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });
});
