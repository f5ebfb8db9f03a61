import { describe, expect, it } from 'vitest';
import type { Leaf, Predicate, Scalar } from '../../../src/domain/query/ast.ts';
import { checkWhere } from '../../../src/domain/query/check.ts';
import { GatewayError } from '../../../src/domain/errors.ts';
import { aColumn, EVERY_COLUMN } from '../../support/row-arbitraries.ts';

const columns = [...EVERY_COLUMN, aColumn('_id', 'integer', { system: true }), aColumn('status', 'text')];
const eq = (column: string, value: Scalar): Leaf => ({ op: 'eq', column, value });

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'BAD_INPUT')
      return [error.message, error.facts.hint ?? ''].join(' ').trim();
    throw error;
  }
  return 'not refused';
}
const refused = (where: Predicate) => refusal(() => checkWhere(where, columns));

describe('names of columns', () => {
  it('are refused with the nearest one where there is none', () => {
    expect(refused(eq('Statsu', 'x'))).toBe('The table has no column "Statsu". Did you mean "status"?');
    expect(refused(eq('zzzzzzzz', 'x'))).toMatch(
      /^The table has no column "zzzzzzzz"\. The table has: text, integer/,
    );
    expect(refused(eq('constructor', 'x'))).toMatch(/^The table has no column "constructor"/);
    expect(refused(eq('x'.repeat(5_000), 'x')).length).toBeLessThan(400);
  });

  it('are looked at in every corner, also where a constant decides', () => {
    const never: Predicate = { op: 'in', column: 'text', values: [] };
    const nowhere: Predicate = { op: 'in', column: 'nowhere', values: [] };
    for (const where of [nowhere, { op: 'and', of: [never, nowhere] }, { op: 'not', of: nowhere }] as const)
      expect(refused(where)).toMatch(/no column "nowhere"/);
  });
});

describe('a literal', () => {
  it('becomes a cell of its column', () => {
    const table: readonly (readonly [string, Scalar, Scalar])[] = [
      ['integer', 42, 42],
      ['integer', '042', 42],
      ['integer', '9007199254740993', '9007199254740993'],
      ['decimal', '12.50', 12.5],
      ['decimal', '12345678901234567.890', '12345678901234567.89'],
      ['boolean', true, true],
      ['date', '2024-05-01', '2024-05-01'],
      ['date', '2024-05-01T00:00:00+02:00', '2024-05-01'],
      ['instant', '2024-05-01', '2024-05-01T00:00:00Z'],
      ['instant', '2024-05-01T09:30', '2024-05-01T09:30:00Z'],
      ['instant', '2024-05-01T09:30:00.50+02:00', '2024-05-01T07:30:00.5Z'],
      ['text', '', ''],
    ];
    for (const [column, value, cell] of table)
      expect(checkWhere(eq(column, value), columns)).toEqual(eq(column, cell));
  });

  it('is refused where it cannot be one, with what is wanted and what came', () => {
    const table: readonly (readonly [string, Scalar, string])[] = [
      [
        'integer',
        'x',
        'Column "integer" holds whole numbers: expected a whole number such as 42, got the text "x".',
      ],
      ['integer', 2.5, 'Column "integer" holds whole numbers: expected a whole number such as 42, got 2.5.'],
      ['decimal', true, 'Column "decimal" holds decimal numbers: expected a number such as 12.5, got true.'],
      [
        'integer',
        9007199254740992,
        'Column "integer" holds whole numbers: expected a number of this size as text of its digits, got 9007199254740992.',
      ],
      ['decimal', NaN, 'Column "decimal" holds decimal numbers: expected a number such as 12.5, got NaN.'],
      [
        'text',
        12345,
        'Column "text" holds text: expected text in quotation marks, got 12345. Write "12345".',
      ],
      [
        'boolean',
        'true',
        'Column "boolean" holds true or false: expected true or false, got the text "true".',
      ],
      [
        'date',
        '2024-05-01T09:30:00',
        'Column "date" holds dates: expected a day such as "2024-05-01", without a time of day, got the text "2024-05-01T09:30:00".',
      ],
      [
        'instant',
        '01/05/2024',
        'Column "instant" holds points in time: expected a point in time such as "2024-05-01T09:30:00Z", got the text "01/05/2024".',
      ],
      ['text', 'a\u0000', 'Column "text": the text to look for contains the character U+0000.'],
      [
        'text',
        '\ud800',
        'Column "text": the text to look for contains half of a character (a lone surrogate).',
      ],
    ];
    for (const [column, value, message] of table) expect(refused(eq(column, value))).toBe(message);
  });

  it('stands once in a list, by its value', () => {
    const where: Predicate = { op: 'in', column: 'decimal', values: [1.5, '1.50', '15e-1', 2] };
    expect(checkWhere(where, columns)).toEqual({ op: 'in', column: 'decimal', values: [1.5, 2] });
  });

  it('may be a box only where it is on the globe', () => {
    for (const box of [
      [0, 10, 10, 0],
      [-181, 0, 0, 1],
      [0, 0, NaN, 1],
      [0, 0, 1, 91],
    ] as const)
      expect(refused({ op: 'within', column: 'point', box })).toMatch(
        /expected a box of west, south, east, north/,
      );
  });
});

describe('an operation', () => {
  it('is refused on a type that it makes no sense on', () => {
    expect(refused({ op: 'contains', column: 'integer', value: '1', fold: true })).toBe(
      'Column "integer" holds whole numbers: "contains" is for columns of text.',
    );
    expect(refused({ op: 'lt', column: 'boolean', value: true })).toMatch(
      /"lt" is for columns of text, whole numbers/,
    );
    expect(refused({ op: 'eq', column: 'json', value: 'x' })).toMatch(/"eq" is for/);
    expect(refused({ op: 'within', column: 'text', box: [0, 0, 1, 1] })).toMatch(
      /for columns of points on the map/,
    );
    expect(checkWhere({ op: 'isNull', column: 'json' }, columns)).toEqual({ op: 'isNull', column: 'json' });
  });
});

describe('a filter', () => {
  it('of every row is none', () => {
    expect(checkWhere(null, columns)).toBeNull();
    expect(checkWhere({ op: 'and', of: [] }, columns)).toBeNull();
    expect(checkWhere({ op: 'or', of: [] }, columns)).toEqual({ op: 'or', of: [] });
  });
});
