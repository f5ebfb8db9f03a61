import type { Dataset } from '../domain/dataset.ts';
import type { Json } from '../domain/json.ts';

/** Names of the top-level fields that differ, in alphabetical order. */
export function changedFields(before: Dataset, after: Dataset): readonly string[] {
  const old = new Map<string, Json>(Object.entries(before));
  const now = new Map<string, Json>(Object.entries(after));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)))
    .sort();
}
