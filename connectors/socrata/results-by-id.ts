/** Discovery results of given ids, in as few requests as there are addresses long enough for them. */
import { isJsonObject, type Call, type Json } from '../../src/connector/index.ts';
import { MAX_IDS } from './capabilities.ts';
import type { Ask } from './discovery.ts';

function idOf(result: Json): string | null {
  const resource = isJsonObject(result) ? (result['resource'] ?? null) : null;
  const id = isJsonObject(resource) ? resource['id'] : null;
  return typeof id === 'string' ? id : null;
}

/**
 * At most 400 ids. Those that nobody has are not among the results; in the order of no one. Asks again for what is
 * missing while the portal says there is more than it sent: it lowers `limit` silently.
 */
export async function resultsById(ask: Ask, ids: readonly string[], call: Call): Promise<Map<string, Json>> {
  const found = new Map<string, Json>();
  let missing = ids;
  while (missing.length > 0) {
    const { results, resultSetSize } = await ask({ ids: missing.join(','), limit: missing.length }, call);
    const before = found.size;
    for (const raw of results) {
      const id = idOf(raw);
      if (id !== null) found.set(id, raw);
    }
    const left = missing.filter((id) => !found.has(id));
    // Different ones count: a result that is listed twice takes the place of another.
    if (found.size - before >= resultSetSize || left.length === missing.length) break;
    missing = left;
  }
  return found;
}

/** Lists of at most as many as one request takes. */
export function chunksOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / MAX_IDS);
  return Array.from({ length: count }, (_, index) => ids.slice(index * MAX_IDS, (index + 1) * MAX_IDS));
}
