/** The words of a filter written as text. */
import { GatewayError } from '../errors.ts';
import { PLAIN_NAME } from './filter-text.ts';
import { quoted } from './literal.ts';

export type Token = {
  /** Of its first character, counted from 1. */
  readonly at: number;
} & (
  | { readonly kind: 'word' | 'name' | 'text' | 'number'; readonly value: string }
  | { readonly kind: 'sign'; readonly value: string }
  | { readonly kind: 'end'; readonly value: '' }
);

const BLANK = /\s+/y;
const NUMBER = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = new RegExp(PLAIN_NAME.source, 'uy');
const SIGN = /<=|>=|<>|!=|==|[=<>(),]/y;

/** Throws BAD_INPUT that names the character. The last token is the end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token.token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', value: '', at: text.length + 1 }];
}

function tokenAt(text: string, at: number): { readonly token: Token; readonly end: number } {
  const mark = text[at];
  if (mark === "'" || mark === '"') {
    const { value, end } = quotedAt(text, at, mark);
    return { token: { kind: mark === "'" ? 'text' : 'name', value, at: at + 1 }, end };
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['word', WORD],
    ['sign', SIGN],
  ] as const) {
    const value = matchAt(pattern, text, at);
    if (value === null) continue;
    const end = at + value.length;
    if (kind === 'number' && matchAt(WORD, text, end) !== null) throw namedLikeNumber(at);
    return { token: { kind, value, at: at + 1 }, end };
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  throw badText(at + 1, `${quoted(character)} has no meaning here`);
}

/** Up to the closing mark; two marks stand for one. */
function quotedAt(
  text: string,
  start: number,
  mark: string,
): { readonly value: string; readonly end: number } {
  let value = '';
  let from = start + 1;
  for (;;) {
    const close = text.indexOf(mark, from);
    if (close < 0) throw badText(start + 1, `the quotation mark ${mark} is never closed`);
    value += text.slice(from, close);
    if (text[close + 1] !== mark) return { value, end: close + 1 };
    value += mark;
    from = close + 2;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function namedLikeNumber(at: number): GatewayError {
  return badText(at + 1, 'a name that begins with a digit must stand in double quotation marks');
}

export function badText(at: number, message: string): GatewayError {
  const end = message.endsWith('?') ? '' : '.';
  return new GatewayError(
    'BAD_INPUT',
    `The filter cannot be read at character ${String(at)}: ${message}${end}`,
  );
}
