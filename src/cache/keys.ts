/** The text under which an answer is kept. Two different questions never share one. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/fingerprint.ts';
import type { CacheKey } from '../ports/cache.ts';

const LONGEST = 200;

/**
 * "kind:canonical JSON". Canonical JSON quotes every text, so `q=a&rows=10` inside a value cannot look like two values;
 * long questions are replaced by their SHA-256 behind "#", which canonical JSON never begins with.
 */
export function cacheKeyText(key: CacheKey): string {
  const kind = encodeURIComponent(key.kind);
  const of = canonicalJson(key.of);
  if (kind.length + of.length < LONGEST) return `${kind}:${of}`;
  return `${kind}:#${createHash('sha256').update(of).digest('base64url')}`;
}
