/** The advanced regular expressions of PostgreSQL, as far as they spell out letters: no repeats, no groups. */
import { SqlDataError } from './tokens.ts';

const SPECIAL = /[\^$.|?*+()[{\\]/;

function escaped(char: string): string {
  return /[\^$.|?*+()[\]{}\\/]/.test(char) ? `\\${char}` : char;
}

/** The end of a bracket and what is listed in it. */
function bracketAt(
  chars: readonly string[],
  start: number,
): { readonly source: string; readonly next: number } {
  let at = start + 1;
  let source = '';
  while (at < chars.length && (chars[at] !== ']' || source === '')) {
    const char = chars[at] ?? '';
    const isOdd =
      char === '\\' || char === '^' || char === '-' || (char === '[' && /[.=:]/.test(chars[at + 1] ?? ''));
    if (isOdd) throw new SqlDataError('this twin reads brackets that list characters only');
    source += escaped(char);
    at += 1;
  }
  if (chars[at] !== ']') throw new SqlDataError('invalid regular expression: brackets [] not balanced');
  return { source: `[${source}]`, next: at + 1 };
}

/** Throws SqlDataError for what PostgreSQL refuses, and for what is not spelled out. */
export function regexOf(pattern: string): RegExp {
  if (pattern.startsWith('***')) throw new SqlDataError('this twin reads no directors');
  const chars = [...pattern];
  let source = '';
  let at = 0;
  while (at < chars.length) {
    const char = chars[at] ?? '';
    if (char === '\\') {
      const next = chars[at + 1];
      if (next === undefined || /[\p{L}\p{N}_]/u.test(next))
        throw new SqlDataError('invalid regular expression: invalid escape \\ sequence');
      source += escaped(next);
      at += 2;
    } else if (char === '[') {
      const bracket = bracketAt(chars, at);
      source += bracket.source;
      at = bracket.next;
    } else if (char === '^' && at === 0) {
      source += '^';
      at += 1;
    } else if (SPECIAL.test(char)) {
      throw new SqlDataError(`this twin reads no "${char}" in regular expressions`);
    } else {
      source += escaped(char);
      at += 1;
    }
  }
  return new RegExp(source, 'su');
}

/** LIKE: `%` for anything, `_` for one character; `escape` null: there is none. */
export function likeOf(pattern: string, escape: string | null, fold: boolean): RegExp {
  const chars = [...(fold ? foldOf(pattern) : pattern)];
  let source = '';
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? '';
    if (char === escape) {
      at += 1;
      const next = chars[at];
      if (next === undefined) throw new SqlDataError('LIKE pattern must not end with escape character');
      source += escaped(next);
    } else source += char === '%' ? '.*' : char === '_' ? '.' : escaped(char);
  }
  return new RegExp(`^${source}$`, 'su');
}
/** Character by character, as towlower does. */
export function foldOf(text: string): string {
  return [...text].map((char) => ([...char.toLowerCase()].length === 1 ? char.toLowerCase() : char)).join('');
}
