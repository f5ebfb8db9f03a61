/** Random columns, rows, predicates and capabilities for property tests; values collide often, so that filters bite. */
import fc from 'fast-check';
import type {
  Box,
  Cell,
  ColumnType,
  FilterOp,
  Leaf,
  Predicate,
  Row,
  RowCapabilities,
  Scalar,
} from '../../src/domain/query/ast.ts';
import { COLUMN_TYPES, FILTER_TYPES } from '../../src/domain/query/operators.ts';
import type { Column } from '../../src/domain/query/table.ts';

export function aColumn(name: string, type: ColumnType, change: Partial<Column> = {}): Column {
  return {
    name,
    type,
    nullable: true,
    title: null,
    description: null,
    sourceType: type,
    system: false,
    ...change,
  };
}

/** One column of every type, named after it. */
export const EVERY_COLUMN: readonly Column[] = COLUMN_TYPES.map((type) => aColumn(type, type));

const VALUES: Readonly<Record<ColumnType, readonly Cell[]>> = {
  text: [
    '',
    'a',
    'A',
    'ab',
    'Ab',
    'ÉA',
    'éa',
    "o'x",
    '%',
    '_',
    '\uffff',
    '😀',
    '𝒜b',
    'ΣΑΣ',
    'a\nb',
    'true',
    '12',
  ],
  integer: [
    -3,
    0,
    1,
    2,
    9,
    10,
    9007199254740991,
    '9007199254740993',
    '-9007199254740993',
    '18446744073709551615',
  ],
  decimal: [
    -1.5,
    0,
    0.1,
    0.3,
    2,
    10.25,
    '12345678901234567.89',
    '12345678901234567.9',
    '0.30000000000000001',
    1e21,
  ],
  boolean: [true, false],
  date: ['0001-01-01', '1999-12-31', '2024-02-29', '2024-05-01', '2024-05-02'],
  instant: [
    '2024-05-01T00:00:00',
    '2024-05-01T00:00:00Z',
    '2024-05-01T00:00:00.5Z',
    '2024-05-01T09:30:00',
    '2023-12-31T23:59:59.999999Z',
  ],
  point: [
    { type: 'Point', coordinates: [0, 0] },
    { type: 'Point', coordinates: [180, 10] },
    { type: 'Point', coordinates: [-179.5, -10] },
    { type: 'Point', coordinates: [2.17, 41.38] },
  ],
  json: [{ a: 1 }, [1, 2], 'x', 0],
};

function cellOfType(type: ColumnType): fc.Arbitrary<Cell> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: fc.constantFrom(...VALUES[type]) },
  );
}

export const aRow: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(EVERY_COLUMN.map(({ name, type }) => [name, cellOfType(type)])),
);

export function literalOf(type: ColumnType): fc.Arbitrary<Scalar> {
  const scalars = VALUES[type].filter((cell): cell is Scalar => cell !== null && typeof cell !== 'object');
  return fc.constantFrom(...scalars);
}

const BOXES: readonly Box[] = [
  [-180, -90, 180, 90],
  [0, 0, 10, 50],
  [170, -20, -170, 20],
  [-10, -10, 0, 0],
  [5, 5, 5, 5],
];
const POSITIVE: readonly Leaf['op'][] = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'in',
  'contains',
  'startsWith',
  'isNull',
  'within',
];

function leafOf(op: Leaf['op'], type: ColumnType): fc.Arbitrary<Leaf> {
  const column = type;
  switch (op) {
    case 'in':
      return fc.array(literalOf(type), { maxLength: 5 }).map((values) => ({ op, column, values }));
    case 'contains':
    case 'startsWith':
      return fc
        .record({ value: fc.constantFrom('', 'a', 'B', 'é', 'σ', '😀', "'", '%'), fold: fc.boolean() })
        .map(({ value, fold }) => ({ op, column, value, fold }));
    case 'isNull':
      return fc.constant({ op, column });
    case 'within':
      return fc.constantFrom(...BOXES).map((box) => ({ op, column, box }));
    default:
      return literalOf(type).map((value) => ({ op, column, value }));
  }
}

export const aLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  ...POSITIVE.flatMap((op) => FILTER_TYPES[op].map((type) => leafOf(op, type))),
);

/** `least`: how many branches every `and` and `or` has. */
export function aPredicate(least: number = 0, leaf: fc.Arbitrary<Leaf> = aLeaf): fc.Arbitrary<Predicate> {
  return fc.letrec<{ predicate: Predicate }>((tie) => ({
    predicate: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: leaf },
      {
        weight: 2,
        arbitrary: fc.record({
          op: fc.constantFrom('and', 'or'),
          of: fc.array(tie('predicate'), { minLength: least, maxLength: 4 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ op: fc.constant('not'), of: tie('predicate') }) },
    ),
  })).predicate;
}

export const NO_CAPABILITIES: RowCapabilities = {
  filter: {},
  logic: [],
  maxValues: null,
  orderBy: null,
  page: { maxSize: 1_000, reach: null },
  count: 'none',
  aggregate: null,
};

const FILTER_OPS: readonly FilterOp[] = [
  ...POSITIVE,
  'notIn',
  'notContains',
  'notStartsWith',
  'notNull',
  'notWithin',
];
const CELLS = FILTER_OPS.flatMap((op) => FILTER_TYPES[op].map((type) => ({ op, type })));

/** Every leaf on every type exact, superset or absent by chance. */
export const someCapabilities: fc.Arbitrary<RowCapabilities> = fc
  .record({
    cells: fc.array(fc.constantFrom('exact', 'exact', 'superset', 'none'), {
      minLength: CELLS.length,
      maxLength: CELLS.length,
    }),
    logic: fc.constantFrom<RowCapabilities['logic']>(['and', 'or'], ['and', 'or'], ['and'], ['or'], []),
    maxValues: fc.constantFrom(null, 0, 1, 2, 3),
  })
  .map(({ cells, logic, maxValues }) => ({ ...NO_CAPABILITIES, filter: filterOf(cells), logic, maxValues }));

export function filterOf(cells: readonly ('exact' | 'superset' | 'none')[]): RowCapabilities['filter'] {
  const filter: { [Op in FilterOp]?: { [Type in ColumnType]?: 'exact' | 'superset' } } = {};
  CELLS.forEach(({ op, type }, at) => {
    const fidelity = cells[at] ?? 'none';
    if (fidelity !== 'none') filter[op] = { ...filter[op], [type]: fidelity };
  });
  return filter;
}
/** Everything, exactly. */
export const ALL_FILTERS: RowCapabilities['filter'] = filterOf(CELLS.map(() => 'exact'));

/** Text of any whole characters, astral ones among them. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0x10ffff }),
      fc.integer({ min: 32, max: 126 }),
    ),
    {
      maxLength: 10,
    },
  )
  .map((points) => String.fromCodePoint(...points));
