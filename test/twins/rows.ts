/** Tables that twins serve rows of, in the cells of `domain/query/ast.ts`; and odd ones, to test with. */
import type { Cell, ColumnType, Row } from '../../src/domain/query/ast.ts';
import { seededRandom } from './faults.ts';

export interface TwinColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly title?: string;
  readonly description?: string;
  /** The vendor's word for the type, where it is not the usual one for `type`. */
  readonly nativeType?: string;
}
export interface TwinTable {
  readonly columns: readonly TwinColumn[];
  /** Every row has every column. */
  readonly rows: readonly Row[];
}

/** Chance with a seed, for making rows. */
export interface RowMaker {
  below(n: number): number;
  pick<T>(of: readonly T[]): T;
  one(n: number): boolean;
}
export function rowMaker(seed: number): RowMaker {
  const draw = seededRandom(seed * 7_907 + 17);
  draw();
  const below = (n: number): number => Math.min(n - 1, Math.floor(draw() * n));
  return {
    below,
    one: (n) => below(n) === 0,
    pick(of) {
      const value = of[below(of.length)];
      if (value === undefined) throw new TypeError('nothing to pick from');
      return value;
    },
  };
}

/** The cell of a decimal written out without zeros at its end: a number where a double is written the same. */
export function decimalOf(digits: string): Cell {
  const number = Number(digits);
  return String(number) === digits ? number : digits;
}
/** The cell of a whole number of any size. */
export function integerOf(digits: string): Cell {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
}

/** Names that a quoting mistake stumbles over. `"` and a leading `_` are left out: CKAN allows neither. */
export const ODD_NAMES = {
  text: "O'Neil's, 50% `street`",
  note: 'note',
  integer: 'select count',
  big: 'número №1',
  decimal: 'amount',
  money: 'prix: 100 €',
  flag: '🚲 rack?',
  day: 'תאריך',
  at: 'opened_at',
  instant: 'Reported (UTC)',
  point: 'location',
  json: 'extra{}',
} as const;

const TEXTS = [
  '',
  'a',
  'A',
  'Z',
  'ä',
  'É',
  'abc',
  'ABC',
  'abc def',
  "O'Neil",
  'say "hi"',
  'back\\slash',
  "quote\\'d",
  '100%',
  '100_',
  '100!',
  'a:b',
  ': x',
  'semi; drop',
  '-- comment',
  '/* c */',
  'new\nline',
  'tab\tbed',
  ' lead',
  'trail ',
  '🚲',
  '🚲 rack',
  '\uFF5E wide',
  'שלום עולם',
  'مرحبا',
  'null',
  'NaN',
  '0',
  '10',
  '9',
  'İstanbul',
  'straße',
  'STRASSE',
  'e\u0301',
] as const;
/** As people write dates into text columns. */
const NOTES = [
  '2024-05-01',
  '01/05/2024',
  '5/1/24',
  'May 2024',
  '2024-05-01T09:30:00',
  '20240501',
  'Q2 2024',
] as const;
const BIG = [
  '0',
  '-1',
  '7',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '-9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
] as const;
const DECIMALS = [
  '0',
  '0.1',
  '0.2',
  '0.3',
  '-0.5',
  '1.25',
  '1250000.5',
  '12345678901234567.89',
  '12345678901234567.9',
  '0.1234567890123456789',
  '-99999999999999999999.5',
] as const;

function columnsOf(): readonly TwinColumn[] {
  const name = ODD_NAMES;
  return [
    { name: name.text, type: 'text', title: 'Text', description: 'With "quotes" & <b>more</b>' },
    { name: name.note, type: 'text', title: 'Dates as people write them' },
    { name: name.integer, type: 'integer' },
    { name: name.big, type: 'integer', title: 'Big numbers' },
    { name: name.decimal, type: 'decimal' },
    { name: name.money, type: 'decimal', description: 'In euros' },
    { name: name.flag, type: 'boolean' },
    { name: name.day, type: 'date' },
    { name: name.at, type: 'instant', title: 'Local time' },
    { name: name.instant, type: 'instant', nativeType: 'timestamptz' },
    { name: name.point, type: 'point' },
    { name: name.json, type: 'json' },
  ];
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
function dayOf(maker: RowMaker): string {
  return `${2019 + maker.below(6)}-${two(1 + maker.below(12))}-${two(1 + maker.below(28))}`;
}
function timeOf(maker: RowMaker): string {
  return `${two(maker.below(24))}:${two(maker.pick([0, 15, 30, 59]))}:${two(maker.pick([0, 0, 30, 59]))}`;
}
function pointOf(maker: RowMaker): Cell {
  const coordinates = [-120 + maker.below(200) / 10, 35 + maker.below(100) / 10];
  return { type: 'Point', coordinates };
}
function jsonOf(maker: RowMaker): Cell {
  return maker.pick<Cell>([{ a: 1, 'b"': [null, 'x'] }, [1, 2, 3], 'text', 5, true, { note: "it's" }, []]);
}

function rowOf(maker: RowMaker): Row {
  const name = ODD_NAMES;
  const orNull = (value: Cell): Cell => (maker.one(6) ? null : value);
  return {
    [name.text]: orNull(maker.pick(TEXTS)),
    [name.note]: orNull(maker.pick(NOTES)),
    [name.integer]: orNull(maker.below(12) - 4),
    [name.big]: orNull(integerOf(maker.pick(BIG))),
    [name.decimal]: orNull(decimalOf(maker.pick(DECIMALS))),
    [name.money]: orNull(maker.below(1_000) / 4),
    [name.flag]: orNull(maker.one(2)),
    [name.day]: orNull(dayOf(maker)),
    [name.at]: orNull(`${dayOf(maker)}T${timeOf(maker)}`),
    [name.instant]: orNull(`${dayOf(maker)}T${timeOf(maker)}Z`),
    [name.point]: orNull(pointOf(maker)),
    [name.json]: orNull(jsonOf(maker)),
  };
}

/** Every type, with nulls, repeats, and what breaks quoting or doubles; the same for the same seed. */
export function oddTable(seed: number, count = 60): TwinTable {
  const maker = rowMaker(seed);
  return { columns: columnsOf(), rows: Array.from({ length: count }, () => rowOf(maker)) };
}
