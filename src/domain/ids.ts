/** Global ids: opaque to clients, URL-safe, stable across harvests and restarts. */

export interface DatasetKey {
  /** Portal slug. */
  readonly portal: string;
  readonly localId: string;
}
/** `table` is "api:" and the portal's table id, or "file:" and the local id of the distribution whose file it is. */
export interface TableKey extends DatasetKey {
  readonly table: string;
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

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const chunk = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const length = Math.min(3, bytes.length - i) + 1;
    for (let k = 0; k < length; k += 1) out += ALPHABET.charAt((chunk >> (18 - 6 * k)) & 63);
  }
  return out;
}

function fromBase64Url(text: string): string | null {
  if (text.length % 4 === 1) return null;
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return null;
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((buffer >> bits) & 255);
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

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
