/**
 * The words of a SoQL text, cut as the lexer of https://github.com/socrata-platform/soql-reference cuts them: single
 * quotes are doubled, double-quoted strings have backslash escapes, backquoted names have no escape at all.
 */
import type { Json } from '../../src/domain/json.ts';

export interface SoqlPlace {
  /** From 1. */
  readonly row: number;
  readonly column: number;
  readonly line: string;
}
export interface SoqlToken {
  readonly is: 'name' | 'quoted name' | 'system name' | 'integer' | 'number' | 'string' | 'symbol' | 'end';
  readonly text: string;
  /** Offset in the source. */
  readonly at: number;
}

export function placeOf(source: string, at: number): SoqlPlace {
  const before = source.slice(0, at).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return { row: before.length, column, line: source.split('\n')[before.length - 1] ?? '' };
}

/** What the query coordinator answers with status 400. */
export class SoqlError extends Error {
  /** Such as "no-such-column"; behind "query.soql." in the answer. */
  readonly kind: string;
  readonly at: number;
  readonly data: Readonly<Record<string, Json>>;
  constructor(kind: string, message: string, at: number, data: Readonly<Record<string, Json>> = {}) {
    super(message);
    this.kind = kind;
    this.at = at;
    this.data = data;
  }
}

const BLANK = /(?:[ \t\r\n]+|--[^\n]*)+/y;
const NUMBER = /\d+(?:\.\d*)?(?:e[+-]?\d+)?/iy;
const NAME = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{Nl}\p{Sc}\p{Pc}\p{M}\p{Nd}]*/uy;
const SYSTEM_NAME = /:@?[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{M}\p{Nd}]+/uy;
const QUOTED_NAME = /`(?:[-\p{L}\p{Nl}\p{Sc}\p{Pc}][-\p{L}\p{Nl}\p{Sc}\p{Pc}\p{M}\p{Nd}]*)`/uy;
const QUOTED_SYSTEM_NAME = /`:@?[-\p{L}\p{Nl}\p{Sc}\p{Pc}\p{M}\p{Nd}]+`/uy;
const SYMBOL = /\|>|\|\||::|:\*|<=|<>|>=|==|!=|[<>=!+\-*/%^~.,()[\]@]/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  b: '\b',
  f: '\f',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

class Lexer {
  readonly source: string;
  position = 0;
  constructor(source: string) {
    this.source = source;
  }
  take(pattern: RegExp): string | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source)?.[0] ?? null;
    if (found !== null) this.position += found.length;
    return found;
  }
  skipBlank(): void {
    for (;;) {
      this.take(BLANK);
      if (!this.source.startsWith('/*', this.position)) return;
      const end = this.source.indexOf('*/', this.position + 2);
      if (end < 0) throw new SoqlError('unexpected-eof', 'Unexpected end of input', this.position);
      this.position = end + 2;
    }
  }
  unexpected(at = this.position): SoqlError {
    if (at >= this.source.length) return new SoqlError('unexpected-eof', 'Unexpected end of input', at);
    const character = this.source.charAt(at);
    return new SoqlError('unexpected-character', `Unexpected character: '${character}'`, at, {
      character,
    });
  }
  singleQuoted(): string {
    const parts: string[] = [];
    for (;;) {
      const end = this.source.indexOf("'", this.position + 1);
      if (end < 0) throw this.unexpected(this.source.length);
      parts.push(this.source.slice(this.position + 1, end));
      this.position = end + 1;
      if (this.source.charAt(this.position) !== "'") return parts.join("'");
    }
  }
  doubleQuoted(): string {
    let text = '';
    this.position += 1;
    for (;;) {
      const char = this.source.charAt(this.position);
      if (char === '') throw this.unexpected();
      if (char === '\n') throw new SoqlError('unterminated-string', 'Unterminated string', this.position);
      this.position += 1;
      if (char === '"') return text;
      text += char === '\\' ? this.escaped() : char;
    }
  }
  private escaped(): string {
    const char = this.source.charAt(this.position);
    const known = ESCAPES[char];
    const digits = char === 'u' ? 4 : char === 'U' ? 6 : 0;
    if (known === undefined && digits === 0)
      throw new SoqlError('unexpected-escape', `Unexpected escape character: '${char}'`, this.position, {
        character: char,
      });
    this.position += 1;
    if (known !== undefined) return known;
    const hex = this.source.slice(this.position, this.position + digits);
    const point = new RegExp(`^[0-9a-fA-F]{${digits}}$`).test(hex) ? parseInt(hex, 16) : Infinity;
    if (point > 0x10ffff) throw new SoqlError('bad-unicode-escape', `Bad escape: ${hex}`, this.position);
    this.position += digits;
    return digits === 4 ? String.fromCharCode(point) : String.fromCodePoint(point);
  }
}

function quotedName(lexer: Lexer): string {
  const text = lexer.take(QUOTED_SYSTEM_NAME) ?? lexer.take(QUOTED_NAME);
  if (text !== null) return text.slice(1, -1);
  // Whatever is no name ends the lexing: there is no escape inside backquotes.
  throw lexer.unexpected(lexer.position + 1);
}

function nextToken(lexer: Lexer): SoqlToken {
  const at = lexer.position;
  const char = lexer.source.charAt(lexer.position);
  if (char === '') return { is: 'end', text: '', at };
  if (char === "'") return { is: 'string', text: lexer.singleQuoted(), at };
  if (char === '"') return { is: 'string', text: lexer.doubleQuoted(), at };
  if (char === '`') {
    const text = quotedName(lexer);
    return { is: text.startsWith(':') ? 'system name' : 'quoted name', text, at };
  }
  const number = lexer.take(NUMBER);
  if (number !== null) return { is: /^\d+$/.test(number) ? 'integer' : 'number', text: number, at };
  const system = lexer.take(SYSTEM_NAME);
  if (system !== null) return { is: 'system name', text: system, at };
  const name = lexer.take(NAME);
  if (name !== null) return { is: 'name', text: name, at };
  const symbol = lexer.take(SYMBOL);
  if (symbol !== null) return { is: 'symbol', text: symbol, at };
  throw lexer.unexpected();
}

/** Ends with an `end`. Throws SoqlError. */
export function soqlTokens(source: string): readonly SoqlToken[] {
  const lexer = new Lexer(source);
  const tokens: SoqlToken[] = [];
  for (;;) {
    lexer.skipBlank();
    const token = nextToken(lexer);
    tokens.push(token);
    if (token.is === 'end') return tokens;
  }
}
