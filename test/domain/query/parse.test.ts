import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Leaf, Predicate } from '../../../src/domain/query/ast.ts';
import { GatewayError } from '../../../src/domain/errors.ts';
import { normalForm } from '../../../src/domain/query/normal.ts';
import { parsePredicate } from '../../../src/domain/query/parse.ts';
import { printFilter } from '../../../src/domain/query/print.ts';
import { aPredicate, anyText } from '../../support/row-arbitraries.ts';

function refusal(text: string): string {
  try {
    parsePredicate(text);
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'BAD_INPUT') return error.message;
    throw error;
  }
  return 'read';
}

describe('a filter as text', () => {
  it('is read as it is meant', () => {
    const text =
      "status = 'Open' and amount >= 10 and not (name contains 'x' or zip is null) and location within (-1,2,3,4)";
    expect(parsePredicate(text)).toEqual({
      op: 'and',
      of: [
        { op: 'eq', column: 'status', value: 'Open' },
        { op: 'ge', column: 'amount', value: 10 },
        {
          op: 'not',
          of: {
            op: 'or',
            of: [
              { op: 'contains', column: 'name', value: 'x', fold: true },
              { op: 'isNull', column: 'zip' },
            ],
          },
        },
        { op: 'within', column: 'location', box: [-1, 2, 3, 4] },
      ],
    });
  });

  it('binds "not" closest, then "and", then "or"', () => {
    const same = (text: string, spelled: string) =>
      expect(parsePredicate(text)).toEqual(parsePredicate(spelled));
    same('not a = 1 and b = 2 or c = 3', '((not (a = 1)) and (b = 2)) or (c = 3)');
    same('a = 1 or b = 2 and c = 3', 'a = 1 or (b = 2 and c = 3)');
    same('NOT NOT a IS NOT NULL', 'not (not (not (a is null)))');
  });

  it('knows every operator in its spellings', () => {
    const leaves: readonly (readonly [string, Predicate])[] = [
      ['a != 1', { op: 'ne', column: 'a', value: 1 }],
      ['a<>1', { op: 'ne', column: 'a', value: 1 }],
      ['a==true', { op: 'eq', column: 'a', value: true }],
      ["a starts with exactly 'X'", { op: 'startsWith', column: 'a', value: 'X', fold: false }],
      ["a startsWith 'X'", { op: 'startsWith', column: 'a', value: 'X', fold: true }],
      ["a not contains ''", { op: 'not', of: { op: 'contains', column: 'a', value: '', fold: true } }],
      ['a not within (0,0,1,1)', { op: 'not', of: { op: 'within', column: 'a', box: [0, 0, 1, 1] } }],
      ['a in ()', { op: 'in', column: 'a', values: [] }],
      ["a in (1, 'x', null, TRUE)", { op: 'in', column: 'a', values: [1, 'x', true] }],
      ['a = null', { op: 'isNull', column: 'a' }],
      ['a != null', { op: 'not', of: { op: 'isNull', column: 'a' } }],
      ['true', { op: 'and', of: [] }],
      ['(false)', { op: 'or', of: [] }],
    ];
    for (const [text, predicate] of leaves) expect([text, parsePredicate(text)]).toEqual([text, predicate]);
  });

  it('takes names of columns as portals have them', () => {
    const names = [
      '_id',
      ':@computed_region_1',
      'Größe',
      'a-b.c$',
      '"2024"',
      '"and"',
      '"a ""b"""',
      'in',
      'null',
      'is',
    ];
    const read = names.map((name) => {
      const predicate = parsePredicate(`${name} is null`);
      return predicate.op === 'isNull' ? predicate.column : null;
    });
    expect(read).toEqual([
      '_id',
      ':@computed_region_1',
      'Größe',
      'a-b.c$',
      '2024',
      'and',
      'a "b"',
      'in',
      'null',
      'is',
    ]);
  });

  it('keeps every digit', () => {
    const numbers = [
      '12345678901234567890',
      '-0',
      '+5',
      '12345678901234567.890',
      '1e3',
      '.5',
      '9007199254740992',
    ];
    const read = numbers.map((text) => {
      const predicate = parsePredicate(`a = ${text}`);
      return predicate.op === 'eq' ? predicate.value : null;
    });
    expect(read).toEqual([
      '12345678901234567890',
      0,
      5,
      '12345678901234567.89',
      1000,
      0.5,
      '9007199254740992',
    ]);
  });

  it('is refused at the character, with what was expected there', () => {
    const table: readonly (readonly [string, string])[] = [
      ['', 'character 1: expected the name of a column, got the end.'],
      ['a =', "character 4: expected a value ('text', a number, true, false or null), got the end."],
      ['a = b', 'character 5: expected a value (\'text\', a number, true, false or null), got "b".'],
      ["a = 'x", "character 5: the quotation mark ' is never closed."],
      ['a = 1 b = 2', 'character 7: expected "and", "or" or the end, got "b".'],
      ['(a = 1', 'character 7: expected "and", "or" or ")", got the end.'],
      [
        'a contain 1',
        'character 3: expected an operator (=, !=, <, <=, >, >=, in, contains, starts with, is null, within), got "contain"; did you mean "contains"?',
      ],
      ['a contains 1', 'character 12: expected text in single quotation marks (\'…\'), got "1".'],
      ['a is 1', 'character 6: expected "null", got "1".'],
      ['a < null', 'character 5: nothing is less or greater than null.'],
      ['a in 1', 'character 6: expected "(", got "1".'],
      ['a in (1 2)', 'character 9: expected "," or ")", got "2".'],
      ['a within (1,2,3)', 'character 10: expected four numbers: west, south, east, north.'],
      ['2024 = 1', 'character 1: expected the name of a column, got "2024".'],
      ['2a = 1', 'character 1: a name that begins with a digit must stand in double quotation marks.'],
      ['a = 1 ; drop', 'character 7: ";" has no meaning here.'],
      [
        'a = 1e9999',
        'character 5: expected a value (\'text\', a number, true, false or null), got "1e9999".',
      ],
      ["'a' = 1", 'character 1: expected the name of a column, got the text "a".'],
      ['and = 1', 'character 1: expected the name of a column, got "and".'],
      ['a = 1 and', 'character 10: expected the name of a column, got the end.'],
    ];
    for (const [text, message] of table)
      expect(refusal(text)).toBe(`The filter cannot be read at ${message}`);
  });
});

describe('printing and reading', () => {
  const column = fc.oneof(
    fc.string(),
    fc.constantFrom('and', 'true', 'a b', '"', "'", '', 'é', ':id', '__proto__'),
  );
  const scalar = fc.oneof(
    anyText,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
  );
  const anyLeaf: fc.Arbitrary<Leaf> = fc.oneof(
    fc.record({
      op: fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'),
      column,
      value: scalar.map(unsigned),
    }),
    fc.record({ op: fc.constant('in'), column, values: fc.array(scalar.map(unsigned), { maxLength: 4 }) }),
    fc.record({
      op: fc.constantFrom('contains', 'startsWith'),
      column,
      value: anyText,
      fold: fc.boolean(),
    }),
    fc.record({ op: fc.constant('isNull'), column }),
    fc
      .tuple(fc.double({ noNaN: true, min: -180, max: 180 }), fc.integer({ min: -90, max: 0 }))
      .map(([a, b]) => ({
        op: 'within' as const,
        column: 'at',
        box: [a + 0, b + 0, 1, 2] as const,
      })),
  );

  it('give the same predicate', () => {
    const branches = (predicate: Predicate): boolean => {
      if (predicate.op === 'not') return branches(predicate.of);
      return predicate.op !== 'and' && predicate.op !== 'or'
        ? true
        : predicate.of.length !== 1 && predicate.of.every(branches);
    };
    fc.assert(
      fc.property(aPredicate(0, anyLeaf), (predicate) => {
        const read = parsePredicate(printFilter(predicate));
        if (branches(predicate)) expect(read).toEqual(predicate);
        expect(normalForm(read)).toEqual(normalForm(predicate));
      }),
      { numRuns: 2_000 },
    );
  });

  it('give the same normal form, also of what has no "not" left', () => {
    fc.assert(
      fc.property(aPredicate(0, anyLeaf), (predicate) => {
        const condition = normalForm(predicate);
        expect(normalForm(parsePredicate(printFilter(condition)))).toEqual(condition);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('hostile text', () => {
  it('is read or refused with BAD_INPUT, whatever it is', () => {
    const word = fc.constantFrom(
      'a',
      'and',
      'or',
      'not',
      '(',
      ')',
      'in',
      "'",
      '"',
      ',',
      '=',
      '<',
      '1',
      'null',
      'is',
      ' ',
      'within',
      '.',
      '-',
      'e',
      '\u0000',
      '😀',
    );
    const soup = fc.oneof(
      anyText,
      fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(soup, (text) => {
        refusal(text);
      }),
      { numRuns: 3_000 },
    );
  });

  it('cannot exhaust the stack or the memory', () => {
    expect(refusal(`${'('.repeat(200_000)}a = 1`)).toMatch(/character 51: nested more than 50 deep/);
    expect(refusal(`${'not '.repeat(100_000)}a = 1`)).toMatch(/nested more than 50 deep/);
    expect(refusal(`${'('.repeat(50)}a = 1${')'.repeat(50)}`)).toBe('read');
    expect(refusal(`a = '${"''".repeat(200_000)}`)).toMatch(/never closed/);
    expect(refusal('1'.repeat(400_000))).toMatch(/name of a column/);
    expect(refusal(`a = ${'1'.repeat(400_000)}`)).toMatch(/character 5/);
    expect(refusal('a'.repeat(600_000))).toMatch(/^The filter is too long: 600000 characters/);
    expect(refusal(`a in (${'1,'.repeat(100_000)}1)`)).toBe('read');
    expect(refusal(`a = 1${' and a = 1'.repeat(40_000)}`)).toBe('read');
  });
});

/** -0 is written as 0. */
function unsigned<T>(value: T): T {
  return Object.is(value, -0) ? JSON.parse('0') : value;
}
