/** Every cell that a table declares, against the reference: `exact` is equal, `superset` is no less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnType, Condition, FilterOp, Row, Scalar } from '../../../src/domain/query/ast.ts';
import type { Column, TableSchema } from '../../../src/domain/query/table.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { checkWhere } from '../../../src/domain/query/check-where.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { oddTable } from '../../twins/rows.ts';
import type { SodaDialect } from '../../twins/soda-rows.ts';
import { aCall } from '../../support/twin-http.ts';
import { idsOfRows, matching, openTables, rowsOf, type RowBench } from './rows-support.ts';

/** Rows of the generated table, and literals per declared cell and column. */
const ROWS = 80;
const LITERALS = 12;

const DIALECTS: readonly (readonly [name: string, backend: '2.0' | '2.1', dialect: SodaDialect])[] = [
  ['2.1', '2.1', { letters: 'unicode', search: 'position', boxHasEdges: true }],
  ['2.1 of old', '2.1', { letters: 'ascii', search: 'like', boxHasEdges: false }],
  ['2.0', '2.0', { letters: 'unicode', search: 'like', boxHasEdges: true }],
];

const HOSTILE: readonly string[] = [
  "'",
  "''",
  '"',
  '`',
  '\\',
  '%',
  '_',
  '--',
  '/*',
  '|>',
  ')',
  ' OR 1=1',
  'K',
  'İ',
  'ı',
  'ß',
  'ſ',
  'É',
  '🚲',
  '\n',
];

function textsFor(values: readonly string[]): fc.Arbitrary<string> {
  const known = fc.constantFrom('', ...values, ...HOSTILE);
  const part = fc.tuple(known, fc.nat(8), fc.nat(8)).map(([text, from, length]) =>
    Array.from(text)
      .slice(from, from + length)
      .join(''),
  );
  return fc.oneof(
    known,
    part,
    part.map((text) => text.toUpperCase()),
    part.map((text) => text.toLowerCase()),
  );
}

function literals(column: Column, rows: readonly Row[]): fc.Arbitrary<Scalar> {
  const cells = rows.flatMap((row): Scalar[] => {
    const cell = row[column.name];
    return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? [cell] : [];
  });
  const [first = '', ...rest] = cells;
  switch (column.type) {
    case 'text':
      return textsFor(cells.map(String));
    case 'decimal':
      return fc.oneof(
        fc.constantFrom(first, ...rest),
        fc.integer({ min: -10, max: 300 }),
        fc.constantFrom(1e21, 1e-7, 0.1),
      );
    case 'instant':
      return fc
        .constantFrom(first, ...rest, '2020-02-29T00:00:00Z', '1969-12-31T23:59:59.999Z')
        .map((at) => (String(at).endsWith('Z') ? at : `${String(at)}Z`));
    default:
      return fc.constantFrom(true, false);
  }
}
const boxes = fc
  .tuple(fc.integer({ min: -1250, max: -950 }), fc.integer({ min: 300, max: 460 }), fc.nat(120), fc.nat(60))
  .map(
    ([west, south, wide, high]) => [west / 10, south / 10, (west + wide) / 10, (south + high) / 10] as const,
  );

/** Leaves of one operator on one column, as the core would send them. */
function leaves(op: FilterOp, column: Column, rows: readonly Row[]): fc.Arbitrary<Condition> {
  const name = column.name;
  switch (op) {
    case 'isNull':
    case 'notNull':
      return fc.constant({ op, column: name });
    case 'in':
    case 'notIn':
      return fc
        .array(literals(column, rows), { minLength: 1, maxLength: 4 })
        .map((values) => ({ op, column: name, values: [...new Set(values)] }));
    case 'contains':
    case 'startsWith':
    case 'notContains':
    case 'notStartsWith':
      return fc
        .tuple(textsFor(rows.map((row) => String(row[name]))), fc.boolean())
        .map(([value, fold]) => ({ op, column: name, value, fold }));
    case 'within':
    case 'notWithin':
      return boxes.map((box) => ({ op, column: name, box }));
    default:
      return literals(column, rows).map((value) => ({ op, column: name, value }));
  }
}

interface Cell {
  readonly op: FilterOp;
  readonly type: ColumnType;
  readonly fidelity: 'exact' | 'superset';
}
const OPS: readonly FilterOp[] = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'notContains',
  'notStartsWith',
  'isNull',
  'notNull',
  'within',
  'notWithin',
];
const TYPES: readonly ColumnType[] = [
  'text',
  'decimal',
  'boolean',
  'instant',
  'point',
  'json',
  'integer',
  'date',
];

function cellsOf({ capabilities }: TableSchema): readonly Cell[] {
  return OPS.flatMap((op) =>
    TYPES.flatMap((type) => {
      const fidelity = capabilities.filter[op]?.[type];
      return fidelity === undefined ? [] : [{ op, type, fidelity }];
    }),
  );
}

interface Prepared {
  readonly bench: RowBench;
  readonly schema: TableSchema;
  readonly all: readonly Row[];
}
async function prepared(backend: '2.0' | '2.1', dialect: SodaDialect): Promise<Prepared> {
  const bench = openTables([oddTable(5, ROWS)]);
  bench.twin.rows.backend('0000-0000', backend);
  bench.twin.knobs.dialect = dialect;
  const schema = await bench.schema();
  return { bench, schema, all: await rowsOf(bench.rows, schema) };
}

function wanted(where: Condition, { schema, all }: Prepared): readonly string[] {
  return idsOfRows(all.filter(compileCondition(where, typesOf(schema.columns))));
}

async function holds(cell: Cell, column: Column, at: Prepared): Promise<void> {
  await fc.assert(
    fc.asyncProperty(leaves(cell.op, column, at.all), async (where) => {
      const got = await matching(at.bench.rows, at.schema, where);
      const right = wanted(where, at);
      if (cell.fidelity === 'exact') expect(got).toEqual(right);
      else expect(got).toEqual(expect.arrayContaining([...right]));
    }),
    { numRuns: LITERALS },
  );
}

describe.each(DIALECTS)('on back end %s', (_name, backend, dialect) => {
  it('every declared cell is as good as it says', async () => {
    const at = await prepared(backend, dialect);
    const cells = cellsOf(at.schema);
    expect(cells.length).toBeGreaterThan(30);
    for (const cell of cells)
      for (const column of at.schema.columns.filter(({ type }) => type === cell.type))
        await holds(cell, column, at);
  }, 60_000);
});
