/** Every cell that a table declares, against the reference: `exact` is equal, `superset` is no less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnType, Condition, FilterOp, Row, Scalar } from '../../../src/domain/query/ast.ts';
import type { Column, TableSchema } from '../../../src/domain/query/table.ts';
import { compileCondition } from '../../../src/domain/query/evaluate.ts';
import { typesOf } from '../../../src/domain/query/type-of.ts';
import { ODD_NAMES, oddTable, type TwinTable } from '../../twins/rows.ts';
import type { SodaDialect } from '../../twins/soda-rows.ts';
import { rowCapabilities } from '../../../connectors/socrata/row-capabilities.ts';
import { idsOfRows, matching, openTables, rowsOf, type RowBench } from './rows-support.ts';
import { idAt } from './support.ts';

const ROWS = 40;
const SEED = 7;
/** Literals per declared cell and column; twenty times as many were tried once. */
const TIMES = 1;
function literalCount(op: FilterOp): number {
  if (op === 'isNull' || op === 'notNull') return 1;
  return TIMES * (op.endsWith('ontains') || op.endsWith('tartsWith') ? 25 : 3);
}

/** Letters that other letters turn into when case does not count, by some rule or other. */
const LETTERS = [
  'OK',
  'ok',
  'o\u212A',
  'İZMİR',
  'izmir',
  'ızmır',
  'IZMIR',
  'Maß',
  'MASS',
  'ſ',
  's',
  'ﬁ',
  'Å',
];
function letterTable(): TwinTable {
  const odd = oddTable(5, ROWS);
  const extra = LETTERS.map((text, index) => ({ ...(odd.rows[index] ?? {}), [ODD_NAMES.text]: text }));
  return { columns: odd.columns, rows: [...odd.rows, ...extra] };
}

interface Server {
  readonly name: string;
  readonly backend: '2.0' | '2.1';
  readonly dialect: SodaDialect;
  /** Described with others, so that nothing is known of its back end. */
  readonly isUnknown: boolean;
}
const POSIX: SodaDialect = { letters: 'ascii', search: 'like', boxHasEdges: false };
const MODERN: SodaDialect = { letters: 'unicode', search: 'position', boxHasEdges: true };
const SERVERS: readonly Server[] = [
  { name: '2.1', backend: '2.1', dialect: MODERN, isUnknown: false },
  { name: '2.1 with LIKE and strict boxes', backend: '2.1', dialect: POSIX, isUnknown: false },
  { name: '2.0', backend: '2.0', dialect: { ...MODERN, search: 'like' }, isUnknown: false },
  { name: '2.0, unknown', backend: '2.0', dialect: POSIX, isUnknown: true },
  { name: '2.1, unknown', backend: '2.1', dialect: MODERN, isUnknown: true },
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
    fc.constantFrom('k', 'i', 'ok', 'OK', 's', 'iz'),
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
async function prepared(server: Server): Promise<Prepared> {
  const bench = openTables([letterTable(), oddTable(6, 1)]);
  bench.twin.rows.backend(idAt(0), server.backend);
  bench.twin.knobs.dialect = server.dialect;
  const schema = server.isUnknown ? await bench.schemaAmongOthers() : await bench.schema();
  return { bench, schema, all: await rowsOf(bench.rows, schema) };
}

/** The first question to which a declared cell gives a wrong answer; null: all are as good as they say. */
async function lie(at: Prepared): Promise<string | null> {
  const typeOf = typesOf(at.schema.columns);
  for (const cell of cellsOf(at.schema))
    for (const column of at.schema.columns.filter(({ type }) => type === cell.type)) {
      const questions = fc.sample(leaves(cell.op, column, at.all), {
        seed: SEED,
        numRuns: literalCount(cell.op),
      });
      for (const where of questions) {
        const right = idsOfRows(at.all.filter(compileCondition(where, typeOf)));
        const got = await matching(at.bench.rows, at.schema, where);
        const extra = got.filter((id) => !right.includes(id));
        const isTrue =
          right.every((id) => got.includes(id)) && (cell.fidelity === 'superset' || extra.length === 0);
        if (!isTrue) return `${cell.op} on ${cell.type}: ${JSON.stringify(where)}`;
      }
    }
  return null;
}

describe.each(SERVERS)('on back end $name', (server) => {
  it('every declared cell is as good as it says', async () => {
    const at = await prepared(server);
    expect(cellsOf(at.schema).length).toBeGreaterThan(30);
    expect(await lie(at)).toBeNull();
  });
});

describe('capabilities', () => {
  it('take text for equal without regard to case where the back end is old or unknown', () => {
    const old = rowCapabilities([], null);
    expect(old).toEqual(rowCapabilities([], '2.0'));
    expect(old.filter.eq?.text).toBe('superset');
    expect(old.filter.ne?.text).toBeUndefined();
    expect(old.filter.notIn?.text).toBeUndefined();
    expect(old.filter.notContains?.text).toBeUndefined();
    expect(old.aggregate?.groupBy).not.toContain('text');
    const now = rowCapabilities([], '2.1');
    expect(now.filter).toMatchObject({
      eq: { text: 'exact' },
      ne: { text: 'exact' },
      notIn: { text: 'exact' },
    });
  });
  it('never compare text by what comes first, and order it by the portal', () => {
    for (const op of ['lt', 'le', 'gt', 'ge'] as const)
      expect(rowCapabilities([], '2.1').filter[op]?.text).toBeUndefined();
    expect(rowCapabilities([], '2.1').orderBy?.text).toBe('collation');
  });
  it('leave doubles to be compared here', () => {
    const column = {
      name: 'd',
      type: 'decimal',
      sourceType: 'Double',
      nullable: true,
      title: null,
      description: null,
      system: false,
    } as const;
    const { filter, aggregate, orderBy } = rowCapabilities([column], '2.1');
    expect(Object.values(filter).some((cells) => 'decimal' in cells)).toBe(false);
    expect(aggregate?.functions.sum).toEqual([]);
    expect(aggregate?.groupBy).toEqual(['text', 'boolean', 'instant']);
    expect(orderBy?.types).toContain('decimal');
  });
  it('ask for fewer rows of wide tables at once', () => {
    const columns = Array.from(
      { length: 200 },
      (_, index) =>
        ({
          name: `c${index}`,
          type: 'text',
          sourceType: 'Text',
          nullable: true,
          title: null,
          description: null,
          system: false,
        }) as const,
    );
    expect(rowCapabilities(columns, '2.1').page.maxSize).toBe(2_500);
    expect(rowCapabilities(columns.slice(0, 5), '2.1').page.maxSize).toBe(50_000);
  });
});

/** What a careless translation would send in place of what is sent. */
const SABOTEURS: readonly (readonly [
  name: string,
  change: (where: string) => string,
  server: Server['name'],
])[] = [
  ['forgets what upper() does not know', (where) => where.replace(/ OR contains\([^)]*\)/g, ''), '2.1'],
  ['looks for parts in one case only', (where) => where.replaceAll('upper(', '('), '2.1'],
  [
    'swaps longitude and latitude',
    (where) =>
      where.replace(/within_box\((`\w+`), (\S+), (\S+), (\S+), (\S+)\)/g, 'within_box($1, $3, $2, $5, $4)'),
    '2.1',
  ],
  [
    'sends the very box',
    (where) => where.replace(/-?\d+\.\d{6,}/g, (text) => String(Number(Number(text).toFixed(4)))),
    '2.1 with LIKE and strict boxes',
  ],
  ['takes le for lt', (where) => where.replaceAll(' <= ', ' < '), '2.1'],
  ['takes "not in" for "in"', (where) => where.replaceAll(' NOT IN ', ' IN '), '2.1'],
  ['takes null for different', (where) => where.replace(/(`\w+`) != (.+)/g, '$1 IS NULL OR $1 != $2'), '2.1'],
  [
    'negates a part in any case',
    (where) =>
      where.replace(/NOT contains\((`\w+`), ('.*')\) AND/g, 'NOT contains(upper($1), upper($2)) AND'),
    '2.1',
  ],
  ['takes null for no value', (where) => where.replaceAll('IS NOT NULL', 'IS NULL'), '2.1'],
];

describe('the check of cells catches a translation that', () => {
  it.each(SABOTEURS)('%s', async (_name, change, name) => {
    const server = SERVERS.find((each) => each.name === name);
    if (server === undefined) throw new Error(name);
    const at = await prepared(server);
    at.bench.rewrite((url) => {
      const where = url.searchParams.get('$where');
      if (where !== null) url.searchParams.set('$where', change(where));
    });
    expect(await lie(at)).not.toBeNull();
  });

  it('believes that an old back end compares text exactly', async () => {
    const [, , old] = SERVERS;
    if (old === undefined) throw new Error('no old server');
    const at = await prepared(old);
    const capabilities = rowCapabilities(at.schema.columns, '2.1');
    expect(await lie({ ...at, schema: { ...at.schema, capabilities } })).not.toBeNull();
  });
});
