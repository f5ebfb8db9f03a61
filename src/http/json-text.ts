/** JSON of a portal: the value, or where it stops being JSON. */
import type { Json } from '../domain/json.ts';
import { exactNumbers } from '../domain/query/exact-numbers.ts';

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  /** `at`: UTF-16 offset of the first character that fits no JSON; `truncated`: the text ends before the value does. */
  | { readonly ok: false; readonly at: number; readonly truncated: boolean; readonly reason: string };

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const WORDS = ['true', 'false', 'null'];

/** The value; `exact`: numbers that a double would change come as texts of their digits. Throws what JSON.parse throws. */
export function jsonValue(text: string, exact: boolean): Json {
  const value: Json = JSON.parse(exact ? exactNumbers(text) : text);
  return value;
}

/** Parses; a failure says where, which V8 does not always tell. */
export function parseJson(text: string, exact = false): ParsedJson {
  try {
    const value = jsonValue(text, exact);
    return { ok: true, value };
  } catch (error) {
    const at = firstErrorOf(text);
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'not JSON';
    return { ok: false, at, truncated: at >= text.length && text.trim() !== '', reason };
  }
}

type Expected = 'value' | 'value-or-end' | 'key-or-end' | 'key' | 'colon' | 'comma-or-end';

/** Where `text` first departs from JSON; its length when it only ends too early (or is JSON). */
export function firstErrorOf(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = skip(SPACE, text, 0);
  while (at < text.length) {
    const char = text.charAt(at);
    const inObject = open.at(-1) === '{';
    if (expected === 'colon') {
      if (char !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (char === (inObject ? '}' : ']') && mayClose(expected, inObject, open.length)) {
      open.pop();
      expected = 'comma-or-end';
      at += 1;
    } else if (expected === 'comma-or-end') {
      if (char !== ',' || open.length === 0) return at;
      expected = inObject ? 'key' : 'value';
      at += 1;
    } else if (expected === 'key' || expected === 'key-or-end') {
      const end = char === '"' ? endOfString(text, at) : fail(at);
      if (end < 0) return -end - 1;
      expected = 'colon';
      at = end;
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'key-or-end' : 'value-or-end';
      at += 1;
    } else {
      const end = endOfScalar(text, at);
      if (end < 0) return -end - 1;
      expected = 'comma-or-end';
      at = end;
    }
    at = skip(SPACE, text, at);
  }
  return text.length;
}

function mayClose(expected: Expected, inObject: boolean, depth: number): boolean {
  if (depth === 0) return false;
  return expected === 'comma-or-end' || expected === (inObject ? 'key-or-end' : 'value-or-end');
}
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return Math.max(at, pattern.lastIndex);
}
/** A failure at `at`, told apart from an end by its sign. */
function fail(at: number): number {
  return -at - 1;
}
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return fail(at);
    if (code === 0x5c) {
      const end = skip(ESCAPE, text, at);
      // An escape that the end of the text cuts in two is an early end, not an error.
      if (end === at) return fail(/^\\(u[0-9a-fA-F]{0,3})?$/.test(text.slice(at, at + 6)) ? text.length : at);
      at = end;
    } else {
      at += 1;
    }
  }
  return fail(text.length);
}
function endOfScalar(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '"') return endOfString(text, at);
  const word = WORDS.find((candidate) => candidate.startsWith(char));
  if (word !== undefined) {
    const came = text.slice(at, at + word.length);
    if (came === word) return at + word.length;
    return fail(word.startsWith(came) ? text.length : at);
  }
  const end = skip(NUMBER, text, at);
  if (end > at) return cutNumber(text, end) ? fail(text.length) : end;
  return fail(char === '-' && at + 1 === text.length ? text.length : at);
}
/** "1." and "1e+" at the very end of the text. */
function cutNumber(text: string, end: number): boolean {
  return end < text.length && /^(\.|[eE][+-]?)$/.test(text.slice(end, end + 3)) && text.length - end <= 2;
}
