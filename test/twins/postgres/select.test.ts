import { describe, expect, it } from 'vitest';
import { readAs } from './functions.ts';
import { textOut } from './output.ts';
import { parseSelect } from './parse.ts';
import { runSelect, type PgTable } from './select.ts';
import { SqlDataError, SqlError } from './tokens.ts';
import type { PgType } from './values.ts';

function aTable(
  columns: Readonly<Record<string, PgType>>,
  rows: readonly (readonly (string | null)[])[],
): PgTable {
  const types = Object.values(columns);
  return {
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
    rows: rows.map((row) => row.map((cell, i) => (cell === null ? null : readAs(cell, types[i] ?? 'text')))),
  };
}
const table = aTable({ _id: 'int4', word: 'text', n: 'numeric', at: 'timestamp', f: 'float4' }, [
  ['1', 'b', '1.50', '2024-05-01T09:30:00.5', '0.1'],
  ['2', 'a', 'NaN', '2024-05-31', '0.5'],
  ['3', null, '12345678901234567.89', null, null],
  ['4', 'B', null, '2023-12-31 23:59:59', 'NaN'],
]);
function query(sql: string): (string | null)[][] {
  const { columns, rows } = runSelect(parseSelect(sql), (name) => {
    if (name !== 't') throw new SqlError(`relation "${name}" does not exist`);
    return table;
  });
  return rows.map((row) => row.map((value, i) => textOut(value, columns[i]?.type ?? 'text')));
}
function one(expr: string): string | null {
  return query(`SELECT ${expr}`)[0]?.[0] ?? null;
}

describe('SQL as PostgreSQL reads it', () => {
  it.each([
    [`'O''Neil'||chr(58)||' x'`, "O'Neil: x"],
    [`'a\\b'`, 'a\\b'],
    [`'it' /* not 'this' */ || $x$ it's $x$`, "it it's "],
    ['1 + 2 - 4', '-1'],
    ['-1.50::numeric', '-1.50'],
    [`'2024-02-29'::date`, '2024-02-29'],
    [`'2024-05-01T09:30:00+02:00'::timestamptz`, '2024-05-01 07:30:00+00'],
    [`date_trunc('month', '2024-05-17'::date)::date::text`, '2024-05-01'],
    [`'2024-05-01T23:30:00Z'::timestamptz AT TIME ZONE 'UTC'`, '2024-05-01 23:30:00'],
    [`CASE WHEN NULL THEN 1 WHEN 1 = 1 THEN 2 ELSE 3 END`, '2'],
    [`to_json('a"b'::text)::text`, '"a\\"b"'],
    [`NULL AND FALSE`, 'false'],
    [`NULL OR TRUE`, 'true'],
    [`NOT NULL`, null],
    [`1 IN (2, NULL)`, null],
    [`1 NOT IN (1, NULL)`, 'false'],
    [`'NaN'::numeric = 'NaN'::numeric`, 'true'],
    [`'NaN'::numeric > 10`, 'true'],
    [`9007199254740993 = 9007199254740992`, 'false'],
    [`'100%' LIKE '100!%' ESCAPE '!'`, 'true'],
    [`'1000' LIKE '100!%' ESCAPE '!'`, 'false'],
    [`'ABC' ILIKE 'a_c'`, 'true'],
    [`'a.c' ~ ('[aA]'||chr(92)||'.c')`, 'true'],
    [`'abc' ~ '^b'`, 'false'],
    [`'Z' COLLATE "C" < 'a'`, 'true'],
    [`'Z' < 'a'`, 'false'],
    [`strpos('añb', 'b')`, '3'],
    [`isfinite('infinity'::timestamp)`, 'false'],
    [`2 BETWEEN 1 AND 3 AND 'x' = 'x'`, 'true'],
  ])('evaluates %s', (sql, expected) => expect(one(sql)).toBe(expected));

  it.each([
    `'unterminated`,
    `1; SELECT 2`,
    `'text'::text = 5`,
    `nope`,
    `nope(1)`,
    `word = `,
    `(1`,
    `'x' COLLATE "de_DE"`,
    `/* 1`,
    `E'\\n'`,
    // `~` and `||` are of one precedence.
    `'a' ~ 'a'||'b'`,
  ])('refuses %s', (sql) => expect(() => one(sql)).toThrow(SqlError));

  it.each([`'x'::numeric`, `5 = '5.x'`, `'2024-02-30'::date`, `99999999999::int4`, `'a' ~ '[a'`])(
    'finds no value in %s',
    (sql) => expect(() => one(sql)).toThrow(SqlDataError),
  );

  it('knows a float of single precision from the decimal that it is written as', () => {
    expect(query('SELECT _id FROM t WHERE f = 0.1')).toEqual([]);
    expect(query('SELECT _id FROM t WHERE f::text::numeric = 0.1')).toEqual([['1']]);
  });

  it('sorts with nulls where they belong, NaN above all numbers, and text by a collation', () => {
    const ids = (order: string): string => query(`SELECT _id FROM t ORDER BY ${order}`).join('');
    expect(ids('n')).toBe('1324');
    expect(ids('n DESC')).toBe('4231');
    expect(ids('n DESC NULLS LAST')).toBe('2314');
    expect(ids('word NULLS FIRST')).toBe('3214');
    expect(ids('word COLLATE "C" DESC NULLS LAST, _id')).toBe('1243');
  });

  it('groups, counts and adds up without nulls', () => {
    expect(
      query(`SELECT count(*), count(n), count(DISTINCT word), min(at), max(word COLLATE "C") FROM t`),
    ).toEqual([['4', '3', '3', '2023-12-31 23:59:59', 'b']]);
    expect(query(`SELECT sum(n), avg(n) FROM t WHERE _id IN (1, 3)`)).toEqual([
      ['12345678901234569.39', '6172839450617284.6950000000000000'],
    ]);
    expect(query(`SELECT sum(n) FROM t WHERE 1 = 0`)).toEqual([[null]]);
    expect(
      query(
        `SELECT date_trunc('year', at)::date AS y, count(*) AS c FROM t GROUP BY date_trunc('year', at) ORDER BY y NULLS LAST`,
      ),
    ).toEqual([
      ['2023-01-01', '1'],
      ['2024-01-01', '2'],
      [null, '1'],
    ]);
    expect(() => query('SELECT word, count(*) FROM t')).toThrow('must appear in the GROUP BY');
  });

  it('reads a query in a query, windows and distinct rows', () => {
    expect(
      query(
        `SELECT * FROM (SELECT _id AS "a0" FROM "t" ORDER BY _id DESC LIMIT 2 OFFSET 1) AS blah LIMIT 9;`,
      ),
    ).toEqual([['3'], ['2']]);
    expect(query(`SELECT DISTINCT lower(word) FROM t WHERE word IS NOT NULL`)).toEqual([['b'], ['a']]);
  });
});
