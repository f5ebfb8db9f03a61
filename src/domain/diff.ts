/** What changed between two versions of a dataset. */
import type { Dataset } from './dataset.ts';
import { canonicalJson, contentOf } from './fingerprint.ts';
import { isJsonObject, type Json } from './json.ts';

/** Names of the top-level content fields that differ, in alphabetical order; empty when the content is the same. */
export function changedFields(before: Dataset, after: Dataset): readonly string[] {
  const old = contentOf(before);
  const now = contentOf(after);
  if (!isJsonObject(old) || !isJsonObject(now)) return [];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...names].filter((name) => spelling(old[name]) !== spelling(now[name])).sort();
}

function spelling(value: Json | undefined): string {
  return value === undefined ? '' : canonicalJson(value);
}
