/** Global ids: opaque to clients, URL-safe, stable across harvests and restarts. */
import { fromBase64Url, toBase64Url } from './base64url.ts';

export interface DatasetKey {
  /** Portal slug. */
  readonly portal: string;
  readonly localId: string;
}
/** `table` is "api:" and the portal's table id, or "file:" and the local id of the distribution whose file it is. */
export interface TableKey extends DatasetKey {
  readonly table: string;
}
/**
 * Orders ids as stores walk them, by the bytes of their UTF-8: by code point, where `<` goes by halves of surrogate
 * pairs.
 */
export function compareIds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return rankOf(one) - rankOf(other);
  }
  return a.length - b.length;
}

/** Of a UTF-16 unit: halves of pairs, which stand for code points above all others, come last. */
function rankOf(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}

export type NodeKey =
  | { readonly type: 'City'; readonly slug: string }
  | { readonly type: 'Portal'; readonly slug: string }
  | ({ readonly type: 'Dataset' } & DatasetKey)
  | ({ readonly type: 'Distribution'; readonly distribution: string } & DatasetKey)
  | ({ readonly type: 'Table' } & TableKey)
  | { readonly type: 'HarvestRun'; readonly run: string }
  | { readonly type: 'ActionPlan'; readonly plan: string }
  | { readonly type: 'Commitment'; readonly commitment: string };

function partsOf(key: NodeKey): readonly string[] {
  switch (key.type) {
    case 'City':
    case 'Portal':
      return [key.slug];
    case 'Dataset':
      return [key.portal, key.localId];
    case 'Distribution':
      return [key.portal, key.localId, key.distribution];
    case 'Table':
      return [key.portal, key.localId, key.table];
    case 'HarvestRun':
      return [key.run];
    case 'ActionPlan':
      return [key.plan];
    case 'Commitment':
      return [key.commitment];
  }
}

/** For lookups in memory: one spelling per key, since a blank is in no slug. */
export function lookupKey({ portal, localId }: DatasetKey): string {
  return `${portal} ${localId}`;
}

/** `["Dataset", portal, localId]` as base64url of JSON: one spelling per key. */
export function toGlobalId(key: NodeKey): string {
  return toBase64Url(JSON.stringify([key.type, ...partsOf(key)]));
}

/** null for anything that `toGlobalId` did not make. */
export function fromGlobalId(id: string): NodeKey | null {
  if (id.length > 4_000) return null;
  const text = fromBase64Url(id);
  if (text === null) return null;
  const key = keyOf(parse(text));
  return key !== null && toGlobalId(key) === id ? key : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function keyOf(value: unknown): NodeKey | null {
  if (!Array.isArray(value) || !value.every((part): part is string => typeof part === 'string')) return null;
  const [type, first, second, third] = value;
  if (first === undefined) return null;
  if (type === 'City' || type === 'Portal') return { type, slug: first };
  if (type === 'HarvestRun') return { type, run: first };
  if (type === 'ActionPlan') return { type, plan: first };
  if (type === 'Commitment') return { type, commitment: first };
  if (second === undefined) return null;
  if (type === 'Dataset') return { type, portal: first, localId: second };
  if (type === 'Table' && third !== undefined) return { type, portal: first, localId: second, table: third };
  return type === 'Distribution' && third !== undefined
    ? { type, portal: first, localId: second, distribution: third }
    : null;
}
