/** Expressions of SoQL, by recursive descent, with the precedences of soql-reference's parser. */
import { SoqlError, type SoqlToken } from './soql-tokens.ts';

export type SoqlExpression =
  | { readonly is: 'column'; readonly name: string; readonly at: number }
  | {
      readonly is: 'literal';
      readonly of: 'text' | 'number' | 'boolean' | 'null';
      readonly text: string;
      readonly at: number;
    }
  /** Functions by their names in lower case; operators by their signs; "is null", "not in", "count(*)", "::text". */
  | {
      readonly is: 'call';
      readonly fn: string;
      readonly of: readonly SoqlExpression[];
      readonly at: number;
    };

const COMPARISONS = new Set(['=', '==', '<>', '!=', '<', '<=', '>', '>=']);

/** Where the parser stands in the words. */
export class SoqlReader {
  private readonly tokens: readonly SoqlToken[];
  private index = 0;
  constructor(tokens: readonly SoqlToken[]) {
    this.tokens = tokens;
  }
  peek(ahead = 0): SoqlToken {
    const token = this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new Error('a list of tokens without its end');
    return token;
  }
  next(): SoqlToken {
    const token = this.peek();
    this.index += 1;
    return token;
  }
  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.is === 'symbol' && token.text === text;
  }
  /** Keywords are names without quotes, in any case. */
  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.is === 'name' && token.text.toUpperCase() === word;
  }
  takeSymbol(text: string): boolean {
    const is = this.isSymbol(text);
    if (is) this.index += 1;
    return is;
  }
  takeWord(word: string): boolean {
    const is = this.isWord(word);
    if (is) this.index += 1;
    return is;
  }
  needSymbol(text: string): void {
    if (!this.takeSymbol(text)) throw this.expected(`\`${text}'`);
  }
  needWord(word: string): void {
    if (!this.takeWord(word)) throw this.expected(`\`${word}'`);
  }
  expected(what: string): SoqlError {
    const { is, text, at } = this.peek();
    const got = is === 'end' ? 'end of input' : `\`${text}'`;
    return new SoqlError('bad-parse', `Expected ${what}, but got ${got}`, at);
  }
}

function call(fn: string, of: readonly SoqlExpression[], at: number): SoqlExpression {
  return { is: 'call', fn, of, at };
}

function listUntilParen(reader: SoqlReader): readonly SoqlExpression[] {
  const list: SoqlExpression[] = [];
  if (reader.takeSymbol(')')) return list;
  do list.push(soqlExpression(reader));
  while (reader.takeSymbol(','));
  reader.needSymbol(')');
  return list;
}

function callOf(name: string, at: number, reader: SoqlReader): SoqlExpression {
  const fn = name.toLowerCase();
  if (reader.takeSymbol('*')) {
    reader.needSymbol(')');
    return call(`${fn}(*)`, [], at);
  }
  if (reader.takeWord('DISTINCT')) {
    const of = [soqlExpression(reader)];
    reader.needSymbol(')');
    return call(`${fn} distinct`, of, at);
  }
  return call(fn, listUntilParen(reader), at);
}

function atom(reader: SoqlReader): SoqlExpression {
  const token = reader.peek();
  const { text, at } = token;
  switch (token.is) {
    case 'string':
      reader.next();
      return { is: 'literal', of: 'text', text, at };
    case 'integer':
    case 'number':
      reader.next();
      return { is: 'literal', of: 'number', text, at };
    case 'system name':
      reader.next();
      return { is: 'column', name: text, at };
    case 'name': {
      const word = text.toUpperCase();
      if (RESERVED.has(word)) throw reader.expected('an expression');
      reader.next();
      if (word === 'TRUE' || word === 'FALSE')
        return { is: 'literal', of: 'boolean', text: word.toLowerCase(), at };
      if (word === 'NULL') return { is: 'literal', of: 'null', text: '', at };
      return reader.takeSymbol('(')
        ? callOf(text, at, reader)
        : { is: 'column', name: text.toLowerCase(), at };
    }
    case 'quoted name':
      reader.next();
      return reader.takeSymbol('(')
        ? callOf(text, at, reader)
        : { is: 'column', name: text.toLowerCase(), at };
    case 'symbol': {
      if (!reader.takeSymbol('(')) throw reader.expected('an expression');
      const inside = soqlExpression(reader);
      reader.needSymbol(')');
      return inside;
    }
    case 'end':
      throw reader.expected('an expression');
  }
}
/** Words that no column can be called by without backquotes. */
const RESERVED = new Set(
  'SELECT WHERE GROUP HAVING ORDER BY LIMIT OFFSET SEARCH AS AND OR NOT IS LIKE BETWEEN IN ASC DESC DISTINCT FROM JOIN UNION INTERSECT MINUS'.split(
    ' ',
  ),
);

function postfix(reader: SoqlReader): SoqlExpression {
  let value = atom(reader);
  for (;;) {
    const { at } = reader.peek();
    if (reader.takeSymbol('::')) value = call(`::${reader.next().text.toLowerCase()}`, [value], at);
    else if (reader.isSymbol('.') && reader.peek(1).is === 'name') {
      reader.next();
      value = call(`.${reader.next().text.toLowerCase()}`, [value], at);
    } else return value;
  }
}
function unary(reader: SoqlReader): SoqlExpression {
  const { at } = reader.peek();
  if (reader.takeSymbol('-')) return call('negative', [unary(reader)], at);
  return reader.takeSymbol('+') ? unary(reader) : postfix(reader);
}
function power(reader: SoqlReader): SoqlExpression {
  const base = unary(reader);
  const { at } = reader.peek();
  return reader.takeSymbol('^') ? call('^', [base, power(reader)], at) : base;
}

/** Operators of one strength, from left to right. */
function leftwards(
  reader: SoqlReader,
  isOperator: (sign: string) => boolean,
  operand: (reader: SoqlReader) => SoqlExpression,
): SoqlExpression {
  let left = operand(reader);
  for (;;) {
    const token = reader.peek();
    if (token.is !== 'symbol' || !isOperator(token.text)) return left;
    reader.next();
    left = call(token.text, [left, operand(reader)], token.at);
  }
}
const factor = (reader: SoqlReader): SoqlExpression =>
  leftwards(reader, (sign) => sign === '*' || sign === '/' || sign === '%', power);
const term = (reader: SoqlReader): SoqlExpression =>
  leftwards(reader, (sign) => sign === '+' || sign === '-' || sign === '||', factor);
const comparison = (reader: SoqlReader): SoqlExpression =>
  leftwards(reader, (sign) => COMPARISONS.has(sign), term);

/** IS [NOT] NULL, [NOT] LIKE, [NOT] BETWEEN, [NOT] IN: all of one strength, weaker than comparisons. */
function likeBetweenIn(reader: SoqlReader): SoqlExpression {
  let left = comparison(reader);
  for (;;) {
    const { at } = reader.peek();
    if (reader.takeWord('IS')) {
      const not = reader.takeWord('NOT');
      reader.needWord('NULL');
      left = call(not ? 'is not null' : 'is null', [left], at);
      continue;
    }
    const isNegative = reader.isWord('NOT');
    const ahead = isNegative ? 1 : 0;
    const word = ['LIKE', 'BETWEEN', 'IN'].find((each) => reader.isWord(each, ahead));
    if (word === undefined) return left;
    for (let taken = 0; taken <= ahead; taken += 1) reader.next();
    left = call(`${isNegative ? 'not ' : ''}${word.toLowerCase()}`, [left, ...operandsOf(word, reader)], at);
  }
}
function operandsOf(word: string, reader: SoqlReader): readonly SoqlExpression[] {
  if (word === 'LIKE') return [likeBetweenIn(reader)];
  if (word === 'IN') {
    reader.needSymbol('(');
    return listUntilParen(reader);
  }
  const low = likeBetweenIn(reader);
  reader.needWord('AND');
  return [low, likeBetweenIn(reader)];
}

function negation(reader: SoqlReader): SoqlExpression {
  const { at } = reader.peek();
  return reader.takeWord('NOT') ? call('not', [negation(reader)], at) : likeBetweenIn(reader);
}
function conjunction(reader: SoqlReader): SoqlExpression {
  let left = negation(reader);
  for (let { at } = reader.peek(); reader.takeWord('AND'); { at } = reader.peek())
    left = call('and', [left, negation(reader)], at);
  return left;
}
export function soqlExpression(reader: SoqlReader): SoqlExpression {
  let left = conjunction(reader);
  for (let { at } = reader.peek(); reader.takeWord('OR'); { at } = reader.peek())
    left = call('or', [left, conjunction(reader)], at);
  return left;
}
