import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soqlNumber } from './soql-number.ts';
import { runSoql, type SoqlResult, type SoqlTable } from './soql-run.ts';
import { soqlStatement, soqlWhere } from './soql-statement.ts';
import { SoqlError, soqlTokens } from './soql-tokens.ts';
import { isNumber, type SoqlDialect, type SoqlType, type SoqlValue } from './soql-value.ts';
import { numberText } from './soql-number.ts';
import { rowIdOf, rowNumberOf } from './socrata-table.ts';

const NEW: SoqlDialect = {
  version: '2.1',
  letters: 'unicode',
  search: 'position',
  boxHasEdges: true,
  rowNumber: rowNumberOf,
};
const OLD: SoqlDialect = { ...NEW, version: '2.0' };

function number(text: string): SoqlValue {
  return soqlNumber(text);
}
const TABLE: SoqlTable = {
  columns: new Map<string, SoqlType>([
    ['name', 'text'],
    ['size', 'number'],
    ['open', 'boolean'],
    ['at', 'floating_timestamp'],
    ['place', 'point'],
    [':id', 'row_identifier'],
  ]),
  rows: [
    {
      name: 'Oak',
      size: number('10.50'),
      open: true,
      at: '2024-05-01T09:30:00.000',
      place: { json: { type: 'Point', coordinates: [-71, 42] } },
      ':id': number('1'),
    },
    {
      name: 'oak',
      size: number('2'),
      open: false,
      at: '2024-05-20T00:00:00.000',
      place: null,
      ':id': number('2'),
    },
    { name: "O'Neil", size: number('10.5'), open: null, at: null, place: null, ':id': number('3') },
    { name: null, size: null, open: null, at: '2023-01-01T00:00:00.000', place: null, ':id': number('4') },
  ],
};
function shown(value: SoqlValue | undefined): unknown {
  if (value === undefined || value === null) return null;
  return isNumber(value) ? numberText(value) : typeof value === 'object' ? value.json : value;
}
function run(text: string, dialect = NEW): SoqlResult {
  return runSoql(soqlStatement(text), TABLE, dialect);
}
function values(text: string, dialect = NEW): unknown[][] {
  return run(text, dialect).rows.map((row) => row.map(shown));
}
/** Identifiers that a condition holds of. */
function where(condition: string, dialect = NEW): string {
  return values(`SELECT :id WHERE ${condition} ORDER BY :id`, dialect).join(' ');
}
function kindOf(text: string): string {
  try {
    run(text);
    return 'none';
  } catch (error) {
    return error instanceof SoqlError ? error.kind : String(error);
  }
}

describe('the words of SoQL', () => {
  const literal = (source: string): string => {
    const [token] = soqlTokens(source);
    return `${token?.is}: ${token?.text}`;
  };
  it.each([
    ["'it''s'", "string: it's"],
    ["'a\\'", 'string: a\\'],
    ["''", 'string: '],
    ["'/* -- |> \"'", 'string: /* -- |> "'],
    ['"a\\"b\\n\\u00e9"', 'string: a"b\né'],
    ['`order`', 'quoted name: order'],
    [':@computed_region_ab12', 'system name: :@computed_region_ab12'],
    ['/* x */ -- y\n 12', 'integer: 12'],
    ['1.5e-3', 'number: 1.5e-3'],
  ])('has %s as %s', (source, wanted) => expect(literal(source)).toBe(wanted));

  it.each([
    ["'open", 'unexpected-eof'],
    ['"a\\q"', 'unexpected-escape'],
    ['"a\nb"', 'unterminated-string'],
    ['`a b`', 'unexpected-character'],
    ['`open', 'unexpected-character'],
    ['/* open', 'unexpected-eof'],
    ['a ; b', 'unexpected-character'],
    ['a # b', 'unexpected-character'],
  ])('does not have %s: %s', (source, kind) => {
    expect(() => soqlTokens(source)).toThrow(expect.objectContaining({ kind }));
  });

  it('never lets a text out of its quotes when the quotes inside are doubled', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tokens = soqlTokens(`'${text.replaceAll("'", "''")}'`);
        expect(tokens.map(({ is }) => is)).toEqual(['string', 'end']);
        expect(tokens[0]?.text).toBe(text);
      }),
    );
  });
});

describe('expressions of SoQL', () => {
  it.each([
    ['a or b and not c = 1', 'or(a,and(b,not(=(c,1))))'],
    ['a = 1 + 2 * -3', '=(a,+(1,*(2,negative(3))))'],
    ['a is not null and b not in (1, 2)', 'and(is not null(a),not in(b,1,2))'],
    ['a between 1 and 2 or b', 'or(between(a,1,2),b)'],
    ["a like 'x%'", 'like(a,x%)'],
    ['count(*) > 1', '>(count(*)(),1)'],
    ['count(distinct a)', 'count distinct(a)'],
    ['(a or b) and c', 'and(or(a,b),c)'],
  ])('read %s as %s', (source, wanted) => {
    const show = (of: ReturnType<typeof soqlWhere>): string =>
      of.is === 'column' ? of.name : of.is === 'literal' ? of.text : `${of.fn}(${of.of.map(show).join(',')})`;
    expect(show(soqlWhere(source))).toBe(wanted);
  });

  it.each(['a =', 'a b', '(a', 'a in ()) or (1', 'select', 'a |> select b', 'a not null'])(
    'do not read %s',
    (source) => {
      expect(() => soqlWhere(source)).toThrow(expect.objectContaining({ kind: 'bad-parse' }));
    },
  );
});

describe('conditions', () => {
  it('are three-valued: null is neither equal nor different', () => {
    expect(where("name = 'Oak'")).toBe('1');
    expect(where("name != 'Oak'")).toBe('2 3');
    expect(where("not (name = 'Oak')")).toBe('2 3');
    expect(where('name is null')).toBe('4');
    expect(where("name not in ('Oak')")).toBe('2 3');
    expect(where("name not in ('Oak', null)")).toBe('');
    expect(where('open or 1 = 1')).toBe('1 2 3 4');
  });
  it('compare numbers exactly, times as times, and text exactly on the new back end only', () => {
    expect(where('size = 10.5')).toBe('1 3');
    expect(where("at >= '2024-05-01'")).toBe('1 2');
    expect(where("name = 'OAK'")).toBe('');
    expect(where("name = 'OAK'", OLD)).toBe('1 2');
    expect(where("contains(upper(name), 'OAK')")).toBe('1 2');
  });
  it('escape nothing in a pattern where contains() is made of LIKE', () => {
    const like = { ...NEW, search: 'like' } as const;
    expect(where("contains(name, '_a')", like)).toBe('1 2');
    expect(where("contains(name, '_a')")).toBe('');
  });
  it('know identifiers of rows, and nothing else in their place', () => {
    expect(where(`:id > '${rowIdOf(2)}'`)).toBe('3 4');
    expect(kindOf("SELECT * WHERE :id = 'row-none'")).toBe('type-mismatch');
  });
  it('take latitude first in a box, from the north-west to the south-east', () => {
    expect(where('within_box(place, 43, -72, 41, -70)')).toBe('1');
    expect(where('within_box(place, 42, -72, 41, -71)')).toBe('1');
    expect(where('within_box(place, 42, -72, 41, -71)', { ...NEW, boxHasEdges: false })).toBe('');
    expect(where('within_box(place, -70, 43, -72, 41)')).toBe('');
  });
});

describe('statements', () => {
  it.each([
    ['SELECT nope', 'no-such-column'],
    ['SELECT nope(name)', 'no-such-function'],
    ['SELECT upper(size)', 'type-mismatch'],
    ["SELECT * WHERE size = 'x'", 'type-mismatch'],
    ['SELECT * WHERE name', 'type-mismatch'],
    ['SELECT * WHERE place = 1', 'type-mismatch'],
    ['SELECT * WHERE count(*) > 1', 'aggregate-in-ungrouped-context'],
    ['SELECT name, count(*)', 'column-not-in-group-bys'],
    ['SELECT name, size GROUP BY name', 'column-not-in-group-bys'],
    ['SELECT size AS name, name AS b', 'none'],
    ['SELECT upper(name) AS size', 'duplicate-alias'],
    ['SELECT name AS a, size AS a', 'duplicate-alias'],
    ['SELECT date_trunc_ym(name)', 'type-mismatch'],
    ['SELECT sum(name)', 'type-mismatch'],
    ['SELECT * LIMIT x', 'bad-parse'],
  ])('%s: %s', (text, kind) => expect(kindOf(text)).toBe(kind));

  it('group, measure and order', () => {
    expect(values('SELECT open, count(*) AS n GROUP BY open ORDER BY open NULL FIRST')).toEqual([
      [null, '2'],
      [false, '1'],
      [true, '1'],
    ]);
    expect(values('SELECT sum(size), avg(size), min(at), count(name), count(distinct size)')).toEqual([
      ['23.00', '7.66666666666666666667', '2023-01-01T00:00:00.000', '3', '2'],
    ]);
    expect(values('SELECT date_trunc_ym(at) AS m, count(*) GROUP BY m ORDER BY m')).toEqual([
      ['2023-01-01T00:00:00.000', '1'],
      ['2024-05-01T00:00:00.000', '2'],
      [null, '1'],
    ]);
  });
  it('put nulls last going up and first going down, unless told otherwise', () => {
    const order = (by: string): string => values(`SELECT :id ORDER BY ${by}, :id`).join(' ');
    expect(order('size')).toBe('2 1 3 4');
    expect(order('size DESC')).toBe('4 1 3 2');
    expect(order('size DESC NULL LAST')).toBe('1 3 2 4');
    expect(order('name')).toBe('3 2 1 4');
  });
  it('cut a window out of what is ordered', () => {
    expect(values('SELECT :id ORDER BY :id LIMIT 2 OFFSET 1')).toEqual([['2'], ['3']]);
  });
});
