/** Datasets that were read lately, given again as they are until anything is written: most questions are for the same few. */
import { lookupKey, type DatasetKey } from '../domain/ids.ts';
import type { Catalogue, StoredDataset } from '../ports/store.ts';

/**
 * At most `most` are kept, those that were asked for last. One that is asked for a single time is not: it would take the
 * place of one that is asked for again. Whoever is given one does not write to it.
 */
export function keepDatasets(
  catalogue: Pick<Catalogue, 'datasets' | 'revision'>,
  most: number,
): Catalogue['datasets'] {
  const kept = new Map<string, StoredDataset>();
  /** Names of those that were asked for of late. */
  const asked = new Map<string, true>();
  let keptRevision = Number.NaN;
  return async (keys) => {
    // Read first: what is written meanwhile is of a later one.
    const revision = await catalogue.revision();
    if (revision !== keptRevision) kept.clear();
    keptRevision = revision;
    const found = new Map<string, StoredDataset>();
    const missing = new Map<string, DatasetKey>();
    for (const key of keys) {
      const name = lookupKey(key);
      const known = kept.get(name);
      if (known === undefined) missing.set(name, key);
      else found.set(name, known);
    }
    if (missing.size > 0) {
      const read = await catalogue.datasets([...missing.values()]);
      for (const [index, name] of [...missing.keys()].entries()) {
        const dataset = read[index] ?? null;
        if (dataset !== null) found.set(name, dataset);
      }
    }
    if (keptRevision === revision)
      for (const [name, dataset] of found) {
        if (kept.has(name) || asked.has(name)) putLast(kept, name, dataset, most);
        putLast(asked, name, true, most);
      }
    return keys.map((key) => found.get(lookupKey(key)) ?? null);
  };
}

/** A map keeps the order of insertion: what is used moves to the end, and what was not for long falls out in front. */
function putLast<Value>(all: Map<string, Value>, name: string, value: Value, most: number): void {
  all.delete(name);
  all.set(name, value);
  if (all.size <= most) return;
  const [oldest = name] = all.keys();
  all.delete(oldest);
}
