import { describe, expect, it } from 'vitest';
import { foldedPattern } from '../../../connectors/ckan/rows-folded.ts';
import {
  isSqlName,
  isSqlTable,
  literalText,
  nameText,
  operandText,
  tableText,
  valueText,
} from '../../../connectors/ckan/rows-sql-text.ts';
import { conditionText, whereText } from '../../../connectors/ckan/rows-sql-where.ts';
import type { Column, Condition } from '../../../src/connector/index.ts';
import type { Expr } from '../../twins/postgres/ast.ts';
import { aColumn, aSchema } from './a-schema.ts';
import { hostileTexts, readByCkan } from './hostile.ts';

/** Hostile texts that the suite goes through; 100,000 were run once. */
const HOSTILE = 5_000;
const TABLE = '00000007-0000-4000-8000-000000000000';

interface Renderer {
  readonly literal: (text: string) => string;
  readonly name: (name: string) => string;
}
const ours: Renderer = { literal: literalText, name: nameText };

/** null where both parsers see one comparison of one column with this very text. */
function trouble({ literal, name }: Renderer, column: string, text: string): string | null {
  const named = name(column);
  const seen = readByCkan(
    `SELECT ${named} AS "a0" FROM ${tableText(TABLE)}${whereText([`${named} = ${literal(text)}`])} LIMIT 1`,
  );
  if (seen.is === 'refused') return seen.because;
  const wanted: Expr = {
    is: 'binary',
    op: '=',
    left: { is: 'column', name: column },
    right: { is: 'text', value: text },
  };
  return JSON.stringify(seen.where) === JSON.stringify(wanted) ? null : JSON.stringify(seen.where);
}

describe('a hostile text', () => {
  it(`is one literal to every parser, ${HOSTILE} times`, () => {
    const wrong = hostileTexts(1, HOSTILE).filter((text) => trouble(ours, 'word', text) !== null);
    expect(wrong).toEqual([]);
  });

  it('is what is looked for in every kind of condition', () => {
    const schema = aSchema([aColumn('word', 'text')]);
    const word: Expr = { is: 'column', name: 'word' };
    const same = (text: string): Expr => ({ is: 'text', value: text });
    const like = (text: string, not: boolean): Expr => ({
      is: 'like',
      not,
      fold: false,
      of: word,
      pattern: same(`${text.replace(/[!%_]/g, '!$&')}%`),
      escape: same('!'),
    });
    const kinds: readonly (readonly [make: (value: string) => Condition, see: (value: string) => Expr])[] = [
      [
        (value) => ({ op: 'gt', column: 'word', value }),
        (value) => ({
          is: 'binary',
          op: '>',
          left: { is: 'collate', of: word, collation: 'C' },
          right: same(value),
        }),
      ],
      [
        (value) => ({ op: 'in', column: 'word', values: [value, 'x'] }),
        (value) => ({ is: 'in', not: false, of: word, list: [same(value), same('x')] }),
      ],
      [
        (value) => ({ op: 'notIn', column: 'word', values: [value] }),
        (value) => ({ is: 'in', not: true, of: word, list: [same(value)] }),
      ],
      [
        (value) => ({ op: 'contains', column: 'word', value, fold: true }),
        (value) => ({ is: 'binary', op: '~', left: word, right: same(foldedPattern(value)) }),
      ],
      [
        (value) => ({ op: 'notStartsWith', column: 'word', value, fold: true }),
        (value) => ({ is: 'binary', op: '!~', left: word, right: same(`^${foldedPattern(value)}`) }),
      ],
      [(value) => ({ op: 'startsWith', column: 'word', value, fold: false }), (value) => like(value, false)],
      [
        (value) => ({ op: 'notStartsWith', column: 'word', value, fold: false }),
        (value) => like(value, true),
      ],
    ];
    hostileTexts(2, HOSTILE / 5).forEach((text, index) => {
      const [make, see] = kinds[index % kinds.length] ?? kinds[0] ?? [];
      if (make === undefined || see === undefined) throw new TypeError('no kind');
      const seen = readByCkan(
        `SELECT "_id" FROM ${tableText(TABLE)}${whereText([conditionText(make(text), schema)])}`,
      );
      expect([text, seen.is === 'read' ? seen.where : seen]).toEqual([text, see(text)]);
    });
  });

  it('is refused where PostgreSQL cannot hold it', () => {
    for (const text of ['a\0b', '\ud800', 'x\udfff'])
      expect(() => literalText(text)).toThrow(expect.objectContaining({ code: 'BAD_QUERY' }));
  });
});

describe('a hostile name', () => {
  it('is one column to every parser, or is not put in SQL at all', () => {
    const names = hostileTexts(3, HOSTILE).filter((name) => name !== '');
    const wrong = names.filter((name) => isSqlName(name) && trouble(ours, name, 'x') !== null);
    expect(wrong).toEqual([]);
    for (const name of names.filter((one) => !isSqlName(one)))
      expect(() => nameText(name)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
    expect(names.filter(isSqlName).length).toBeGreaterThan(names.length / 5);
  });

  it.each(["O'Neil", 'a "b"', '100%', 'prix: 100', 'addr:street', '9:30', 'שם', 'a`b', 'x; y'])(
    'may be %s',
    (name) => {
      expect([isSqlName(name), trouble(ours, name, 'x')]).toEqual([true, null]);
    },
  );
  it.each(['', 'a\\', ':p', 'x :p', 'x (:p)', 'a\nb', 'a\u200fb'])('may not be %j', (name) => {
    expect(isSqlName(name)).toBe(false);
  });
});

describe('renderers that would let a text through', () => {
  const saboteurs: readonly (readonly [name: string, renderer: Renderer])[] = [
    [
      'does not double quotes',
      {
        ...ours,
        literal: (text) => `'${text.replaceAll('\\', "'||chr(92)||'").replaceAll(':', "'||chr(58)||'")}'`,
      },
    ],
    [
      'leaves backslashes where they are',
      { ...ours, literal: (text) => `'${text.replaceAll("'", "''").replaceAll(':', "'||chr(58)||'")}'` },
    ],
    [
      'leaves colons where they are',
      { ...ours, literal: (text) => `'${text.replaceAll("'", "''").replaceAll('\\', "'||chr(92)||'")}'` },
    ],
    [
      'escapes quotes with a backslash',
      { ...ours, literal: (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` },
    ],
    ['drops what it does not like', { ...ours, literal: (text) => literalText(text.replaceAll("'", '')) }],
    ['does not quote names', { ...ours, name: (name) => name }],
    ['does not double quotes in names', { ...ours, name: (name) => `"${name}"` }],
  ];
  it.each(saboteurs)('are caught: one that %s', (name, renderer) => {
    const isAboutNames = name.includes('names');
    const caught = hostileTexts(4, 500).filter((text) =>
      isAboutNames
        ? isSqlName(text) && trouble(renderer, text, 'x') !== null
        : trouble(renderer, 'word', text) !== null,
    );
    expect(caught.length).toBeGreaterThan(5);
  });
});

describe('values', () => {
  const text = (column: Column, value: string | number | boolean): string => valueText(column, value).sql;

  it('are written in the type of their column', () => {
    expect(text(aColumn('n', 'numeric'), -12.5)).toBe('-12.5');
    expect(text(aColumn('n', 'numeric'), '12345678901234567.89')).toBe('12345678901234567.89');
    expect(text(aColumn('n', 'numeric'), 1e21)).toBe('1e+21');
    expect(text(aColumn('b', 'bool'), true)).toBe('true');
    expect(text(aColumn('d', 'date'), '2024-05-01')).toBe("'2024-05-01'::date");
    expect(text(aColumn('t', 'timestamp'), '2024-05-01T09:30:00.50Z')).toBe(
      "'2024-05-01T09:30:00.5'::timestamp",
    );
    expect(text(aColumn('t', 'timestamptz'), '2024-05-01T09:30:00Z')).toBe(
      "'2024-05-01T09:30:00Z'::timestamptz",
    );
  });

  it('between two microseconds are known to be so', () => {
    expect(valueText(aColumn('t', 'timestamp'), '2024-05-01T09:30:00.1234567Z')).toEqual({
      sql: "'2024-05-01T09:30:00.123456'::timestamp",
      isAbove: true,
    });
  });

  it.each([
    ['numeric', '1; DROP TABLE x'],
    ['int4', '1e'],
    ['int4', true],
    ['text', 5],
    ['bool', 'true'],
    ['date', "2024-05-01'"],
    ['timestamp', '2024-05-01'],
    ['json', 'x'],
  ])('of another type are refused: %s, %j', (sourceType, value) => {
    expect(() => valueText(aColumn('c', sourceType), value)).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED' }),
    );
  });

  it('are compared only where they have a cell', () => {
    expect(operandText(aColumn('n', 'int8'))).toBe('"n"');
    expect(operandText(aColumn('n', 'numeric'))).toContain('THEN "n" END');
    expect(() => operandText(aColumn('n', 'json'))).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });

  it('stand in tables that are named by a uuid', () => {
    expect(tableText(TABLE)).toBe(`"${TABLE}"`);
    for (const id of ['', 'x', `${TABLE}"`, TABLE.toUpperCase().replace('0', 'F')])
      expect(isSqlTable(id)).toBe(false);
    expect(() => tableText('pg_tables')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });
});
