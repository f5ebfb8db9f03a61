import { describe, expect, it } from 'vitest';
import { conditionText, whereText } from '../../../connectors/ckan/rows-sql-where.ts';
import { foldedPattern } from '../../../connectors/ckan/rows-folded.ts';
import { foldCase } from '../../../src/domain/query/fold-case.ts';
import type { Condition } from '../../../src/connector/index.ts';
import { lookOver } from '../../twins/ckan-sqlparse.ts';
import { aColumn, aSchema } from './a-schema.ts';

const types = [
  'text',
  'int4',
  'numeric',
  'float8',
  'bool',
  'date',
  'timestamp',
  'timestamptz',
  'time',
  'json',
];
const schema = aSchema(types.map((type) => aColumn(type, type)));
function text(condition: Condition): string {
  return conditionText(condition, schema);
}
const NUMERIC = `CASE WHEN "numeric"::text NOT IN ('NaN', 'Infinity', '-Infinity') THEN "numeric" END`;

describe('conditions in SQL', () => {
  it.each<readonly [Condition, string]>([
    [{ op: 'eq', column: 'text', value: "O'Neil: x" }, `"text" IN ('O''Neil'||chr(58)||' x')`],
    [{ op: 'ne', column: 'text', value: 'a\\b' }, `"text" NOT IN ('a'||chr(92)||'b')`],
    [{ op: 'in', column: 'int4', values: [1, '99999999999'] }, `"int4" IN (1, 99999999999)`],
    [{ op: 'in', column: 'int4', values: [] }, 'FALSE'],
    [{ op: 'notIn', column: 'int4', values: [] }, `"int4" IS NOT NULL`],
    [{ op: 'ge', column: 'text', value: 'b' }, `"text" COLLATE "C" >= 'b'`],
    [{ op: 'gt', column: 'numeric', value: 10 }, `${NUMERIC} > 10`],
    [{ op: 'eq', column: 'numeric', value: 10 }, `"numeric" IN (10)`],
    [{ op: 'isNull', column: 'numeric' }, `${NUMERIC} IS NULL`],
    [{ op: 'eq', column: 'bool', value: true }, `"bool" IN (true)`],
    [{ op: 'eq', column: 'time', value: '09:30' }, `"time"::text IN ('09'||chr(58)||'30')`],
    [{ op: 'eq', column: 'timestamp', value: '2024-05-01T09:30:00.0000001Z' }, 'FALSE'],
    [{ op: 'contains', column: 'text', value: '100%', fold: false }, `strpos("text", '100%') > 0`],
    [{ op: 'notContains', column: 'text', value: 'x', fold: false }, `strpos("text", 'x') = 0`],
    [{ op: 'startsWith', column: 'text', value: '5_%!', fold: false }, `"text" LIKE '5!_!%!!%' ESCAPE '!'`],
    [{ op: 'notStartsWith', column: 'text', value: 'a', fold: true }, `"text" !~ ('^[aA]')`],
    [{ op: 'contains', column: 'text', value: '1.', fold: true }, `"text" ~ ('1'||chr(92)||'.')`],
    [{ op: 'and', of: [] }, 'TRUE'],
    [{ op: 'or', of: [] }, 'FALSE'],
    [
      {
        op: 'or',
        of: [
          { op: 'isNull', column: 'text' },
          {
            op: 'and',
            of: [
              { op: 'notNull', column: 'int4' },
              { op: 'lt', column: 'int4', value: 2 },
            ],
          },
        ],
      },
      `("text" IS NULL) OR (("int4" IS NOT NULL) AND ("int4" < 2))`,
    ],
  ])('%j', (condition, expected) => expect(text(condition)).toBe(expected));

  it('goes around what a column cannot hold between two of its values', () => {
    const value = '2024-05-01T09:30:00.1234567Z';
    const signs = (['lt', 'le', 'gt', 'ge'] as const).map((op) => text({ op, column: 'timestamptz', value }));
    expect(signs.map((sql) => / END (\S+) '/.exec(sql)?.[1])).toEqual(['<=', '<=', '>', '>']);
    expect(text({ op: 'ne', column: 'timestamptz', value })).toMatch(/ END IS NOT NULL$/);
  });

  it('calls nothing but what CKAN lets be called', () => {
    const leaf: Condition = { op: 'contains', column: 'text', value: ':', fold: false };
    const sql = `SELECT 1${whereText([text({ op: 'and', of: [leaf, { op: 'or', of: [leaf, leaf] }] }), '"_id" > 5'])}`;
    expect(lookOver(sql).functions).toEqual(['strpos', 'chr']);
    expect(whereText([])).toBe('');
  });

  it.each<Condition>([
    { op: 'within', column: 'json', box: [0, 0, 1, 1] },
    { op: 'isNull', column: 'json' },
    { op: 'eq', column: 'json', value: 'x' },
    { op: 'contains', column: 'int4', value: '1', fold: true },
    { op: 'lt', column: 'bool', value: true },
    { op: 'eq', column: 'nope', value: 1 },
  ])('refuses %j', (condition) => {
    expect(() => text(condition)).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }));
  });
});

describe('upper and lower case the same', () => {
  it('lists every letter that folds to the same one', () => {
    expect(foldedPattern('aK.ß')).toBe('[aA][kK\u212a]\\.[ßẞ]');
    expect(foldedPattern('iσ')).toBe('[iIİ][σΣ]');
    const letters = [...'aébçñøžд'];
    for (const letter of letters)
      expect([...foldedPattern(letter)].filter((char) => foldCase(char) === letter).length).toBeGreaterThan(
        1,
      );
  });
});
