/** Opaque positions in a list: where we were, bound to the question by a checksum. */
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { GatewayError } from './errors.ts';
import { canonicalJson } from './fingerprint.ts';
import { hash53 } from './hash-53.ts';
import type { Json } from './json.ts';

export type CursorPart = string | number | null;

/** What a cursor is good for: the same list asked in the same way. Undefined members do not count. */
export function cursorScope(of: Json): string {
  return hash53(canonicalJson(of)).toString(36);
}

/** URL-safe; holds the position itself, so that it outlives inserts and removals. */
export function encodeCursor(scope: string, parts: readonly CursorPart[]): string {
  return toBase64Url(JSON.stringify([scope, ...parts]));
}

/** Throws BAD_CURSOR for anything that `encodeCursor` did not make for this scope with this many parts. */
export function decodeCursor(scope: string, cursor: string, length: number): readonly CursorPart[] {
  const value = cursor.length > 4_000 ? null : parse(cursor);
  if (value === null || value.length !== length + 1)
    throw new GatewayError('BAD_CURSOR', 'The cursor was not made here.', {
      hint: 'Pass an endCursor of an earlier answer, unchanged, or leave `after` out.',
    });
  if (value[0] !== scope)
    throw new GatewayError('BAD_CURSOR', 'The cursor belongs to another question.', {
      hint: 'Keep query, filter and order as they were, or leave `after` out.',
    });
  return value.slice(1);
}

function parse(cursor: string): readonly CursorPart[] | null {
  const text = fromBase64Url(cursor);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isPart) ? value : null;
  } catch {
    return null;
  }
}

function isPart(value: unknown): value is CursorPart {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
