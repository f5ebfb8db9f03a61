/** Datasets that were read lately, given again as they are until anything is written: most questions are for the same few. */
import type { DatasetKey } from '../domain/ids.ts';
import type { Catalogue, StoredDataset } from '../ports/store.ts';

/** At most `most` are kept, those that were asked for last. Whoever is given one does not write to it. */
export function keepDatasets(
  catalogue: Pick<Catalogue, 'datasets' | 'revision'>,
  most: number,
): Catalogue['datasets'] {
  const kept = new Map<string, StoredDataset>();
  let keptRevision = Number.NaN;
  return async (keys) => {
    // Read first: what is written meanwhile is of a later one.
    const revision = await catalogue.revision();
    if (revision !== keptRevision) kept.clear();
    keptRevision = revision;
    const found = new Map<string, StoredDataset>();
    const missing = new Map<string, DatasetKey>();
    for (const key of keys) {
      const name = nameOf(key);
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
    if (keptRevision === revision) keepLast(kept, found, most);
    return keys.map((key) => found.get(nameOf(key)) ?? null);
  };
}

/** A map keeps the order of insertion: what is used moves to the end. */
function keepLast(
  kept: Map<string, StoredDataset>,
  used: ReadonlyMap<string, StoredDataset>,
  most: number,
): void {
  for (const [name, dataset] of used) {
    kept.delete(name);
    kept.set(name, dataset);
  }
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return;
    kept.delete(oldest);
  }
}

function nameOf({ portal, localId }: DatasetKey): string {
  return `${portal} ${localId}`;
}
