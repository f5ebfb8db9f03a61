import type { FacetBucket, FacetField } from '../../ports/store.ts';
import type { Columns, Lists } from './columns.ts';

function listsOf(field: FacetField, columns: Columns): Lists {
  switch (field) {
    case 'PORTAL':
      return columns.portal;
    case 'THEME':
      return columns.themes;
    case 'KEYWORD':
      return columns.keywords;
    case 'FORMAT':
      return columns.formats;
    case 'LICENCE':
      return columns.licence;
    case 'PUBLISHER':
      return columns.publisher;
    case 'QUERYABLE':
      return columns.queryable;
    case 'TABLE_ACCESS':
      return columns.access;
  }
}

/** A plain tally: over matching slots, one counter per distinct value. */
export function countFacet(
  field: FacetField,
  columns: Columns,
  slots: Uint32Array,
  limit: number,
): readonly FacetBucket[] {
  const lists = listsOf(field, columns);
  const items = lists.items.data;
  const starts = lists.starts.data;
  const tally = new Uint32Array(lists.dictionary.values.length);
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i] ?? 0;
    const end = starts[slot + 1] ?? 0;
    for (let k = starts[slot] ?? 0; k < end; k += 1) {
      const id = items[k] ?? 0;
      tally[id] = (tally[id] ?? 0) + 1;
    }
  }
  return mostFrequent(tally, lists.dictionary.values, limit);
}

/** Ties by value. Most values are rare, and ruled out by their count alone. */
function mostFrequent(tally: Uint32Array, values: readonly string[], limit: number): readonly FacetBucket[] {
  const best: FacetBucket[] = [];
  let least = 0;
  for (let id = 0; id < tally.length; id += 1) {
    const count = tally[id] ?? 0;
    if (count === 0 || count < least || limit <= 0) continue;
    const bucket = { value: values[id] ?? '', count };
    const place = best.findIndex((other) => precedes(bucket, other));
    if (place < 0 && best.length >= limit) continue;
    best.splice(place < 0 ? best.length : place, 0, bucket);
    if (best.length > limit) best.pop();
    if (best.length === limit) least = best[limit - 1]?.count ?? 0;
  }
  return best;
}

function precedes(a: FacetBucket, b: FacetBucket): boolean {
  return a.count === b.count ? a.value < b.value : a.count > b.count;
}
