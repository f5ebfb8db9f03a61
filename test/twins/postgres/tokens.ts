/** SQL text to tokens as PostgreSQL's scanner makes them, with standard_conforming_strings on. */

export type Token =
  | { readonly is: 'word'; readonly text: string; readonly at: number }
  | { readonly is: 'name'; readonly text: string; readonly at: number }
  | { readonly is: 'string'; readonly text: string; readonly at: number }
  | { readonly is: 'number'; readonly text: string; readonly at: number }
  | { readonly is: 'operator'; readonly text: string; readonly at: number };

/** What PostgreSQL refuses before it looks at any row: CKAN answers 409. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
}
/** What PostgreSQL refuses for a value in a row or a literal: CKAN answers 500. */
export class SqlDataError extends Error {
  override readonly name = 'SqlDataError';
}

const SPACE = /\s+|--[^\n]*/y;
const WORD = /[\p{L}_\u0080-\u{10FFFF}][\p{L}\p{N}_$\u0080-\u{10FFFF}]*/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const OPERATOR = /::|<>|!=|<=|>=|\|\||!~\*?|~\*?|[-+*/%^<>=(),.;[\]:]/y;
const DOLLAR = /\$([A-Za-z_]\w*)?\$/y;

function match(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

/** Comments nest. */
function endOfComment(sql: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < sql.length) {
    if (sql.startsWith('/*', at)) {
      depth += 1;
      at += 2;
    } else if (sql.startsWith('*/', at)) {
      depth -= 1;
      at += 2;
      if (depth === 0) return at;
    } else at += 1;
  }
  throw new SqlError('unterminated /* comment');
}

function quoted(sql: string, start: number, quote: string): { readonly text: string; readonly end: number } {
  let text = '';
  let at = start + 1;
  for (;;) {
    const close = sql.indexOf(quote, at);
    if (close < 0) throw new SqlError(`unterminated quoted ${quote === '"' ? 'identifier' : 'string'}`);
    text += sql.slice(at, close);
    at = close + 1;
    if (sql[at] !== quote) return { text, end: at };
    text += quote;
    at += 1;
  }
}

function dollarQuoted(
  sql: string,
  start: number,
  tag: string,
): { readonly text: string; readonly end: number } {
  const close = sql.indexOf(tag, start + tag.length);
  if (close < 0) throw new SqlError('unterminated dollar-quoted string');
  return { text: sql.slice(start + tag.length, close), end: close + tag.length };
}

function tokenAt(sql: string, at: number): { readonly token: Token; readonly end: number } {
  const char = sql.charAt(at);
  if (char === "'") {
    const { text, end } = quoted(sql, at, "'");
    return { token: { is: 'string', text, at }, end };
  }
  if (char === '"') {
    const { text, end } = quoted(sql, at, '"');
    if (text === '') throw new SqlError('zero-length delimited identifier');
    return { token: { is: 'name', text, at }, end };
  }
  const tag = match(DOLLAR, sql, at);
  if (tag !== null) {
    const { text, end } = dollarQuoted(sql, at, tag);
    return { token: { is: 'string', text, at }, end };
  }
  const number = match(NUMBER, sql, at);
  if (number !== null) return { token: { is: 'number', text: number, at }, end: at + number.length };
  const word = match(WORD, sql, at);
  if (word !== null) {
    // E'…', B'…', U&'…': other kinds of literals, which nobody here has a use for.
    if (/^['"&]/.test(sql.slice(at + word.length)) && /^[ebxnu]$/i.test(word))
      throw new SqlError(`this twin reads no ${word}'…' literals`);
    return { token: { is: 'word', text: word.toLowerCase(), at }, end: at + word.length };
  }
  const operator = match(OPERATOR, sql, at);
  if (operator !== null) return { token: { is: 'operator', text: operator, at }, end: at + operator.length };
  throw new SqlError(`syntax error at or near "${char}"`);
}

/** Throws SqlError for what is no SQL text at all. */
export function tokensOf(sql: string): readonly Token[] {
  if (sql.includes('\0')) throw new SqlError('a NUL (0x00) character');
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const space = match(SPACE, sql, at);
    if (space !== null) at += space.length;
    else if (sql.startsWith('/*', at)) at = endOfComment(sql, at);
    else {
      const { token, end } = tokenAt(sql, at);
      tokens.push(token);
      at = end;
    }
  }
  return tokens;
}
