import { createHash } from 'node:crypto';
import type { Json } from '../domain/json.ts';
import { isJsonObject } from '../domain/json.ts';

/** JSON text with sorted keys: equal values have equal texts, however they were written. */
export function canonicalJson(value: Json): string {
  if (isJsonObject(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
  }
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : JSON.stringify(value);
}

/** 128 bits of SHA-256 over the text, in base64url: 22 characters. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}
