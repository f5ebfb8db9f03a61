/** Whole questions: windows, orders, counts and groups, against the reference. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, ColumnType, Predicate, Row, SortKey } from '../../../src/domain/query/ast.ts';
import { checkWhere } from '../../../src/domain/query/check-where.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { rowOrder } from '../../../src/domain/query/sort.ts';
import { splitCondition } from '../../../src/domain/query/split.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { aCall } from '../../support/twin-http.ts';
import { oddTable } from '../../twins/rows.ts';
import {
  allOf,
  codeOf,
  idsOfRows,
  ODD_FIELDS as names,
  oddBench,
  openTables,
  ROWS,
  rowsOf,
} from './rows-support.ts';

/** 3,000 were run once. */
const QUESTIONS = 60;

describe('rows', () => {
  it('have every asked column, null where the portal has no value, and none besides', async () => {
    const { bench, schema } = await oddBench();
    const rows = await rowsOf(bench.rows, schema, { columns: [names.text, names.decimal, ':updated_at'] });
    expect(rows).toHaveLength(ROWS);
    for (const row of rows) expect(Object.keys(row)).toEqual([names.text, names.decimal, ':updated_at']);
    expect(rows.some((row) => row[names.text] === null)).toBe(true);
    expect(bench.http.requests.at(-1)?.url).not.toContain('computed_region');
  });

  it('have exact numbers, local times without a zone and instants with one', async () => {
    const { all } = await oddBench();
    const cells = all.flatMap((row) => [
      row[names.decimal],
      row[names.at],
      row[names.instant],
      row[names.point],
    ]);
    expect(cells).toContain('12345678901234567.89');
    expect(cells).toContain(0.1);
    expect(cells.filter((cell) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(cell)))).not.toEqual([]);
    expect(cells.filter((cell) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(cell)))).not.toEqual([]);
    expect(cells).toContainEqual(expect.objectContaining({ type: 'Point' }));
  });

  it('come in the order of their identifiers when no other is asked for', async () => {
    const { bench, schema, all } = await oddBench();
    expect(await rowsOf(bench.rows, schema)).toEqual(all);
  });

  it('are one request for one window, and windows put together are the whole', async () => {
    const { bench, schema, all } = await oddBench();
    const before = bench.http.requests.length;
    const windows: Row[] = [];
    for (let offset = 0; offset < ROWS + 20; offset += 20)
      windows.push(...(await rowsOf(bench.rows, schema, { window: { offset, limit: 20 } })));
    expect(windows).toEqual(all);
    expect(bench.http.requests.length - before).toBe(6);
  });

  it('are none, without a request, for an empty window', async () => {
    const { bench, schema } = await oddBench();
    const before = bench.http.requests.length;
    expect(await rowsOf(bench.rows, schema, { window: { offset: 5, limit: 0 } })).toEqual([]);
    expect(bench.http.requests.length).toBe(before);
  });

  it('are refused for a column that the schema does not have, without a request', async () => {
    const { bench, schema } = await oddBench();
    const before = bench.http.requests.length;
    expect(await codeOf(rowsOf(bench.rows, schema, { columns: ['nope'] }))).toBe('BAD_QUERY');
    expect(bench.http.requests.length).toBe(before);
  });
});

const sortable: readonly (readonly [string, ColumnType])[] = [
  [names.text, 'text'],
  [names.integer, 'decimal'],
  [names.decimal, 'decimal'],
  [names.flag, 'boolean'],
  [names.at, 'instant'],
  [names.instant, 'instant'],
];
const orders: fc.Arbitrary<readonly SortKey[]> = fc.uniqueArray(
  fc.record({
    column: fc.constantFrom(...sortable.map(([column]) => column)),
    direction: fc.constantFrom('asc', 'desc'),
    nulls: fc.constantFrom('first', 'last'),
  }),
  { minLength: 1, maxLength: 3, selector: ({ column }) => column },
);

describe('sorted rows', () => {
  it('are in the order asked for, each once, whatever pages they come in', async () => {
    const { bench, schema, all } = await oddBench();
    const typeOf = typesOf(schema.columns);
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 7, max: 40 }), async (orderBy, size) => {
        const whole = await rowsOf(bench.rows, schema, { orderBy });
        expect(idsOfRows(whole)).toEqual(idsOfRows(all));
        // Text is in an order of the portal's own.
        const here = orderBy.slice(0, orderBy.findIndex(({ column }) => column === names.text) >>> 0);
        const order = rowOrder(here, typeOf);
        for (const [index, row] of whole.entries())
          if (index > 0) expect(order(whole[index - 1] ?? {}, row)).toBeLessThanOrEqual(0);
        const windows: Row[] = [];
        for (let offset = 0; offset < ROWS; offset += size)
          windows.push(...(await rowsOf(bench.rows, schema, { orderBy, window: { offset, limit: size } })));
        expect(windows).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ['the place of nulls', (order: string) => order.replaceAll(/ NULL (FIRST|LAST)/g, '')],
    ['the direction', (order: string) => order.replaceAll(' DESC', ' ASC')],
    ['what tells equal rows apart', (order: string) => order.replace(', :id ASC', '')],
  ])('show a question that loses %s', async (_what, change) => {
    const { bench, schema } = await oddBench();
    bench.rewrite((url) => {
      const order = url.searchParams.get('$order');
      if (order !== null) url.searchParams.set('$order', change(order));
    });
    const orderBy: readonly SortKey[] = [{ column: names.flag, direction: 'desc', nulls: 'last' }];
    const whole = await rowsOf(bench.rows, schema, { orderBy });
    const again = await rowsOf(bench.rows, schema, { orderBy });
    const order = rowOrder(orderBy, typesOf(schema.columns));
    const isSorted = whole.every((row, index) => index === 0 || order(whole[index - 1] ?? {}, row) <= 0);
    expect(isSorted && JSON.stringify(whole) === JSON.stringify(again)).toBe(false);
  });
});

function leaf(all: readonly Row[]): fc.Arbitrary<Predicate> {
  const cellsOf = (column: string): Cell[] => all.flatMap((row) => row[column] ?? []);
  const literal = (column: string): fc.Arbitrary<string | number | boolean> =>
    fc.constantFrom(...cellsOf(column)).map((cell) => {
      if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
      return typeof cell === 'string' ? cell : '';
    });
  const op = fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge');
  const comparison = fc
    .constantFrom(names.integer, names.decimal, names.at, names.instant, names.note)
    .chain((column) => fc.record({ op, column: fc.constant(column), value: literal(column) }));
  const list = fc.constantFrom(names.text, names.integer, names.flag).chain((column) =>
    fc.record({
      op: fc.constant('in' as const),
      column: fc.constant(column),
      values: fc.array(literal(column), { maxLength: 3 }),
    }),
  );
  const part = fc.record({
    op: fc.constantFrom('contains', 'startsWith'),
    column: fc.constantFrom(names.text, names.note),
    value: fc.constantFrom('', 'a', 'A', 'st', '100%', "'", '2024', 'é', 'É'),
    fold: fc.boolean(),
  });
  const isNull = fc.record({
    op: fc.constant('isNull' as const),
    column: fc.constantFrom(...Object.values(names)),
  });
  const box = fc.record({
    op: fc.constant('within' as const),
    column: fc.constant(names.point),
    box: fc.constantFrom(
      [-115, 36, -105, 44] as const,
      [-180, -90, 180, 90] as const,
      [170, 30, -110, 50] as const,
    ),
  });
  return fc.oneof(comparison, list, part, isNull, box);
}
function predicates(all: readonly Row[]): fc.Arbitrary<Predicate> {
  return fc.letrec<{ node: Predicate; leaf: Predicate }>((tie) => ({
    leaf: leaf(all),
    node: fc.oneof(
      { maxDepth: 3 },
      tie('leaf'),
      fc.record({ op: fc.constant('not' as const), of: tie('node') }),
      fc.record({
        op: fc.constantFrom('and', 'or'),
        of: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      }),
    ),
  })).node;
}

describe('any condition', () => {
  it('split into what is sent and what is left finds the rows of the reference, and counts them', async () => {
    const { bench, schema, all } = await oddBench();
    const typeOf = typesOf(schema.columns);
    await fc.assert(
      fc.asyncProperty(predicates(all), async (predicate) => {
        const where = checkWhere(predicate, schema.columns);
        const { pushed, residual } = splitCondition(where, schema.capabilities, typeOf);
        const sent = await rowsOf(bench.rows, schema, { where: pushed });
        const found = sent.filter(compileCondition(residual, typeOf));
        const right = all.filter(compileCondition(where, typeOf));
        expect(found).toEqual(right);
        if (residual !== null) return;
        const count = await bench.rows.count?.(schema, pushed, aCall());
        expect(count).toEqual({ value: right.length, precision: 'exact' });
      }),
      { numRuns: QUESTIONS },
    );
  });
});

describe('a table of an unknown back end', () => {
  it('is known after its first answer', async () => {
    const bench = openTables([oddTable(1, 5), oddTable(2, 5)]);
    const before = await bench.schemaAmongOthers();
    expect(before.capabilities.filter.eq?.text).toBe('superset');
    await rowsOf(bench.rows, before, { columns: allOf(before) });
    const after = await bench.schemaAmongOthers();
    expect(after.capabilities.filter.eq?.text).toBe('exact');
    expect(bench.http.requests.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/catalog/v1',
      '/resource/0000-0000.json',
      '/api/catalog/v1',
    ]);
  });
});
