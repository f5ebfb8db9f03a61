/** Filters written as text: `status = 'Open' and not (name contains 'x' or zip is null)`. */
import { GatewayError } from '../errors.ts';
import type { Box, Comparison, Leaf, Predicate, Scalar, TextMatch } from './ast.ts';
import { decimalCell, integerCell } from './cells.ts';
import { comparison, oneOf } from './comparison.ts';
import { RESERVED } from './filter-text.ts';
import { TokenReader } from './token-reader.ts';
import { badText, tokensOf, type Token } from './tokens.ts';

export const TEXT_LIMITS = { characters: 500_000, depth: 50 } as const;

/**
 * Throws BAD_INPUT with the character at which reading failed and what was expected there. Names and types of columns
 * are not looked at: that is what `checkWhere` does.
 *
 * - `and`, `or`, `not`, brackets; `not` binds closest, then `and`; `true` and `false` are every row and no row
 * - `=` `!=` `<>` `<` `<=` `>` `>=`; `in (…)`; `is null`; `contains '…'`, `starts with '…'`, with `exactly` before the
 *   text where upper and lower case are to be told apart; `within (west, south, east, north)`; `not` before the last
 *   four and in `is not null`
 * - 'text' with '' for a mark inside, numbers, true, false, null; column names bare or in "double marks"
 */
export function parsePredicate(text: string): Predicate {
  if (text.length > TEXT_LIMITS.characters)
    throw new GatewayError(
      'BAD_INPUT',
      `The filter is too long: ${String(text.length)} characters, and at most ${String(TEXT_LIMITS.characters)} are read.`,
    );
  return new Parser(tokensOf(text)).whole();
}

const SIGNS: Readonly<Record<string, Comparison>> = {
  '=': 'eq',
  '==': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};
const OPERATORS = ['in', 'contains', 'starts', 'startswith', 'is', 'within', 'not'];
const AN_OPERATOR = 'an operator (=, !=, <, <=, >, >=, in, contains, starts with, is null, within)';
const A_VALUE = "a value ('text', a number, true, false or null)";

class Parser extends TokenReader {
  private depth = 0;

  whole(): Predicate {
    const predicate = this.junction('or');
    if (this.current.kind !== 'end') throw this.expected('"and", "or" or the end');
    return predicate;
  }

  private junction(op: 'and' | 'or'): Predicate {
    const of: Predicate[] = [];
    do of.push(op === 'or' ? this.junction('and') : this.operand());
    while (this.takeWord(op));
    const [only] = of;
    return only !== undefined && of.length === 1 ? only : { op, of };
  }

  private operand(): Predicate {
    if (this.takeWord('true')) return { op: 'and', of: [] };
    if (this.takeWord('false')) return { op: 'or', of: [] };
    const start = this.current;
    if (this.takeWord('not')) return { op: 'not', of: this.deeper(start, () => this.operand()) };
    if (!this.takeSign('(')) return this.test(this.column());
    const inner = this.deeper(start, () => this.junction('or'));
    this.needSign(')', '"and", "or" or ")"');
    return inner;
  }

  private deeper(start: Token, read: () => Predicate): Predicate {
    if (this.depth >= TEXT_LIMITS.depth)
      throw badText(start.at, `nested more than ${String(TEXT_LIMITS.depth)} deep`);
    this.depth += 1;
    const predicate = read();
    this.depth -= 1;
    return predicate;
  }

  private column(): string {
    const { kind, value } = this.current;
    const isName = kind === 'name' || (kind === 'word' && !RESERVED.includes(value.toLowerCase()));
    if (!isName) throw this.expected('the name of a column');
    this.skip();
    return value;
  }

  private test(column: string): Predicate {
    const { kind, value } = this.current;
    const op = kind === 'sign' ? SIGNS[value] : undefined;
    if (op !== undefined) return this.compared(column, op);
    if (this.takeWord('is')) {
      const isNegated = this.takeWord('not');
      if (!this.takeWord('null')) throw this.expected('"null"');
      return signed(isNegated, { op: 'isNull', column });
    }
    const isNegated = this.takeWord('not');
    return signed(isNegated, this.positiveTest(column));
  }

  private compared(column: string, op: Comparison): Predicate {
    this.skip();
    const start = this.current;
    const value = this.value();
    if (value === null && op !== 'eq' && op !== 'ne')
      throw badText(start.at, 'nothing is less or greater than null');
    return comparison(column, op, value);
  }

  private positiveTest(column: string): Predicate {
    if (this.takeWord('in'))
      return oneOf(
        column,
        this.list(() => this.value()),
      );
    if (this.takeWord('within')) return { op: 'within', column, box: this.box() };
    if (this.takeWord('contains')) return this.match(column, 'contains');
    if (this.takeWord('startswith')) return this.match(column, 'startsWith');
    if (!this.takeWord('starts')) throw this.expected(AN_OPERATOR, OPERATORS);
    if (!this.takeWord('with')) throw this.expected('"with"');
    return this.match(column, 'startsWith');
  }

  private match(column: string, op: TextMatch): Leaf {
    const fold = !this.takeWord('exactly');
    const { kind, value } = this.current;
    if (kind !== 'text') throw this.expected("text in single quotation marks ('…')");
    this.skip();
    return { op, column, value, fold };
  }

  private box(): Box {
    const start = this.current;
    const [west, south, east, north, more] = this.list(() => this.degrees());
    if (
      west === undefined ||
      south === undefined ||
      east === undefined ||
      north === undefined ||
      more !== undefined
    )
      throw badText(start.at, 'expected four numbers: west, south, east, north');
    return [west, south, east, north];
  }

  private degrees(): number {
    const { kind, value } = this.current;
    const degrees = kind === 'number' ? Number(value) : NaN;
    if (!Number.isFinite(degrees)) throw this.expected('a number');
    this.skip();
    return degrees + 0;
  }

  private value(): Scalar | null {
    const { kind, value } = this.current;
    const word = kind === 'word' ? value.toLowerCase() : '';
    const read = kind === 'text' ? value : kind === 'number' ? numberOf(value) : WORDS.get(word);
    if (read === undefined) throw this.expected(A_VALUE);
    this.skip();
    return read;
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Digits alone are a whole number, exact however long; with a point or an exponent it is a decimal. Undefined: too long. */
function numberOf(text: string): Scalar | undefined {
  const cell = /^[+-]?\d+$/.test(text) ? integerCell(text) : decimalCell(text);
  return typeof cell === 'number' || typeof cell === 'string' ? cell : undefined;
}

function signed(isNegated: boolean, predicate: Predicate): Predicate {
  return isNegated ? { op: 'not', of: predicate } : predicate;
}
